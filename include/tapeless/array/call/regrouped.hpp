// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A function of structures is a function of their leaves in a row. Everything below a call knows
/// only that one, the flat definition.

#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/call/pullback.hpp>

namespace tapeless::arrays {

/// What an argument is while a function is traced.
template <class Argument>
using image = tree::rebind<Argument, symbol>;

/// A callable of structures as one of the arguments of a graph, which are the leaves.
template <class Callable, class... Image>
struct regrouped {
    template <class... Leaf>
    requires requires(Image&... image) { Callable{}(image...); }
    constexpr auto operator()(Leaf const&... leaf) const {
        array_graph* const g = home_of_leaves(leaf...);
        int k = 0;
        auto const bind = [&]<class One>(One& one) {
            if constexpr (TracedArray<One>)
                one = One(g, k++);
            else
                one = One(g, g->atom_node(atom_from(source::load, k++)));
        };
        std::tuple<Image...> all;
        return std::apply(
            [&](auto&... image) {
                (tree::for_each_leaf(image, bind), ...);
                return Callable{}(image...);
            },
            all);
    }
};

template <class Callable, class... Argument>
constexpr bool takes_images() {
    return requires(image<Argument> & ... argument) { Callable{}(argument...); };
}

template <std::size_t... Count>
struct flat_layout {
    /// Where the leaves of an argument begin; behind all of them for one that does not exist.
    static constexpr std::size_t begin(std::size_t argument) {
        std::size_t sum = 0, k = 0;
        ((sum += k++ < argument ? Count : 0), ...);
        return sum;
    }
    static constexpr std::size_t count(std::size_t argument) {
        std::size_t const all[] = {Count..., 0};
        return argument < sizeof...(Count) ? all[argument] : 1;
    }
};
template <class... Position>
struct joined_positions {
    using type = positions<>;
};
template <std::size_t... A>
struct joined_positions<positions<A...>> {
    using type = positions<A...>;
};
template <std::size_t... A, std::size_t... B, class... More>
struct joined_positions<positions<A...>, positions<B...>, More...>
    : joined_positions<positions<A..., B...>, More...> {};

/// The leaves of arguments that `wrt` names.
template <class Layout, std::size_t Position, std::size_t... K>
auto leaves_of(std::index_sequence<K...>) -> positions<(Layout::begin(Position) + K)...>;
template <class Layout, std::size_t... Position>
auto leaves_of(positions<Position...>) ->
    typename joined_positions<decltype(leaves_of<Layout, Position>(
        std::make_index_sequence<Layout::count(Position)>{}))...>::type;
template <class Selected, class... Argument>
using flat_positions = decltype(leaves_of<flat_layout<tree::leaf_count<Argument>...>>(Selected{}));

/// The flat definition, of the leaves of these arguments.
template <class Definition, class... Argument>
struct flat {
    using type = Definition;
};
template <class Callable, class... Argument>
requires(!(tree::is_leaf<Argument> && ...)) struct flat<traced<Callable>, Argument...> {
    using type = traced<regrouped<Callable, image<Argument>...>>;
};

/// That of the first `Count` arguments.
template <class Definition, class Positions, class... Argument>
struct flat_first_of;
template <class Definition, std::size_t... Position, class... Argument>
struct flat_first_of<Definition, std::index_sequence<Position...>, Argument...> {
    using all = std::tuple<Argument...>;
    using type = typename flat<Definition, std::tuple_element_t<Position, all>...>::type;
    static constexpr std::size_t leaves =
        (tree::leaf_count<std::tuple_element_t<Position, all>> + ... + 0);
    template <class Selected>
    using selected = flat_positions<Selected, std::tuple_element_t<Position, all>...>;
};
template <class Definition, std::size_t Count, class... Argument>
using flat_first = flat_first_of<Definition, std::make_index_sequence<Count>, Argument...>;

template <class Definition, class Selected, bool WithValue, class... Argument>
struct flat<gradient_of<Definition, Selected, WithValue>, Argument...> {
    using type = gradient_of<typename flat<Definition, Argument...>::type,
                             flat_positions<Selected, Argument...>, WithValue>;
};
template <class Definition, class... Argument>
struct flat<jvp_of<Definition>, Argument...> {
    using type =
        jvp_of<typename flat_first<Definition, sizeof...(Argument) / 2, Argument...>::type>;
};
template <class Definition, class... Argument>
struct flat<vjp_of<Definition>, Argument...> {
    static constexpr std::size_t own = sizeof...(Argument) - 1;
    using first = flat_first<Definition, own, Argument...>;
    using type = pullback_of<typename first::type, first::leaves>;
};
template <class Definition, class Selected, class... Argument>
struct flat<hvp_of<Definition, Selected>, Argument...> {
    using first =
        flat_first<Definition, before_partners<Selected>(sizeof...(Argument)), Argument...>;
    using type = hvp_of<typename first::type, typename first::template selected<Selected>>;
};
template <class Definition, class Selected, direction Direction, class... Argument>
struct flat<jacobian_of<Definition, Selected, Direction>, Argument...> {
    using type = jacobian_of<typename flat<Definition, Argument...>::type,
                             flat_positions<Selected, Argument...>, Direction>;
};
template <class Definition, class Selected, direction Direction, class... Argument>
struct flat<hessian_of<Definition, Selected, Direction>, Argument...> {
    using type = hessian_of<typename flat<Definition, Argument...>::type,
                            flat_positions<Selected, Argument...>, Direction>;
};

/// Whether tangents or directions behind arguments are structured as those are.
template <class Selected, class... Argument>
constexpr bool have_partners() {
    constexpr std::size_t own = before_partners<Selected>(sizeof...(Argument));
    using all = std::tuple<image<Argument>...>;
    return []<std::size_t... Position>(positions<Position...>) {
        constexpr bool complete = own + sizeof...(Position) == sizeof...(Argument);
        if constexpr (complete && ((Position < own) && ...))
            return []<std::size_t... K>(std::index_sequence<K...>) {
                return (std::is_same_v<std::tuple_element_t<Position, all>,
                                       std::tuple_element_t<own + K, all>> &&
                        ...);
            }
        (std::make_index_sequence<sizeof...(Position)>{});
        else return complete; // if one does not exist, the gradient says so
    }
    (std::conditional_t<selecting::how_many<Selected> == 0,
                        decltype(selecting::first_positions(std::make_index_sequence<own>{})),
                        Selected>{});
}

/// What stands behind the arguments of a definition, and a sentence if it is something else.
template <class Definition, class... Argument>
struct partnership {
    static constexpr bool fits() { return true; }
};
template <class Definition, class... Argument>
struct partnership<jvp_of<Definition>, Argument...> {
    static constexpr bool fits() {
        constexpr bool alike = have_partners<positions<>, Argument...>();
        static_assert(alike, TAPELESS_SAYS_TUPLE);
        return alike;
    }
};
template <class Definition, class Selected, class... Argument>
struct partnership<hvp_of<Definition, Selected>, Argument...> {
    static constexpr bool fits() {
        constexpr bool alike = have_partners<Selected, Argument...>();
        static_assert(alike, TAPELESS_SAYS_DIRECTION);
        return alike;
    }
};

} // namespace tapeless::arrays
