// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/diff/forward.hpp>
#include <tapeless/diff/mode.hpp>
#include <tapeless/diff/reverse.hpp>
#include <tapeless/diff/rules.hpp>
#include <tapeless/diff/wrt.hpp>

namespace tapeless {

/// Where a function is differentiated: its graph in a fresh builder, with `Extra` more inputs
/// (tangents or cotangents) behind its own.
template <class Inner, auto Mode, int Extra>
struct workspace {
    static constexpr bool ahead = Mode.value == direction::forward;
    static constexpr int inputs = Inner::inputs;
    static constexpr int results = Inner::graph.outputs;
    static constexpr int nodes_at_once = 2500;

    builder g;
    int input[inputs + Extra + 1]{};
    int value[results + 1]{};
    int end = 0;  // of the nodes of the function itself
    int next = 0; // node to be differentiated
    bool begun = false;
    bool active[ahead ? 1 : node_list::capacity]{};
    adjoint w[ahead ? 1 : node_list::capacity]{};
    int tangent[ahead ? node_list::capacity : 1]{};

    constexpr workspace() {
        g.adopt(Inner::graph);
        g.granted = g.granted | licence::reassociate;
        g.kept = g.size;
        for (int k = 0; k < results; ++k) value[k] = Inner::graph.output[k];
        for (int k = 0; k < inputs + Extra; ++k) input[k] = g.input_node(k);
        end = g.size;
        next = ahead ? 1 : end - 1;
    }

    constexpr void seed_tangent(int k, int node) { tangent[input[k]] = node; }
    constexpr void activate(int k) { active[input[k]] = true; }
    constexpr void seed_adjoint(int k, int node) { w[value[k]] = sum(g, w[value[k]], {node, 0}); }

    constexpr bool done() const { return g.too_large || (ahead ? next == end : next == 0); }

    /// Differentiates the next nodes. Making the workspace of a large function is a part of its
    /// own.
    constexpr void advance() {
        bool const made_now = !begun;
        begun = true;
        if (made_now && end > nodes_at_once) return;
        if constexpr (ahead) {
            int const stop = end - next < nodes_at_once ? end : next + nodes_at_once;
            forward(g, tangent, next, stop);
            next = stop;
        } else {
            if (next == end - 1) mark_active(g, active, end);
            int const stop = next < nodes_at_once ? 1 : next - nodes_at_once + 1;
            reverse(g, active, w, next, stop);
            next = stop - 1;
        }
    }

    constexpr int adjoint_of(int k) { return settle(g, w[input[k]]); }
    constexpr int tangent_of(int k) const { return tangent[value[k]]; }
};

/// The results of a differentiation as they are written, in the order of the result's leaves.
template <int Outputs>
struct results {
    builder& g;
    stage<Outputs> s{};
    int written = 0;

    constexpr void write(int node) {
        s.output[written++] = node != 0 ? node : g.constant_node(0.0);
    }
};

/// Runs a pass: `Pass::begin()` seeds a workspace, `Pass::write(workspace, results)` picks the
/// results of the function that it makes.
template <class Pass, int Inputs, int Outputs>
struct differentiation {
    static constexpr stage<Outputs> write(auto& work) {
        results<Outputs> r{work.g};
        r.s.inputs = Inputs;
        Pass::write(work, r);
        prune(r.s, work.g);
        return r.s;
    }
    static constexpr bool is_small = Pass::nodes <= 1500;
    static constexpr stage<Outputs> finished =
        from_finished<Pass, is_small>([](auto& work) { return write(work); });
    static constexpr auto graph = shrink<finished>();
};

} // namespace tapeless
