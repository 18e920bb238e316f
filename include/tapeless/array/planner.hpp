// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/strips.hpp>

namespace tapeless::arrays {

/// The plan of an array graph: statements in nests, and whose memory they use.
struct planner : strips {
    constexpr explicit planner(placer const& given) : strips(given) {
        if (too_large) return;
        choose_first();
        find_guests();
    }

private:
    constexpr int group_of(statement const& s) const { return nest_at[s.nest].group; }

    /// The first contribution to a target assigns if it writes every element before any other adds.
    constexpr void choose_first() {
        for (int t = 0; t < g.targets; ++t) {
            int const into = storage_of_target[t];
            int earliest_one = -1;
            bool written = false;
            for (int k = 0; k < statements; ++k) {
                statement const& s = statement_at[k];
                if (s.into != into) continue;
                written = written || s.does != effect::add;
                if (s.does == effect::add &&
                    (earliest_one < 0 || s.nest < statement_at[earliest_one].nest))
                    earliest_one = k;
            }
            if (written) continue;
            if (earliest_one >= 0 && can_assign(earliest_one))
                statement_at[earliest_one].does = effect::assign;
            else
                storage_at[into].filled = true;
        }
    }
    constexpr bool can_assign(int first_one) const {
        statement const& s = statement_at[first_one];
        if (!covers({0, 0, s.where}) || s.loops != indices_of(s.where)) return false;
        for (int k = 0; k < statements; ++k) {
            statement const& other = statement_at[k];
            if (k == first_one || other.into != s.into) continue;
            bool const strip_before = group_of(s) >= 0 && group_of(s) == group_of(other);
            if (other.nest == s.nest || strip_before) return false;
        }
        return true;
    }

    /// A storage lives in a result that is assigned once, element for element where the last values
    /// of the storage are read.
    constexpr void find_guests() {
        for (int k = 0; k < statements; ++k) {
            statement const& host = statement_at[k];
            if (host.does == effect::add || host.does == effect::reduce) continue;
            if (storage_at[host.into].result < 0 || group_of(host) >= 0) continue;
            if (!is_written_once(host.into)) continue;
            for (int j = 0; j < k; ++j)
                if (can_be_guest(statement_at[j], host)) {
                    storage_at[statement_at[j].into].guest_of = host.into;
                    break;
                }
        }
    }
    constexpr bool is_written_once(int into) const {
        int writers = 0;
        for (int k = 0; k < statements; ++k) writers += statement_at[k].into == into ? 1 : 0;
        return writers == 1;
    }
    constexpr bool can_be_guest(statement const& s, statement const& host) const {
        storage const& own = storage_at[s.into];
        if (s.defines == 0 || own.result >= 0 || own.guest_of >= 0 || own.strip_axis >= 0 ||
            !(s.where == host.where) || s.where.rank == 0 || s.nest >= host.nest)
            return false;
        for (int r = 0; r < readings; ++r) {
            if (reading_at[r].storage != s.into) continue;
            int const nest_index = statement_at[reading_at[r].by].nest;
            if (nest_index > host.nest) return false;
            if (nest_index == host.nest && !(reading_at[r].where == s.where)) return false;
        }
        return true;
    }
};

} // namespace tapeless::arrays
