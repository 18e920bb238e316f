// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/label.hpp>
#include <tapeless/graph/graph.hpp>
#include <tapeless/op/attach.hpp>
#include <tapeless/op/stop_gradient.hpp>

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
        if (op >= code::first_called && g.operation[op]->result == kind::condition) continue;
        active[i] = active[first(n)] || active[second(n)] || active[third(n)];
    }
    bool matters[Graph::size]{};
    for (int k = 0; k < Graph::outputs; ++k) matters[g.output[k]] = true;
    for (int i = Graph::size - 1; i > 0; --i) {
        word const n = g.node[i];
        int const op = code_of(n);
        if (!matters[i] || !active[i] || op <= code::input) continue;
        word const hash = op >= code::first_called ? g.operation[op]->hash : 0;
        if (hash != 0 && !g.operation[op]->has_rule) return hash;
        if (hash == declared<stop_gradient_op>::hash) continue;
        bool const by_second =
            hash == declared<attach_op>::hash || hash == declared<differential_op>::hash;
        matters[first(n)] = matters[first(n)] || !by_second;
        matters[second(n)] = true;
        matters[third(n)] = true;
    }
    return 0;
}

template <class Graph>
constexpr bool is_composite(Graph const& g, word hash) {
    for (int op = code::first_called; op < Graph::operations; ++op)
        if (g.operation[op]->hash == hash) return g.operation[op]->listed != 0;
    return false;
}
/// False, with a sentence that names the operation, where there is a culprit.
template <class At, word Culprit>
constexpr bool knows_rule() {
    if constexpr (Culprit == 0)
        return true;
    else if constexpr (is_composite(At::graph, Culprit)) {
        constexpr bool within_order = Culprit == 0;
        static_assert(within_order, TAPELESS_SAYS_ROOT_ORDER);
        return false;
    } else {
        using Op = operation_of<Culprit>;
        if constexpr (requires { typename Op::opaque_name; }) {
            using Name = typename Op::opaque_name;
            static_assert(diagnosis::is_differentiable<label<sizeof(Name::text)>(Name::text)>,
                          TAPELESS_SAYS_OPAQUE_ORDER);
        } else
            static_assert(diagnosis::has_derivative<Op>, TAPELESS_SAYS_NO_RULE);
        return false;
    }
}

/// Every input.
template <int Inputs>
constexpr auto all_inputs = [](auto const& visit) {
    for (int k = 0; k < Inputs; ++k) visit(k);
};

/// Whether the function can be differentiated; if not, the message names the operation.
template <class At, auto EachInput = all_inputs<At::inputs>>
constexpr bool has_rules() {
    return knows_rule<At, without_rule(At::graph, EachInput)>();
}

} // namespace tapeless
