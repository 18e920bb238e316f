// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/contraction.hpp>
#include <tapeless/array/front/iterate.hpp>
#include <tapeless/array/front/misuse_numbers.hpp>
#include <tapeless/array/front/stack.hpp>

/// Arrays whose ranks do not go together, and comprehensions over what is no range: each overload
/// here only says so, and is less special than every other.

namespace tapeless {

namespace arrays {

template <label Function, int Rank, class A, class B>
constexpr auto refuse_ranks(A const& a, B const& b) {
    static_assert(diagnosis::takes_vectors<Function>, TAPELESS_SAYS_ARRAY_VECTORS);
    return refused_array<Rank>(a, b);
}
template <label Function, int Rank, class Range>
constexpr auto refuse_range(Range const& x) {
    static_assert(diagnosis::takes_range<Function>, TAPELESS_SAYS_ARRAY_RANGE);
    return refused_array<Rank>(x);
}
template <class... Operand>
concept HasArray = (TracedArray<Operand> || ...);
template <class First, class... More>
concept HasRanks = HasArray<First, More...> &&
    !(TracedArray<First> && ((array_rank<More> == array_rank<First>)&&...));
template <class... Operand>
concept HasNumber = HasArray<Operand...> && !(TracedArray<Operand> && ...);

/// A body, but an array or a number in place of the range.
template <class Range, class Body>
concept BodyWithoutRange = (TracedArray<Range> || std::is_same_v<Range, symbol> ||
                            std::is_floating_point_v<Range>)&&std::is_class_v<Body> &&
                           !Symbolic<Body>;

} // namespace arrays

// Arrays of ranks that do not go together

template <class A, class B>
requires arrays::HasArray<A, B>
constexpr auto matmul(A const& a, B const& b) {
    constexpr bool has_product = !arrays::HasArray<A, B>;
    static_assert(has_product, TAPELESS_SAYS_ARRAY_MATMUL);
    constexpr bool vectors = array_rank<A> == 1 && array_rank<B> == 1;
    return arrays::refused_array < vectors ? 0 : array_rank<A> == 1 ? 1 : 2 > (a, b);
}
template <class A, class B>
requires arrays::HasArray<A, B>
constexpr auto dot(A const& a, B const& b) { return arrays::refuse_ranks<"dot", 0>(a, b); }
template <class A, class B>
requires arrays::HasArray<A, B>
constexpr auto outer(A const& a, B const& b) { return arrays::refuse_ranks<"outer", 2>(a, b); }
template <class Places, class Values>
requires arrays::HasArray<Places, Values>
constexpr auto scatter(index_range const&, Places const& places, Values const& values) {
    return arrays::refuse_ranks<"scatter", 1>(places, values);
}
template <class A>
constexpr auto transpose(A const& a) {
    constexpr bool is_matrix = !std::is_same_v<A, A>;
    static_assert(is_matrix, TAPELESS_SAYS_ARRAY_TRANSPOSE);
    return arrays::refused_array<2>(a);
}
template <class A, class... Index>
requires(arrays::HasArray<A> || std::is_same_v<A, symbol>) constexpr auto row(A const& a,
                                                                              Index const&...) {
    constexpr bool has_rows = !std::is_same_v<A, A>;
    static_assert(has_rows, TAPELESS_SAYS_ARRAY_ROW);
    return arrays::refused_array<1>(a);
}
template <int Axis, class A, class B, class... More>
requires arrays::HasRanks<A, B, More...>
constexpr auto concat(A const& a, B const& b, More const&...) {
    constexpr bool of_one_rank = !arrays::HasRanks<A, B, More...>;
    static_assert(of_one_rank, TAPELESS_SAYS_ARRAY_CONCAT);
    return arrays::refused_array<(array_rank<A> > 1 ? array_rank<A> : 1)>(a, b);
}
template <int Axis = 0, class First, class... More>
requires(arrays::HasArray<First, More...> &&
         !arrays::OfOneRank<First, More...>) constexpr auto stack(First const& first,
                                                                  More const&... more) {
    constexpr bool of_one_rank = arrays::OfOneRank<First, More...>;
    static_assert(of_one_rank, TAPELESS_SAYS_ARRAY_STACK);
    return arrays::refused_array<arrays::common_rank<First, More...>() + 1>(first, more...);
}
template <class Scores, class Goals>
requires arrays::HasArray<Scores, Goals>
constexpr symbol cross_entropy(Scores const& scores, Goals const& goals) {
    constexpr bool fits = !arrays::HasArray<Scores, Goals>;
    static_assert(fits, TAPELESS_SAYS_ARRAY_CROSS_ENTROPY);
    return arrays::refused_array<0>(scores, goals);
}
template <label Text, class First, class... More>
requires arrays::HasNumber<First, More...>
constexpr auto einsum(First const& first, More const&...) {
    constexpr bool of_arrays = !arrays::HasNumber<First, More...>;
    static_assert(of_arrays, TAPELESS_SAYS_ARRAY_LETTERS);
    return arrays::refused_array<arrays::subscripts_of<Text>.out>(first);
}

// Comprehensions over what is no range

template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto sum(Range const& x, Body const&) { return arrays::refuse_range<"sum", 0>(x); }
template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto product(Range const& x, Body const&) {
    return arrays::refuse_range<"product", 0>(x);
}
template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto logsumexp(Range const& x, Body const&) {
    return arrays::refuse_range<"logsumexp", 0>(x);
}
template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto argmax(Range const& x, Body const&) { return arrays::refuse_range<"argmax", 0>(x); }
template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto norm(Range const& x, Body const&) { return arrays::refuse_range<"norm", 0>(x); }
template <class Range, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto map(Range const& x, Body const&) { return arrays::refuse_range<"map", 1>(x); }
template <class Range, class Start, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto iterate(Range const& x, Start const& start, Body const&) {
    arrays::refuse_range<"iterate", 0>(x);
    return arrays::as_state(start);
}
template <class Range, class Start, class Body>
requires arrays::BodyWithoutRange<Range, Body>
constexpr auto scan(Range const& x, Start const& start, Body const&) {
    return std::pair(arrays::as_state(start), arrays::refuse_range<"scan", 1>(x));
}

} // namespace tapeless
