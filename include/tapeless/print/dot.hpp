// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/print/view.hpp>

namespace tapeless::print {

/// The graph for Graphviz: operands point to what uses them, inputs and results are framed.
template <class Text>
Text write_dot(basic_view<Text> const& g) {
    auto const id = [](int i) { return "n" + std::to_string(i); };
    auto const box = [](Text const& label, char const* style) {
        Text escaped;
        for (char const c : label) {
            if (c == '"' || c == '\\') escaped += '\\';
            escaped += c;
        }
        return " [label=\"" + escaped + "\", " + style + "];\n";
    };
    Text text = "digraph tapeless {\n  rankdir=BT;\n  node [fontname=\"Helvetica\"];\n";
    for (int i = 1; i < g.size; ++i) {
        text += "  " + id(i);
        if (g.is_number(i))
            text += box(g.leaf(i), "shape=plaintext");
        else if (g.is_leaf(i))
            text += box(g.leaf(i), "shape=box, style=\"rounded,filled\", fillcolor=\"#dbeafe\"");
        else
            text += box(g.info(i).name, "shape=ellipse");
        for (int k = 0; k < g.arity(i); ++k)
            text += "  " + id(g.operand(i, k)) + " -> " + id(i) + ";\n";
    }
    for (int k = 0; k < g.outputs; ++k) {
        Text const out = "out" + std::to_string(k);
        text += "  " + out +
                box(g.outputs == 1 ? "result" : "result " + std::to_string(k),
                    "shape=box, style=filled, fillcolor=\"#dcfce7\"");
        text += "  " + id(g.output[k]) + " -> " + out + ";\n";
    }
    return text + "}\n";
}

} // namespace tapeless::print
