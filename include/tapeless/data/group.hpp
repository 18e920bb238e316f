// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/diagnostics.hpp>
#include <tapeless/core/tree/tree.hpp>
#include <tapeless/data/check.hpp>
#include <tapeless/data/joined.hpp>

#include <array>
#include <tuple>
#include <type_traits>

namespace tapeless::data {

/// Whether all types are one; clang folds no more than 256.
template <class First, class... Rest>
inline constexpr bool are_same =
    std::is_same_v<tree::list<First, Rest...>, tree::list<Rest..., First>>;

/// Scalars give an array, anything else a tuple.
template <class... Shape>
struct grouped_shape {
    using type = std::tuple<Shape...>;
};
template <class... Shape>
requires(are_same<double, Shape...>) struct grouped_shape<Shape...> {
    using type = std::array<double, sizeof...(Shape)>;
};

template <class Layout>
inline constexpr bool is_span = false;
template <class Number>
inline constexpr bool is_span<columns_layout<Number, 1>> = true;

/// Several layouts as one.
template <class First, class... Rest>
auto group(First const& first, Rest const&... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return First(first);
    else if constexpr (is_span<First> && are_same<First, Rest...>)
        return columns_layout<typename First::number, 1 + static_cast<int>(sizeof...(Rest))>{
            {first.first[0], rest.first[0]...}, first.size};
    else
        return joined_layout<First, Rest...>{{first, rest...}, first.size};
}

template <class... Placed>
auto group_of(Placed const&... part) {
    constexpr bool one_type = are_same<typename Placed::layout_type::element...>;
    static_assert(one_type, TAPELESS_SAYS_MIXED_VALUES);
    if constexpr (one_type) {
        check_group(part.layout...);
        return group(part.layout...);
    } else
        return columns_layout<double, (0 + ... + Placed::layout_type::leaves)>{};
}

} // namespace tapeless::data
