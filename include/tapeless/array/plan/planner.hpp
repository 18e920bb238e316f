// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/shared_strips.hpp>

namespace tapeless::arrays {

/// The plan of an array graph: statements in nests, and whose memory they use.
struct planner : shared_strips {
    constexpr explicit planner(placer const& given) : shared_strips(given) {
        if (too_large) return;
        find_guests();
        keep_one_turn();
        for (int k = 0; k < statements; ++k)
            if (adds_once_more(k)) a_turn_adds_what_the_turn_before_has_added();
        for (int s = 0; s < storages; ++s) memory_of[s] = s;
        for (int k = 0; k < statements; ++k) spare_copy(k);
        for (int s = 0; s < storages; ++s)
            storage_at[s].unused = memory_of[s] != s || (!is_host[s] && is_unused(s));
    }
    int memory_of[max_storages]{}; // the storage that one stands in

private:
    /// Whether what would be written is not read.
    constexpr bool is_unused(int s) const {
        bool unused = false;
        for (int k = writers.first(s); k >= 0; k = writers.next(k)) {
            if (!unread[k]) return false;
            unused = true;
        }
        return unused;
    }

    /// What only the nests of a group use, always at the turn that they are at, is kept for one
    /// turn.
    constexpr void keep_one_turn() {
        if (turn_groups == 0) return;
        for (int s = 0; s < storages; ++s) {
            storage& one = storage_at[s];
            if (one.result >= 0 || one.guest_of >= 0) continue;
            for (int axis = 0; axis < one.rank; ++axis)
                if (int const group = turns_along(s, axis); group >= 0) {
                    one.gone |= 1u << axis;
                    if (one.filled_by < 0 || is_inside(group, one.filled_by)) one.filled_by = group;
                }
            int left = 0;
            for (int axis = 0; axis < one.rank; ++axis)
                if ((one.gone >> axis & 1u) == 0) one.dimension[left++] = one.dimension[axis];
            one.rank = left;
        }
    }
    /// Whether a sum that does not vary with the turns around it is added to what they keep.
    constexpr bool adds_once_more(int k) const {
        statement const& s = statement_at[k];
        if (s.does != effect::add || unread[k]) return false;
        int const filled_by = storage_at[s.into].filled_by;
        for (int group = turns_of(s); group >= 0; group = group_at[group].outside)
            if ((s.loops & only(g.scan[group_at[group].scan].turn)) == 0 &&
                (filled_by < 0 || !is_inside(filled_by, group)))
                return true;
        return false;
    }
    /// The group whose turns an axis of a storage counts, if nobody looks at another turn; or -1.
    constexpr int turns_along(int s, int axis) const {
        int index = -1, found = -1;
        bool used = false;
        auto const use = [&](int nest_index, positions_of_axes const& where) {
            if (!used) {
                index = where.at[axis].index;
                found = nest_at[nest_index].turns;
                while (found >= 0 && g.scan[group_at[found].scan].turn != index)
                    found = group_at[found].outside;
            }
            used = true;
            if (!(where.at[axis] == position{index, 0})) found = -1;
            if (found >= 0 && !is_inside(nest_at[nest_index].turns, found)) found = -1;
        };
        for (int k = writers.first(s); k >= 0; k = writers.next(k))
            if (!unread[k]) use(statement_at[k].nest, statement_at[k].where);
        for (int r = readings_of.first(s); r >= 0; r = readings_of.next(r))
            if (!reading_at[r].at_hand)
                use(statement_at[reading_at[r].by].nest, reading_at[r].where);
        return found;
    }

