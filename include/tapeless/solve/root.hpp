// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Solutions of equations, differentiated by the theorem of implicit functions.

#include <tapeless/core/in_parts.hpp>
#include <tapeless/solve/diagnostics.hpp>
#include <tapeless/solve/newton.hpp>

namespace tapeless {

/// x(x0, p...) with F(x, p...) = 0. From F_x dx + F_p dp = 0 follows dx = -F_x^-1 F_p dp, which is
/// attached to the solution. F_x and F_p are taken at a solution that has derivatives itself, by as
/// many rounds as there are orders of derivatives.
template <class Definition>
struct root_of {
    static constexpr int orders = 3;

    template <class X, class... Parameter>
    static constexpr bool accepts() {
        if constexpr (!Definition::template accepts<X, Parameter...>())
            return false;
        else {
            using Equations = typename Definition::template at<X, Parameter...>;
            constexpr bool square = std::is_same_v<typename Equations::result, X>;
            static_assert(square, TAPELESS_SAYS_ROOT);
            constexpr bool small = Equations::inputs + leaves<X> <= block_size;
            static_assert(small, TAPELESS_SAYS_ROOT_SIZE);
            if constexpr (square && small)
                return has_rules<Equations>();
            else
                return false;
        }
    }

    template <class X, class... Parameter>
    struct at {
        using equations_at = typename Definition::template at<X, Parameter...>;
        using linear = equations::linearised<equations_at>;
        using result = X;
        static constexpr int inputs = linear::inputs;
        static constexpr int unknowns = linear::rows;
        static constexpr auto size = static_cast<std::size_t>(unknowns);

        /// The differential of the solution `x`, with the parameters behind it.
        static constexpr std::array<symbol, size> differentials(builder& g, int const* x) {
            int out[linear::size + 1]{};
            splice(g, linear::graph, x, out);
            matrix<symbol, size> slopes{};
            std::array<symbol, size> flow{};
            for (std::size_t i = 0; i < size; ++i)
                for (int k = 0; k < inputs; ++k) {
                    symbol const slope(&g, out[unknowns + static_cast<int>(i) * inputs + k]);
                    if (k < unknowns)
                        slopes[i][static_cast<std::size_t>(k)] = slope;
                    else
                        flow[i] = flow[i] - differential(slope, symbol(&g, x[k]));
                }
            return factor::lu<symbol, size>(slopes).template solve<factor::of_differentials>(flow);
        }

        /// One order of derivatives after the other. What is zero in the slopes of the equations
        /// is zero by their structure, so products with it are dropped.
        struct work_by_orders {
            builder g;
            int x[inputs + 1]{};
            int solution[unknowns + 1]{};
            int order = 0;

            constexpr work_by_orders() {
                g.granted = g.granted | licence::finite;
                for (int k = 0; k < inputs; ++k) x[k] = g.input_node(k);
                call_composite(g, equations::newton_info<linear>, x, solution);
                for (int k = 0; k < unknowns; ++k) x[k] = solution[k];
            }
            constexpr bool done() const { return order == orders; }
            constexpr void advance() {
                ++order;
                auto const dx = differentials(g, x);
                for (int k = 0; k < unknowns; ++k)
                    x[k] = attach(symbol(&g, solution[k]), dx[static_cast<std::size_t>(k)]).in(g);
            }
        };
        struct task {
            static constexpr auto begin() { return work_by_orders(); }
        };

        static constexpr bool is_small = linear::graph.size + unknowns * unknowns < 200;
        static constexpr stage<unknowns> take(work_by_orders& work) {
            stage<unknowns> s;
            s.inputs = inputs;
            for (int k = 0; k < unknowns; ++k) s.output[k] = work.x[k];
            prune(s, work.g);
            return s;
        }
        static constexpr stage<unknowns> traced_stage = from_finished<task, is_small>(take);
        static constexpr auto graph = shrink<traced_stage>();
    };
};

/// `root(F)`: the function of (x0, parameters...) that solves F(x, parameters...) = 0, beginning
/// with x0.
template <class Definition>
constexpr function_object<root_of<Definition>> root(function_object<Definition>) {
    return {};
}
template <BareCallable Callable>
constexpr auto root(Callable const& f) {
    return root(function(f));
}
/// `root(F, x0, parameters...)`: the solution itself.
template <class F, class X, class... Parameter>
constexpr auto root(F const& f, X const& x0, Parameter const&... parameter) {
    return root(f)(x0, parameter...);
}

} // namespace tapeless
