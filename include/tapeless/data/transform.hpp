// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/argument.hpp>
#include <tapeless/data/diagnostics.hpp>
#include <tapeless/diff/gradient.hpp>
#include <tapeless/diff/products.hpp>

/// A sum is linear in its terms: any derivative of a sum is the sum of that derivative of its
/// terms. A source is the function of one point whose results are summed; which arguments it is
/// differentiated with respect to may depend on which of them are data.

namespace tapeless::data {

template <class Definition>
struct given_source {
    template <class... Argument>
    static constexpr bool accepts() {
        return true;
    }
    template <class... Argument>
    using definition = Definition;
};

/// The positions of the arguments that all points share.
template <class Found, std::size_t Next, class... Argument>
struct find_shared {
    using type = Found;
};
template <std::size_t... Found, std::size_t Next, class First, class... Rest>
struct find_shared<positions<Found...>, Next, First, Rest...>
    : find_shared<std::conditional_t<argument<First>::is_data, positions<Found...>,
                                     positions<Found..., Next>>,
                  Next + 1, Rest...> {};

/// What to differentiate with respect to: what the user selected, else all that points share.
template <class Selected, class... Argument>
struct selection : find_shared<positions<>, 0, Argument...> {};
template <std::size_t First, std::size_t... Rest, class... Argument>
struct selection<positions<First, Rest...>, Argument...> {
    using type = positions<First, Rest...>;
};

template <class... Argument, std::size_t... Position>
constexpr bool are_shared(positions<Position...>) {
    constexpr bool data[] = {argument<Argument>::is_data...};
    constexpr std::size_t count = sizeof...(Argument);
    return sizeof...(Position) > 0 && (!(Position < count && data[Position % count]) && ...);
}

/// The terms of a derivative with respect to shared arguments.
template <class Source, class Transform, class Selected>
struct derived_source {
    template <class... Argument>
    using chosen = typename selection<Selected, Argument...>::type;

    template <class... Argument>
    static constexpr bool accepts() {
        constexpr bool shared = are_shared<Argument...>(chosen<Argument...>{});
        static_assert(shared, TAPELESS_SAYS_DATA_PARAMETERS);
        if constexpr (shared)
            return Source::template accepts<Argument...>();
        else
            return false;
    }
    template <class... Argument>
    using definition = typename decltype(Transform::apply(
        function_object<typename Source::template definition<Argument...>>{},
        static_cast<chosen<Argument...> (*)()>(nullptr)))::definition;
};

/// The terms of a derivative that takes the arguments as a tuple, and directions as another.
template <class Source, class Transform>
struct directed_source {
    template <class... Argument>
    struct inner {
        static constexpr bool accepted = false;
    };
    template <class... Member, class Directions>
    struct inner<std::tuple<Member...>, Directions> {
        static constexpr bool accepted = Source::template accepts<Member...>();
        using definition = typename decltype(Transform::apply(
            function_object<typename Source::template definition<Member...>>{}))::definition;
    };

    template <class... Argument>
    static constexpr bool accepts() {
        constexpr bool tuples = requires { typename inner<Argument...>::definition; };
        static_assert(tuples, TAPELESS_SAYS_TUPLE);
        if constexpr (tuples)
            return inner<Argument...>::accepted;
        else
            return false;
    }
    template <class... Argument>
    using definition = typename inner<Argument...>::definition;
};

// What there is to apply; a function that is declared later is found as well.

struct to_gradient {
    static constexpr auto apply(auto f, auto selected) { return gradient(f, selected); }
};
struct to_value_and_gradient {
    static constexpr auto apply(auto f, auto selected) { return value_and_gradient(f, selected); }
};
struct to_jacobian {
    static constexpr auto apply(auto f, auto selected) { return jacobian(f, selected); }
};
struct to_hessian {
    static constexpr auto apply(auto f, auto selected) { return hessian(f, selected); }
};
struct to_jvp {
    static constexpr auto apply(auto f) { return jvp(f); }
};

/// Whether the arguments at some positions are one number.
template <class... Argument, std::size_t... Position>
constexpr bool is_one_number(positions<Position...>) {
    using Shapes = std::tuple<typename argument<Argument>::shape...>;
    return sizeof...(Position) == 1 &&
           (std::is_same_v<std::tuple_element_t<Position, Shapes>, double> && ...);
}
/// The terms of the derivative with respect to the only shared argument, a number.
template <class Source>
struct curve_source : derived_source<Source, to_jacobian, positions<>> {
    using slopes = derived_source<Source, to_jacobian, positions<>>;

    template <class... Argument>
    static constexpr bool accepts() {
        using Shared = typename slopes::template chosen<Argument...>;
        constexpr bool curve = is_one_number<Argument...>(Shared{});
        static_assert(curve, TAPELESS_SAYS_NOT_CURVE);
        if constexpr (curve)
            return slopes::template accepts<Argument...>();
        else
            return false;
    }
};

} // namespace tapeless::data
