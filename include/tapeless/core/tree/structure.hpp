// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// What a nested structure is made of. `structure<S>` is the one trait behind everything in
/// `tree`: a leaf, an array of one kind of element, or a product of members.

#include <tapeless/core/config.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tapeless::tree {

template <class... Types>
struct list {};

/// The leaf type of a structure without leaves.
struct none {};

/// The leaf type of a structure whose leaves do not agree.
struct mixed {};

enum class form { leaf, array, product };

/// How a type comes to be a structure; the earlier way wins.
enum class role {
    leaf,
    declared,  ///< TAPELESS_STRUCT
    adapted,   ///< another library's description, see core/tree/hana.hpp
    aggregate, ///< taken apart by structured bindings
};

/// Set by core/tree/hana.hpp for types that Boost.Hana knows to be structs.
template <class S>
inline constexpr bool is_adapted = false;

template <class S>
consteval role find_role();

/// The structure of a class, by the way it became one.
template <class S, role Role>
struct structure_of {
    static constexpr auto kind = form::leaf;
    static constexpr std::size_t count = 1;
    using leaf_type = S;

    template <class Leaf>
    using rebind = Leaf;
};

template <class S>
struct structure : structure_of<S, find_role<S>()> {};

/// A leaf type beside which a plain number is as good, as a constant is beside symbols.
template <class Leaf>
inline constexpr bool absorbs_numbers = false;

/// What a member of `std::tie(a, b)` refers to.
template <class S>
struct structure<S&> : structure<std::remove_const_t<S>> {};

/// A number that is read from memory each time.
template <class S>
requires std::is_arithmetic_v<S>
struct structure<S volatile> : structure<S> {
};

// The leaf type of a product. Members without leaves have no say.

template <class First, class Second>
struct joined_pair {
    using type = mixed;
};

template <class Leaf>
struct joined_pair<Leaf, Leaf> {
    using type = Leaf;
};

template <class Leaf>
struct joined_pair<none, Leaf> {
    using type = Leaf;
};

template <class Leaf>
struct joined_pair<Leaf, none> {
    using type = Leaf;
};

template <>
struct joined_pair<none, none> {
    using type = none;
};

template <class Leaf, class Number>
requires(absorbs_numbers<Leaf>&& std::is_arithmetic_v<Number>) struct joined_pair<Leaf, Number> {
    using type = Leaf;
};

template <class Number, class Leaf>
requires(absorbs_numbers<Leaf>&& std::is_arithmetic_v<Number>) struct joined_pair<Number, Leaf> {
    using type = Leaf;
};

template <class... Leaves>
struct joined {
    using type = none;
};

/// Members that agree, the usual case, cost one instantiation however many they are.
template <class First, class... Rest>
requires(std::is_same_v<First, Rest>&&...) struct joined<First, Rest...> {
    using type = First;
};

template <class First, class Second, class... Rest>
requires(!(std::is_same_v<First, Second> && ... &&
           std::is_same_v<First, Rest>)) struct joined<First, Second, Rest...>
    : joined<typename joined_pair<First, Second>::type, Rest...> {
};

template <class... Members>
struct product {
    static constexpr auto kind = form::product;
    static constexpr std::size_t count = (std::size_t{0} + ... + structure<Members>::count);
    using members = list<Members...>;
    using leaf_type = typename joined<typename structure<Members>::leaf_type...>::type;
};

template <class Members>
struct product_of;

template <class... Members>
struct product_of<list<Members...>> : product<Members...> {};

template <class Element, std::size_t Size>
struct structure<std::array<Element, Size>> {
    static constexpr auto kind = form::array;
    static constexpr std::size_t size = Size;
    static constexpr std::size_t count = Size * structure<Element>::count;
    using element = Element;
    using leaf_type = typename structure<Element>::leaf_type;

    template <class Leaf>
    using rebind = std::array<typename structure<Element>::template rebind<Leaf>, Size>;
};

/// An array of the language, as it occurs as a member of a struct.
template <class Element, std::size_t Size>
struct structure<Element[Size]> {
    static constexpr auto kind = form::array;
    static constexpr std::size_t size = Size;
    static constexpr std::size_t count = Size * structure<Element>::count;
    using element = Element;
    using leaf_type = typename structure<Element>::leaf_type;

    template <class Leaf>
    using rebind = typename structure<Element>::template rebind<Leaf>[Size];
};

template <class... Members>
struct structure<std::tuple<Members...>> : product<Members...> {
    template <class Leaf>
    using rebind = std::tuple<typename structure<Members>::template rebind<Leaf>...>;

    template <class S, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(S& tuple, F&& f) {
        return std::apply(static_cast<F&&>(f), tuple);
    }
};

template <class First, class Second>
struct structure<std::pair<First, Second>> : product<First, Second> {
    template <class Leaf>
    using rebind = std::pair<typename structure<First>::template rebind<Leaf>,
                             typename structure<Second>::template rebind<Leaf>>;

    template <class S, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(S& pair, F&& f) {
        return static_cast<F&&>(f)(pair.first, pair.second);
    }
};

/// Gives back the types of the arguments.
struct collect {
    template <class... Members>
    constexpr auto operator()(Members&...) const -> list<std::remove_cv_t<Members>...> {
        return {};
    }
};

/// Whether a structure with these leaves has nothing to change when they become `Leaf`.
template <class Leaves, class Leaf>
inline constexpr bool settled = std::is_same_v<Leaves, Leaf> || std::is_same_v<Leaves, none>;

template <class Members, class Leaf>
struct rebound_list;

template <class... Members, class Leaf>
struct rebound_list<list<Members...>, Leaf> {
    using type = list<typename structure<Members>::template rebind<Leaf>...>;
};

} // namespace tapeless::tree
