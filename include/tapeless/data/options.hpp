// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/each.hpp>

/// Which points count in a sum, and how much.

namespace tapeless::data {

/// No weights.
struct unweighted {
    static constexpr int leaves = 0;
};

/// The weight of each point, and the points that count.
template <class Layout>
struct weighting {
    static constexpr bool comes_last = true;
    Layout layout;
};
template <class Index>
struct choice {
    static constexpr bool comes_last = true;
    Index const* index;
    std::size_t size;
};

template <class Type>
inline constexpr bool is_weighting = false;
template <class Layout>
inline constexpr bool is_weighting<weighting<Layout>> = true;
template <class Type>
inline constexpr bool is_choice = false;
template <class Index>
inline constexpr bool is_choice<choice<Index>> = true;
template <class Type>
inline constexpr bool is_option = is_weighting<Type> || is_choice<Type>;

/// Whether an argument is anything but weights of another number type.
template <class Element, class Argument>
inline constexpr bool weighs_as = true;
template <class Element, class Layout>
inline constexpr bool weighs_as<Element, weighting<Layout>> =
    std::is_same_v<Element, typename Layout::element>;

/// Truth values are none: a mask has one for each point, and says something else.
template <class Range>
constexpr bool holds_integers() {
    if constexpr (Contiguous<Range const>) {
        using Index = std::remove_cvref_t<decltype(*std::declval<Range const&>().data())>;
        return std::is_integral_v<Index> && !std::is_same_v<Index, bool>;
    } else
        return false;
}

struct everything {};

template <class Index>
void check_choice(choice<Index> const& chosen, std::size_t size) {
    if (chosen.size > 0 && chosen.index == nullptr) refuse(TAPELESS_THROWS_DATA_NULL);
    for (std::size_t k = 0; k < chosen.size; ++k)
        if (static_cast<std::size_t>(chosen.index[k]) >= size) refuse(TAPELESS_THROWS_DATA_INDEX);
}
/// The same numbers, but of the chosen points only.
template <class Index, class Layout>
auto choose(choice<Index> const& chosen, Layout const& layout) {
    if constexpr (is_shared<Layout> || Layout::leaves == 0)
        return Layout(layout);
    else
        return chosen_layout<Layout, Index>{layout, chosen.index, chosen.size};
}
template <class Index, class... Layout>
auto choose(choice<Index> const& chosen, std::tuple<Layout...> const& parts) {
    return std::apply([&](auto const&... part) { return std::tuple{choose(chosen, part)...}; },
                      parts);
}

// The options of a call, or what stands for their absence.
inline unweighted weights_in() { return {}; }
template <class First, class... Rest>
auto weights_in(First const& first, Rest const&... rest) {
    if constexpr (is_weighting<First>)
        return first.layout;
    else
        return weights_in(rest...);
}
inline everything choice_in() { return {}; }
template <class First, class... Rest>
auto choice_in(First const& first, Rest const&... rest) {
    if constexpr (is_choice<First>)
        return First(first);
    else
        return choice_in(rest...);
}

} // namespace tapeless::data

namespace tapeless {

/// A weight for each point of a sum, that its results are multiplied by.
template <class Range>
auto weighted(Range const& range) {
    auto const place = data::place<false>(range);
    using Layout = std::remove_const_t<decltype(place.layout)>;
    static_assert(Layout::leaves == 1, TAPELESS_SAYS_DATA_LEAVES);
    if constexpr (Layout::leaves == 1)
        return data::weighting<Layout>{place.layout};
    else
        return data::weighting<data::columns_layout<typename Layout::element, 1>>{};
}
/// The points that count in a sum, by number, as often as they are named: a mini-batch.
template <class Range>
auto only(Range const& indices) {
    constexpr bool integers = data::holds_integers<Range>();
    static_assert(integers, TAPELESS_SAYS_DATA_INDICES);
    if constexpr (integers) {
        using Index = std::remove_cvref_t<decltype(*indices.data())>;
        return data::choice<Index>{indices.data(), static_cast<std::size_t>(indices.size())};
    } else
        return data::choice<int>{nullptr, 0};
}

} // namespace tapeless
