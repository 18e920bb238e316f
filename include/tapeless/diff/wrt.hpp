// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>

namespace tapeless {

/// Which arguments a derivative is taken with respect to; none listed means all of them.
template <std::size_t... Position>
struct positions {};

/// `gradient(f, wrt<0, 2>)`: the arguments numbered from 0. A function, so that it can share its
/// name with `wrt(x, y)`, which names variables.
template <std::size_t... Position>
constexpr positions<Position...> wrt() {
    return {};
}

namespace selecting {

template <class Selected>
constexpr bool in_range(std::size_t arguments) {
    return []<std::size_t... Position>(positions<Position...>, std::size_t count) {
        return ((Position < count) && ...);
    }
    (Selected{}, arguments);
}

template <class Selected, class... Shape>
struct arguments;
template <class... Shape>
struct arguments<positions<>, Shape...>
    : arguments<decltype([]<std::size_t... I>(std::index_sequence<I...>) {
    return positions<I...>{};
                }(std::index_sequence_for<Shape...>{})),
                Shape...> {};
                template <std::size_t... Position, class... Shape>
                requires(sizeof...(Position) >
                         0) struct arguments<positions<Position...>, Shape...> {
                    using tuple =
                        std::tuple<std::tuple_element_t<Position, std::tuple<Shape...>>...>;
                    /// One argument: its own structure; several: a tuple of them.
                    using result = std::conditional_t<sizeof...(Position) == 1,
                                                      std::tuple_element_t<0, tuple>, tuple>;

                    /// Calls `f(input)` for each selected leaf, in the order of the result.
                    static constexpr void each_input(auto&& f) {
                        constexpr int count[] = {leaves<Shape>...};
                        int begin[sizeof...(Shape)]{};
                        for (std::size_t i = 1; i < sizeof...(Shape); ++i)
                            begin[i] = begin[i - 1] + count[i - 1];
                        for (std::size_t const p : {Position...})
                            for (int k = 0; k < count[p]; ++k) f(begin[p] + k);
                    }
                };

                } // namespace selecting

                } // namespace tapeless
