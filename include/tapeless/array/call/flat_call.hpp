// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A call with structures becomes one with their leaves.

#include <tapeless/array/call/accepts.hpp>
#include <tapeless/array/call/made_result.hpp>
#include <tapeless/array/call/modes.hpp>
#include <tapeless/array/call/of_traced.hpp>
#include <tapeless/array/call/regrouped.hpp>
#include <tapeless/array/call/results.hpp>

namespace tapeless::arrays {

/// The graph of the traced function itself.
template <class At>
struct innermost {
    using type = At;
};
template <class At>
requires requires { typename At::inner; }
struct innermost<At> : innermost<typename At::inner> {};

struct no_value {
    using type = void;
};

/// A call of a definition of leaves in a row, and what it returns for structured arguments.
template <class Flat, class Definition, class Arguments, class Leaves>
struct call_of;
template <class Flat, class Definition, class... Argument, class... Leaf>
struct call_of<Flat, Definition, tree::list<Argument...>, tree::list<Leaf...>> {
    using definition = Flat;
    using element = typename element_of_call<Leaf...>::type;

    static constexpr auto find_value() {
        using Traced =
            typename innermost<array_at<Flat, typename array_argument<Leaf>::shape...>>::type;
        using Returned = typename Traced::at_ranks::result;
        using Value = typename made_result<element, Traced, result_places{}, Returned>::type;
        constexpr bool as_made = is_as_made<Traced, Value>();
        static_assert(as_made, TAPELESS_SAYS_ARRAY_MEMBERS);
        if constexpr (as_made)
            return std::type_identity<
                typename result_of<Definition, Value, element, Argument...>::type>{};
        else
            return no_value{};
    }
    /// What there is to be said against it is said here.
    static constexpr bool is_valid() {
        if constexpr (accepts<Flat, Leaf...>())
            return !std::is_same_v<decltype(find_value()), no_value>;
        else
            return false;
    }
};
template <class Call>
using result_of_call = typename decltype(Call::find_value())::type;
struct no_call {
    static constexpr bool is_valid() { return false; }
};

/// All that can be wrong with structures.
template <class Definition, class... Argument>
constexpr bool takes_structures() {
    constexpr bool filled = ((tree::leaf_count < Argument >> 0) && ...);
    static_assert(filled, TAPELESS_SAYS_ARRAY_ARGUMENT);
    if constexpr (filled)
        return partnership<Definition, Argument...>::fits();
    else
        return false;
}

/// The types of leaves, integers as numbers.
template <class... Leaf>
constexpr auto as_leaves(std::type_identity<std::tuple<Leaf&...>>) {
    constexpr bool shaped = (is_argument<std::remove_const_t<Leaf>>() && ...);
    static_assert(shaped, TAPELESS_SAYS_ARRAY_ARGUMENT);
    if constexpr (shaped) {
        using Found = typename element_of_call<std::remove_const_t<Leaf>...>::type;
        using Element = std::conditional_t<std::is_floating_point_v<Found>, Found, double>;
        return tree::list<
            std::conditional_t<std::is_integral_v<Leaf>, Element, std::remove_const_t<Leaf>>...>{};
    } else
        return no_call{};
}
template <class... Argument>
using leaves_of_all = decltype(std::tuple_cat(leaves_in(std::declval<Argument const&>())...));

/// Arguments that are arrays or numbers themselves are passed on as they are.
template <class Definition, class... Argument>
constexpr auto find_call() {
    using Arguments = tree::list<Argument...>;
    if constexpr ((is_plain<Argument> && ...))
        return call_of<Definition, Definition, Arguments, Arguments>{};
    else if constexpr (!takes_structures<Definition, Argument...>())
        return no_call{};
    else {
        using Leaves = decltype(as_leaves(std::type_identity<leaves_of_all<Argument...>>{}));
        if constexpr (std::is_same_v<Leaves, no_call>)
            return no_call{};
        else
            return call_of<typename flat<Definition, Argument...>::type, Definition, Arguments,
                           Leaves>{};
    }
}
template <class Call, class Use, class... Argument>
constexpr void with_leaves(Use const& use, Argument const&... argument) {
    if constexpr ((is_plain<Argument> && ...))
        use(argument...);
    else
        spread_out([&](auto const&... leaf) { use(as_number<typename Call::element>(leaf)...); },
                   std::tuple_cat(leaves_in(argument)...));
}

/// What a tool says of the call that these arguments make: `of` is given the flat call and its
/// leaves, unless the call is refused.
template <class Definition, class Tool>
struct shown_to {
    Tool& tool;
    template <class... Argument>
    constexpr void operator()(Argument const&... argument) const {
        using Call = decltype(find_call<Definition, Argument...>());
        if constexpr (Call::is_valid())
            with_leaves<Call>([&](auto const&... leaf) { tool.template of<Call>(leaf...); },
                              argument...);
    }
};
template <class Definition, class Tool, class... Argument>
constexpr auto found_by(Tool tool, Argument const&... argument) {
    using Known = known_as<Definition>;
    if constexpr (are_structured<Known, Argument...>())
        in_a_row<Known>(shown_to<Known, Tool>{tool}, argument...);
    return tool.found;
}

} // namespace tapeless::arrays
