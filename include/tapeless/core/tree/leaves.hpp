// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The leaves of a structure in order: visiting, and copying to and from consecutive memory.

#include <tapeless/core/tree/structure.hpp>

namespace tapeless::tree {

template <class S>
inline constexpr bool is_leaf = structure<S>::kind == form::leaf;

/// Whether the leaves lie one after the other in memory as an array of the language does.
template <class S>
inline constexpr bool is_flat = is_leaf<S>;

template <class Element, std::size_t Size>
inline constexpr bool is_flat<std::array<Element, Size>> = is_leaf<Element>;

template <class S, class F>
TAPELESS_INLINE constexpr void for_each_leaf(S& s, F&& f);

/// Up to this many elements of an array are visited without a loop: compilers keep the elements of
/// a loop they do not unroll in memory, and small programs must stay in registers.
inline constexpr std::size_t longest_unrolled = 32;

template <class Array, class F, std::size_t... Element>
TAPELESS_INLINE constexpr void for_each_element(Array& s, F&& f, std::index_sequence<Element...>) {
    (for_each_leaf(s[Element], f), ...);
}

/// Calls f(leaf) for every leaf of `s` in order.
template <class S, class F>
TAPELESS_INLINE constexpr void for_each_leaf(S& s, F&& f) {
    using node = structure<std::remove_const_t<S>>;
    if constexpr (node::kind == form::leaf) {
        f(s);
    } else if constexpr (node::kind == form::array) {
        if constexpr (node::count != 0 && node::size <= longest_unrolled)
            for_each_element(s, f, std::make_index_sequence<node::size>{});
        else if constexpr (node::count != 0)
            for (auto& element : s) for_each_leaf(element, f);
    } else {
        node::apply(s, [&f](auto&... members) TAPELESS_INLINE_LAMBDA {
            static_cast<void>(f);
            (for_each_leaf(members, f), ...);
        });
    }
}

/// A leaf of one type made from a leaf of another.
template <class To, class From>
TAPELESS_INLINE constexpr To convert(From const& leaf) {
    if constexpr (std::is_same_v<To, From>) {
        return leaf;
    } else {
        return static_cast<To>(leaf);
    }
}

/// Overwrites the leaves of `s` with the values from `leaves` on; returns the position after.
template <class S, class Iterator>
TAPELESS_INLINE constexpr Iterator assign(S& s, Iterator leaves) {
    for_each_leaf(s, [&leaves]<class Leaf>(Leaf& leaf) TAPELESS_INLINE_LAMBDA {
        leaf = convert<Leaf>(*leaves);
        ++leaves;
    });
    return leaves;
}

/// The structure whose leaves are the values from `leaves` on.
template <class S, class Iterator>
TAPELESS_INLINE constexpr S unflatten(Iterator leaves) {
    S s{};
    assign(s, leaves);
    return s;
}

/// Writes the leaves of `s` in order, converted to what `out` points to; returns the position
/// after.
template <class S, class Iterator>
TAPELESS_INLINE constexpr Iterator flatten(S const& s, Iterator out) {
    for_each_leaf(s, [&out](auto const& leaf) TAPELESS_INLINE_LAMBDA {
        *out = convert<std::remove_cvref_t<decltype(*out)>>(leaf);
        ++out;
    });
    return out;
}

/// The first leaf of a flat structure; the others follow it in memory.
template <class S>
requires(structure<std::remove_const_t<S>>::kind != form::product) TAPELESS_INLINE
    constexpr auto* data(S& s) {
    if constexpr (is_leaf<std::remove_const_t<S>>) {
        return __builtin_addressof(s);
    } else {
        return s.data();
    }
}

} // namespace tapeless::tree
