// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/row_program.hpp>
#include <tapeless/simd/multiply_add.hpp>

/// Inner products with rows, and sums of factors times rows, with the numbers of a row across the
/// lanes. A stretch of a row that is no multiple of a register ends in one that overlaps the one
/// before: its products leave out what is there already, its sums have it twice.

namespace tapeless::data {

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
        sum[j] = simd::times(weight[0], Pack::load_unaligned(row[std::size_t(j)] + First));
    });
    each_register<whole - 1>([&](int r) TAPELESS_INLINE_LAMBDA {
        simd::unrolled<size>([&](int j) TAPELESS_INLINE_LAMBDA {
            Element const* const from = row[std::size_t(j)] + First + (r + 1) * size;
            sum[j] = simd::multiply_add(weight[r + 1], Pack::load_unaligned(from), sum[j]);
        });
    });
    if constexpr (Count % size != 0)
        simd::unrolled<size>([&](int j) TAPELESS_INLINE_LAMBDA {
            Pack const last = Pack::load_unaligned(row[std::size_t(j)] + First + Count - size);
            using rest = without_first<size - Count % size, size>;
            sum[j] = simd::multiply_add(weight[whole], simd::shuffle<rest>(last, Pack(0)), sum[j]);
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
        Pack all = simd::times(Pack(factor[0]), Pack::load_unaligned(row[0] + begin));
        simd::unrolled<size - 1>([&](int j) TAPELESS_INLINE_LAMBDA {
            Pack const each = Pack::load_unaligned(row[std::size_t(j + 1)] + begin);
            all = simd::add_product(Pack(factor[j + 1]), each, all);
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
        for (std::size_t j = 0; j < points; ++j) {
            Pack const each = Pack::load_unaligned(row[std::size_t(j)] + begin);
            sum[r] = simd::add_product(Pack(factor[j]), each, sum[r]);
        }
    }
}

} // namespace tapeless::data
