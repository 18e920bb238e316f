// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Linear algebra asked for of what is no square matrix: each overload here only says so.

#include <tapeless/solve/diagnostics.hpp>
#include <tapeless/solve/linear.hpp>

namespace tapeless {

namespace misuse {

template <class Type>
inline constexpr bool is_array = false;
template <class Element, std::size_t Size>
inline constexpr bool is_array<std::array<Element, Size>> = true;

template <class Type>
inline constexpr std::size_t square_size = 0;
template <Entry Number, std::size_t Size>
inline constexpr std::size_t square_size<matrix<Number, Size>> = Size;

/// What somebody takes for a matrix, and what can be one side of a system that has none: arrays in
/// functions of arrays, too.
template <class Type>
concept AnyTensor = is_array<Type> || std::is_arithmetic_v<Type> || Symbolic<Type>;
template <class Type>
concept NoMatrix = AnyTensor<Type> && square_size<Type>
== 0;
template <class A, class B>
concept NoSystem = AnyTensor<A> && AnyTensor<B> &&
    (square_size<A> == 0 ||
     !std::is_same_v<tree::rebind<B, double>, std::array<double, square_size<A>>>);

template <class Given>
constexpr diagnosis::refused no_matrix() {
    constexpr bool is_square = !AnyTensor<Given>;
    static_assert(is_square, TAPELESS_SAYS_MATRIX);
    return {};
}

} // namespace misuse

template <class A, class B>
requires misuse::NoSystem<A, B>
constexpr auto solve(A const&, B const&) { return misuse::no_matrix<A>(); }
template <class A, class B>
requires misuse::NoSystem<A, B>
constexpr auto solve_positive(A const&, B const&) { return misuse::no_matrix<A>(); }
template <misuse::NoMatrix A>
constexpr auto inverse(A const&) {
    return misuse::no_matrix<A>();
}
template <misuse::NoMatrix A>
constexpr auto determinant(A const&) {
    return misuse::no_matrix<A>();
}
template <misuse::NoMatrix A>
constexpr auto log_determinant(A const&) {
    return misuse::no_matrix<A>();
}

} // namespace tapeless
