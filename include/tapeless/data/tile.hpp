// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/joined.hpp>

#include <cstdint>

/// Many results that have an array each. They go straight to their places where caches keep what is
/// written; else in stretches of some cache lines: one line after the other into hundreds of
/// arrays, the machine would fetch each of them alone, from another page, and with arrays a power
/// of two apart all into the same few places of its cache.

namespace tapeless::data {

/// How many numbers of a layout have an array each.
template <class Layout>
inline constexpr int streams = 0;
template <class Number, int Leaves>
inline constexpr int streams<columns_layout<Number, Leaves>> = Leaves;
template <class... Part>
inline constexpr int streams<joined_layout<Part...>> = (0 + ... + streams<Part>);

/// Whether no place of a second cache gets more lines of the arrays than it holds beside others:
/// lines 64 KB apart have the same place in most machines, where 8 or 16 of them can be.
template <class Element, std::size_t Arrays>
bool spread_out(Element* const (&array)[Arrays], std::size_t first) {
    constexpr std::size_t places = 1024, line = 64, most = 8;
    unsigned char lines[places]{};
    unsigned char crowd = 0;
    for (Element* each : array) {
        unsigned char& here = lines[reinterpret_cast<std::uintptr_t>(each + first) / line % places];
        ++here;
        crowd = crowd < here ? here : crowd;
        if (crowd > most) return false;
    }
    return true;
}

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
    /// What a machine knows the pages of, and may have in its last cache.
    static constexpr std::size_t most_straight_bytes = 8 * 1024 * 1024;

    /// For `all` packs of points from point i on; `early` says whether a result may be written
    /// while others of its point are still to be computed.
    tile(Layout const& layout, std::size_t i, std::size_t all, bool early) {
        straight_ = early && goes_straight(layout, i, all);
        if (!straight_)
            for (int k = 0; k < leaves; ++k) to_[k] = memory_ + std::size_t(k) * pitch;
    }
    /// The tile gets `at_once()` packs at a time: `begin(i)`, `put` for each of their results, and
    /// `store`, which writes the first `count` to where the points from i on have their results.
    std::size_t at_once(std::size_t left) const { return straight_ || left < packs ? left : packs; }
    void begin(std::size_t i) { first_ = straight_ ? i : 0; }
    TAPELESS_INLINE void put(int k, std::size_t pack, Pack const& x) const {
        x.store_unaligned(to_[k] + first_ + pack * Pack::size);
    }
    void store(Layout const& layout, std::size_t i, std::size_t count) const {
        if (!straight_) store_part(layout, 0, i, count);
    }

private:
    Element* to_[leaves];
    std::size_t first_ = 0;
    bool straight_;
    alignas(64) Element memory_[pitch * std::size_t(leaves)];

    bool goes_straight(Layout const& layout, std::size_t i, std::size_t all) {
        if constexpr (streams<Layout> == leaves) {
            if (all * sizeof(Pack) * std::size_t(leaves) > most_straight_bytes) return false;
            for (int k = 0; k < leaves; ++k) to_[k] = layout.leaf(k);
            return all == 1 || spread_out(to_, i);
        } else
            return false;
    }
    TAPELESS_INLINE Pack at(int k, std::size_t pack) const {
        return Pack::load_unaligned(memory_ + std::size_t(k) * pitch + pack * Pack::size);
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
