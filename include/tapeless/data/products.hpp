// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/transform.hpp>
#include <tapeless/diff/hvp.hpp>

/// Products of derivatives of a sum with vectors. Data has no direction and no cotangent: both are
/// for the arguments that all points share.

namespace tapeless::data {

/// Some of the types of a list, by position.
template <class Tuple, std::size_t... Position>
auto some_of(positions<Position...>) -> std::tuple<std::tuple_element_t<Position, Tuple>...>;
template <class Shared, class... Argument>
using shapes_at = decltype(some_of<std::tuple<typename argument<Argument>::shape...>>(Shared{}));

/// Directions are shared by all points.
template <class Argument>
using direction_of =
    std::conditional_t<argument<Argument>::is_data, nowhere, typename argument<Argument>::shape>;

/// The Hessian of a function along a direction for some of its arguments, the others being held.
template <class Definition, class Shared, class... Shape>
struct hessian_along {
    using inner = typename gradient_of<Definition, Shared, false>::template at<Shape...>;
    using result = typename inner::result;
    using selected = selecting::arguments<Shared, Shape...>;
    static constexpr int directions = leaves<result>;
    static constexpr int inputs = inner::inputs + directions;

    struct pass {
        static constexpr int nodes = inner::graph.size;
        static constexpr auto begin() {
            workspace<inner, mode::forward, directions> work;
            int direction = inner::inputs;
            selected::each_input([&](int k) { work.seed_tangent(k, work.input[direction++]); });
            return work;
        }
        static constexpr void write(auto& work, auto& out) {
            for (int k = 0; k < inner::graph.outputs; ++k) out.write(work.tangent_of(k));
        }
    };
    static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
};

/// The arguments of a sum, data among them, and then a direction for each one that is selected, or
/// for each one that is shared.
template <class Selected, class... Argument>
struct along {
    static constexpr std::size_t all = sizeof...(Argument);
    static constexpr std::size_t data = (0 + ... + std::size_t{argument<Argument>::is_data});
    static constexpr std::size_t selected = selecting::how_many<Selected>;
    static constexpr std::size_t directions = selected > 0 ? selected : (all - data) / 2;
    static constexpr bool even = selected > 0 || 2 * directions + data == all;
    static constexpr std::size_t count = directions < all ? all - directions : 0;

    template <class>
    struct cut;
    template <std::size_t... K>
    struct cut<std::index_sequence<K...>> {
        using Tuple = std::tuple<Argument...>;
        using shared = typename selection<Selected, std::tuple_element_t<K, Tuple>...>::type;
        static constexpr bool shares = are_shared<std::tuple_element_t<K, Tuple>...>(shared{});
        template <class Source>
        using terms = typename Source::template definition<std::tuple_element_t<K, Tuple>...>;
        template <class Source>
        static constexpr bool accepts() {
            static_assert(shares, TAPELESS_SAYS_DATA_PARAMETERS);
            if constexpr (shares)
                return Source::template accepts<std::tuple_element_t<K, Tuple>...>();
            else
                return false;
        }
        template <class Definition>
        using at = hessian_along<Definition, shared,
                                 typename argument<std::tuple_element_t<K, Tuple>>::shape...>;
        template <class Definition>
        static constexpr bool differentiable() {
            return gradient_of<Definition, shared, false>::template accepts<
                typename argument<std::tuple_element_t<K, Tuple>>::shape...>();
        }
    };
    using first = cut<std::make_index_sequence<count>>;

    template <std::size_t... K>
    static auto directions_at(std::index_sequence<K...>)
        -> std::tuple<direction_of<std::tuple_element_t<count + K, std::tuple<Argument...>>>...>;
    static constexpr bool paired() {
        if constexpr (directions == 0 || count == 0 || !even)
            return false;
        else if constexpr (!selecting::in_range<Selected>(count))
            return true; // and refused for that
        else
            return std::is_same_v<shapes_at<typename first::shared, Argument...>,
                                  decltype(directions_at(std::make_index_sequence<directions>{}))>;
    }
};

/// The terms of the Hessian of a sum along a direction.
template <class Source, class Selected>
struct along_source {
    template <class... Argument>
    struct terms {
        using first = typename along<Selected, Argument...>::first;
        using inner = typename first::template terms<Source>;

        template <class... Shape>
        static constexpr bool accepts() {
            return first::template differentiable<inner>();
        }
        template <class... Shape>
        using at = typename first::template at<inner>;
    };
    template <class... Argument>
    static constexpr bool accepts() {
        constexpr bool paired = along<Selected, Argument...>::paired();
        static_assert(paired, TAPELESS_SAYS_DATA_DIRECTION);
        if constexpr (paired)
            return along<Selected, Argument...>::first::template accepts<Source>();
        else
            return false;
    }
    template <class... Argument>
    using definition = terms<Argument...>;
};

/// (arguments and data, cotangent of the value) to (value, cotangents of what all points share).
template <class Definition, class Shared, class... Shape>
struct pulled_back {
    using inner = typename Definition::template at<Shape...>;
    using selected = selecting::arguments<Shared, Shape...>;
    using cotangents = decltype(some_of<std::tuple<Shape...>>(Shared{}));
    using result = std::tuple<typename inner::result, cotangents>;
    static constexpr int inputs = inner::inputs + inner::graph.outputs;

    struct pass {
        static constexpr int nodes = inner::graph.size;
        static constexpr auto begin() {
            workspace<inner, mode::reverse, inner::graph.outputs> work;
            selected::each_input([&](int k) { work.activate(k); });
            for (int k = 0; k < inner::graph.outputs; ++k)
                work.seed_adjoint(k, work.input[inner::inputs + k]);
            return work;
        }
        static constexpr void write(auto& work, auto& out) {
            for (int k = 0; k < inner::graph.outputs; ++k) out.write(work.value[k]);
            selected::each_input([&](int k) { out.write(work.adjoint_of(k)); });
        }
    };
    static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
};

template <class Source>
struct pulled_back_source {
    template <class... Argument>
    struct terms {
        static constexpr bool is_call = false;
    };
    template <class... Member, class Cotangent>
    struct terms<std::tuple<Member...>, Cotangent> {
        static constexpr bool is_call = true;
        using shared = typename find_shared<positions<>, 0, Member...>::type;
        using inner = typename Source::template definition<Member...>;
        template <class...>
        using at = pulled_back<inner, shared, typename argument<Member>::shape...>;

        static constexpr bool source_accepts() { return Source::template accepts<Member...>(); }
        template <class... Shape>
        static constexpr bool accepts() {
            if constexpr (!inner::template accepts<typename argument<Member>::shape...>()) {
                return false;
            } else {
                using Result =
                    typename inner::template at<typename argument<Member>::shape...>::result;
                constexpr bool fits = std::is_same_v<typename argument<Cotangent>::shape, Result>;
                static_assert(fits, TAPELESS_SAYS_TUPLE);
                if constexpr (fits)
                    return has_rules<
                        typename inner::template at<typename argument<Member>::shape...>>();
                else
                    return false;
            }
        }
    };

    template <class... Argument>
    static constexpr bool accepts() {
        constexpr bool tuples = terms<Argument...>::is_call;
        static_assert(tuples, TAPELESS_SAYS_TUPLE);
        if constexpr (tuples)
            return terms<Argument...>::source_accepts();
        else
            return false;
    }
    template <class... Argument>
    using definition = terms<Argument...>;
};

} // namespace tapeless::data
