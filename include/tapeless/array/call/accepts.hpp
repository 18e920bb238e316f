// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/call/modes.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/plan/plan.hpp>

namespace tapeless::arrays {

/// Arrays of double, float or integers, and numbers.
template <class Argument>
constexpr bool is_argument() {
    if constexpr (requires { typename array_argument<Argument>::shape; }) {
        using Element = typename array_argument<Argument>::element;
        constexpr bool integer = std::is_integral_v<Element> && !std::is_same_v<Element, bool>;
        return integer || std::is_same_v<Element, double> || std::is_same_v<Element, float>;
    } else
        return std::is_integral_v<Argument>;
}

/// Whether every operation that a derivative goes through has one; if not, the message names it.
template <word Culprit>
constexpr bool knows_rules() {
    if constexpr (Culprit != 0) {
        using Op = operation_of<Culprit>;
        if constexpr (requires { typename Op::opaque_name; }) {
            using Name = typename Op::opaque_name;
            static_assert(diagnosis::is_differentiable<label<sizeof(Name::text)>(Name::text)>,
                          TAPELESS_SAYS_OPAQUE_ORDER);
        } else
            static_assert(diagnosis::has_derivative<Op>, TAPELESS_SAYS_NO_RULE);
    }
    return Culprit == 0;
}

/// What is wrong with a function is found while it is traced. Beyond its limits a graph is no
/// longer what was traced: nothing else can be said of it then.
template <class At>
constexpr bool has_sound_graph() {
    constexpr auto const& g = At::graph;
    constexpr bool is_whole = !g.too_large;
    static_assert(is_whole, TAPELESS_SAYS_ARRAY_TOO_LARGE);
    if constexpr (is_whole) {
        constexpr bool agree = !g.disagree;
        static_assert(agree, TAPELESS_SAYS_ARRAY_EXTENTS);
        constexpr bool ranges = !g.bad_range;
        static_assert(ranges, TAPELESS_SAYS_ARRAY_BELOW);
        constexpr bool places = !g.bad_index;
        static_assert(places, TAPELESS_SAYS_ARRAY_POSITION);
        constexpr bool inside = !g.outside;
        static_assert(inside, TAPELESS_SAYS_ARRAY_OUTSIDE);
        constexpr bool numbers = !g.bad_condition;
        static_assert(numbers, TAPELESS_SAYS_CONDITION);
        constexpr bool kept = !g.escaped;
        static_assert(kept, TAPELESS_SAYS_ARRAY_ESCAPED);
        constexpr bool settled = !g.unsettled;
        static_assert(settled, TAPELESS_SAYS_ARRAY_CONVERGING);
        if constexpr (agree && ranges && places && inside && numbers && kept && settled &&
                      knows_rules<g.without_rule>()) {
            constexpr bool has_room = fits<At>();
            static_assert(has_room, TAPELESS_SAYS_ARRAY_TOO_LARGE);
            return has_room;
        }
    }
    return false;
}

/// All that can be wrong with a call before it is made.
template <class Definition, class... Argument>
constexpr bool accepts() {
    constexpr bool known = is_known<Definition>;
    constexpr bool curve = is_of_curves<Definition>;
    static_assert(!curve, TAPELESS_SAYS_NOT_CURVE);
    static_assert(known || curve, TAPELESS_SAYS_ARRAY_FUNCTION);
    constexpr bool shaped = (is_argument<Argument>() && ...);
    static_assert(shaped, TAPELESS_SAYS_ARRAY_ARGUMENT);
    if constexpr (known && shaped) {
        constexpr bool one_type = element_of_call<Argument...>::is_one;
        static_assert(one_type, TAPELESS_SAYS_ARRAY_NUMBERS);
        if constexpr (one_type) {
            using At = array_at<Definition, typename array_argument<Argument>::shape...>;
            if constexpr (At::takes()) {
                constexpr bool result = At::has_result;
                static_assert(result, TAPELESS_SAYS_ARRAY_RESULT);
                if constexpr (result) return has_sound_graph<At>();
            }
        }
    }
    return false;
}

} // namespace tapeless::arrays
