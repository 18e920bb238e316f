// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// A tour on one page: an expression, its derivatives as expressions, what sharing saves, the
/// gradient checked and timed, and the graph as a picture.

#include <tapeless/tapeless.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x) * exp(y);

/// The same value and gradient as a careful hand writes them.
struct by_hand {
    double value, dx, dy;
};
static by_hand value_and_gradient_by_hand(double a, double b) {
    double const s = std::sin(a), c = std::cos(a), g = std::exp(b);
    return {a * b + s * g, b + c * g, a + s * g};
}

/// Nodes of a program, and what they would be were every use of a value computed afresh.
template <class Graph>
static double without_sharing(Graph const& g) {
    std::vector<double> size(Graph::size, 0.0);
    for (std::size_t i = 1; i < size.size(); ++i) {
        tl::word const n = g.node[i];
        size[i] = 1;
        if (tl::code_of(n) <= tl::code::input) continue;
        for (int const operand : {tl::first(n), tl::second(n), tl::third(n)})
            size[i] += size[static_cast<std::size_t>(operand)];
    }
    double total = 0;
    for (int k = 0; k < Graph::outputs; ++k) total += size[static_cast<std::size_t>(g.output[k])];
    return total;
}

/// Nanoseconds per call, the best of several runs.
template <class Call>
static double time_of(Call call) {
    std::vector<double> a(1024), b(1024), out(1024);
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = 0.001 * static_cast<double>(i), b[i] = 1 - 0.002 * static_cast<double>(i);
    double best = 1e300;
    for (int run = 0; run < 200; ++run) {
        auto const begin = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < a.size(); ++i) out[i] = call(a[i], b[i]);
        asm volatile("" : : "r"(out.data()) : "memory");
        std::chrono::duration<double, std::nano> const spent =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, spent.count() / static_cast<double>(a.size()));
    }
    return best;
}

int main() {
    constexpr auto dx = tl::derivative(e, x);
    constexpr auto dxy = tl::derivative(e, x, y);
    constexpr auto gradient = tl::gradient(e, tl::wrt(x, y));
    constexpr auto both = tl::value_and_gradient(e, tl::wrt(x, y));

    std::puts("An expression is a type; so are its derivatives.\n");
    std::printf("  e         = %s\n", tl::to_string(e).c_str());
    std::printf("  de/dx     = %s\n", tl::to_string(dx).c_str());
    std::printf("  d2e/dxdy  = %s\n", tl::to_string(dxy).c_str());
    std::printf("  gradient  = %s\n", tl::to_string(gradient).c_str());
    std::printf("  in LaTeX  : %s\n\n", tl::to_latex(dx).c_str());

    using Source = decltype(both)::source;
    std::printf("Value and gradient together are %d nodes; computing every use afresh, %.0f.\n\n",
                Source::graph.size - 1, without_sharing(Source::graph));

    double const a = 0.7, b = -0.3, h = 1e-5;
    auto const g = gradient(x = a, y = b);
    double const fx = (e(x = a + h, y = b) - e(x = a - h, y = b)) / (2 * h);
    double const fy = (e(x = a, y = b + h) - e(x = a, y = b - h)) / (2 * h);
    std::printf("At (%g, %g)      tapeless             central differences  difference\n", a, b);
    std::printf("  de/dx  %19.15f  %19.15f  %.1e\n", g[x], fx, std::abs(g[x] - fx));
    std::printf("  de/dy  %19.15f  %19.15f  %.1e\n\n", g[y], fy, std::abs(g[y] - fy));

    double const ours = time_of([&](double p, double q) {
        auto const [value, slopes] = both(x = p, y = q);
        return value + slopes[x] + slopes[y];
    });
    double const hand = time_of([](double p, double q) {
        auto const r = value_and_gradient_by_hand(p, q);
        return r.value + r.dx + r.dy;
    });
    std::printf("Value and gradient take %.1f ns, written by hand %.1f ns: ratio %.2f\n\n", ours,
                hand, ours / hand);

    std::ofstream("showcase.dot") << tl::to_dot(gradient);
    if (std::system("dot -Tsvg showcase.dot -o showcase.svg 2> /dev/null") == 0)
        std::puts("The graph of the gradient is drawn in showcase.svg.");
    else
        std::puts("The graph of the gradient is in showcase.dot; Graphviz draws it.");

    bool const right = std::abs(g[x] - fx) < 1e-8 && std::abs(g[y] - fy) < 1e-8;
    return right ? 0 : 1;
}
