// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/nest_maker.hpp>

namespace tapeless::arrays {

/// The plan of `Source::graph`. Both parts have the compiler's limits to themselves.
template <class Source>
struct plan_of {
    static consteval placer make_placed() { return placer(Source::graph); }
    static constexpr placer placed = make_placed();
    static consteval planner make() { return planner(placed); }
    static constexpr planner plan = make();
    static constexpr int nests = plan.nests;
    /// A nest would have more to write than there is room for.
    static consteval bool overflows() {
        int writes[max_nests]{};
        for (int k = 0; k < plan.statements; ++k)
            if (!plan.unread[k] && ++writes[plan.statement_at[k].nest] > max_writes) return true;
        return false;
    }
    static constexpr bool too_large = plan.too_large || overflows();
};

/// Nest K of a plan: `graph` is the body, as the scalar programs are made of.
template <class Source, int K, branch Taken = branch::both>
struct nest_of {
    static consteval int count_writes() {
        int count = 0;
        for (int k = 0; k < plan_of<Source>::plan.statements; ++k)
            if (plan_of<Source>::plan.statement_at[k].nest == K && !plan_of<Source>::plan.unread[k])
                ++count;
        return count;
    }
    static constexpr int writes = count_writes();
    static consteval nest_stage<writes> make() {
        return nest_maker<writes>(plan_of<Source>::plan, K, Taken).made;
    }
    static constexpr nest_stage<writes> made = make();
    static constexpr nest_layout layout = made.layout;
    static constexpr auto const& body_stage = made.body;
    static constexpr auto graph = shrink<made.body>();
};

/// Whether all that a plan wants has room.
template <class Source>
constexpr bool fits() {
    if constexpr (plan_of<Source>::too_large)
        return false;
    else
        return []<int... K>(std::integer_sequence<int, K...>) {
            return (!nest_of<Source, K>::layout.too_large && ...);
        }
    (std::make_integer_sequence<int, plan_of<Source>::nests>{});
}

} // namespace tapeless::arrays
