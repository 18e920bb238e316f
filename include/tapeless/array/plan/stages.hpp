// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/readers.hpp>

namespace tapeless::arrays {

/// Nests become *stages* with regard to an index: first those without the index that wait for no
/// complete sum over it, then those with it, then what waits for their sums, and so on.
struct stages : readers {
    constexpr explicit stages(placer const& given) : readers(given) {}

protected:
    int stage[max_statements]{};
    int members[max_statements]{}; // nests of a stage with the index

    constexpr bool can_be_strip(int index) const {
        for (int k = 0; k < statements; ++k)
            if (statement_at[k].how == reduction::others && (statement_at[k].over & only(index)))
                return false;
        if (g.length[g.dimension_at(index)] < 4 || g.index[index].until.index >= 0) return false;
        for (int i = 0; i < g.indices; ++i) {
            bool const others =
                g.index[i].combined >= 0 && (g.of_combined(i).indices & only(index));
            if (others || g.index[i].until.index == index) return false;
        }
        return true;
    }
    constexpr bool is_along(int k, int index) const {
        nest const& n = nest_at[statement_at[k].nest];
        bool const turns = n.scan >= 0 && g.scan[n.scan].turn == index;
        return !turns && (n.loops & only(index)) != 0;
    }
    static constexpr int axis_of(positions_of_axes const& where, int index) {
        for (int axis = 0; axis < where.rank; ++axis)
            if (where.at[axis] == position{index, 0}) return axis;
        return -1;
    }

    /// A nest falls apart where its statements have different stages, but not the turns of a scan.
    constexpr void find_stages(int index) {
        for (int& s : stage) s = 0;
        for (bool again = true; again;) {
            again = false;
            for (int r = 0; r < readings; ++r)
                again = wait_for_writers(reading_at[r], index) || again;
            for (int k = 0; k < statements; ++k)
                for (int j = 0; j < statements && scans_with(k) >= 0; ++j)
                    if (scans_with(j) == scans_with(k) && stage[k] < stage[j])
                        stage[k] = stage[j], again = true;
        }
        for (int& m : members) m = 0;
        for (int k = 0; k < statements; ++k)
            members[stage[k]] += is_along(k, index) && is_first_of_nest(k) ? 1 : 0;
    }
    constexpr int scans_with(int k) const { return nest_at[statement_at[k].nest].scan; }
    constexpr bool is_first_of_nest(int k) const {
        for (int j = 0; j < k; ++j)
            if (statement_at[j].nest == statement_at[k].nest && stage[j] == stage[k]) return false;
        return true;
    }
    constexpr bool wait_for_writers(reading const& r, int index) {
        int const k = r.by, before = stage[k];
        if (r.storage < 0) return false;
        for (int j = writers.first(r.storage); j >= 0; j = writers.next(j)) {
            statement const& w = statement_at[j];
            if (j == k) continue;
            bool const later = is_along(j, index) && !(is_along(k, index) && meets(w, r, index));
            int const earliest_stage = stage[j] + (later ? 1 : 0);
            if (stage[k] < earliest_stage) stage[k] = earliest_stage;
        }
        return stage[k] != before;
    }
    /// Whether what is read was written in the same strip.
    constexpr bool meets(statement const& w, reading const& r, int index) const {
        int const axis = axis_of(w.where, index);
        return axis >= 0 && (w.over & only(index)) == 0 && r.where.at[axis] == w.where.at[axis];
    }
    constexpr bool is_grouped(int k, int index) const {
        return is_along(k, index) && members[stage[k]] > 1;
    }
};

} // namespace tapeless::arrays
