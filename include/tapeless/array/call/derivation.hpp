// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/forward.hpp>
#include <tapeless/array/diff/reverse.hpp>
#include <tapeless/array/front/trace.hpp>
#include <tapeless/diff/hessian.hpp>
#include <tapeless/diff/hvp.hpp>
#include <tapeless/diff/products.hpp>

namespace tapeless::arrays {

/// How the graph of a derivative is made of that of a function. `of` is the definition of that
/// function, which takes the first `own(n)` of n arguments; `derive` changes its graph.
template <class Definition>
struct derivation;

/// Whether a definition can be one over arrays.
template <class Definition>
inline constexpr bool is_known = false;
template <class Callable>
inline constexpr bool is_known<traced<Callable>> = true;
template <class Definition, class Selected, bool WithValue>
inline constexpr bool is_known<gradient_of<Definition, Selected, WithValue>> = is_known<Definition>;

template <class Definition>
inline constexpr bool is_known<jvp_of<Definition>> = is_known<Definition>;
template <class Definition>
inline constexpr bool is_known<vjp_of<Definition>> = is_known<Definition>;
template <class Definition, class Selected>
inline constexpr bool is_known<hvp_of<Definition, Selected>> = is_known<Definition>;
template <class Definition, class Selected, direction Direction>
inline constexpr bool is_known<jacobian_of<Definition, Selected, Direction>> = is_known<Definition>;
template <class Definition, class Selected, direction Direction>
inline constexpr bool is_known<hessian_of<Definition, Selected, Direction>> = is_known<Definition>;

/// Whether a derivative is made in reverse mode; the others are made in forward mode.
template <class Definition>
inline constexpr bool is_reverse = false;
template <class Definition, class Selected, bool WithValue>
inline constexpr bool is_reverse<gradient_of<Definition, Selected, WithValue>> = true;

template <class Definition>
inline constexpr bool is_of_curves = false;
template <class Definition>
inline constexpr bool is_of_curves<derivative_of<Definition>> = true;

/// What a pass makes of a graph may be regrouped, not what a user wrote. Returns the last
/// contribution, which is the result if there is only one.
constexpr contribution begin_derivative(array_graph& g) {
    g.granted = g.granted | licence::reassociate;
    g.kept = g.size;
    return g.contributed[g.contributions - 1];
}

template <class Selected>
constexpr void each_selected(int arguments, auto&& visit) {
    [&]<std::size_t... Position>(positions<Position...>) {
        if constexpr (sizeof...(Position) == 0)
            for (int a = 0; a < arguments; ++a) visit(a);
        else
            (visit(static_cast<int>(Position)), ...);
    }
    (Selected{});
}
/// Whether a function takes so many arguments, and there are all that `wrt` names.
template <class Function, class Selected, std::size_t Arguments>
constexpr bool takes_selected() {
    if constexpr (!Function::takes())
        return false;
    else {
        constexpr bool in_range = selecting::in_range<Selected>(Arguments);
        static_assert(in_range, TAPELESS_SAYS_WRT_RANGE);
        return in_range;
    }
}
/// Adjoints of arguments, which become results.
template <class Selected>
struct adjoint_results {
    bool wanted[max_targets]{};
    int target_of[max_targets]{};
    constexpr adjoint_results(array_graph& g, int arguments) {
        each_selected<Selected>(arguments, [&](int a) {
            wanted[a] = true;
            target_of[a] = g.add_result(g.rank_of[a], g.dimension_of[a]);
        });
    }
};

/// Reverse mode: results in the order of `wrt`.
template <class Definition, class Selected, bool WithValue>
struct derivation<gradient_of<Definition, Selected, WithValue>> {
    using of = Definition;
    static constexpr std::size_t own(std::size_t all) { return all; }
    static constexpr void derive(array_graph& g, formal const*) {
        contribution const value = begin_derivative(g);
        if (!WithValue) g.drop_result();
        adjoint_results<Selected> slopes(g, g.arguments);
        array_reverse reverse(g, slopes.wanted, slopes.target_of);
        reverse.seed(value.node, g.constant_node(1.0));
        reverse.run();
    }
};

/// Arguments behind those of the function, each as long as its partner among those chosen.
struct partners {
    bool wanted[max_targets]{};
    int of[max_targets]{}; // 1 + the partner
    constexpr void add(array_graph& g, int a, formal const* x) {
        int const partner = add_argument(g, x[g.arguments]);
        wanted[a] = true;
        of[a] = 1 + partner;
        for (int axis = 0; axis < g.rank_of[a]; ++axis)
            g.unite(g.dimension_of[a][axis], g.dimension_of[partner][axis]);
    }
};
template <class Selected>
constexpr partners add_partners(array_graph& g, formal const* x) {
    partners made;
    each_selected<Selected>(g.arguments, [&](int a) { made.add(g, a, x); });
    return made;
}
/// How many arguments are left of all when each one chosen has a partner behind.
template <class Selected>
constexpr std::size_t before_partners(std::size_t all) {
    std::size_t const chosen = selecting::how_many<Selected>;
    return chosen == 0 ? all / 2 : all > chosen ? all - chosen : 0;
}

/// Whether arguments behind the first ones have the ranks of those chosen.
template <class Selected>
constexpr bool are_partners(int const* rank, std::size_t all) {
    std::size_t const first_ones = before_partners<Selected>(all);
    std::size_t direction = first_ones;
    bool alike = first_ones > 0;
    each_selected<Selected>(static_cast<int>(first_ones), [&](int a) {
        bool const exists =
            static_cast<std::size_t>(a) < first_ones; // if not, the gradient says so
        alike = alike && direction < all && (!exists || rank[a] == rank[direction]);
        ++direction;
    });
    return alike && direction == all;
}
/// Forward mode: values, then their tangents.
template <class Definition>
struct derivation<jvp_of<Definition>> {
    using of = Definition;
    static constexpr std::size_t own(std::size_t all) { return all / 2; }
    static constexpr void derive(array_graph& g, formal const* x) {
        begin_derivative(g);
        partners const tangents = add_partners<positions<>>(g, x);
        array_forward forward(g, tangents.wanted, tangents.of);
        int const targets = g.targets;
        for (int t = 0; t < targets; ++t) {
            if (g.target_at[t].result < 0) continue;
            int const to = g.add_result(g.target_at[t].rank, g.target_at[t].dimension);
            forward.push_target(t, to);
        }
    }
};

/// Forward mode over the gradient: its results become their tangents.
template <class Definition, class Selected>
struct derivation<hvp_of<Definition, Selected>> {
    using of = gradient_of<Definition, Selected, false>;
    static constexpr std::size_t own(std::size_t all) { return before_partners<Selected>(all); }
    static constexpr void derive(array_graph& g, formal const* x) {
        partners const directions = add_partners<Selected>(g, x);
        array_forward forward(g, directions.wanted, directions.of);
        int const before = g.contributions;
        for (int c = 0; c < before; ++c) {
            contribution const one = g.contributed[c];
            bool const is_result = g.target_at[one.to].result >= 0;
            if (is_result && forward.tangent[one.node] != 0)
                g.contribute(one.to, forward.tangent[one.node], one.where);
        }
        g.drop_contributions(
            [&](int c) { return c < before && g.target_at[g.contributed[c].to].result >= 0; });
    }
};

/// Every result becomes its derivatives with respect to the elements of each argument chosen.
template <class Selected>
constexpr void derive_matrices(array_graph& g) {
    int result[max_targets]{};
    for (int t = 0; t < g.targets; ++t)
        if (g.target_at[t].result >= 0) result[g.target_at[t].result] = t;
    int const results = g.results, arguments = g.arguments, before = g.contributions;
    int matrix[max_targets]{};
    int made = 0, chosen = 0;
    int const level = column_indices::free_level(g);
    each_selected<Selected>(arguments, [&](int) { ++chosen; });
    each_selected<Selected>(arguments, [&](int a) {
        bool wanted[max_targets]{};
        wanted[a] = true;
        array_forward forward(g, wanted, nullptr, column_indices(g, a, level));
        for (int r = 0; r < results; ++r) {
            int const to = forward.columns.add_target(g, result[r]);
            forward.push_target(result[r], to);
            if (r * chosen + made < max_targets) matrix[r * chosen + made] = to;
        }
        ++made;
    });
    g.drop_contributions(
        [&](int c) { return c < before && g.target_at[g.contributed[c].to].result >= 0; });
    for (int r = 0; r < results; ++r) g.target_at[result[r]].result = -1;
    g.results = results * chosen;
    for (int k = 0; k < g.results && k < max_targets; ++k) g.target_at[matrix[k]].result = k;
}
template <class Definition, class Selected, direction Direction>
struct derivation<jacobian_of<Definition, Selected, Direction>> {
    using of = Definition;
    static constexpr std::size_t own(std::size_t all) { return all; }
    static constexpr void derive(array_graph& g, formal const*) {
        begin_derivative(g);
        derive_matrices<Selected>(g);
    }
};
template <class Definition, class Selected, direction Direction>
struct derivation<hessian_of<Definition, Selected, Direction>> {
    using of = gradient_of<Definition, Selected, false>;
    static constexpr std::size_t own(std::size_t all) { return all; }
    static constexpr void derive(array_graph& g, formal const*) { derive_matrices<Selected>(g); }
};

} // namespace tapeless::arrays
