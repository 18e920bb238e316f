// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/describe.hpp>
#include <tapeless/op/composite.hpp>

namespace tapeless {

/// A run-time algorithm as an operation of a graph: `run` reads `listed` numbers and writes
/// `results`. Derivatives are attached to its results; it has none. It has no type either: calls
/// with one `hash` do the same.
constexpr operation_info composite_info(char const* name, word hash, int listed, int results,
                                        void (*run)(double const*, double*)) {
    operation_info info = info_of<item_op>;
    info.name = name;
    info.hash = hash;
    info.arity = 1;
    info.has_rule = false;
    info.listed = listed;
    info.results = results;
    info.run = run;
    return info;
}

constexpr void call_composite(builder& g, operation_info const& info, int const* x, int* y) {
    int list = x[0];
    for (int k = 1; k < info.listed; ++k) {
        int const longer[2] = {list, x[k]};
        list = call(g, info_of<list_op>, longer);
    }
    y[0] = call(g, info, &list);
    for (int k = 1; k < info.results; ++k) {
        int const item[2] = {y[0], g.constant_node(k)};
        y[k] = call(g, info_of<item_op>, item);
    }
}

/// What a graph computes, as a number: equal for graphs that do the same in the same way.
template <class Graph>
constexpr word content_of(Graph const& g) {
    word hash = 0;
    for (int i = 1; i < Graph::size; ++i) {
        int const op = code_of(g.node[i]);
        hash = mix(hash, g.node[i]);
        if (op == code::constant)
            hash = mix(hash, std::bit_cast<word>(g.constant[first(g.node[i])]));
        if (op >= code::first_called) hash = mix(hash, g.operation[op]->hash);
    }
    for (int k = 0; k < Graph::outputs; ++k) hash = mix(hash, static_cast<word>(g.output[k]));
    return hash;
}

} // namespace tapeless
