// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

/// The node combined over a set of indices. Sums in derivatives obey the distributive law: a factor
/// that lacks an index leaves the sum over it, and what lacks an index is summed by its length.
constexpr int reduce(array_graph& g, index_set over, int node, reduction how = reduction::sum) {
    if (over == 0) return node;
    g.bad_condition = g.bad_condition || g.is_condition(node);
    if (how == reduction::sum) {
        index_set const absent = over & ~g.free_of(node);
        if (absent != 0) {
            // The number of turns of the innermost loop may be the index of another one.
            int last = g.indices - 1;
            while ((absent & only(last)) == 0) --last;
            if (g.index[last].until.index >= 0)
                return reduce(g, over & ~only(last), multiply(g, g.count_node(last), node));
            return multiply(g, g.count_node(last), reduce(g, over & ~only(last), node));
        }
        word const n = g.node[node];
        int const a = first(n), b = second(n);
        if (code_of(n) == code::negate) return negate(g, reduce(g, over, a));
        if (allows(g.granted, licence::reassociate)) {
            if (code_of(n) == code::multiply) {
                index_set const without_a = over & ~g.free_of(a);
                index_set const without_b = over & ~g.free_of(b);
                if (without_a != 0)
                    return reduce(g, over & ~without_a, multiply(g, a, reduce(g, without_a, b)));
                if (without_b != 0)
                    return reduce(g, over & ~without_b, multiply(g, b, reduce(g, without_b, a)));
            }
            if (code_of(n) == code::divide && (over & ~g.free_of(b)) != 0) {
                index_set const without = over & ~g.free_of(b);
                return reduce(g, over & ~without, divide(g, reduce(g, without, a), b));
            }
        }
    }
    index_set const varied = over & g.free_of(node);
    return varied == 0 ? node : g.atom_node({source::reduced, node, {}, varied, how});
}

} // namespace tapeless::arrays
