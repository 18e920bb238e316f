// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/each.hpp>

/// Results that are the same at every point.

namespace tapeless::data {

/// The numbers of one structure, wherever they lie.
template <class Number, int Leaves>
struct once_layout {
    using number = Number;
    using element = std::remove_const_t<Number>;
    static constexpr int leaves = Leaves;
    static constexpr std::size_t size = 1;

    Number* first[Leaves == 0 ? 1 : Leaves]{};

    Number* leaf(int k) const { return first[k]; }
    static constexpr difference step(int) { return 1; }

    void store(element const* value) const {
        for (int k = 0; k < Leaves; ++k) *first[k] = value[k];
    }
};

/// Where such results go, the first ones of a call.
template <class Layout>
struct stored_once {
    Layout layout;
};
template <class Type>
inline constexpr bool is_once = false;
template <class Layout>
inline constexpr bool is_once<stored_once<Layout>> = true;

} // namespace tapeless::data

namespace tapeless {

/// `into(once(y), ...)`: the first results of a call, which depend on nothing that differs from
/// point to point, and are wanted once: the value where only directions differ.
template <class Structure>
auto once(Structure& structure) {
    using Leaf = tree::leaf_type<std::remove_const_t<Structure>>;
    constexpr bool numbers = std::is_same_v<Leaf, double> || std::is_same_v<Leaf, float>;
    constexpr bool writable = !std::is_const_v<Structure>;
    static_assert(numbers, TAPELESS_SAYS_DATA_NUMBERS);
    static_assert(writable, TAPELESS_SAYS_DATA_CONST);
    if constexpr (numbers && writable) {
        data::once_layout<Leaf, static_cast<int>(tree::leaf_count<Structure>)> layout;
        int k = 0;
        tree::for_each_leaf(structure, [&](Leaf& number) { layout.first[k++] = &number; });
        return data::stored_once<decltype(layout)>{layout};
    } else
        return data::stored_once<data::once_layout<double, 1>>{};
}

/// Results of all points in front, then those of each.
template <class Layout, class... Range>
auto into(data::stored_once<Layout> first, Range&&... range) {
    auto const rest = into(range...);
    return data::destination<std::remove_const_t<decltype(rest.layout)>, Layout>{rest.layout,
                                                                                 first.layout};
}

} // namespace tapeless
