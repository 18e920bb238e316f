// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_tile.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: rows that follow each other in memory, of all arrays that
/// change with them, become one row when the nest runs. It has one end, however short they are.
template <class Source, int K, class Element, branch Taken = branch::both>
struct joined_rows : nest_tile<Source, K, Element, Taken> {
    using Base = nest_tile<Source, K, Element, Taken>;
    using Base::graph;
    using Base::l;

    TAPELESS_INLINE explicit joined_rows(machine<Source, Element> const& where) : Base(where) {}

    TAPELESS_INLINE void join_rows() { join<l.loops - 2>(); }

private:
    using all_accesses = std::make_integer_sequence<int, Base::accesses>;

    template <int Level>
    TAPELESS_INLINE void join() {
        if constexpr (Level >= 0)
            if constexpr (may_join<Level>()) {
                std::size_t& row = this->length_[l.loops - 1];
                if (!follow_each_other<Level>(row, all_accesses{})) return;
                row *= this->length_[Level];
                this->length_[Level] = 1;
                join<Level - 1>();
            }
    }
    static constexpr bool has_plain_loops() {
        if (l.lanes < 0 || l.loop[l.loops - 1] != l.lanes || l.turn >= 0 || l.end >= 0 ||
            l.gathers > 0)
            return false;
        for (int k = 0; k < l.loops; ++k)
            if (graph.index[l.loop[k]].until.index >= 0) return false;
        return true;
    }
    /// Whether the loops from `Level` on are over the last axes of all that changes with them.
    template <int Level>
    static constexpr bool may_join() {
        index_set joined = 0;
        for (int k = Level; k < l.loops; ++k) joined |= only(l.loop[k]);
        bool all = has_plain_loops();
        for (int a = 0; a < Base::accesses && all; ++a) {
            read const one = Base::access_number(a);
            if (changes(one, joined)) all = is_row(one, Level, joined);
        }
        return all;
    }
    static constexpr bool changes(read const& one, index_set with) {
        index_set all = 0;
        for (int axis = 0; axis < one.where.rank; ++axis)
            all |= graph.indices_at(one.where.at[axis]);
        return (all & with) != 0;
    }
    static constexpr bool is_row(read const& one, int level, index_set joined) {
        bool const of_elements = one.from == place::storage ||
                                 (one.from == place::argument && graph.integers_of[one.of] == 0);
        int const first_axis = one.where.rank - (l.loops - level);
        if (!of_elements || first_axis < 0) return false;
        for (int axis = 0; axis < one.where.rank; ++axis) {
            position const p = one.where.at[axis];
            if (graph.is_combined(p) || p.offset < 0) return false;
            if (axis < first_axis ? p.index >= 0 && (only(p.index) & joined) != 0
                                  : p.index != l.loop[level + axis - first_axis])
                return false;
        }
        return true;
    }
    template <int Level, int... A>
    TAPELESS_INLINE bool follow_each_other(std::size_t row, std::integer_sequence<int, A...>) {
        return (follows<Level, A>(row) && ...);
    }
    template <int Level, int A>
    TAPELESS_INLINE bool follows([[maybe_unused]] std::size_t row) const {
        constexpr read one = Base::access_number(A);
        if constexpr (changes(one, only(l.lanes)))
            return this->by_[A][one.where.rank - (l.loops - Level)] == row;
        else
            return true;
    }
};

} // namespace tapeless::arrays
