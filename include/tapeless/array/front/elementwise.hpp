// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/symbolic_array.hpp>

namespace tapeless {

namespace arrays {

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

namespace arrays {

/// An operation that changes the elements of `a` and leaves its axes as they are: nothing repeats
/// but the other operand.
template <class Op, int Rank, class B>
constexpr symbolic_array<Rank>& assign_to(symbolic_array<Rank>& a, B const& b) {
    constexpr bool keeps_axes = array_rank<B> <= Rank;
    static_assert(keeps_axes, TAPELESS_SAYS_ARRAY_IN_PLACE);
    if constexpr (keeps_axes) {
        auto const made = apply_op(Op{}, a, b);
        for (int axis = 0; axis < Rank; ++axis)
            if (a.is_single(axis) && !made.is_single(axis)) a.home()->disagree = true;
        a = made;
    }
    return a;
}
template <class A, class B>
concept NumberPlusArray = (std::is_same_v<A, symbol> || std::is_arithmetic_v<A>)&&TracedArray<B>;
template <class A, class B>
constexpr A& refuse_to_assign(A& a) {
    constexpr bool keeps_axes = !NumberPlusArray<A, B>;
    static_assert(keeps_axes, TAPELESS_SAYS_ARRAY_IN_PLACE);
    return a;
}

} // namespace arrays

template <int Rank, class B>
requires Operands<symbolic_array<Rank>, B>
constexpr auto& operator+=(symbolic_array<Rank>& a, B const& b) {
    return arrays::assign_to<add_op>(a, b);
}
template <int Rank, class B>
requires Operands<symbolic_array<Rank>, B>
constexpr auto& operator-=(symbolic_array<Rank>& a, B const& b) {
    return arrays::assign_to<subtract_op>(a, b);
}
template <int Rank, class B>
requires Operands<symbolic_array<Rank>, B>
constexpr auto& operator*=(symbolic_array<Rank>& a, B const& b) {
    return arrays::assign_to<multiply_op>(a, b);
}
template <int Rank, class B>
requires Operands<symbolic_array<Rank>, B>
constexpr auto& operator/=(symbolic_array<Rank>& a, B const& b) {
    return arrays::assign_to<divide_op>(a, b);
}
template <class A, class B>
requires arrays::NumberPlusArray<A, B>
constexpr A& operator+=(A& a, B const&) { return arrays::refuse_to_assign<A, B>(a); }
template <class A, class B>
requires arrays::NumberPlusArray<A, B>
constexpr A& operator-=(A& a, B const&) { return arrays::refuse_to_assign<A, B>(a); }
template <class A, class B>
requires arrays::NumberPlusArray<A, B>
constexpr A& operator*=(A& a, B const&) { return arrays::refuse_to_assign<A, B>(a); }
template <class A, class B>
requires arrays::NumberPlusArray<A, B>
constexpr A& operator/=(A& a, B const&) { return arrays::refuse_to_assign<A, B>(a); }

} // namespace tapeless
