// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>
#include <tapeless/graph/composite.hpp>
#include <tapeless/graph/lowered.hpp>

namespace tapeless {

/// What one evaluation of a function computes, by kind. Equal values count once, constants and
/// inputs not at all.
struct operation_counts {
    int mul = 0;
    int add = 0; // sums and differences
    int div = 0;
    int negate = 0;
    int calls = 0;   // of functions, such as exp
    int choices = 0; // comparisons, their combinations, select
    int kinds = 0;   // distinct operations among the calls and choices
    operation_info const* kind[max_operations]{};
    int kind_count[max_operations]{};

    /// How often the operation of this name is called, as in `of("sin")`.
    constexpr int of(char const* name) const {
        for (int k = 0; k < kinds; ++k)
            if (equal(kind[k]->name, name)) return kind_count[k];
        return 0;
    }
    constexpr int total() const { return mul + add + div + negate + calls + choices; }

private:
    static constexpr bool equal(char const* a, char const* b) {
        while (*a != 0 && *a == *b) ++a, ++b;
        return *a == *b;
    }
};

template <class Graph>
constexpr operation_counts count_operations(Graph const& g) {
    operation_counts c;
    int calls[Graph::operations + 1]{};
    for (int i = 1; i < Graph::size; ++i) {
        int const op = code_of(g.node[i]);
        if (op >= code::first_called) ++calls[op];
        c.mul += op == code::multiply;
        c.add += op == code::add || op == code::subtract;
        c.div += op == code::divide;
        c.negate += op == code::negate;
    }
    for (int op = code::first_called; op < Graph::operations; ++op) {
        operation_info const& info = *g.operation[op];
        bool const part_of_call =
            info.hash == declared<list_op>::hash || info.hash == declared<item_op>::hash;
        if (calls[op] == 0 || part_of_call) continue;
        bool const choice = info.result == kind::condition || info.operands[0] == kind::condition;
        (choice ? c.choices : c.calls) += calls[op];
        c.kind[c.kinds] = &info;
        c.kind_count[c.kinds++] = calls[op];
    }
    return c;
}

/// `cost<Shape...>(f)`: the operation counts of a call of `f` with arguments of these shapes.
template <class... Argument, class Definition>
constexpr operation_counts cost(function_object<Definition>) {
    if constexpr (Definition::template accepts<tree::shape<Argument>...>()) {
        using At = typename Definition::template at<tree::shape<Argument>...>;
        constexpr operation_counts counts = count_operations(computed_graph<At>());
        return counts;
    } else
        return {};
}

template <class... Argument, BareCallable Callable>
constexpr operation_counts cost(Callable const& f) {
    return cost<Argument...>(function(f));
}

} // namespace tapeless
