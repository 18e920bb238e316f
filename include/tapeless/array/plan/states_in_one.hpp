// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/nest_finder.hpp>

namespace tapeless::arrays {

/// The states before turns and those behind them as one array, which begins with the start: before
/// turn t the state is element t of it, behind the turn it is element t + 1.
struct states_in_one : nest_finder {
    bool defined[most_nodes]{};

    constexpr explicit states_in_one(array_graph const& source) : nest_finder(source) {}

protected:
    /// Whether turns go forward, and what is behind a turn is made in it, for this part only.
    constexpr bool can_be_one(int s) {
        for (int k = s; k < g.end_of_parts(s); ++k) {
            int const next = g.scan[k].next;
            bool const made = !is_leaf(next) && g.free[next] == only(g.scan[k].turn);
            if (g.scan[k].descending || !made || defined[next] || storage_of[next] != 0 ||
                storage_of[g.state_before(k)] != 0)
                return false;
            for (int j = s; j < k; ++j)
                if (g.scan[j].next == next) return false;
        }
        return true;
    }
    /// Makes the array.
    constexpr statement kept_start(int k) {
        int const carried = g.state_before(k);
        axes_of[carried] = {1, {{g.scan[k].turn, 0}}};
        int const into = storage_over(axes_of[carried]);
        storage_of[carried] = 1 + into;
        storage_at[into].with_start = true;
        return {
            effect::keep, g.scan[k].start, 0, into, {1, {{-1, 0}}}, 0, 0, reduction::sum, -1, -1};
    }
    constexpr void keep_behind(int k, int own) {
        int const carried = g.state_before(k), next = g.scan[k].next;
        positions_of_axes const behind{1, {{g.scan[k].turn, 1}}};
        int const into = storage_of[carried] - 1;
        put({effect::keep, next, carried, into, behind, g.free[next], 0, reduction::sum, -1, -1},
            own);
        if (!stored[next]) return;
        defined[next] = true;
        axes_of[next] = behind;
        storage_of[next] = 1 + into;
        statement_of[next] = statement_of[carried];
        statement_at[statement_of[next]].defines = next;
    }
};

} // namespace tapeless::arrays
