// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/wrt.hpp>
#include <tapeless/expr/function.hpp>

namespace tapeless {

/// A function of a point and a direction: the arguments of f, then one of the same structure for
/// each of them, or for each of those that are selected.
template <class Definition, class Selected, class... Shape>
struct point_and_direction;
template <class Definition, std::size_t... Position, class... Shape>
struct point_and_direction<Definition, positions<Position...>, Shape...> {
    static constexpr std::size_t given = sizeof...(Shape);
    static constexpr bool selects = sizeof...(Position) > 0;
    static constexpr std::size_t directions = selects ? sizeof...(Position) : given / 2;
    static constexpr std::size_t arguments = given < directions ? 0 : given - directions;

    template <std::size_t K>
    using shape = std::tuple_element_t<K, std::tuple<Shape...>>;

    template <std::size_t... K, std::size_t... P>
    static constexpr bool alike(std::index_sequence<K...>, positions<P...>) {
        return (std::is_same_v<shape<P>, shape<arguments + K>> && ...);
    }
    static constexpr bool paired() {
        if constexpr (arguments == 0 || (!selects && given % 2 != 0))
            return false;
        else if constexpr (!selecting::in_range<positions<Position...>>(arguments))
            return true; // which the function of the point has a sentence for
        else
            return alike(std::make_index_sequence<directions>{}, which());
    }
    static constexpr auto which() {
        if constexpr (selects)
            return positions<Position...>{};
        else
            return decltype(selecting::first_positions(std::make_index_sequence<directions>{})){};
    }

    template <class>
    struct first_part;
    template <std::size_t... K>
    struct first_part<std::index_sequence<K...>> {
        using point = std::tuple<shape<K>...>;
        using at = typename Definition::template at<shape<K>...>;
        using selected = selecting::arguments<positions<Position...>, shape<K>...>;
        static constexpr bool accepted() { return Definition::template accepts<shape<K>...>(); }
    };
    using place = first_part<std::make_index_sequence<arguments>>;

    static constexpr bool accepted() {
        constexpr bool fits = paired();
        static_assert(fits, TAPELESS_SAYS_DIRECTION);
        if constexpr (fits)
            return place::accepted();
        else
            return false;
    }
};

} // namespace tapeless
