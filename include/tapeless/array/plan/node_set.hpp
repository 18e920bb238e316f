// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/statement.hpp>

namespace tapeless::arrays {

/// A set of nodes. A walk through it passes what is in it, and of all else one word for 64 nodes.
/// (Of the steps that clang may take in a constant, those of std::countr_zero would be a third.)
struct node_set {
    word bits[most_nodes / 64]{};

    constexpr bool operator[](int i) const { return (bits[i / 64] >> (i % 64) & 1) != 0; }
    constexpr void add(int i) { bits[i / 64] |= word{1} << (i % 64); }
    constexpr void drop(int i) { bits[i / 64] &= ~(word{1} << (i % 64)); }
    constexpr void clear_to(int last) {
        for (int at = 0; at <= last / 64; ++at) bits[at] = 0;
    }
    /// The first one from i on that is not behind the last one, or what follows that.
    constexpr int next(int i, int last) const {
        int at = i / 64;
        if (i > last) return last + 1;
        word left = bits[at] >> (i % 64) << (i % 64);
        while (left == 0) {
            if (++at > last / 64) return last + 1;
            left = bits[at];
        }
        int const found = 64 * at + __builtin_ctzll(left);
        return found > last ? last + 1 : found;
    }
    /// The last one before i, or 0.
    constexpr int previous(int i) const {
        int at = i / 64;
        word left = bits[at] & ((word{1} << (i % 64)) - 1);
        while (left == 0) {
            if (at-- == 0) return 0;
            left = bits[at];
        }
        return 64 * at + 63 - __builtin_clzll(left);
    }
};

} // namespace tapeless::arrays
