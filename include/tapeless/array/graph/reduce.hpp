// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>
#include <tapeless/expr/expression.hpp>
#include <tapeless/op/exponential.hpp>

namespace tapeless::arrays {

/// What as many equal terms or factors make.
constexpr int repeated(array_graph& g, int node, int count, reduction how) {
    if (how == reduction::sum) return multiply(g, count, node);
    return apply_op(pow_op{}, symbol(&g, node), symbol(&g, count)).in(g);
}
/// The node combined over a set of indices. Sums in derivatives obey the distributive law: a factor
/// that lacks an index leaves the sum over it. What lacks an index is summed by its length, and is
/// a power in a product.
constexpr int reduce(array_graph& g, index_set over, int node, reduction how = reduction::sum) {
    if (over == 0) return node;
    g.bad_condition = g.bad_condition || g.is_condition(node);
    index_set const absent = over & ~g.free_of(node);
    if (absent != 0 && (how == reduction::sum || how == reduction::product)) {
        // The number of turns of the innermost loop may be the index of another one.
        int last = g.indices - 1;
        while ((absent & only(last)) == 0) --last;
        index_set const others = over & ~only(last);
        int const count = g.count_node(last);
        if (g.index[last].until.index >= 0)
            return reduce(g, others, repeated(g, node, count, how), how);
        return repeated(g, reduce(g, others, node, how), count, how);
    }
    if (how == reduction::sum) {
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
