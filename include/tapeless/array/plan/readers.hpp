// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/faults.hpp>
#include <tapeless/array/plan/listed.hpp>
#include <tapeless/array/plan/placer.hpp>

namespace tapeless::arrays {

inline constexpr int max_readings = 1024;

/// A statement that reads elements of a storage or of an argument.
struct reading {
    int by = 0;
    int storage = -1;
    int argument = -1;
    positions_of_axes where;
    /// A statement of the same nest keeps it: in the same turn the value is known.
    bool at_hand = false;
};

/// Placed statements and who reads what.
struct readers : placer {
    bool unread[max_statements]{};
    int readings = 0;
    reading reading_at[max_readings]{};
    listed<max_storages, max_statements> writers;   // the statements into a storage
    listed<max_storages, max_readings> readings_of; // what is read of it

    constexpr explicit readers(placer const& given) : placer(given) {
        if (too_large) return;
        for (int k = 0; k < statements; ++k) find_readings(k);
        writers.list(statements, [&](int k) { return statement_at[k].into; });
        readings_of.list(readings, [&](int r) { return reading_at[r].storage; });
        for (int r = 0; r < readings; ++r)
            if (!is_written_before(reading_at[r]))
                a_nest_reads_what_is_written_in_the_same_nest_or_behind_it();
        drop_unread();
    }

    /// Where an element of a map lies in the storage that a nest reads the node from.
    constexpr positions_of_axes stored_at(int nest_index, atom const& element) const {
        map_definition const& m = g.map[element.of];
        positions_of_axes where = axes_for(nest_index, m.node);
        for (int axis = 0; axis < where.rank; ++axis)
            array_graph::move(where.at[axis], m.axes, element.where);
        return where;
    }

protected:
    /// What was kept for a scan or for another pass, and is not read by any after all.
    constexpr void drop_unread() {
        for (int k = 0; k < statements; ++k)
            unread[k] =
                statement_at[k].does == effect::keep && storage_at[statement_at[k].into].result < 0;
        for (int s = 0; s < storages; ++s)
            if (is_read(s))
                for (int k = writers.first(s); k >= 0; k = writers.next(k)) unread[k] = false;
    }

private:
    constexpr bool is_written_before(reading const& r) const {
        if (r.argument >= 0 || r.at_hand) return true;
        if (r.storage < 0) return false;
        for (int k = writers.first(r.storage); k >= 0; k = writers.next(k))
            if (statement_at[k].nest >= statement_at[r.by].nest) return false;
        return true;
    }
    constexpr bool is_read(int s) const {
        for (int r = readings_of.first(s); r >= 0; r = readings_of.next(r))
            if (!reading_at[r].at_hand) return true;
        return false;
    }
    constexpr void find_readings(int k) {
        statement const& s = statement_at[k];
        if (int const w = work_behind(s); w >= 0)
            return add_reading({k, work[w], -1, work_axes[w], false});
        mark_cone(s);
        for (int i = in_cone.next(1, s.node); i <= s.node; i = in_cone.next(i + 1, s.node))
            find_reading(k, i);
        if (s.how == reduction::others) read_number(k, product_behind(s));
        if (s.does == effect::carry) read_number(k, g.scan[s.scan].start);
    }
    constexpr void read_number(int k, int i) {
        add_reading({k, storage_of[i] - 1, -1, axes_of[i], false});
    }
    constexpr void find_reading(int k, int i) {
        int const nest_index = statement_at[k].nest;
        if (reads_work(nest_index, i))
            return add_reading({k, storage_for(nest_index, i), -1, axes_for(nest_index, i), false});
        if (is_cut(statement_at[k], i)) {
            statement const& kept = statement_at[statement_of[i]];
            bool const at_hand = kept.does == effect::keep && kept.nest == statement_at[k].nest;
            return add_reading({k, storage_of[i] - 1, -1, axes_of[i], at_hand});
        }
        if (!g.is_atom(i)) return;
        atom const& a = g.atom_of(i);
        if (a.from == source::load) add_reading({k, -1, a.of, a.where, false});
        if (a.from == source::target) add_reading({k, storage_of_target[a.of], -1, a.where, false});
        if (a.from == source::element)
            add_reading({k, storage_for(nest_index, g.map[a.of].node), -1, stored_at(nest_index, a),
                         false});
    }
    constexpr void add_reading(reading const& r) {
        if (readings == max_readings)
            too_large = true;
        else
            reading_at[readings++] = r;
    }
};

} // namespace tapeless::arrays
