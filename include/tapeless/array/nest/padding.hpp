// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/plan.hpp>

namespace tapeless::arrays {

/// Which storages have rows of whole packs: those that turns write side by side. What a turn has
/// put there the next one wants at once, and a register that was stored in part has to go through
/// the cache. What stands behind the end of a row is what its last element is.
template <class Source>
struct padding_of {
    static constexpr planner const& plan = plan_of<Source>::plan;

    struct storages {
        bool padded[max_storages + 1]{};
        bool refused[max_storages + 1]{};
        constexpr bool operator[](int s) const { return padded[s] && !refused[s]; }
    };
    static constexpr void look_at(storages& all, int nest_index, nest_layout const& l) {
        bool const turns = plan.nest_at[nest_index].turns >= 0 || l.turn >= 0;
        for (int w = 0; w < l.writes; ++w) {
            int const s = l.write_at[w].into;
            all.padded[s] = all.padded[s] || turns;
            all.refused[s] = all.refused[s] || !fits(l, l.write_at[w]);
        }
    }
    /// Two storages that are swapped.
    static constexpr void make_equal(storages& all, int a, int b) {
        all.padded[a] = all.padded[b] = true;
        all.refused[a] = all.refused[b] = all.refused[a] || all.refused[b];
    }
    static constexpr bool fits(nest_layout const& l, write const& w) {
        storage const& s = plan.storage_at[w.into];
        if (plan.g.products_by_library) return false; // a library writes what there is
        if (s.result >= 0 || s.guest_of >= 0 || s.strip_axis >= 0 || w.where.rank == 0 ||
            l.lanes < 0 || l.lanes_reduced || plan.g.index[l.lanes].until.index >= 0)
            return false;
        for (int axis = 0; axis + 1 < w.where.rank; ++axis)
            if ((plan.g.indices_at(w.where.at[axis]) & only(l.lanes)) != 0) return false;
        int const last = w.where.rank - 1;
        return w.where.at[last] == position{l.lanes, 0} &&
               plan.g.dimension_at(l.lanes) == plan.g.root(s.dimension[last]);
    }
    static constexpr storages find() {
        storages all;
        [&]<int... K>(std::integer_sequence<int, K...>) {
            (look_at(all, K, nest_of<Source, K>::layout), ...);
        }
        (std::make_integer_sequence<int, plan_of<Source>::nests>{});
        for (int k = 0; k < plan.g.scans; ++k)
            if (plan.group_of_scan[k] > 0) make_equal(all, plan.work[k], plan.next_work[k]);
        return all;
    }
    static constexpr storages of = find();
    /// Whether a nest writes to such a storage.
    static constexpr bool is_written_by(nest_layout const& l) {
        for (int w = 0; w < l.writes; ++w)
            if (of[l.write_at[w].into]) return true;
        return false;
    }
};

} // namespace tapeless::arrays
