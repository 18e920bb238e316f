// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/batch.hpp>
#include <tapeless/simd/transpose.hpp>

#include <cstddef>
#include <type_traits>

/// Where the numbers of many points lie. A layout has `leaves` numbers for each of `size` points;
/// number k of point i is at `leaf(k) + i * step(k)`. Number may be const: then it is for reading.
///
/// `load_one` reads number k of one pack of points, from point i on; where a layout reads all
/// numbers of a pack of points at once, it has `load` instead. `store` writes all of them. What
/// does not fill a pack goes through a `room`, memory for one pack of points with a layout of the
/// same type.

namespace tapeless::data {

using difference = std::ptrdiff_t;

/// A layout whose numbers have a pack each in this memory.
template <class Pack, class Layout>
TAPELESS_INLINE inline Layout with_columns_in(typename Layout::element* memory) {
    Layout result;
    for (int k = 0; k < Layout::leaves; ++k)
        result.first[k] = memory + Pack::size * static_cast<std::size_t>(k);
    result.size = Pack::size;
    return result;
}

/// Stores the lanes of a pack `stride` numbers apart.
template <class Pack>
TAPELESS_INLINE inline void store_lanes(Pack const& x, typename Pack::value_type* to,
                                        difference stride) {
    typename Pack::value_type lane[Pack::size];
    x.store_unaligned(lane);
    for (std::size_t j = 0; j < Pack::size; ++j) to[static_cast<difference>(j) * stride] = lane[j];
}

/// Every number has a contiguous array of its own: spans, columns of a matrix.
template <class Number, int Leaves>
struct columns_layout {
    using number = Number;
    using element = std::remove_const_t<Number>;
    static constexpr int leaves = Leaves;

    Number* first[Leaves == 0 ? 1 : Leaves]{};
    std::size_t size = 0;

    Number* leaf(int k) const { return first[k]; }
    static constexpr difference step(int) { return 1; }

    template <class Pack>
    TAPELESS_INLINE Pack load_one(int k, std::size_t i) const {
        simd::ask_for(first[k] + i, simd::bytes_ahead / sizeof(Number));
        return Pack::load_unaligned(first[k] + i);
    }
    template <class Pack>
    TAPELESS_INLINE void store(Pack const* out, std::size_t i) const {
        simd::unrolled<Leaves>(
            [&](int k) TAPELESS_INLINE_LAMBDA { out[k].store_unaligned(first[k] + i); });
    }
    template <class Pack>
    TAPELESS_INLINE static columns_layout in_room(element* memory) {
        return with_columns_in<Pack, columns_layout>(memory);
    }
};

/// The numbers of a point side by side, point after point: arrays of structures, rows of a matrix.
template <class Number, int Leaves>
struct rows_layout {
    using number = Number;
    using element = std::remove_const_t<Number>;
    static constexpr int leaves = Leaves;

    static constexpr bool rows_of_numbers = true;

    Number* first = nullptr;
    std::size_t size = 0;

    Number* leaf(int k) const { return first + k; }
    static constexpr difference step(int) { return Leaves; }
    /// The rows of a few points.
    struct few_rows {
        Number* first;
        TAPELESS_INLINE Number* operator[](std::size_t j) const { return first + j * Leaves; }
        TAPELESS_INLINE void read_again() { asm("" : "+r"(first)); }
        /// For a pack of rows, those of some packs ahead.
        template <class Pack>
        TAPELESS_INLINE void ask_ahead() const {
            constexpr int numbers = Leaves * int(Pack::size);
            constexpr int line = 64 / int(sizeof(Number));
            constexpr int ahead = simd::rows_ahead<Leaves, Pack> * Leaves;
            for (int k = 0; k < numbers; k += line) simd::ask_for(first, std::size_t(ahead + k));
        }
    };
    TAPELESS_INLINE few_rows rows_from(std::size_t i) const { return {first + i * Leaves}; }

