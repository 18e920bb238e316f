// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/leaves.hpp>
#include <tapeless/diff/products.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless::arrays {

/// Whether a definition takes its arguments in tuples; and whether they are such, as many primals
/// as tangents, or primals and one cotangent.
template <class Definition>
inline constexpr bool takes_tuples = false;
template <class Definition>
inline constexpr bool takes_tuples<jvp_of<Definition>> = true;
template <class Definition>
inline constexpr bool takes_tuples<vjp_of<Definition>> = true;
template <class Definition, class... Argument>
inline constexpr bool in_tuples = !takes_tuples<Definition>;
template <class Definition, class... Primal, class... Tangent>
inline constexpr bool in_tuples<jvp_of<Definition>, std::tuple<Primal...>, std::tuple<Tangent...>> =
    sizeof...(Primal) == sizeof...(Tangent);
template <class Definition, class... Primal, class Cotangent>
inline constexpr bool in_tuples<vjp_of<Definition>, std::tuple<Primal...>, Cotangent> = true;

template <class... Argument>
concept OverArrays = (HoldsArray<Argument> || ...);

template <class... Argument>
constexpr auto tied(std::tuple<Argument...> const& x) {
    return std::apply([](auto const&... one) { return std::tie(one...); }, x);
}
template <class Definition>
inline constexpr bool takes_cotangent = false;
template <class Definition>
inline constexpr bool takes_cotangent<vjp_of<Definition>> = true;

/// Calls `use` with all members of a tuple. (The names of what std::apply does would fill the lines
/// of a message.)
template <class Use, class Tuple, std::size_t... K>
constexpr auto spread_out(Use const& use, Tuple const& all, std::index_sequence<K...>) {
    return use(std::get<K>(all)...);
}
template <class Use, class... Member>
constexpr auto spread_out(Use const& use, std::tuple<Member...> const& all) {
    return spread_out(use, all, std::index_sequence_for<Member...>{});
}
template <class Use, class Primals, class Cotangent>
constexpr auto with_cotangent(Use const& use, Primals const& primals, Cotangent const& cotangent) {
    return spread_out(use, std::tuple_cat(tied(primals), std::tie(cotangent)));
}
/// Calls `use` with all arguments in a row: primals, then tangents or a cotangent.
template <class Definition, class Use, class... Argument>
constexpr auto in_a_row(Use const& use, Argument const&... argument) {
    if constexpr (takes_cotangent<Definition>)
        return with_cotangent(use, argument...);
    else if constexpr (takes_tuples<Definition>)
        return spread_out(use, std::tuple_cat(tied(argument)...));
    else
        return use(argument...);
}

/// An argument that is passed on as it is: neither a structure nor an integer among arrays.
template <class Argument>
inline constexpr bool is_plain = tree::is_leaf<Argument> && !std::is_integral_v<Argument>;

/// The leaves of structures, in a row.
template <class Structure>
constexpr auto leaves_in(Structure const& s) {
    using node = tree::structure<Structure>;
    auto const all = [](auto const&... member) { return std::tuple_cat(leaves_in(member)...); };
    if constexpr (node::kind == tree::form::leaf)
        return std::tie(s);
    else if constexpr (node::kind == tree::form::array)
        return [&]<std::size_t... K>(std::index_sequence<K...>) { return all(s[K]...); }
    (std::make_index_sequence<node::size>{});
    else return node::apply(s, all);
}

/// The graph that traced leaves stand in.
template <class... Leaf>
constexpr array_graph* home_of_leaves(Leaf const&... leaf) {
    array_graph* g = nullptr;
    auto const look = [&](auto const& x) {
        if constexpr (TracedArray<std::remove_cvref_t<decltype(x)>>) g = x.home();
    };
    (look(leaf), ...);
    return g;
}

/// The type of the numbers of a call. Arrays of integers only say where others are read, and an
/// integer beside arrays is a number of their type.
template <class Found, class... More>
struct common_element {
    using type = Found;
    static constexpr bool is_one = std::is_floating_point_v<Found>;
};
template <class Leaf>
struct element_of_leaf {
    using type = Leaf;
};
template <class Leaf>
requires requires { typename array_argument<Leaf>::element; }
struct element_of_leaf<Leaf> {
    using type = typename array_argument<Leaf>::element;
};
template <class Found, class First, class... More>
struct common_element<Found, First, More...> {
    using element = typename element_of_leaf<First>::type;
    static constexpr bool skips = std::is_integral_v<element>;
    using rest = common_element<std::conditional_t<skips || !std::is_void_v<Found>, Found, element>,
                                More...>;
    using type = typename rest::type;
    static constexpr bool is_one = (skips || std::is_same_v<element, type>)&&rest::is_one;
};
template <class... Leaf>
using element_of_call = common_element<void, Leaf...>;

/// A leaf as the flat function takes it.
template <class Element, class Leaf>
constexpr decltype(auto) as_number(Leaf const& leaf) {
    if constexpr (std::is_integral_v<Leaf>)
        return static_cast<Element>(leaf);
    else
        return (leaf);
}

} // namespace tapeless::arrays
