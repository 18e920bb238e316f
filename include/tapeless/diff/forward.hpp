// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// Forward mode over the nodes from `begin` to before `stop`. `tangent` holds the tangents found so
/// far (0: none), at first those of the inputs; in the end it holds the tangent of every node.
constexpr void forward(builder& g, int* tangent, int begin, int stop) {
    for (int i = begin; i < stop; ++i) {
        word const n = g.node[i];
        if (code_of(n) <= code::input || g.is_condition(i)) continue;
        int const x[3] = {first(n), second(n), third(n)};
        int const dx[3] = {tangent[x[0]], tangent[x[1]], tangent[x[2]]};
        if (dx[0] == 0 && dx[1] == 0 && dx[2] == 0) continue;
        tangent[i] = info_at(g, code_of(n)).pushforward(g, i, x, dx);
    }
}

} // namespace tapeless
