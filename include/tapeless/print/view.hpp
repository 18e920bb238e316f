// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>
#include <tapeless/print/list.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace tapeless::print {

// `Text` is std::string. Being templates, the printers cost a program nothing that does not print.

/// The shortest decimal text that reads back as the same double.
template <class Text = std::string>
Text number_text(double value) {
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

/// A graph as the printers see it: whatever its size, so that they are compiled once.
template <class Text>
struct basic_view {
    int size;
    word const* node;
    double const* constant;
    operation_info const* const* operation;
    int const* output;
    int outputs;
    list<Text> input;

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
    Text leaf(int i) const {
        return is_constant(i) ? number_text<Text>(value(i))
                              : input[static_cast<std::size_t>(first(node[i]))];
    }
    int operand(int i, int k) const {
        return k == 0 ? first(node[i]) : k == 1 ? second(node[i]) : third(node[i]);
    }
    int arity(int i) const { return is_leaf(i) ? 0 : info(i).arity; }
};

using view = basic_view<std::string>;

template <class Graph>
view view_of(Graph const& g, list<std::string> input_names) {
    return {Graph::size,           g.node, g.constant, g.operation, g.output, Graph::outputs,
            std::move(input_names)};
}

/// Which nodes are written once under a name of their own, as a mark for each. None where the text
/// stays short; else all that are used twice, and in long chains a node now and then, so that
/// nothing nests deeply.
template <class Text>
Text definitions(basic_view<Text> const& g) {
    constexpr double longest = 2000;
    constexpr int deepest = 60;
    struct extent {
        int uses = 0, depth = 0;
        double length = 4;
    };
    auto const size = static_cast<std::size_t>(g.size);
    list<extent> of(size);
    Text defined(size, '\0');
    double total = 0;
    for (std::size_t i = 1; i < size; ++i)
        for (int k = 0; k < g.arity(static_cast<int>(i)); ++k) {
            extent& x = of[static_cast<std::size_t>(g.operand(static_cast<int>(i), k))];
            ++x.uses;
            of[i].length += x.length;
        }
    for (int k = 0; k < g.outputs; ++k) total += of[static_cast<std::size_t>(g.output[k])].length;
    if (total <= longest) return defined;
    for (std::size_t i = 1; i < size; ++i) {
        if (g.is_leaf(static_cast<int>(i))) continue;
        for (int k = 0; k < g.arity(static_cast<int>(i)); ++k) {
            auto const x = static_cast<std::size_t>(g.operand(static_cast<int>(i), k));
            int const below = defined[x] != 0 ? 0 : of[x].depth;
            of[i].depth = of[i].depth > below + 1 ? of[i].depth : below + 1;
        }
        defined[i] = of[i].uses > 1 || of[i].depth >= deepest ? '\1' : '\0';
    }
    return defined;
}

} // namespace tapeless::print
