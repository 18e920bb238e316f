// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/call/derivation.hpp>

namespace tapeless::arrays {

/// What a call returns, in the numbers of a call or in symbols: `Value` is what the function itself
/// returns, the arguments are structured as they were given. The leaves of a result, in order, are
/// the results of the graph.
template <class Definition, class Value, class Element, class... Argument>
struct result_of;

template <class Callable, class Value, class Element, class... Argument>
struct result_of<traced<Callable>, Value, Element, Argument...> {
    using type = Value;
};

/// Visits the leaves of a result with their numbers.
template <class Result>
constexpr void each_part(Result& result, auto&& visit) {
    int k = 0;
    tree::for_each_leaf(result, [&](auto& leaf) { visit(k++, leaf); });
}

/// Structures like some of the arguments, one by itself or several in a tuple.
template <class Element, class Selected, class... Argument>
struct slopes_of
    : slopes_of<Element,
                decltype(selecting::first_positions(std::index_sequence_for<Argument...>{})),
                Argument...> {};
template <class Element, std::size_t First, std::size_t... More, class... Argument>
struct slopes_of<Element, positions<First, More...>, Argument...> {
    template <std::size_t Position>
    using one = tree::rebind<std::tuple_element_t<Position, std::tuple<Argument...>>, Element>;
    using tuple = std::tuple<one<First>, one<More>...>;
    using type = std::conditional_t<sizeof...(More) == 0, one<First>, tuple>;
};
template <class Definition, class Selected, bool WithValue, class Value, class Element,
          class... Argument>
struct result_of<gradient_of<Definition, Selected, WithValue>, Value, Element, Argument...> {
    using slopes = typename slopes_of<Element, Selected, Argument...>::type;
    using type = std::conditional_t<WithValue, std::tuple<Element, slopes>, slopes>;
};

/// That of a definition called with the first `Count` of some arguments.
template <class Definition, class Value, class Element, class Positions, class... Argument>
struct result_of_first;
template <class Definition, class Value, class Element, std::size_t... Position, class... Argument>
struct result_of_first<Definition, Value, Element, std::index_sequence<Position...>, Argument...> {
    using all = std::tuple<Argument...>;
    using type = typename result_of<Definition, Value, Element,
                                    std::tuple_element_t<Position, all>...>::type;
    using slopes =
        typename slopes_of<Element, positions<>, std::tuple_element_t<Position, all>...>::tuple;
};
template <class Definition, class Value, class Element, std::size_t Count, class... Argument>
using of_first =
    result_of_first<Definition, Value, Element, std::make_index_sequence<Count>, Argument...>;

template <class Definition, class Value, class Element, class... Argument>
struct result_of<jvp_of<Definition>, Value, Element, Argument...> {
    using value =
        typename of_first<Definition, Value, Element, sizeof...(Argument) / 2, Argument...>::type;
    using type = std::tuple<value, value>;
};
template <class Definition, class Value, class Element, class... Argument>
struct result_of<vjp_of<Definition>, Value, Element, Argument...> {
    using first = of_first<Definition, Value, Element, sizeof...(Argument) - 1, Argument...>;
    using type = std::tuple<typename first::type, typename first::slopes>;
};
template <class Definition, class Selected, class Value, class Element, class... Argument>
struct result_of<hvp_of<Definition, Selected>, Value, Element, Argument...>
    : of_first<gradient_of<Definition, Selected, false>, Value, Element,
               before_partners<Selected>(sizeof...(Argument)), Argument...> {};

/// A structure as tuples: the blocks of a matrix of derivatives are not what its members were.
template <class Structure>
struct in_tuples_of {
    using type = Structure;
};
template <class Members>
struct tuple_of_members;
template <class... Member>
struct tuple_of_members<tree::list<Member...>> {
    using type = std::tuple<typename in_tuples_of<Member>::type...>;
};
template <class Element, std::size_t... K>
auto repeated(std::index_sequence<K...>) -> tree::list<std::enable_if_t<K + 1 != 0, Element>...>;
template <class Structure>
requires(tree::structure<Structure>::kind == tree::form::product) struct in_tuples_of<Structure>
    : tuple_of_members<typename tree::structure<Structure>::members> {
};
template <class Structure>
requires(tree::structure<Structure>::kind == tree::form::array) struct in_tuples_of<Structure>
    : tuple_of_members<decltype(repeated<typename tree::structure<Structure>::element>(
          std::make_index_sequence<tree::structure<Structure>::size>{}))> {
};

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
template <int Rows>
struct joined<symbolic_array<Rows>, symbol> {
    using type = symbolic_array<Rows>;
};
template <int Rows, int Columns>
struct joined<symbolic_array<Rows>, symbolic_array<Columns>> {
    using type = symbolic_array<Rows + Columns>;
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

template <class Definition, class Selected, direction Direction, class Value, class Element,
          class... Argument>
struct result_of<jacobian_of<Definition, Selected, Direction>, Value, Element, Argument...> {
    using rows = typename in_tuples_of<
        typename result_of<Definition, Value, Element, Argument...>::type>::type;
    using columns =
        typename in_tuples_of<typename slopes_of<Element, Selected, Argument...>::type>::type;
    using type = typename joined<rows, columns>::type;
};
template <class Definition, class Selected, direction Direction, class Value, class Element,
          class... Argument>
struct result_of<hessian_of<Definition, Selected, Direction>, Value, Element, Argument...> {
    using slopes =
        typename in_tuples_of<typename slopes_of<Element, Selected, Argument...>::type>::type;
    using type = typename joined<slopes, slopes>::type;
};

} // namespace tapeless::arrays
