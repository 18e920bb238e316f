// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/forward.hpp>
#include <tapeless/diff/reverse.hpp>
#include <tapeless/diff/wrt.hpp>

namespace tapeless {

enum class mode : unsigned char { forward, reverse };

/// Where a function is differentiated: its graph in a fresh builder, with `Extra` more inputs
/// (tangents or cotangents) behind its own.
template <class Inner, mode Mode, int Extra>
struct workspace {
    static constexpr int inputs = Inner::inputs;
    static constexpr int results = Inner::graph.outputs;

    builder g;
    int input[inputs + Extra + 1]{};
    int value[results + 1]{};
    int end = 0;  // of the nodes of the function itself
    int next = 0; // node to be differentiated
    bool active[Mode == mode::reverse ? node_list::capacity : 1]{};
    adjoint w[Mode == mode::reverse ? node_list::capacity : 1]{};
    int tangent[Mode == mode::forward ? node_list::capacity : 1]{};

    constexpr workspace() {
        for (int k = 0; k < inputs + Extra; ++k) input[k] = g.input_node(k);
        splice(g, Inner::graph, input, value);
        end = g.size;
        next = Mode == mode::forward ? 1 : end - 1;
    }

    constexpr void seed_tangent(int k, int node) { tangent[input[k]] = node; }
    constexpr void activate(int k) { active[input[k]] = true; }
    constexpr void seed_adjoint(int k, int node) { w[value[k]] = sum(g, w[value[k]], {node, 0}); }

    constexpr bool done() const { return Mode == mode::forward ? next == end : next == 0; }

    /// Differentiates the next `count` nodes.
    constexpr void advance(int count) {
        if constexpr (Mode == mode::forward) {
            int const stop = end - next < count ? end : next + count;
            forward(g, tangent, next, stop);
            next = stop;
        } else {
            if (next == end - 1) mark_active(g, active, end);
            int const stop = next < count ? 1 : next - count + 1;
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
/// results. The work is cut into constant evaluations of a few thousand nodes each, so that each
/// stays within the compilers' default limits whatever the size of the function.
template <class Pass, int Inputs, int Outputs>
struct differentiation {
    static constexpr int nodes_at_once = 2500;

    template <int K>
    static consteval auto run() {
        auto work = start<K>();
        work.advance(nodes_at_once);
        return work;
    }
    template <int K>
    static consteval auto start() {
        if constexpr (K == 0)
            return Pass::begin();
        else
            return part<K - 1>;
    }
    template <int K>
    static constexpr auto part = run<K>();

    template <int K = 0>
    static consteval stage<Outputs> finish() {
        if constexpr (!part<K>.done())
            return finish<K + 1>();
        else {
            auto work = part<K>;
            results<Outputs> r{work.g};
            r.s.inputs = Inputs;
            Pass::write(work, r);
            prune(r.s, work.g);
            return r.s;
        }
    }
    static constexpr auto finished = finish();
    static constexpr auto graph = shrink<finished>();
};

} // namespace tapeless
