// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace tapeless::print {

/// The shortest decimal text that reads back as the same double.
inline std::string number_text(double value) {
    if (value != value) return "nan"; // whatever its sign
    char text[40];
    for (int digits = 1; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    // Few digits make %g write 100 as 1e+02.
    if (value == std::floor(value) && std::fabs(value) < 1e6)
        std::snprintf(text, sizeof text, "%.0f", value);
    return text;
}

/// A graph as the printers see it: not a template, so that they are compiled once.
struct view {
    int size;
    word const* node;
    double const* constant;
    operation_info const* const* operation;
    std::vector<int> outputs;
    std::vector<std::string> input;

    int op(int i) const { return code_of(node[i]); }
    operation_info const& info(int i) const { return info_at(operation, op(i)); }
    bool is_leaf(int i) const { return op(i) <= code::input; }
    double value(int i) const { return constant[first(node[i])]; }
    bool is_constant(int i) const { return op(i) == code::constant; }
    /// A constant, or a number that an expression holds: the text of an input that is no name.
    bool is_number(int i) const {
        return is_constant(i) || (is_leaf(i) && leaf(i).find_first_of("-.0123456789") == 0);
    }
    bool is_negative(int i) const { return is_leaf(i) && leaf(i)[0] == '-'; }
    std::string leaf(int i) const {
        return is_constant(i) ? number_text(value(i))
                              : input[static_cast<std::size_t>(first(node[i]))];
    }
    int operand(int i, int k) const {
        return k == 0 ? first(node[i]) : k == 1 ? second(node[i]) : third(node[i]);
    }
    int arity(int i) const { return is_leaf(i) ? 0 : info(i).arity; }
};

template <class Graph>
view view_of(Graph const& g, std::vector<std::string> input_names) {
    return {Graph::size,
            g.node,
            g.constant,
            g.operation,
            std::vector<int>(g.output, g.output + Graph::outputs),
            std::move(input_names)};
}

/// Which nodes are written once under a name of their own. None where the text stays short; else
/// all that are used twice, and in long chains a node now and then, so that nothing nests deeply.
inline std::vector<char> definitions(view const& g) {
    constexpr double longest = 2000;
    constexpr int deepest = 60;
    std::vector<int> uses(static_cast<std::size_t>(g.size)), depth(uses);
    std::vector<double> length(uses.size());
    std::vector<char> defined(uses.size());
    double total = 0;
    for (std::size_t i = 1; i < uses.size(); ++i) {
        length[i] = 4;
        for (int k = 0; k < g.arity(static_cast<int>(i)); ++k) {
            auto const x = static_cast<std::size_t>(g.operand(static_cast<int>(i), k));
            ++uses[x];
            length[i] += length[x];
        }
    }
    for (int const out : g.outputs) total += length[static_cast<std::size_t>(out)];
    if (total <= longest) return defined;
    for (std::size_t i = 1; i < uses.size(); ++i) {
        if (g.is_leaf(static_cast<int>(i))) continue;
        for (int k = 0; k < g.arity(static_cast<int>(i)); ++k) {
            auto const x = static_cast<std::size_t>(g.operand(static_cast<int>(i), k));
            int const below = defined[x] ? 0 : depth[x];
            depth[i] = depth[i] > below + 1 ? depth[i] : below + 1;
        }
        defined[i] = uses[i] > 1 || depth[i] >= deepest;
    }
    return defined;
}

} // namespace tapeless::print