    template <class Pack>
    TAPELESS_INLINE void load(Pack* in, std::size_t i) const {
        simd::load_transposed<Leaves>(first + i * Leaves, in);
    }
    template <class Pack>
    TAPELESS_INLINE void store(Pack const* out, std::size_t i) const {
        simd::store_transposed<Leaves>(out, first + i * Leaves);
    }
    template <class Pack>
    TAPELESS_INLINE static rows_layout in_room(element* memory) {
        return {memory, Pack::size};
    }
};

/// The same with `stride` numbers from each row to the next.
template <class Number, int Leaves>
struct spaced_rows_layout {
    using number = Number;
    using element = std::remove_const_t<Number>;
    static constexpr int leaves = Leaves;

    static constexpr bool rows_of_numbers = true;

    Number* first = nullptr;
    std::size_t size = 0;
    difference stride = Leaves;

    Number* leaf(int k) const { return first + k; }
    difference step(int) const { return stride; }
    struct few_rows {
        Number* first;
        difference stride;
        TAPELESS_INLINE Number* operator[](std::size_t j) const {
            return first + static_cast<difference>(j) * stride;
        }
        TAPELESS_INLINE void read_again() { asm("" : "+r"(first)); }
        template <class Pack>
        TAPELESS_INLINE void ask_ahead() const {
            constexpr int line = 64 / int(sizeof(Number));
            constexpr int ahead = simd::rows_ahead<Leaves, Pack>;
            for (int j = ahead; j < ahead + int(Pack::size); ++j)
                for (int k = 0; k < Leaves; k += line)
                    simd::ask_for(first, static_cast<std::size_t>(j * stride + k));
        }
    };
    TAPELESS_INLINE few_rows rows_from(std::size_t i) const { return {row(i), stride}; }

    template <class Pack>
    requires simd::transposes_blocks<Leaves, Pack> TAPELESS_INLINE void load(Pack* in,
                                                                             std::size_t i) const {
        simd::load_rows<Leaves>(row(i), stride, in);
    }
    template <class Pack>
    TAPELESS_INLINE Pack load_one(int k, std::size_t i) const {
        Number const* const from = row(i) + k;
        return Pack::gather([&](std::size_t lane) TAPELESS_INLINE_LAMBDA {
            return from[static_cast<difference>(lane) * stride];
        });
    }
    template <class Pack>
    TAPELESS_INLINE void store(Pack const* out, std::size_t i) const {
        Number* const to = row(i);
        if constexpr (simd::transposes_blocks<Leaves, Pack>)
            simd::store_rows<Leaves>(out, to, stride);
        else
            for (int k = 0; k < Leaves; ++k) store_lanes(out[k], to + k, stride);
    }
    template <class Pack>
    TAPELESS_INLINE static spaced_rows_layout in_room(element* memory) {
        return {memory, Pack::size, Leaves};
    }

private:
    TAPELESS_INLINE Number* row(std::size_t i) const {
        return first + static_cast<difference>(i) * stride;
    }
};

/// Anything else with one distance from each point to the next.
template <class Number, int Leaves>
struct strided_layout {
    using number = Number;
    using element = std::remove_const_t<Number>;
    static constexpr int leaves = Leaves;

    Number* first[Leaves == 0 ? 1 : Leaves]{};
    std::size_t size = 0;
    difference stride = 1;

    Number* leaf(int k) const { return first[k]; }
    difference step(int) const { return stride; }

    template <class Pack>
    TAPELESS_INLINE Pack load_one(int k, std::size_t i) const {
        Number const* const from = first[k] + static_cast<difference>(i) * stride;
        return Pack::gather([&](std::size_t lane) TAPELESS_INLINE_LAMBDA {
            return from[static_cast<difference>(lane) * stride];
        });
    }
    template <class Pack>
    TAPELESS_INLINE void store(Pack const* out, std::size_t i) const {
        for (int k = 0; k < Leaves; ++k)
            store_lanes(out[k], first[k] + static_cast<difference>(i) * stride, stride);
    }
    template <class Pack>
    TAPELESS_INLINE static strided_layout in_room(element* memory) {
        return with_columns_in<Pack, strided_layout>(memory);
    }
};

} // namespace tapeless::data
