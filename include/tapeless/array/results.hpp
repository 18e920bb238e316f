// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/modes.hpp>

namespace tapeless::arrays {

/// The type of the numbers of a call. Arrays of integers only say where others are read.
template <class Found, class... More>
struct common_element {
    using type = Found;
    static constexpr bool is_one = std::is_floating_point_v<Found>;
};
template <class Found, class First, class... More>
struct common_element<Found, First, More...> {
    using element = typename array_argument<First>::element;
    static constexpr bool skips = std::is_integral_v<element>;
    using rest = common_element<std::conditional_t<skips || !std::is_void_v<Found>, Found, element>,
                                More...>;
    using type = typename rest::type;
    static constexpr bool is_one = (skips || std::is_same_v<element, type>)&&rest::is_one;
};
template <class... Argument>
using element_of_call = common_element<void, Argument...>;

/// A result that is like an argument: for one of integers, of the numbers of the call.
template <class Element, class Like>
struct slope_like {
    using type = Like;
};
template <class Element, class Integer, std::size_t... Extent>
requires std::is_integral_v<Integer>
struct slope_like<Element, tensor<Integer, Extent...>> {
    using type = tensor<Element, Extent...>;
};

/// What a call returns. `each` visits its parts in the order in which the graph numbers them, from
/// a number on, and returns the number behind the last one.
template <class Definition, class Element, class... Argument>
struct result_of;

template <class Element, class At, std::size_t... Axis>
auto result_tensor(std::index_sequence<Axis...>)
    -> tensor<Element, At::graph.length[At::graph.root(
                           At::graph.target_at[At::result_target].dimension[Axis])]...>;

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
    static int each(type& result, int from, auto&& visit) {
        visit(from, result);
        return from + 1;
    }
};

/// Visits an array, or those in a tuple.
template <class Result>
int each_part(Result& result, int from, auto&& visit) {
    if constexpr (!products::is_tuple<Result>)
        visit(from++, result);
    else
        std::apply([&](auto&... part) { ((from = each_part(part, from, visit)), ...); }, result);
    return from;
}

/// Arrays like some of the arguments, one by itself or several in a tuple.
template <class Selected, class... Argument>
struct slopes_of
    : slopes_of<decltype(selecting::first_positions(std::index_sequence_for<Argument...>{})),
                Argument...> {};
template <std::size_t First, std::size_t... More, class... Argument>
struct slopes_of<positions<First, More...>, Argument...> {
    template <std::size_t Position>
    using one = typename slope_like<typename element_of_call<Argument...>::type,
                                    typename array_argument<std::tuple_element_t<
                                        Position, std::tuple<Argument...>>>::result>::type;
    using tuple = std::tuple<one<First>, one<More>...>;
    using type = std::conditional_t<sizeof...(More) == 0, one<First>, tuple>;
    static int each(auto& result, int from, auto&& visit) { return each_part(result, from, visit); }
};
template <class Definition, class Selected, bool WithValue, class Element, class... Argument>
struct result_of<gradient_of<Definition, Selected, WithValue>, Element, Argument...> {
    using slopes = slopes_of<Selected, Argument...>;
    using type = std::conditional_t<WithValue, std::tuple<Element, typename slopes::type>,
                                    typename slopes::type>;
    static int each(type& result, int from, auto&& visit) {
        if constexpr (WithValue) {
            visit(from, std::get<0>(result));
            return slopes::each(std::get<1>(result), from + 1, visit);
        } else
            return slopes::each(result, from, visit);
    }
};

/// That of a definition called with the first `Count` of some arguments.
template <class Definition, class Element, class Positions, class... Argument>
struct result_of_first;
template <class Definition, class Element, std::size_t... Position, class... Argument>
struct result_of_first<Definition, Element, std::index_sequence<Position...>, Argument...> {
    using arguments = std::tuple<Argument...>;
    using result = result_of<Definition, Element, std::tuple_element_t<Position, arguments>...>;
    using slopes = slopes_of<positions<>, std::tuple_element_t<Position, arguments>...>;
};
template <class Definition, class Element, std::size_t Count, class... Argument>
using of_first = result_of_first<Definition, Element, std::make_index_sequence<Count>, Argument...>;

template <class Definition, class Element, class... Argument>
struct result_of<jvp_of<Definition>, Element, Argument...> {
    using value =
        typename of_first<Definition, Element, sizeof...(Argument) / 2, Argument...>::result;
    using type = std::tuple<typename value::type, typename value::type>;
    static int each(type& result, int from, auto&& visit) {
        return value::each(std::get<1>(result), value::each(std::get<0>(result), from, visit),
                           visit);
    }
};
template <class Definition, class Element, class... Argument>
struct result_of<vjp_of<Definition>, Element, Argument...> {
    using first = of_first<Definition, Element, sizeof...(Argument) - 1, Argument...>;
    using value = typename first::result;
    using type = std::tuple<typename value::type, typename first::slopes::tuple>;
    static int each(type& result, int from, auto&& visit) {
        return first::slopes::each(std::get<1>(result),
                                   value::each(std::get<0>(result), from, visit), visit);
    }
};
template <class Definition, class Selected, class Element, class... Argument>
struct result_of<hvp_of<Definition, Selected>, Element, Argument...>
    : of_first<gradient_of<Definition, Selected, false>, Element,
               before_partners<Selected>(sizeof...(Argument)), Argument...>::result {};

/// The axes of one array, then those of another one.
template <class Rows, class Columns>
struct joined {
    using type = Columns; // of a number
};
template <class Element, std::size_t... Row>
struct joined<tensor<Element, Row...>, Element> {
    using type = tensor<Element, Row...>;
};
template <class Element, std::size_t... Row, std::size_t... Column>
struct joined<tensor<Element, Row...>, tensor<Element, Column...>> {
    using type = tensor<Element, Row..., Column...>;
};
/// Rows, each of which is in tuples itself where its parts or the columns are.
template <class Rows, class... Column>
struct joined<Rows, std::tuple<Column...>> {
    using type = std::tuple<typename joined<Rows, Column>::type...>;
};
template <class... Row, class Columns>
struct joined<std::tuple<Row...>, Columns> {
    using type = std::tuple<typename joined<Row, Columns>::type...>;
};
template <class... Row, class... Column>
struct joined<std::tuple<Row...>, std::tuple<Column...>> {
    using type = std::tuple<typename joined<Row, std::tuple<Column...>>::type...>;
};

template <class Definition, class Selected, direction Direction, class Element, class... Argument>
struct result_of<jacobian_of<Definition, Selected, Direction>, Element, Argument...> {
    using rows = typename result_of<Definition, Element, Argument...>::type;
    using type = typename joined<rows, typename slopes_of<Selected, Argument...>::type>::type;
    static int each(type& result, int from, auto&& visit) { return each_part(result, from, visit); }
};
template <class Definition, class Selected, direction Direction, class Element, class... Argument>
struct result_of<hessian_of<Definition, Selected, Direction>, Element, Argument...> {
    using slopes = typename slopes_of<Selected, Argument...>::type;
    using type = typename joined<slopes, slopes>::type;
    static int each(type& result, int from, auto&& visit) { return each_part(result, from, visit); }
};

} // namespace tapeless::arrays