    /// A copy within a turn is none if it stands where the other one does: in the state before the
    /// turn, which nothing changes, or in the one after it, which nothing else is in.
    constexpr void spare_copy(int k) {
        statement const& s = statement_at[k];
        if (s.does != effect::assign || turns_of(s) < 0 || unread[k]) return;
        int const from = copied_from(k);
        if (from < 0 || memory_of[from] != from || !is_alike(s.into, from)) return;
        if (is_part(next_work, s.into, turns_of(s)) && is_of_turn(from, turns_of(s)))
            move_into(from, s.into, k);
        else if (is_part(work, from, turns_of(s)) && is_of_turn(s.into, turns_of(s)) &&
                 is_written_once(s.into))
            move_into(s.into, from, k);
    }
    bool is_host[max_storages]{};
    constexpr void move_into(int guest, int host, int k) {
        memory_of[guest] = host;
        is_host[host] = unread[k] = true;
    }
    /// The storage whose elements a statement copies, each to its own place; or -1.
    constexpr int copied_from(int k) const {
        statement const& s = statement_at[k];
        if (!g.is_atom(s.node) && !is_cut(s, s.node)) return -1;
        int found = -1;
        for (int r = 0; r < readings; ++r) {
            reading const& one = reading_at[r];
            if (one.by != k) continue;
            bool const same = one.storage >= 0 && !one.at_hand &&
                              laid(one.storage, one.where) == laid(s.into, s.where);
            if (found >= 0 || !same) return -1;
            found = one.storage;
        }
        return found;
    }
    constexpr bool is_alike(int a, int b) const {
        storage const& x = storage_at[a];
        storage const& y = storage_at[b];
        bool alike = x.rank == y.rank;
        for (int axis = 0; axis < x.rank && alike; ++axis)
            alike = x.dimension[axis] == y.dimension[axis];
        return alike;
    }
    /// Whether a part of the state that a group's turns change stands in a storage.
    constexpr bool is_part(int const* work_of_part, int s, int group) const {
        int const scan = group_at[group].scan;
        for (int part = scan; part < g.end_of_parts(scan); ++part)
            if (work_of_part[part] == s) return true;
        return false;
    }
    /// Whether a storage holds what one turn of a group has, and nothing from before.
    constexpr bool is_of_turn(int s, int group) const {
        storage const& one = storage_at[s];
        if (one.result >= 0 || one.guest_of >= 0 || one.filled || memory_of[s] != s) return false;
        int const turn = g.scan[group_at[group].scan].turn;
        for (int k = writers.first(s); k >= 0; k = writers.next(k)) {
            positions_of_axes const& where = statement_at[k].where;
            for (int axis = 0; axis < where.rank; ++axis)
                if ((one.gone >> axis & 1u) != 0 && where.at[axis] == position{turn, 0})
                    return true;
        }
        return false;
    }

    /// A storage lives in a result that is assigned once, element for element where the last values
    /// of the storage are read.
    constexpr void find_guests() {
        for (int k = 0; k < statements; ++k) {
            statement const& host = statement_at[k];
            if (host.does == effect::add || host.does == effect::reduce) continue;
            if (storage_at[host.into].result < 0 || group_of(host) >= 0 || turns_of(host) >= 0)
                continue;
            if (!is_written_once(host.into)) continue;
            for (int j = 0; j < k; ++j)
                if (can_be_guest(statement_at[j], host)) {
                    storage_at[statement_at[j].into].guest_of = host.into;
                    break;
                }
        }
    }
    constexpr bool is_written_once(int into) const {
        int const one = writers.first(into);
        return one >= 0 && writers.next(one) < 0;
    }
    constexpr bool can_be_guest(statement const& s, statement const& host) const {
        storage const& own = storage_at[s.into];
        if (s.defines == 0 || own.result >= 0 || own.guest_of >= 0 || own.strip_axis >= 0 ||
            own.with_start || turns_of(s) >= 0 || !(s.where == host.where) || s.where.rank == 0 ||
            s.nest >= host.nest)
            return false;
        for (int r = readings_of.first(s.into); r >= 0; r = readings_of.next(r)) {
            int const nest_index = statement_at[reading_at[r].by].nest;
            if (nest_index > host.nest) return false;
            if (nest_index == host.nest && !(reading_at[r].where == s.where)) return false;
        }
        return true;
    }
};

} // namespace tapeless::arrays
