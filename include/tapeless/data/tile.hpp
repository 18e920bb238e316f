// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/joined.hpp>

/// Many results that have an array each are written in stretches of some cache lines: one line
/// after the other into hundreds of arrays, the machine would fetch each of them alone, from
/// another page, and with arrays a power of two apart all into the same few places of its cache.

namespace tapeless::data {

/// How many numbers of a layout have an array each.
template <class Layout>
inline constexpr int streams = 0;
template <class Number, int Leaves>
inline constexpr int streams<columns_layout<Number, Leaves>> = Leaves;
template <class... Part>
inline constexpr int streams<joined_layout<Part...>> = (0 + ... + streams<Part>);

/// Results of several packs of points on their way to memory, side by side for each number. It has
/// room for as many packs as fit into a part of the second cache, eight at most; 1 is for none.
template <class Layout, class Pack>
struct tile {
    using Element = typename Pack::value_type;
    static constexpr int leaves = Layout::leaves;
    static constexpr std::size_t most_bytes = 256 * 1024;
    static constexpr std::size_t most_packs = 8;
    static constexpr std::size_t packs = [] {
        if (streams<Layout> <= simd::streams_the_machine_follows) return std::size_t{1};
        std::size_t const fit = most_bytes / (sizeof(Pack) * std::size_t(leaves));
        return fit < 1 ? 1 : fit < most_packs ? fit : most_packs;
    }();
    /// One register more than there are packs, so that the numbers do not meet in the cache.
    static constexpr std::size_t pitch = Pack::size * (packs + 1);

    alignas(64) Element memory[pitch * std::size_t(leaves)];

    TAPELESS_INLINE void put(int k, std::size_t pack, Pack const& x) {
        x.store_unaligned(memory + std::size_t(k) * pitch + pack * Pack::size);
    }
    /// Writes the first `count` packs to where the points from i on have their results.
    void store(Layout const& layout, std::size_t i, std::size_t count) const {
        store_part(layout, 0, i, count);
    }

private:
    TAPELESS_INLINE Pack at(int k, std::size_t pack) const {
        return Pack::load_unaligned(memory + std::size_t(k) * pitch + pack * Pack::size);
    }
    template <class Part>
    void store_part(Part const& part, int begin, std::size_t i, std::size_t count) const {
        if constexpr (requires { part.each_part([](auto const&, int) {}); }) {
            part.each_part(
                [&](auto const& one, int first) { store_part(one, begin + first, i, count); });
        } else if constexpr (streams<Part> > 0) {
            for (int k = 0; k < Part::leaves; ++k) {
                Element* const to = part.first[k] + i;
                auto const copy = [&](std::size_t j) TAPELESS_INLINE_LAMBDA {
                    at(begin + k, j).store_unaligned(to + j * Pack::size);
                };
                if (count == packs)
                    simd::unrolled<int(packs)>(copy);
                else
                    for (std::size_t j = 0; j < count; ++j) copy(j);
            }
        } else {
            for (std::size_t j = 0; j < count; ++j) {
                Pack out[Part::leaves];
                for (int k = 0; k < Part::leaves; ++k) out[k] = at(begin + k, j);
                part.store(out, i + j * Pack::size);
            }
        }
    }
};

} // namespace tapeless::data
