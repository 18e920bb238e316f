// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// The hash of an operation that has no derivative but stands between a result and one of the
/// inputs that `each_input` calls its argument with; 0 if there is none.
template <class Graph>
constexpr word without_rule(Graph const& g, auto const& each_input) {
    bool lacking = false;
    for (int op = code::first_called; op < Graph::operations; ++op)
        lacking = lacking || !g.operation[op]->has_rule;
    if (!lacking) return 0;
    bool active[Graph::size]{};
    each_input([&](int k) {
        for (int i = 1; i < Graph::size; ++i)
            if (code_of(g.node[i]) == code::input && first(g.node[i]) == k) active[i] = true;
    });
    for (int i = 1; i < Graph::size; ++i) {
        word const n = g.node[i];
        int const op = code_of(n);
        if (op <= code::input) continue;
        bool const called = op >= code::first_called;
        if (called && g.operation[op]->result == kind::condition) continue;
        active[i] = active[first(n)] || active[second(n)] || active[third(n)];
        if (active[i] && called && !g.operation[op]->has_rule) return g.operation[op]->hash;
    }
    return 0;
}

/// Every input.
template <int Inputs>
constexpr auto all_inputs = [](auto const& visit) {
    for (int k = 0; k < Inputs; ++k) visit(k);
};

/// Whether the function can be differentiated; if not, the message names the operation.
template <class At, auto EachInput = all_inputs<At::inputs>>
constexpr bool has_rules() {
    constexpr word culprit = without_rule(At::graph, EachInput);
    if constexpr (culprit != 0)
        static_assert(diagnosis::has_derivative<operation_of<culprit>>, TAPELESS_SAYS_NO_RULE);
    return culprit == 0;
}

} // namespace tapeless
