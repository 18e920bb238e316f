// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// States of several parts, turns with loops in them, and gradients that keep few states.

#include <tapeless/array.hpp>

#include <cstdio>
#include <vector>

namespace tl = tapeless;

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

constexpr auto recurrent = tl::function([](auto W, auto X, auto h0) {
    auto const start = std::pair(h0, 0.0 * h0);
    auto [last, outputs] = tl::scan(tl::indices<0>(X), start, [&](auto state, auto t) {
        auto [h, memory] = state;
        auto kept = 0.5 * memory + tl::tanh(tl::matmul(W, h) + tl::row(X, t));
        return std::pair(std::pair(tl::tanh(kept), kept), tl::sum(kept));
    });
    return tl::sum(outputs * outputs) + tl::sum(last.first);
});

constexpr auto deep = tl::function([](auto W, auto b, auto X, auto Y) { // W: layers x n x n
    auto H = tl::iterate(tl::indices<0>(W), X, [&](auto inputs, auto l) {
        return tl::tanh(tl::matmul(inputs, tl::row(W, l)) + tl::row(b, l));
    });
    return tl::mse(H, Y);
});

constexpr auto spread = tl::function([](auto A, auto u0, auto h) {
    auto last = tl::iterate(tl::checkpointed<>, 10000, u0,
                            [&](auto u) { return u + h * tl::matmul(A, tl::tanh(u)); });
    return tl::sum(last);
});

constexpr auto labelled = tl::function([](auto W, auto U, auto X, auto y) {
    auto h0 = 0.0 * tl::row(U, 0);
    auto [last, scores] = tl::scan(tl::checkpointed<>, tl::indices<0>(X), h0, [&](auto h, auto t) {
        auto next = tl::tanh(tl::matmul(W, h) + tl::matmul(tl::row(X, t), U));
        return std::pair(next, tl::sum(next));
    });
    return tl::mse(scores, y);
});

constexpr auto orbits = tl::function([](auto M, auto e) { // Kepler's equation, E = M + e sin(E)
    return tl::sum(tl::indices<0>(M), [&](auto i) {
        auto E = tl::while_converging(M(i), [&](auto x) { return M(i) + e * tl::sin(x); });
        return tl::cos(E);
    });
});

constexpr auto roots = tl::function([](auto a) { // Heron's rule
    constexpr tl::convergence until{.relative = 1e-9, .absolute = 1e-12, .limit = 50};
    return tl::sum(tl::while_converging(until, a, [&](auto x) { return 0.5 * (x + a / x); }));
});

int main() {
    matrix W(2, 2), X(3, 2);
    W(0, 1) = 0.5, W(1, 0) = -0.25;
    X(0, 0) = 1, X(1, 1) = -2, X(2, 0) = 0.5;
    std::vector<double> const h0{0.1, 0.2};
    auto const [value, slopes] = tl::value_and_gradient(recurrent, tl::wrt<0>)(W, X, h0);
    std::printf("%.4f %.4f\n", value, slopes(0, 1));

    tl::tensor<double, tl::dynamic, 2, 2> layers(8);
    matrix b(8, 2), Y(3, 2);
    for (double& weight : layers) weight = 0.4;
    auto const of_layers = tl::gradient(deep, tl::wrt<0>)(layers, b, X, Y);
    std::printf("%.2e %.2e\n", of_layers(0, 0, 1), of_layers(7, 0, 1));

    matrix A(2, 2);
    A(0, 0) = -1, A(0, 1) = 0.5, A(1, 0) = 0.5, A(1, 1) = -1;
    std::vector<double> const u0{1, 2};
    constexpr auto slope = tl::gradient(spread, tl::wrt<1>);
    tl::array_workspace memory;
    auto result = slope(A, u0, 1e-4);
    memory.evaluate(result, slope, A, u0, 1e-4);
    std::printf("%.4f %.4f, %s\n", result(0), result(1),
                memory.bytes() < 16000 ? "in less than 16 kB" : "in more");

    matrix U(2, 2), long_series(10000, 2);
    std::vector<double> const labels(10000, 0.5);
    U(0, 0) = 1, U(1, 1) = -0.5;
    for (double& x : long_series) x = 0.25;
    constexpr auto slopes_of = tl::gradient(labelled, tl::wrt<0, 1>);
    bool const fits = tl::memory_of(slopes_of, W, U, long_series, labels) < 250000;
    auto const [of_W, of_U] = slopes_of(W, U, long_series, labels);
    std::printf("%.4f %.4f, %s\n", of_W(0, 1), of_U(1, 1), fits ? "in 250 kB" : "in more");

    auto const [of_M, of_e] = tl::gradient(orbits)(std::vector<double>{0.5, 1, 3}, 0.3);
    std::printf("%.6f %.6f\n", of_M(0), of_e);
    std::printf("%.6f\n", tl::gradient(roots)(std::vector<double>{4, 9})(1));
}
