// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/first_writers.hpp>

namespace tapeless::arrays {

/// Strips whose elements are not needed any more give their memory to others of the same extents,
/// which then is still in the first-level cache. One that is read for the last time in the turns
/// that another one is written in may be that one, element for element. What zeros stand in first
/// has memory of its own.
struct shared_strips : first_writers {
    constexpr explicit shared_strips(placer const& given) : first_writers(given) {
        if (too_large || strip < 0 || in_rows) return;
        for (int s = 0; s < max_storages; ++s) first_use[s] = max_nests, last_use[s] = -1;
        for (int k = 0; k < statements; ++k)
            if (!unread[k]) use(statement_at[k].into, statement_at[k].nest);
        for (int r = 0; r < readings; ++r)
            if (reading_at[r].storage >= 0 && !reading_at[r].at_hand)
                use(reading_at[r].storage, statement_at[reading_at[r].by].nest);
        for (int time = 0; time < nests; ++time)
            for (int s = 0; s < storages; ++s)
                if (first_use[s] == time && is_plain_strip(s)) find_room(s);
    }

private:
    int first_use[max_storages]{}, last_use[max_storages]{}; // of what lives in its memory, too

    constexpr void use(int s, int nest_index) {
        int const time = time_of(nest_index);
        if (time < first_use[s]) first_use[s] = time;
        if (time > last_use[s]) last_use[s] = time;
    }
    constexpr bool is_plain_strip(int s) const {
        storage const& one = storage_at[s];
        return one.strip_axis >= 0 && one.copy_of < 0 && !one.filled;
    }
    /// In the memory that has been used for the longest time: sums that only go through registers
    /// have some that is never touched.
    constexpr void find_room(int s) {
        int best = -1;
        for (int in = 0; in < storages; ++in) {
            if (in == s || !is_plain_strip(in) || storage_at[in].lives_in >= 0 ||
                first_use[in] > first_use[s] || last_use[in] > first_use[s] || !are_equal(in, s))
                continue;
            if (last_use[in] == first_use[s] && !makes_way(in, s)) continue;
            if (best < 0 || first_use[in] < first_use[best]) best = in;
        }
        if (best < 0) return;
        storage_at[s].lives_in = best;
        last_use[best] = last_use[s];
    }
    constexpr bool are_equal(int a, int b) const {
        storage const &one = storage_at[a], &other = storage_at[b];
        for (int axis = 0; axis < one.rank; ++axis)
            if (one.dimension[axis] != other.dimension[axis]) return false;
        return one.rank == other.rank;
    }
    /// Whether the one is used for the last time where the other one is written: by the same nest,
    /// at the same element, in one turn of it.
    constexpr bool makes_way(int in, int s) const {
        int writer = -1;
        for (int k = writers.first(s); k >= 0; k = writers.next(k))
            if (!unread[k]) {
                if (writer >= 0) return false;
                writer = k;
            }
        statement const& w = statement_at[writer];
        positions_of_axes const where = laid(s, w.where);
        if (w.does == effect::reduce || w.loops != indices_of(where)) return false;
        for (int guest = 0; guest < storages; ++guest) {
            if (guest != in && storage_at[guest].lives_in != in) continue;
            for (int k = writers.first(guest); k >= 0; k = writers.next(k))
                if (!unread[k] && time_of(statement_at[k].nest) == first_use[s] &&
                    !is_handed_to(k, w.nest))
                    return false;
            for (int r = readings_of.first(guest); r >= 0; r = readings_of.next(r)) {
                reading const& one = reading_at[r];
                int const by = statement_at[one.by].nest;
                if (!one.at_hand && time_of(by) == first_use[s] &&
                    (by != w.nest || !(laid(guest, one.where) == where)))
                    return false;
            }
        }
        return true;
    }
    /// A sum that a nest has just taken from the tile that it ends.
    constexpr bool is_handed_to(int sum, int nest_index) const {
        return statement_at[sum].nest == nest_at[nest_index].end_of && is_only_for_end(sum);
    }
};

} // namespace tapeless::arrays
