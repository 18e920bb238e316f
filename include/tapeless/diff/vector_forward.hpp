// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/workspace.hpp>

namespace tapeless {

/// Forward mode with several tangents: a pass for each over one graph, where all partial
/// derivatives are found again and so are computed once.
template <class Inner, int Tangents>
struct tangent_passes : workspace<Inner, mode::forward, Tangents * Inner::inputs> {
    using one_pass = workspace<Inner, mode::forward, Tangents * Inner::inputs>;
    static constexpr int results = Inner::graph.outputs;

    int pass = 0;
    int found[Tangents * results + 1]{};

    constexpr tangent_passes() { seed(); }

    constexpr bool done() const { return pass == Tangents || this->g.too_large; }
    constexpr void advance() {
        one_pass::advance();
        if (!one_pass::done()) return;
        for (int k = 0; k < results; ++k) found[pass * results + k] = this->tangent_of(k);
        if (++pass == Tangents) return;
        for (int i = 0; i < this->end; ++i) this->tangent[i] = 0;
        this->next = 1;
        seed();
    }

private:
    constexpr void seed() {
        for (int k = 0; k < Inner::inputs; ++k)
            this->seed_tangent(k, this->input[(pass + 1) * Inner::inputs + k]);
    }
};

/// The value of a function and its tangents, as many as given.
template <class Inner, int Tangents>
struct tangent_pass {
    static constexpr int nodes = Inner::graph.size * Tangents;
    static constexpr auto begin() { return tangent_passes<Inner, Tangents>{}; }
    static constexpr void write(auto& passes, auto& out) {
        for (int k = 0; k < Inner::graph.outputs; ++k) out.write(passes.value[k]);
        for (int k = 0; k < Tangents * Inner::graph.outputs; ++k) out.write(passes.found[k]);
    }
};

} // namespace tapeless
