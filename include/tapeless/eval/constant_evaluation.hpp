// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/lowered.hpp>
#include <tapeless/graph/on_constants.hpp>
#include <tapeless/math/constant/arithmetic.hpp>
#include <tapeless/op/composite.hpp>

namespace tapeless {

/// The operations that a graph calls, as functions on constants. Lists and their items have none:
/// they are what a composite operation reads and writes.
template <class Value, int Operations>
struct constant_functions {
    Value (*of[Operations])(Value const*){};
};
template <class Source, class Value, int... Op>
constexpr auto constant_functions_of(std::integer_sequence<int, Op...>) {
    constexpr auto const& called = computed_graph<Source>().operation;
    constant_functions<Value, sizeof...(Op)> result;
    auto const enter = [&]<int K>(std::integral_constant<int, K>) {
        if constexpr (K >= code::first_called) {
            constexpr word hash = called[K]->hash;
            constexpr bool is_function = called[K]->listed == 0 &&
                                         hash != declared<list_op>::hash &&
                                         hash != declared<item_op>::hash;
            if constexpr (is_function) result.of[K] = &on_constants<operation_of<hash>, Value>;
        }
    };
    (enter(std::integral_constant<int, Op>()), ...);
    return result;
}

/// A graph evaluated by the compiler, node by node, in float, double or long double: no template
/// for any instruction, and arithmetic that has a result wherever a processor has one. A branch of
/// `select` that is not taken may so divide by zero or overflow.
template <class Graph, class Value>
struct constant_evaluation {
    Graph const& g;
    Value value[Graph::size]{};

    constexpr explicit constant_evaluation(Graph const& source) : g(source) {}

    constexpr void run(constant_functions<Value, Graph::operations> const& function,
                       Value const* in, Value* out) {
        for (int i = 1; i < Graph::size; ++i) {
            word const n = g.node[i];
            int const op = code_of(n);
            if (op == code::constant)
                value[i] = static_cast<Value>(g.constant[first(n)]);
            else if (op == code::input)
                value[i] = in[first(n)];
            else if (op < code::first_called)
                value[i] = arithmetic(op, value[first(n)], value[second(n)]);
            else if (g.operation[op]->listed != 0)
                run_composite(i, *g.operation[op]);
            else if (function.of[op] != nullptr) {
                Value const x[3] = {value[first(n)], value[second(n)], value[third(n)]};
                value[i] = function.of[op](x);
            }
        }
        for (int k = 0; k < Graph::outputs; ++k) out[k] = value[g.output[k]];
    }

private:
    static constexpr Value arithmetic(int op, Value a, Value b) {
        switch (op) {
        case code::add:
            return constant_math::add(a, b);
        case code::subtract:
            return constant_math::subtract(a, b);
        case code::multiply:
            return constant_math::multiply(a, b);
        case code::divide:
            return constant_math::divide(a, b);
        default:
            return -a;
        }
    }

    /// A run-time algorithm of double reads a list of operands. Its results besides the first are
    /// items, later nodes.
    constexpr void run_composite(int i, operation_info const& info) {
        double x[max_operands]{}, y[max_operands]{};
        int list = first(g.node[i]);
        for (int k = info.listed - 1; k > 0; --k, list = first(g.node[list]))
            x[k] = static_cast<double>(value[second(g.node[list])]);
        x[0] = static_cast<double>(value[list]);
        info.run(x, y);
        value[i] = static_cast<Value>(y[0]);
        for (int j = i + 1; j < Graph::size; ++j) {
            word const n = g.node[j];
            int const op = code_of(n);
            if (op < code::first_called || first(n) != i) continue;
            if (g.operation[op]->hash != declared<item_op>::hash) continue;
            double const number = g.constant[first(g.node[second(n)])];
            value[j] = static_cast<Value>(y[static_cast<int>(number)]);
        }
    }
    /// Of a composite operation, whose operands and results stand in one block.
    static constexpr int max_operands = 128;
};

template <class Source, class Result, class Value>
constexpr auto evaluate_constant(Value const* in) {
    using Graph = std::remove_cvref_t<decltype(computed_graph<Source>())>;
    constexpr auto functions =
        constant_functions_of<Source, Value>(std::make_integer_sequence<int, Graph::operations>{});
    Value out[Source::graph.outputs]{};
    constant_evaluation<Graph, Value>(computed_graph<Source>()).run(functions, in, out);
    return Result::template pack<Value>(out);
}

} // namespace tapeless
