// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/derivation.hpp>

namespace tapeless::arrays {

/// `vjp` of a function of `Own` arguments in a row, behind which there is a cotangent for each of
/// its results.
template <class Definition, std::size_t Own>
struct pullback_of {};

template <class Definition, std::size_t Own>
inline constexpr bool is_known<pullback_of<Definition, Own>> = is_known<Definition>;
template <class Definition, std::size_t Own>
inline constexpr bool is_reverse<pullback_of<Definition, Own>> = true;

/// Whether these are the ranks of as many cotangents as there are results.
constexpr bool are_cotangents(part_ranks const& results, int const* rank, std::size_t count) {
    if (static_cast<std::size_t>(results.parts) != count) return false;
    for (int k = 0; k < results.parts; ++k)
        if (results.rank[k] != rank[k]) return false;
    return true;
}

/// Reverse mode from all results: values, then what the cotangents, which are the arguments behind
/// those of the function, are pulled back to.
constexpr void pull_back(array_graph& g, formal const* x) {
    begin_derivative(g);
    int const own = g.arguments, results = g.results;
    contribution value[max_targets]{};
    for (int c = 0; c < g.contributions; ++c)
        if (int const result = g.target_at[g.contributed[c].to].result; result >= 0)
            value[result] = g.contributed[c];
    for (int r = 0; r < results; ++r) {
        int const last = add_argument(g, x[g.arguments]);
        for (int axis = 0; axis < g.rank_of[last]; ++axis)
            g.unite(g.target_at[value[r].to].dimension[axis], g.dimension_of[last][axis]);
    }
    adjoint_results<positions<>> pulled(g, own);
    array_reverse reverse(g, pulled.wanted, pulled.target_of);
    for (int r = 0; r < results; ++r) {
        int const given = g.atom_node(atom_from(source::load, own + r, value[r].where));
        index_set const lost = indices_of(value[r].where) & ~g.free_of(value[r].node);
        reverse.seed(value[r].node, reduce(g, lost, given));
    }
    reverse.run();
}
template <class Definition>
struct derivation<vjp_of<Definition>> {
    using of = Definition;
    static constexpr std::size_t own(std::size_t all) { return all - 1; }
    static constexpr void derive(array_graph& g, formal const* x) { pull_back(g, x); }
};
template <class Definition, std::size_t Own>
struct derivation<pullback_of<Definition, Own>> {
    using of = Definition;
    static constexpr std::size_t own(std::size_t) { return Own; }
    static constexpr void derive(array_graph& g, formal const* x) { pull_back(g, x); }
};

} // namespace tapeless::arrays
