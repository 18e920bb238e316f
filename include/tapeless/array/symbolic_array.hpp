// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/combined_index.hpp>
#include <tapeless/array/diagnostics.hpp>

namespace tapeless {

/// The variable of a comprehension, as in `x(i)`, `x(i + 1)` and `x(2 * i + k)`.
struct array_index {
    arrays::array_graph* home = nullptr;
    arrays::position at;

    friend constexpr array_index operator+(array_index i, int offset) {
        return {i.home, {i.at.index, i.at.offset + offset}};
    }
    friend constexpr array_index operator+(int offset, array_index i) { return i + offset; }
    friend constexpr array_index operator-(array_index i, int offset) { return i + -offset; }
    friend constexpr array_index operator*(int stride, array_index i) {
        arrays::loose_position made(*i.home);
        made.add(i.at, stride);
        return {i.home, made.made()};
    }
    friend constexpr array_index operator*(array_index i, int stride) { return stride * i; }
    friend constexpr array_index operator-(array_index i) { return -1 * i; }
    friend constexpr array_index operator+(array_index i, array_index j) {
        arrays::loose_position made(*i.home);
        made.add(i.at);
        made.add(j.at);
        return {i.home, made.made()};
    }
    friend constexpr array_index operator-(array_index i, array_index j) { return i + -1 * j; }
    /// Plus an element of an argument of integers.
    friend constexpr array_index operator+(array_index i, symbol const& element) {
        return i + array_index{i.home, arrays::position_of_node(*i.home, element.in(*i.home))};
    }
    friend constexpr array_index operator+(symbol const& element, array_index i) {
        return i + element;
    }
};

/// What an index is not made for: a product or quotient of indices, a number among numbers.
template <class A, class B>
concept IndexOperands = std::is_same_v<A, array_index> || std::is_same_v<B, array_index>;
template <class A, class B>
constexpr symbol index_as_number() {
    constexpr bool is_number = !IndexOperands<A, B>;
    static_assert(is_number, TAPELESS_SAYS_ARRAY_INDEX_NUMBER);
    return {};
}
template <class A, class B>
requires IndexOperands<A, B>
constexpr symbol operator*(A const&, B const&) { return index_as_number<A, B>(); }
template <class A, class B>
requires IndexOperands<A, B>
constexpr symbol operator/(A const&, B const&) { return index_as_number<A, B>(); }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator<(A const&, B const&) { return index_as_number<A, B>() < 0.0; }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator>(A const&, B const&) { return index_as_number<A, B>() < 0.0; }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator==(A const&, B const&) { return index_as_number<A, B>() < 0.0; }

constexpr arrays::position position_at(arrays::array_graph&, array_index const& i) { return i.at; }
template <class Number>
requires std::is_arithmetic_v<Number>
constexpr arrays::position position_at(arrays::array_graph& g, Number i) {
    g.bad_index = g.bad_index || !std::is_integral_v<Number>;
    return {-1, static_cast<int>(i)};
}
constexpr arrays::position position_at(arrays::array_graph& g, symbol const& element) {
    return arrays::position_of_node(g, element.in(g));
}

template <int Rank>
class symbolic_array;
template <int Rank>
inline constexpr bool is_expression<symbolic_array<Rank>> = false;

/// A whole array while a function is traced: an argument, or the values of a node over as many
/// indices as it has axes.
template <int Rank>
class symbolic_array {
public:
    using symbolic_tag = symbolic_array;
    static constexpr int rank = Rank;

    constexpr symbolic_array() = default;
    constexpr symbolic_array(bool) {}
    constexpr symbolic_array(arrays::array_graph* home, int argument)
        : home_(home), argument_(argument) {}
    constexpr symbolic_array(arrays::array_graph* home, int node,
                             arrays::positions_of_axes const& axes)
        : home_(home), node_(node), axes_(axes) {}

    /// Constant, since an element is a value: to assign to it would change nothing.
    template <class... Index>
    constexpr symbol const operator()(Index const&... index) const {
        constexpr bool fits = sizeof...(Index) == Rank;
        static_assert(fits, TAPELESS_SAYS_ARRAY_INDICES);
        if constexpr (fits)
            return symbol(home_, at({Rank, {position_at(*home_, index)...}}));
        else
            return symbol();
    }

    constexpr arrays::array_graph* home() const { return home_; }
    constexpr unsigned char integers() const {
        return argument_ >= 0 ? home_->integers_of[argument_] : static_cast<unsigned char>(0);
    }
    constexpr int dimension(int axis) const {
        return argument_ >= 0 ? home_->dimension_of[argument_][axis]
                              : home_->dimension_at(axes_.at[axis].index);
    }
    constexpr bool is_single(int axis) const {
        return home_->length[home_->root(dimension(axis))] == 1;
    }

