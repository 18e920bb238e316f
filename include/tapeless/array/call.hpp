// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/evaluation.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless {

namespace arrays {

/// What a call returns, with its results in the order in which the plan numbers them.
template <class Definition, class Element, class... Argument>
struct result_of;

template <class Element, class Graph, std::size_t... Axis>
auto result_tensor(std::index_sequence<Axis...>)
    -> tensor<Element,
              Graph::graph.length[Graph::graph.root(Graph::graph.target_at[0].dimension[Axis])]...>;

template <class Callable, class Element, class... Argument>
struct result_of<traced<Callable>, Element, Argument...> {
    using at = array_at<traced<Callable>, typename array_argument<Argument>::shape...>;
    static auto make() {
        if constexpr (at::is_scalar)
            return Element{};
        else
            return decltype(result_tensor<Element, at>(
                std::make_index_sequence<static_cast<std::size_t>(at::result_rank)>{})){};
    }
    using type = decltype(make());
    static void each(type& result, auto&& visit) { visit(0, result); }
};

template <class Selected, class... Argument>
struct slopes_of
    : slopes_of<decltype(selecting::first_positions(std::index_sequence_for<Argument...>{})),
                Argument...> {};
template <std::size_t First, std::size_t... More, class... Argument>
struct slopes_of<positions<First, More...>, Argument...> {
    template <std::size_t Position>
    using one =
        typename array_argument<std::tuple_element_t<Position, std::tuple<Argument...>>>::result;
    using type =
        std::conditional_t<sizeof...(More) == 0, one<First>, std::tuple<one<First>, one<More>...>>;
    static void each(type& result, int from, auto&& visit) {
        if constexpr (sizeof...(More) == 0)
            visit(from, result);
        else
            std::apply([&](auto&... slope) { (visit(from++, slope), ...); }, result);
    }
};
template <class Definition, class Selected, bool WithValue, class Element, class... Argument>
struct result_of<gradient_of<Definition, Selected, WithValue>, Element, Argument...> {
    using slopes = slopes_of<Selected, Argument...>;
    using type = std::conditional_t<WithValue, std::tuple<Element, typename slopes::type>,
                                    typename slopes::type>;
    static void each(type& result, auto&& visit) {
        if constexpr (WithValue) {
            visit(0, std::get<0>(result));
            slopes::each(std::get<1>(result), 1, visit);
        } else
            slopes::each(result, 0, visit);
    }
};

template <class Definition>
inline constexpr bool is_known = false;
template <class Callable>
inline constexpr bool is_known<traced<Callable>> = true;
template <class Definition, class Selected, bool WithValue>
inline constexpr bool is_known<gradient_of<Definition, Selected, WithValue>> = is_known<Definition>;

template <class First, class... More>
struct common_element {
    using type = typename array_argument<First>::element;
    static constexpr bool is_one =
        (std::is_same_v<type, typename array_argument<More>::element> && ...) &&
        std::is_floating_point_v<type>;
};

/// All that can be wrong with a call before it is made.
template <class Definition, class... Argument>
constexpr bool accepts() {
    constexpr bool known = is_known<Definition>;
    static_assert(known, TAPELESS_SAYS_ARRAY_FUNCTION);
    constexpr bool shaped = (requires { typename array_argument<Argument>::shape; } && ...);
    static_assert(shaped, TAPELESS_SAYS_ARRAY_NUMBERS);
    if constexpr (known && shaped) {
        constexpr bool one_type = common_element<Argument...>::is_one;
        static_assert(one_type, TAPELESS_SAYS_ARRAY_NUMBERS);
        if constexpr (one_type) {
            using At = array_at<Definition, typename array_argument<Argument>::shape...>;
            if constexpr (At::takes()) {
                constexpr bool result = At::has_result;
                static_assert(result, TAPELESS_SAYS_ARRAY_RESULT);
                if constexpr (result) {
                    constexpr bool agree = !At::graph.disagree;
                    static_assert(agree, TAPELESS_SAYS_ARRAY_EXTENTS);
                    constexpr bool ranges = !At::graph.bad_range;
                    static_assert(ranges, TAPELESS_SAYS_ARRAY_BELOW);
                    if constexpr (agree && ranges) {
                        constexpr bool flat = !plan_of<At>::loops_inside;
                        static_assert(flat, TAPELESS_SAYS_ARRAY_TURN);
                        constexpr bool fits = !plan_of<At>::too_large || !flat;
                        static_assert(fits, TAPELESS_SAYS_ARRAY_TOO_LARGE);
                        return fits && flat;
                    }
                }
            }
        }
    }
    return false;
}

template <class Element>
constexpr std::size_t most_on_stack = 32768 / sizeof(Element);

template <class Definition, class Result, class... Argument>
void evaluate(Result& result, array_workspace* memory, Argument const&... argument) {
    using Element = typename common_element<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    evaluation<Source, Element, Argument...> e(argument...);
    result_of<Definition, Element, Argument...>::each(result, [&](int k, auto& one) {
        if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            e.set_result(k, &one);
        else {
            one.take_extents(e.extents(k));
            e.set_result(k, one.data());
        }
    });
    if (memory != nullptr)
        e.run(static_cast<Element*>(memory->reserve(e.elements() * sizeof(Element))));
    else if (e.elements() <= most_on_stack<Element>) {
        alignas(64) Element room[most_on_stack<Element>];
        e.run(room);
    } else {
        array_workspace own;
        e.run(static_cast<Element*>(own.reserve(e.elements() * sizeof(Element))));
    }
}

} // namespace arrays

/// A call with arrays among its arguments.
template <class Definition, class... Argument>
requires(ArrayLike<Argument> || ...) constexpr auto call(function_object<Definition>,
                                                         Argument const&... argument) {
    if constexpr (arrays::accepts<Definition, Argument...>()) {
        using Element = typename arrays::common_element<Argument...>::type;
        typename arrays::result_of<Definition, Element, Argument...>::type result{};
        arrays::evaluate<Definition>(result, nullptr, argument...);
        return result;
    } else
        return refused_outright<Definition>();
}

template <class Result, class Definition, class... Argument>
void array_workspace::evaluate(Result& result, function_object<Definition>,
                               Argument const&... argument) {
    if constexpr (arrays::accepts<Definition, Argument...>())
        arrays::evaluate<Definition>(result, this, argument...);
}

} // namespace tapeless
