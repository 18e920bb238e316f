// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/index.hpp>

namespace tapeless {

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

    /// What C++ asks of a number or of its own arrays.
    template <class Number>
    requires std::is_arithmetic_v<Number>
    constexpr explicit operator Number() const {
        if constexpr (std::is_same_v<Number, bool>)
            static_assert(diagnosis::has_no_branch<Number>, TAPELESS_SAYS_BRANCH);
        else
            static_assert(diagnosis::is_known<Number>, TAPELESS_SAYS_NOT_A_DOUBLE);
        return {};
    }
    template <class Index>
    constexpr symbol operator[](Index const&) const {
        constexpr bool fits = !std::is_same_v<Index, Index>;
        static_assert(fits, TAPELESS_SAYS_ARRAY_INDICES);
        return {home_, home_->constant_node(0.0)};
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
    /// repeat, the others are as long.
    constexpr int spread(arrays::positions_of_axes const& axes) const {
        arrays::positions_of_axes where{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis) {
            arrays::position const p = axes.at[axes.rank - Rank + axis];
            int const along = home_->index[p.index].dimension;
            bool const repeats = is_single(axis) && home_->length[home_->root(along)] != 1;
            if (!repeats) home_->unite(along, dimension(axis));
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

} // namespace arrays

} // namespace tapeless
