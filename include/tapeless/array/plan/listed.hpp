// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless::arrays {

/// Things with numbers, put into lists by what they have in common, in the order of their numbers:
/// a search passes a list, not all of them.
template <int Lists, int Things>
struct listed {
    int first_of[Lists]{}; // 1 + the first one of a list, and 1 + the next one
    int next_of[Things]{};

    /// `list_of(k)` is the list of thing k, or negative.
    constexpr void list(int things, auto&& list_of) {
        for (int& k : first_of) k = 0;
        for (int k = things - 1; k >= 0; --k)
            if (int const own = list_of(k); own >= 0)
                next_of[k] = first_of[own], first_of[own] = 1 + k;
    }
    constexpr int first(int of) const { return first_of[of] - 1; }
    constexpr int next(int k) const { return next_of[k] - 1; }
};

} // namespace tapeless::arrays