    /// The node of an element.
    constexpr int at(arrays::positions_of_axes const& where) const {
        for (int axis = 0; axis < Rank; ++axis) home_->meet(where.at[axis], dimension(axis));
        if (argument_ >= 0)
            return home_->atom_node(arrays::atom_from(arrays::source::load, argument_, where));
        return home_->element_node(node_, axes_, where);
    }
    /// The axes numbered from the right, which is how arrays of different ranks meet.
    constexpr arrays::positions_of_axes own_axes() const {
        arrays::positions_of_axes own{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis)
            own.at[axis].index =
                home_->find_index(home_->level_of_axis(Rank - 1 - axis), dimension(axis));
        return own;
    }
    /// The node of an element of this array spread over `axes`: missing axes and those of length 1
    /// repeat.
    constexpr int spread(arrays::positions_of_axes const& axes) const {
        arrays::positions_of_axes where{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis) {
            arrays::position const p = axes.at[axes.rank - Rank + axis];
            int const along = home_->index[p.index].dimension;
            bool const repeats = is_single(axis) && home_->length[home_->root(along)] != 1;
            where.at[axis] = repeats ? arrays::position{-1, 0} : p;
        }
        return at(where);
    }

private:
    arrays::array_graph* home_ = nullptr;
    int argument_ = -1;
    int node_ = 0;
    arrays::positions_of_axes axes_;
};

template <class Type>
inline constexpr int array_rank = -1;
template <int Rank>
inline constexpr int array_rank<symbolic_array<Rank>> = Rank;
template <class Type>
concept TracedArray = array_rank<Type>
>= 0;

namespace arrays {

template <class Operand>
constexpr array_graph* graph_of(Operand const& x) {
    if constexpr (TracedArray<Operand>)
        return x.home();
    else
        return nullptr;
}
template <class Operand>
constexpr void find_dimensions(Operand const& x, int* dimension) {
    if constexpr (TracedArray<Operand>)
        for (int axis = 0; axis < Operand::rank; ++axis) {
            int& found = dimension[Operand::rank - 1 - axis];
            if (found < 0 || x.home()->length[x.home()->root(found)] == 1)
                found = x.dimension(axis);
        }
}
template <class Operand>
constexpr int node_over(array_graph& g, Operand const& x, positions_of_axes const& axes) {
    if constexpr (TracedArray<Operand>)
        return x.spread(axes);
    else
        return node_in(g, x);
}
template <class... Operand>
constexpr int common_rank() {
    int rank = 0;
    ((rank = array_rank<Operand> > rank ? array_rank<Operand> : rank), ...);
    return rank;
}
/// The axes of what an operation makes of these operands, aligned from the right.
template <class... Operand>
constexpr positions_of_axes common_axes(array_graph& g, Operand const&... x) {
    int dimension[max_rank] = {-1, -1, -1, -1, -1, -1, -1, -1};
    (find_dimensions(x, dimension), ...);
    positions_of_axes axes{common_rank<Operand...>(), {}};
    for (int axis = 0; axis < axes.rank; ++axis) {
        int const right = axes.rank - 1 - axis;
        axes.at[axis].index = g.find_index(g.level_of_axis(right), dimension[right]);
    }
    return axes;
}

/// A condition is no number and a number no condition; constants are what they are written as.
template <class Op>
constexpr void check_conditions(array_graph& g, int const* operand, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
        bool const wanted = Op::operands[k] == kind::condition;
        if (g.is_condition(operand[k]) != wanted && !g.is_constant(operand[k]))
            g.bad_condition = true;
    }
}

} // namespace arrays

/// An operation on whole arrays, element by element.
template <class Op, class... Operand>
requires(TracedArray<Operand> || ...) constexpr auto apply_op(Op, Operand const&... x) {
    arrays::array_graph* g = nullptr;
    ((g = g ? g : arrays::graph_of(x)), ...);
    auto const axes = arrays::common_axes(*g, x...);
    int const operand[3] = {arrays::node_over(*g, x, axes)...};
    arrays::check_conditions<Op>(*g, operand, sizeof...(Operand));
    constexpr int rank = arrays::common_rank<Operand...>();
    if constexpr (std::is_same_v<Op, add_op>)
        return symbolic_array<rank>(g, add(*g, operand[0], operand[1]), axes);
    else if constexpr (std::is_same_v<Op, subtract_op>)
        return symbolic_array<rank>(g, subtract(*g, operand[0], operand[1]), axes);
    else if constexpr (std::is_same_v<Op, multiply_op>)
        return symbolic_array<rank>(g, multiply(*g, operand[0], operand[1]), axes);
    else if constexpr (std::is_same_v<Op, divide_op>)
        return symbolic_array<rank>(g, divide(*g, operand[0], operand[1]), axes);
    else if constexpr (std::is_same_v<Op, negate_op>)
        return symbolic_array<rank>(g, negate(*g, operand[0]), axes);
    else
        return symbolic_array<rank>(g, call(*g, info_of<Op>, operand), axes);
}

template <class A, class B>
concept ArrayOperands = (TracedArray<A> || TracedArray<B>)&&Operands<A, B>;

template <class A, class B>
requires ArrayOperands<A, B>
constexpr auto operator+(A const& a, B const& b) { return apply_op(add_op{}, a, b); }
template <class A, class B>
requires ArrayOperands<A, B>
constexpr auto operator-(A const& a, B const& b) { return apply_op(subtract_op{}, a, b); }
template <class A, class B>
requires ArrayOperands<A, B>
constexpr auto operator*(A const& a, B const& b) { return apply_op(multiply_op{}, a, b); }
template <class A, class B>
requires ArrayOperands<A, B>
constexpr auto operator/(A const& a, B const& b) { return apply_op(divide_op{}, a, b); }
template <class A>
requires TracedArray<A>
constexpr auto operator-(A const& a) { return apply_op(negate_op{}, a); }

} // namespace tapeless
