// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/tree/tree.hpp>
#include <tapeless/data/check.hpp>
#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/group.hpp>
#include <tapeless/data/joined.hpp>

#include <span>

namespace tapeless::data {

/// One value of `Shape` for each point, where `layout` says.
template <class Shape, class Layout>
struct placed {
    using shape = Shape;
    using layout_type = Layout;
    Layout layout;
};
/// Stands in for what cannot be placed.
struct nowhere : placed<double, columns_layout<double, 1>> {};
template <class Shape, class Layout>
struct each_point : placed<Shape, Layout> {};
/// Nothing is wanted once; see data/once.hpp.
struct no_layout {
    static constexpr int leaves = 0;
};
template <class Layout, class Once = no_layout>
struct destination {
    static constexpr bool comes_last = true;
    Layout layout;
    Once once;
};

template <class Type>
inline constexpr bool is_placed = false;
template <class Shape, class Layout>
inline constexpr bool is_placed<placed<Shape, Layout>> = true;
template <class Type>
inline constexpr bool is_each = false;
template <class Shape, class Layout>
inline constexpr bool is_each<each_point<Shape, Layout>> = true;
template <class Type>
inline constexpr bool is_destination = false;
template <class Layout, class Once>
inline constexpr bool is_destination<destination<Layout, Once>> = true;

template <class Range>
concept Contiguous = requires(Range& range) {
    *range.data();
    static_cast<std::size_t>(range.size());
};

template <class Range>
concept Placeable =
    is_placed<std::remove_const_t<Range>> || std::is_array_v<Range> || Contiguous<Range>;

/// Whether the members of a structure lie in memory in the order of its leaves, without gaps.
template <class S>
constexpr bool in_order() {
    using node = tree::structure<S>;
    if constexpr (node::kind == tree::form::leaf)
        return true;
    else if constexpr (node::kind == tree::form::array)
        return in_order<typename node::element>();
    else if constexpr (sizeof(S) != node::count * sizeof(typename node::leaf_type))
        return false;
    else if constexpr (tree::find_role<S>() == tree::role::aggregate)
        return []<class... Member>(tree::list<Member...>) {
            return (in_order<Member>() && ...);
        }(typename node::members{});
    else
        return false;
}

/// How a contiguous range of structures is read or written.
template <class Element>
auto layout_of(Element* data, std::size_t size) {
    using S = std::remove_const_t<Element>;
    using Leaf = tree::leaf_type<S>;
    using Number = std::conditional_t<std::is_const_v<Element>, Leaf const, Leaf>;
    constexpr int leaves = static_cast<int>(tree::leaf_count<S>);
    Number* leaf[leaves == 0 ? 1 : leaves]{};
    int k = 0;
    if (data != nullptr && size > 0)
        tree::for_each_leaf(*data, [&](Number& number) { leaf[k++] = &number; });
    if constexpr (leaves == 1 && sizeof(S) == sizeof(Leaf)) {
        return columns_layout<Number, 1>{{leaf[0]}, size};
    } else if constexpr (in_order<S>()) {
        return rows_layout<Number, leaves>{leaf[0], size};
    } else {
        static_assert(sizeof(S) % sizeof(Leaf) == 0);
        strided_layout<Number, leaves> result;
        for (int j = 0; j < leaves; ++j) result.first[j] = leaf[j];
        result.size = size;
        result.stride = sizeof(S) / sizeof(Leaf);
        return result;
    }
}

/// A range, or what `strided`, `rows` and `columns` make, as `placed`.
template <bool Writes, class Range>
auto place(Range& range) {
    using Plain = std::remove_const_t<Range>;
    if constexpr (is_placed<Plain>) {
        constexpr bool writable = !Writes || !std::is_const_v<typename Plain::layout_type::number>;
        static_assert(writable, TAPELESS_SAYS_DATA_CONST);
        return Plain(range);
    } else if constexpr (std::is_array_v<Plain>) {
        std::span const all(range);
        return place<Writes>(all);
    } else if constexpr (!Contiguous<Range>) {
        static_assert(Contiguous<Range>, TAPELESS_SAYS_DATA_RANGE);
        return nowhere{};
    } else {
        using Element = std::remove_pointer_t<decltype(range.data())>;
        using Structure = std::remove_const_t<Element>;
        using Leaf = tree::leaf_type<Structure>;
        constexpr bool numbers = std::is_same_v<Leaf, double> || std::is_same_v<Leaf, float>;
        constexpr bool writable = !Writes || !std::is_const_v<Element>;
        static_assert(numbers, TAPELESS_SAYS_DATA_NUMBERS);
        static_assert(writable, TAPELESS_SAYS_DATA_CONST);
        if constexpr (numbers && writable) {
            using Kept = std::conditional_t<Writes, Element, Element const>;
            auto const layout = layout_of<Kept>(range.data(), std::size_t(range.size()));
            return placed<tree::shape<Structure>, std::remove_const_t<decltype(layout)>>{layout};
        } else {
            return nowhere{};
        }
    }
}

/// The same for each of several; one sentence for all that are no ranges.
template <bool Writes, class Use, class... Range>
auto place_all(Use const& use, Range&... range) {
    constexpr bool ranges = [] { // without a fold: clang nests those of 256 at most
        for (bool const one : {sizeof...(Range) > 0, Placeable<Range>...})
            if (!one) return false;
        return true;
    }();
    static_assert(ranges, TAPELESS_SAYS_DATA_RANGE);
    if constexpr (ranges)
        return use(place<Writes>(range)...);
    else if constexpr (sizeof...(Range) == 0)
        return use(nowhere{});
    else
        return use((static_cast<void>(range), nowhere{})...);
}

template <class Shape, class... Placed>
auto each_of(Placed const&... part) {
    auto const layout = group_of(part...);
    return each_point<Shape, std::remove_const_t<decltype(layout)>>{{layout}};
}

} // namespace tapeless::data

