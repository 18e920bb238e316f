// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/tile_ends.hpp>

namespace tapeless::arrays {

/// Which of the contributions to an array comes first. It assigns, or zeros stand there before it.
struct first_writers : tile_ends {
    constexpr explicit first_writers(placer const& given) : tile_ends(given) {
        if (!too_large) choose_first();
    }

protected:
    constexpr int group_of(statement const& s) const { return nest_at[s.nest].group; }
    constexpr int turns_of(statement const& s) const { return nest_at[s.nest].turns; }

private:
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
            if (earliest_one >= 0 && can_assign(t, earliest_one))
                statement_at[earliest_one].does = effect::assign;
            else
                storage_at[into].filled = true;
        }
    }
    constexpr bool can_assign(int to, int first_one) const {
        statement const& s = statement_at[first_one];
        if (!covers({to, 0, s.where}) || s.loops != indices_of(s.where)) return false;
        for (int k = 0; k < statements; ++k) {
            statement const& other = statement_at[k];
            if (k == first_one || other.into != s.into) continue;
            bool const strip_before = group_of(s) >= 0 && group_of(s) == group_of(other);
            if (other.nest == s.nest || strip_before) return false;
            // Another turn's addition could come before.
            if (turns_of(s) >= 0 && turns_of(other) >= 0 && !same_turns(s, other)) return false;
        }
        return true;
    }

    constexpr bool same_turns(statement const& s, statement const& other) const {
        index_set const around = turns_around(turns_of(s)) | turns_around(turns_of(other));
        for (int axis = 0; axis < s.where.rank; ++axis)
            if (((only(s.where.at[axis].index) | only(other.where.at[axis].index)) & around) != 0 &&
                !(s.where.at[axis] == other.where.at[axis]))
                return false;
        return true;
    }
};

} // namespace tapeless::arrays
