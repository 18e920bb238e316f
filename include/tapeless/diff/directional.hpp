// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>

namespace tapeless {

/// A function of a point and a direction: the arguments of f, then one of the same structure for
/// each of them.
template <class Definition, class... Shape>
struct point_and_direction {
    static constexpr std::size_t arguments = sizeof...(Shape) / 2;

    static constexpr bool paired() {
        if constexpr (sizeof...(Shape) == 0 || sizeof...(Shape) % 2 != 0)
            return false;
        else
            return []<std::size_t... I>(std::index_sequence<I...>) {
                using All = std::tuple<Shape...>;
                return (std::is_same_v<std::tuple_element_t<I, All>,
                                       std::tuple_element_t<I + arguments, All>> &&
                        ...);
            }
        (std::make_index_sequence<arguments>{});
    }

    template <class>
    struct first_half;
    template <std::size_t... I>
    struct first_half<std::index_sequence<I...>> {
        using point = std::tuple<std::tuple_element_t<I, std::tuple<Shape...>>...>;
        using at =
            typename Definition::template at<std::tuple_element_t<I, std::tuple<Shape...>>...>;
        static constexpr bool accepted() {
            return Definition::template accepts<std::tuple_element_t<I, std::tuple<Shape...>>...>();
        }
    };
    using half = first_half<std::make_index_sequence<arguments>>;

    static constexpr bool accepted() {
        constexpr bool alike = paired();
        static_assert(alike, TAPELESS_SAYS_DIRECTION);
        if constexpr (alike)
            return half::accepted();
        else
            return false;
    }
};

} // namespace tapeless