namespace tapeless {

/// An argument that differs from point to point: `each(xs)` for a contiguous range of numbers or
/// of structures; `each(x0, x1, x2)` for the members of an array in a range each.
template <class... Range>
auto each(Range const&... range) {
    auto const make = [](auto const&... part) {
        using data::grouped_shape;
        if constexpr (sizeof...(part) == 1)
            return data::each_of<typename std::remove_cvref_t<decltype(part)>::shape...>(part...);
        else
            return data::each_of<typename grouped_shape<
                typename std::remove_cvref_t<decltype(part)>::shape...>::type>(part...);
    };
    return data::place_all<false>(make, range...);
}

/// The members of a structure in a range each: `each_as<Params>(k, w0, w1)`.
template <class Structure, class... Range>
auto each_as(Range const&... range) {
    auto const make = [](auto const&... part) {
        constexpr bool fits =
            (0 + ... + std::remove_cvref_t<decltype(part)>::layout_type::leaves) ==
            static_cast<int>(tree::leaf_count<Structure>);
        static_assert(fits, TAPELESS_SAYS_DATA_LEAVES);
        return data::each_of<tree::shape<Structure>>(part...);
    };
    return make(data::place<false>(range)...);
}

/// Where results go: one range for all of them, or several in the order of the result's numbers.
template <class... Range>
auto into(Range&&... range) {
    auto const make = [](auto const&... part) {
        auto const layout = data::group_of(part...);
        return data::destination<std::remove_const_t<decltype(layout)>>{layout, {}};
    };
    return data::place_all<true>(make, range...);
}

/// Numbers `stride` apart: point i is at data[i * stride].
template <class Number>
auto strided(Number* data, std::size_t points, std::ptrdiff_t stride) {
    return data::placed<double, data::strided_layout<Number, 1>>{{{data}, points, stride}};
}

/// A row-major matrix with one row of `Leaves` numbers for each point.
template <int Leaves, class Number>
auto rows(Number* data, std::size_t points) {
    using shape = std::array<double, Leaves>;
    return data::placed<shape, data::rows_layout<Number, Leaves>>{{data, points}};
}
/// The same with `leading` numbers from each row to the next.
template <int Leaves, class Number>
auto rows(Number* data, std::size_t points, std::ptrdiff_t leading) {
    using shape = std::array<double, Leaves>;
    return data::placed<shape, data::spaced_rows_layout<Number, Leaves>>{{data, points, leading}};
}

/// A column-major matrix with one row of `Leaves` numbers for each point; from each column to the
/// next it is `leading` numbers.
template <int Leaves, class Number>
auto columns(Number* data, std::size_t points, std::ptrdiff_t leading) {
    using shape = std::array<double, Leaves>;
    data::placed<shape, data::columns_layout<Number, Leaves>> result{{{}, points}};
    for (int k = 0; k < Leaves && data != nullptr; ++k) result.layout.first[k] = data + k * leading;
    return result;
}
template <int Leaves, class Number>
auto columns(Number* data, std::size_t points) {
    return columns<Leaves>(data, points, static_cast<std::ptrdiff_t>(points));
}

} // namespace tapeless
