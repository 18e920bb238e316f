// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Calls of functions of arrays that have no meaning: each overload here only says so, and comes
/// after every other, since it is less special or converts to `operand`.

#include <tapeless/array/contraction.hpp>
#include <tapeless/array/convolution.hpp>
#include <tapeless/array/gather.hpp>
#include <tapeless/array/shapes.hpp>
#include <tapeless/core/label.hpp>

namespace tapeless {

namespace diagnosis {

template <label Function>
inline constexpr bool takes_array = false;
template <label Function>
inline constexpr bool takes_vectors = false;
template <label Function>
inline constexpr bool takes_range = false;

} // namespace diagnosis

namespace arrays {

/// An operand of a call that is refused: anything at all.
struct operand {
    builder* home = nullptr;

    template <class Type>
    requires(!std::is_same_v<Type, operand>) constexpr operand(Type const& x) {
        if constexpr (requires { static_cast<builder*>(x.home()); }) home = x.home();
    }
};
/// What stands in for a result, so that one mistake gives one error.
template <int Rank>
constexpr auto refused_array(operand const& x, operand const& y = symbol()) {
    builder* const home = x.home != nullptr ? x.home : y.home;
    if constexpr (Rank == 0)
        return home != nullptr ? symbol(home, home->constant_node(0.0)) : symbol();
    else {
        if (home == nullptr || !home->of_arrays) return symbolic_array<Rank>();
        array_graph& g = static_cast<array_graph&>(*home);
        positions_of_axes axes{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis)
            axes.at[axis].index =
                g.find_index(g.level_of_axis(Rank - 1 - axis), g.add_dimension(unknown_length));
        return symbolic_array<Rank>(&g, g.constant_node(0.0), axes);
    }
}
template <label Function, int Rank, int... Axis>
constexpr auto refuse_number(operand const& x) {
    static_assert(diagnosis::takes_array<Function>, TAPELESS_SAYS_ARRAY_WANTED);
    return refused_array<Rank>(x);
}
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

// A number where an array is wanted

template <int... Axis>
constexpr auto sum(arrays::operand const& x) {
    return arrays::refuse_number<"sum", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto mean(arrays::operand const& x) {
    return arrays::refuse_number<"mean", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto product(arrays::operand const& x) {
    return arrays::refuse_number<"product", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto max(arrays::operand const& x) {
    return arrays::refuse_number<"max", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto min(arrays::operand const& x) {
    return arrays::refuse_number<"min", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto argmax(arrays::operand const& x) {
    return arrays::refuse_number<"argmax", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto logsumexp(arrays::operand const& x) {
    return arrays::refuse_number<"logsumexp", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto norm(arrays::operand const& x) {
    return arrays::refuse_number<"norm", 0, Axis...>(x);
}
template <int... None>
constexpr auto softmax(arrays::operand const& x) {
    return arrays::refuse_number<"softmax", 1, None...>(x);
}
template <int... None>
constexpr auto log_softmax(arrays::operand const& x) {
    return arrays::refuse_number<"log_softmax", 1, None...>(x);
}
template <int... None>
constexpr auto layer_norm(arrays::operand const& x, double = 0) {
    return arrays::refuse_number<"layer_norm", 1, None...>(x);
}
template <int... None>
constexpr auto layer_norm(arrays::operand const& x, arrays::operand const&, arrays::operand const&,
                          double = 0) {
    return arrays::refuse_number<"layer_norm", 1, None...>(x);
}
template <int... None>
constexpr auto flatten(arrays::operand const& x) {
    return arrays::refuse_number<"flatten", 1, None...>(x);
}
template <std::size_t... Extent>
constexpr auto reshape(arrays::operand const& x) {
    return arrays::refuse_number<"reshape", sizeof...(Extent)>(x);
}
template <int Axis>
constexpr auto flip(arrays::operand const& x) {
    return arrays::refuse_number<"flip", 1, Axis>(x);
}
template <int Axis>
constexpr auto slice(arrays::operand const& x, int, int, int = 1) {
    return arrays::refuse_number<"slice", 1, Axis>(x);
}
template <int Axis>
constexpr auto pad(arrays::operand const& x, int, int) {
    return arrays::refuse_number<"pad", 1, Axis>(x);
}
template <int... None>
constexpr auto take(arrays::operand const& a, arrays::operand const&) {
    return arrays::refuse_number<"take", 1, None...>(a);
}
template <int... None>
constexpr auto conv1d(arrays::operand const& x, arrays::operand const&, int = 1, padding = {}) {
    return arrays::refuse_number<"conv1d", 1, None...>(x);
}
template <int... None>
constexpr auto conv2d(arrays::operand const& x, arrays::operand const&, int = 1, padding = {}) {
    return arrays::refuse_number<"conv2d", 2, None...>(x);
}
template <int Axis>
constexpr index_range indices(arrays::operand const& x) {
    arrays::refuse_number<"indices", 0, Axis>(x);
    return {};
}

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

} // namespace tapeless
