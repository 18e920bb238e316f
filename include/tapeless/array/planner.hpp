// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/placer.hpp>

namespace tapeless::arrays {

/// The plan of an array graph: statements in nests, and whose memory they use.
struct planner : placer {
    bool unread[max_statements]{};

    constexpr explicit planner(array_graph const& source) : placer(source) {
        if (too_large) return;
        drop_unread();
        choose_first();
        find_guests();
    }

private:
    /// What was kept for a scan or for another pass, and is not read by any after all.
    constexpr void drop_unread() {
        for (int j = 0; j < statements; ++j) {
            statement const& kept = statement_at[j];
            if (kept.does != effect::keep || storage_at[kept.into].result >= 0) continue;
            bool read = false;
            for (int k = 0; k < statements && !read; ++k) read = reads(statement_at[k], kept);
            unread[j] = !read;
        }
    }
    /// Element for element, as a value that is at hand.
    constexpr bool reads_in_place(statement const& s, statement const& kept) {
        mark_cone(s);
        return in_cone[kept.defines] && !reads_elsewhere(s, kept);
    }
    constexpr bool reads(statement const& s, statement const& kept) {
        mark_cone(s);
        return (in_cone[kept.defines] && s.nest != kept.nest) || reads_elsewhere(s, kept);
    }
    constexpr bool reads_elsewhere(statement const& s, statement const& kept) {
        if (s.does == effect::carry && g.scan[s.scan].start == kept.defines) return true;
        for (int i = 1; i < g.size; ++i)
            if (in_cone[i] && g.is_atom(i) && is_element_of(g.atom_of(i), kept)) return true;
        return false;
    }
    constexpr bool is_element_of(atom const& a, statement const& kept) const {
        if (a.from == source::target) return storage_of_target[a.of] == kept.into;
        return a.from == source::element && g.map[a.of].node == kept.defines;
    }

    /// The first contribution to a target assigns if it writes every element before any other adds.
    constexpr void choose_first() {
        for (int t = 0; t < g.targets; ++t) {
            int const into = storage_of_target[t];
            int earliest_one = -1;
            bool alone = true, written = false;
            for (int k = 0; k < statements; ++k) {
                statement const& s = statement_at[k];
                if (s.into != into) continue;
                written = written || s.does != effect::add;
                if (s.does != effect::add) continue;
                if (earliest_one < 0 || s.nest < statement_at[earliest_one].nest)
                    earliest_one = k, alone = true;
                else if (s.nest == statement_at[earliest_one].nest)
                    alone = false;
            }
            if (written) continue;
            bool const assigns =
                earliest_one >= 0 && alone && covers({0, 0, statement_at[earliest_one].where});
            if (assigns)
                statement_at[earliest_one].does = effect::assign;
            else
                storage_at[into].zeroed = true;
        }
    }

    /// A storage lives in a result that is assigned once, element for element where the last values
    /// of the storage are read.
    constexpr void find_guests() {
        for (int k = 0; k < statements; ++k) {
            statement const& host = statement_at[k];
            if (host.does == effect::add || host.does == effect::reduce) continue;
            if (storage_at[host.into].result < 0 || !is_written_once(host.into)) continue;
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
    constexpr bool can_be_guest(statement const& s, statement const& host) {
        storage const& own = storage_at[s.into];
        if (s.defines == 0 || own.result >= 0 || own.guest_of >= 0 || !(s.where == host.where) ||
            s.where.rank == 0 || s.nest >= host.nest)
            return false;
        for (int k = 0; k < statements; ++k)
            if (statement_at[k].nest >= host.nest && reads(statement_at[k], s) &&
                !(statement_at[k].nest == host.nest && reads_in_place(statement_at[k], s)))
                return false;
        return true;
    }
};

} // namespace tapeless::arrays
