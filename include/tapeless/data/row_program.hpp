// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/joined.hpp>
#include <tapeless/data/row_plan.hpp>

/// What a sum does in rows or in many columns, found by the layouts of its arguments, and the
/// arguments of the body that is left.

namespace tapeless::data {

/// Where rows lie that have their numbers side by side.
template <class Layout>
concept InRows = requires(Layout const& layout) {
    layout.rows_from(std::size_t{});
};

/// Single numbers of rows, point by point; a layout for reading.
template <class Rows>
struct single_numbers {
    using number = typename Rows::number;
    using element = typename Rows::element;
    static constexpr int leaves = Rows::leaves;
    Rows rows;

    template <class Pack>
    TAPELESS_INLINE Pack load_one(int k, std::size_t i) const {
        return Pack::gather([&](std::size_t lane)
                                TAPELESS_INLINE_LAMBDA { return rows.rows_from(i)[lane][k]; });
    }
};
/// Inputs that a kernel computes itself.
template <class Element, int Leaves>
struct computed_layout {
    using element = Element;
    static constexpr int leaves = Leaves;
};

template <class Layout>
inline constexpr bool in_columns = false;
template <class Number, int Leaves>
inline constexpr bool in_columns<columns_layout<Number, Leaves>> = true;

/// The first argument in long rows or many columns, and its first input.
template <class Pack, class... Layout>
struct long_rows {
    static constexpr int size = static_cast<int>(Pack::size);
    static constexpr int shortest = 2 * size > 16 ? 2 * size : 16;
    struct place {
        int part = -1;
        int begin = 0;
        int leaves = 0;
        bool columns = false;
    };
    static constexpr place found = [] {
        place result;
        int part = 0, begin = 0;
        auto const look = [&](int leaves, bool rows, bool columns) {
            bool const many = leaves > simd::streams_the_machine_follows;
            if (result.part < 0 && ((rows && leaves >= shortest) || (columns && many)))
                result = {part, begin, leaves, columns};
            ++part, begin += leaves;
        };
        (look(Layout::leaves, InRows<Layout>, in_columns<Layout>), ...);
        return result;
    }();
};

/// What a sum does in rows. Programs of more than 6,000 nodes are left alone, for the compilers'
/// limits.
template <class At, class Pack, class Parts>
struct row_plan_of;
template <class At, class Pack, class... Layout>
struct row_plan_of<At, Pack, std::tuple<Layout...>> {
    static constexpr int outputs = At::graph.outputs;
    static constexpr auto place = long_rows<Pack, Layout...>::found;
    static constexpr auto mask =
        mask_of_parts<At::inputs>(std::type_identity<std::tuple<Layout...>>{});
    static constexpr auto plan = [] {
        constexpr bool can_be = place.columns || simd::Shuffled<Pack>;
        if constexpr (can_be && place.part >= 0 && At::graph.size <= 6000)
            return make_row_plan<At, mask, place.begin, place.leaves, int(Pack::size)>();
        else
            return by_rows<1, 1>{};
    }();
    static constexpr bool rows = plan.usable && !place.columns;
    static constexpr bool columns = plan.usable && place.columns;

    struct body {
        static constexpr auto whole = first_outputs<plan.plain + plan.factors>(plan.body);
        static constexpr auto graph = shrink<whole>();
        static constexpr int inputs = At::inputs + plan.products;
    };
    /// Registers for a stretch of a row, and where the last one begins.
    static constexpr int registers(int count) { return (count + size - 1) / size; }
    static constexpr int begin_of(int count, int r) {
        return (r + 1) * size <= count ? r * size : count - size;
    }
    static constexpr int sum_registers = [] {
        int all = 0;
        for (int k = 0; k < plan.slopes; ++k) all += registers(plan.slope[k].count);
        return all;
    }();
    static constexpr int weight_registers = [] {
        int all = 0;
        for (int k = 0; k < plan.products; ++k) all += registers(plan.product[k].count);
        return all;
    }();

private:
    static constexpr int size = static_cast<int>(Pack::size);
};

/// The arguments of the body.
template <class Plan, class Element, class... Layout>
auto parts_of_body(std::tuple<Layout...> const& parts) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
        auto const one = [&](auto k) {
            auto const& part = std::get<k()>(parts);
            if constexpr (k() == std::size_t(Plan::place.part) && Plan::rows)
                return single_numbers<std::remove_cvref_t<decltype(part)>>{part};
            else
                return std::remove_cvref_t<decltype(part)>(part);
        };
        return std::tuple{one(std::integral_constant<std::size_t, K>{})...,
                          computed_layout<Element, Plan::plan.products>{}};
    }
    (std::index_sequence_for<Layout...>{});
}

} // namespace tapeless::data
