// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>

namespace tapeless {

/// Which arguments a derivative is taken with respect to; none listed means all of them.
template <std::size_t... Position>
struct positions {};

namespace selecting {

template <class... Key>
constexpr bool all_differ(Key... key) {
    std::common_type_t<std::size_t, Key...> const all[] = {key..., 0};
    for (std::size_t i = 0; i < sizeof...(Key); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (all[i] == all[j]) return false;
    return true;
}

} // namespace selecting

/// `gradient(f, wrt<0, 2>)`: the arguments numbered from 0. A function, so that it can share its
/// name with `wrt(x, y)`, which names variables.
template <auto... Position>
constexpr auto wrt() {
    constexpr bool numbers = (std::is_integral_v<decltype(Position)> && ...);
    static_assert(numbers, TAPELESS_SAYS_WRT_VARIABLE);
    if constexpr (numbers) {
        constexpr bool once = selecting::all_differ(static_cast<std::size_t>(Position)...);
        static_assert(once, TAPELESS_SAYS_WRT_TWICE);
        return positions<static_cast<std::size_t>(Position)...>{};
    } else
        return positions<>{};
}

namespace selecting {

template <class Selected>
inline constexpr std::size_t how_many = 0;
template <std::size_t... Position>
inline constexpr std::size_t how_many<positions<Position...>> = sizeof...(Position);

template <class Selected>
constexpr bool in_range(std::size_t arguments) {
    return []<std::size_t... Position>(positions<Position...>, std::size_t count) {
        return ((Position < count) && ...);
    }
    (Selected{}, arguments);
}

template <std::size_t... Position>
positions<Position...> first_positions(std::index_sequence<Position...>);

template <class Selected, class... Shape>
struct arguments;
template <class... Shape>
struct arguments<positions<>, Shape...>
    : arguments<decltype(first_positions(std::index_sequence_for<Shape...>{})), Shape...> {};
template <std::size_t First, std::size_t... More, class... Shape>
struct arguments<positions<First, More...>, Shape...> {
    using tuple = std::tuple<std::tuple_element_t<First, std::tuple<Shape...>>,
                             std::tuple_element_t<More, std::tuple<Shape...>>...>;
    /// One argument: its own structure; several: a tuple of them.
    using result = std::conditional_t<sizeof...(More) == 0, std::tuple_element_t<0, tuple>, tuple>;

    /// Calls `f(input)` for each selected leaf, in the order of the result.
    static constexpr void each_input(auto&& f) {
        constexpr int count[] = {leaves<Shape>...};
        int begin[sizeof...(Shape)]{};
        for (std::size_t i = 1; i < sizeof...(Shape); ++i) begin[i] = begin[i - 1] + count[i - 1];
        for (std::size_t const p : {First, More...})
            for (int k = 0; k < count[p]; ++k) f(begin[p] + k);
    }
};

} // namespace selecting

} // namespace tapeless
