// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A call with structures becomes one with their leaves.

#include <tapeless/array/made_result.hpp>
#include <tapeless/array/modes.hpp>
#include <tapeless/array/regrouped.hpp>
#include <tapeless/array/results.hpp>

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

/// The graph of the traced function itself.
template <class At>
struct innermost {
    using type = At;
};
template <class At>
requires requires { typename At::inner; }
struct innermost<At> : innermost<typename At::inner> {};

/// A definition of leaves in a row, and what it returns for arguments that are structured.
template <class Flat, class Definition, class... Argument>
struct call_of {
    using definition = Flat;
    template <class... Leaf>
    using element = typename element_of_call<Leaf...>::type;
    template <class... Leaf>
    using traced =
        typename innermost<array_at<Flat, typename array_argument<Leaf>::shape...>>::type;
    template <class... Leaf>
    using value = typename made_result<element<Leaf...>, traced<Leaf...>, result_places{},
                                       typename traced<Leaf...>::at_ranks::result>::type;
    template <class... Leaf>
    using result =
        typename result_of<Definition, value<Leaf...>, element<Leaf...>, Argument...>::type;

    /// Whether a struct that the function returns can hold what it makes.
    template <class... Leaf>
    static constexpr bool fits() {
        constexpr bool as_made = is_as_made<traced<Leaf...>, value<Leaf...>>();
        static_assert(as_made, TAPELESS_SAYS_ARRAY_MEMBERS);
        return as_made;
    }
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

/// `use(call, leaves...)`: arguments that are arrays or numbers themselves are passed on as they
/// are.
template <class Definition, class Use, class... Argument>
constexpr auto called_flat(Use const& use, Argument const&... argument) {
    if constexpr ((is_plain<Argument> && ...))
        return use(call_of<Definition, Definition, Argument...>{}, argument...);
    else if constexpr (!takes_structures<Definition, Argument...>())
        return refused_outright<Definition>();
    else
        return std::apply(
            [&]<class... Leaf>(Leaf const&... leaf) {
                constexpr bool shaped = (is_argument<Leaf>() && ...);
                static_assert(shaped, TAPELESS_SAYS_ARRAY_ARGUMENT);
                if constexpr (shaped) {
                    using Flat = typename flat<Definition, Argument...>::type;
                    using Found = typename element_of_call<Leaf...>::type;
                    using Element =
                        std::conditional_t<std::is_floating_point_v<Found>, Found, double>;
                    return use(call_of<Flat, Definition, Argument...>{},
                               as_number<Element>(leaf)...);
                } else
                    return refused_outright<Definition>();
            },
            std::tuple_cat(leaves_in(argument)...));
}

} // namespace tapeless::arrays
