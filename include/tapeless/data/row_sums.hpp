// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/row_plan.hpp>

/// Inner products with rows, and sums of factors times rows, with the numbers of a row across the
/// lanes. A stretch of a row that is no multiple of a register ends in one that overlaps the one
/// before: its products leave out what is there already, its sums have it twice.

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

/// Input k, which all points share.
template <class Element, class... Layout>
Element shared_input(std::tuple<Layout...> const& parts, int k) {
    Element result(0);
    auto const look = [&]<class Part>(Part const& part) {
        if constexpr (is_shared<Part>)
            if (k >= 0 && k < Part::leaves) result = part.value[k];
        k -= Part::leaves;
    };
    std::apply([&](auto const&... part) { (look(part), ...); }, parts);
    return result;
}

/// The weight of number k in a product.
template <class Element, class Product, class Parts>
Element weight_of(Product const& product, Parts const& parts, int k) {
    row_weight const& of = product.weight[k];
    Element const value =
        of.input >= 0 ? shared_input<Element>(parts, of.input) : static_cast<Element>(of.constant);
    return of.negative ? -value : value;
}

/// The weights of all products, as their rows lie; zero where a register overlaps the one before.
template <class Plan, class Pack, class Parts>
void collect_weights(Parts const& parts, Pack* weight) {
    using Element = typename Pack::value_type;
    for (int p = 0; p < Plan::plan.products; ++p) {
        auto const& product = Plan::plan.product[p];
        for (int r = 0; r < Plan::registers(product.count); ++r) {
            int const begin = Plan::begin_of(product.count, r);
            Element lane[Pack::size];
            for (int j = 0; j < int(Pack::size); ++j) {
                bool const twice = begin + j < r * int(Pack::size);
                lane[j] = twice ? Element(0)
                                : weight_of<Element>(product, parts, product.first + begin + j);
            }
            *weight++ = Pack::load_unaligned(lane);
        }
    }
}

/// x without its first lanes.
template <int Skipped, int Size>
struct without_first {
    static constexpr int of(std::size_t lane) {
        return static_cast<int>(lane) + (static_cast<int>(lane) < Skipped ? Size : 0);
    }
};

/// The sums over the lanes of as many registers as they have lanes: the square is transposed while
/// it is added up.
template <class Pack, int D = static_cast<int>(Pack::size) / 2>
TAPELESS_INLINE inline Pack sums_of_lanes(Pack* x) {
    constexpr int size = static_cast<int>(Pack::size);
    if constexpr (D >= 1) {
        simd::unrolled<D>([&](int k) TAPELESS_INLINE_LAMBDA {
            x[k] = simd::shuffle<simd::exchanged_of<size, D, 0>>(x[k], x[k + D]) +
                   simd::shuffle<simd::exchanged_of<size, D, 1>>(x[k], x[k + D]);
        });
        return sums_of_lanes<Pack, D / 2>(x);
    } else {
        return x[0];
    }
}

/// Calls `f(r)` for each of N registers: as straight-line code as long as they are few.
template <int N, class Function>
TAPELESS_INLINE inline void each_register(Function const& f) {
    if constexpr (N <= 16)
        simd::unrolled<N>(f);
    else
        for (int r = 0; r < N; ++r) f(r);
}

/// The inner products of a pack of rows with weights.
template <int First, int Count, class Pack, class Rows>
TAPELESS_INLINE inline Pack inner_products(Rows const& row, Pack const* weight) {
    using Element = typename Pack::value_type;
    constexpr int size = static_cast<int>(Pack::size), whole = Count / size;
    Pack sum[Pack::size];
    simd::unrolled<size>([&](int j) TAPELESS_INLINE_LAMBDA {
        sum[j] = weight[0] * Pack::load_unaligned(row[std::size_t(j)] + First);
    });
    each_register<whole - 1>([&](int r) TAPELESS_INLINE_LAMBDA {
        simd::unrolled<size>([&](int j) TAPELESS_INLINE_LAMBDA {
            Element const* const from = row[std::size_t(j)] + First + (r + 1) * size;
            sum[j] += weight[r + 1] * Pack::load_unaligned(from);
        });
    });
    if constexpr (Count % size != 0)
        simd::unrolled<size>([&](int j) TAPELESS_INLINE_LAMBDA {
            Pack const last = Pack::load_unaligned(row[std::size_t(j)] + First + Count - size);
            using rest = without_first<size - Count % size, size>;
            sum[j] += weight[whole] * simd::shuffle<rest>(last, Pack(0));
        });
    return sums_of_lanes(sum);
}

/// Adds the sum over a pack of points of a factor times a row. The points of a pack are added up
/// first: the error is that of as many additions as if points lay in the lanes.
template <int First, int Count, class Pack, class Rows>
TAPELESS_INLINE inline void add_rows(Rows const& row, typename Pack::value_type const* factor,
                                     Pack* sum) {
    constexpr int size = static_cast<int>(Pack::size), registers = (Count + size - 1) / size;
    each_register<registers>([&](int r) TAPELESS_INLINE_LAMBDA {
        int const begin = First + ((r + 1) * size <= Count ? r * size : Count - size);
        Pack all = Pack(factor[0]) * Pack::load_unaligned(row[0] + begin);
        simd::unrolled<size - 1>([&](int j) TAPELESS_INLINE_LAMBDA {
            all += Pack(factor[j + 1]) * Pack::load_unaligned(row[std::size_t(j + 1)] + begin);
        });
        sum[r] += all;
    });
}
/// The same of the first points of a pack.
template <int First, int Count, class Pack, class Rows>
void add_some_rows(Rows const& row, typename Pack::value_type const* factor, Pack* sum,
                   std::size_t points) {
    constexpr int size = static_cast<int>(Pack::size), registers = (Count + size - 1) / size;
    for (int r = 0; r < registers; ++r) {
        int const begin = First + ((r + 1) * size <= Count ? r * size : Count - size);
        for (std::size_t j = 0; j < points; ++j)
            sum[r] += Pack(factor[j]) * Pack::load_unaligned(row[std::size_t(j)] + begin);
    }
}

} // namespace tapeless::data
