// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/view.hpp>
#include <tapeless/diff/products.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless::arrays {

/// A tuple of arguments, which may be references (`std::tie(A, x)`).
template <class Argument>
inline constexpr bool holds_arrays = false;
template <class... Argument>
inline constexpr bool
    holds_arrays<std::tuple<Argument...>> = (ArrayLike<std::remove_cvref_t<Argument>> || ...);

/// Whether a definition takes its arguments in tuples; and whether they are such, as many primals
/// as tangents, or primals and one cotangent.
template <class Definition>
inline constexpr bool takes_tuples = false;
template <class Definition>
inline constexpr bool takes_tuples<jvp_of<Definition>> = true;
template <class Definition>
inline constexpr bool takes_tuples<vjp_of<Definition>> = true;
template <class Definition, class... Argument>
inline constexpr bool in_tuples =
    !takes_tuples<Definition> && !(products::is_tuple<Argument> || ...);
template <class Definition, class... Primal, class... Tangent>
inline constexpr bool in_tuples<jvp_of<Definition>, std::tuple<Primal...>, std::tuple<Tangent...>> =
    sizeof...(Primal) == sizeof...(Tangent);
template <class Definition, class... Primal, class Cotangent>
inline constexpr bool in_tuples<vjp_of<Definition>, std::tuple<Primal...>, Cotangent> =
    !products::is_tuple<Cotangent>;

template <class Definition, class... Argument>
concept OverArrays = (ArrayLike<Argument> || ...) ||
                     (takes_tuples<Definition> && (holds_arrays<Argument> || ...));

template <class Argument>
constexpr auto as_tuple(Argument const& x) {
    if constexpr (products::is_tuple<Argument>)
        return std::apply([](auto const&... one) { return std::tie(one...); }, x);
    else
        return std::tie(x);
}

/// Calls `use` with all arguments in a row.
template <class Use, class... Argument>
constexpr auto flattened(Use const& use, Argument const&... argument) {
    if constexpr ((products::is_tuple<Argument> || ...))
        return std::apply(use, std::tuple_cat(as_tuple(argument)...));
    else
        return use(argument...);
}

} // namespace tapeless::arrays
