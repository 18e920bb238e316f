// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/directional.hpp>
#include <tapeless/diff/products.hpp>
#include <tapeless/diff/series.hpp>

namespace tapeless {

inline constexpr int highest_taylor_order = 64;

/// Where a function is expanded: one number, along itself, or a point and a direction.
template <class Definition, class... Shape>
struct expansion : point_and_direction<Definition, positions<>, Shape...> {
    using at = typename point_and_direction<Definition, positions<>, Shape...>::place::at;
    static constexpr bool along_itself = false;
};
template <class Definition>
struct expansion<Definition, double> {
    using at = typename Definition::template at<double>;
    static constexpr bool along_itself = true;
    static constexpr bool accepted() { return Definition::template accepts<double>(); }
};

/// Writes the power series of a function: all coefficients, or the derivative of order N by N! c_N.
template <class Inner, int Order, bool Coefficients>
struct series_pass {
    static constexpr int nodes = Inner::graph.size * (1 + Order * (Order + 1) / 4);

    static constexpr void write(auto& work, auto& out) {
        double factorial = 1;
        for (int k = 2; k <= Order && !Coefficients; ++k) factorial *= k;
        for (int k = Coefficients ? 0 : Order; k <= Order; ++k)
            for (int i = 0; i < Inner::graph.outputs; ++i) {
                int const c = work.at(Inner::graph.output[i], k);
                out.write(c == 0 || Coefficients
                              ? c
                              : multiply(work.g, work.g.constant_node(factorial), c));
            }
        out.s.lacking = work.lacking;
    }
};
/// Whether the partial derivatives have derivatives in their turn.
template <class Inner, class Series>
constexpr bool knows_series() {
    constexpr word culprit = has_unknowns(Series::graph) ? Series::finished.lacking : 0;
    return knows_rule<Inner, culprit>();
}

template <class Definition, int Order, bool Coefficients>
struct taylor_of {
    template <class... Shape>
    struct at {
        using place = expansion<Definition, Shape...>;
        using inner = typename place::at;
        using value = typename inner::result;
        using result = std::conditional_t<Coefficients, std::array<value, Order + 1>, value>;
        static constexpr int inputs = (leaves<Shape> + ...);

        struct pass : series_pass<inner, Order, Coefficients> {
            static constexpr auto begin() {
                power_series<inner, Order> work;
                for (int k = 0; k < inner::inputs; ++k)
                    work.direction[k] = place::along_itself ? work.g.constant_node(1.0)
                                                            : work.g.input_node(inner::inputs + k);
                return work;
            }
        };
        using differentiated = differentiation<pass, inputs, leaves<result>>;
        static constexpr auto const& graph = differentiated::graph;
    };

    template <class... Shape>
    static constexpr bool has_rules_on() {
        if constexpr (has_rules<typename expansion<Definition, Shape...>::at>())
            return knows_series<typename at<Shape...>::inner,
                                typename at<Shape...>::differentiated>();
        else
            return false;
    }
    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool in_range = Order >= 0 && Order <= highest_taylor_order;
        static_assert(in_range, TAPELESS_SAYS_ORDER);
        if constexpr (!in_range)
            return false;
        else if constexpr (expansion<Definition, Shape...>::accepted())
            return has_rules_on<Shape...>();
        else
            return false;
    }
};

/// `taylor<N>(f)(t)`: an array of N + 1 coefficients, f(t), f'(t), f''(t) / 2!, ... For any other
/// function `taylor<N>(f)(p, direction)`: those of f(p + t direction) in t. The cost grows with the
/// square of N.
template <int Order, class Definition>
constexpr function_object<taylor_of<Definition, Order, true>> taylor(function_object<Definition>) {
    return {};
}

template <int Order, BareCallable Callable>
constexpr auto taylor(Callable const& f) {
    return taylor<Order>(function(f));
}

/// The derivative of some order of a function of one scalar.
template <class Definition, int Order>
struct higher_derivative_of : taylor_of<Definition, Order, false> {
    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool curve = sizeof...(Shape) == 1 && (std::is_same_v<Shape, double> && ...);
        static_assert(curve, TAPELESS_SAYS_NOT_CURVE);
        if constexpr (curve)
            return taylor_of<Definition, Order, false>::template accepts<Shape...>();
        else
            return false;
    }
};

/// `derivative<N>(f)`: the N-th derivative of a function of one scalar. Two derivatives are taken
/// one after the other; for more, a power series is cheaper.
template <int Order, class Definition>
constexpr auto derivative(function_object<Definition> f) {
    if constexpr (Order == 0)
        return f;
    else if constexpr (Order < 0)
        return function_object<higher_derivative_of<Definition, Order>>{}; // refused when called
    else if constexpr (Order == 1)
        return derivative(f);
    else if constexpr (Order == 2)
        return derivative(derivative(f));
    else
        return function_object<higher_derivative_of<Definition, Order>>{};
}

template <int Order, BareCallable Callable>
constexpr auto derivative(Callable const& f) {
    return derivative<Order>(function(f));
}

} // namespace tapeless
