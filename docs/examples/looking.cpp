// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Functions of arrays looked at: what is computed, whether the gradient is right, what it costs.

#include <tapeless/array_tools.hpp>

#include <cstdio>
#include <vector>

namespace tl = tapeless;

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

constexpr auto energy = tl::function([](auto L, auto x) {
    return tl::sum(tl::indices<0>(L), [&](auto i) {
        auto row = tl::sum(tl::below(i + 1), [&](auto j) { return L(i, j) * x(j); });
        return 0.5 * row * row;
    });
});

constexpr auto average = tl::function([](auto x, auto a) {
    return tl::iterate(tl::indices<0>(x), x(0),
                       [&](auto state, auto t) { return state + a * (x(t) - state); });
});

/// A layer with a softmax.
constexpr auto layer = tl::function(
    [](auto W, auto X, auto labels) { return tl::cross_entropy(tl::matmul(X, W), labels); });

int main() {
    matrix L(3, 3), W(20, 5), X(100, 20), labels(100, 5);
    vector x{1, 2, 3};
    for (std::size_t i = 0; i < L.size(); ++i) L.data()[i] = 0.5 * static_cast<double>(i) - 1;
    for (std::size_t i = 0; i < X.size(); ++i) X.data()[i] = std::sin(static_cast<double>(i));
    for (std::size_t p = 0; p < 100; ++p) labels(p, p % 5) = 1;

    std::puts(tl::to_string<matrix, vector>(energy).c_str());
    std::puts("");
    std::puts(tl::to_string(tl::gradient(energy), {"L", "x"}, L, x).c_str());
    std::puts("");
    std::puts(tl::to_string(tl::gradient(average), {"x", "a"}, x, 0.5).c_str());
    std::puts("");

    auto const report = tl::check_gradient(energy, L, x);
    if (!report) std::puts("the gradient is wrong");
    auto const& worst = report.components[report.worst];
    std::printf("%zu entries, the worst in argument %zu: %s\n", report.components.size(),
                worst.argument, report.agrees_to(1e-10) ? "right" : "wrong");

    constexpr auto slope = tl::gradient(layer, tl::wrt<0>);
    auto const cost = tl::cost(slope, W, X, labels);
    tl::array_workspace memory;
    auto result = slope(W, X, labels);
    memory.evaluate(result, slope, W, X, labels);
    std::printf("%s exp, memory %s\n", std::to_string(cost.of("exp")).c_str(),
                memory.bytes() == cost.workspace_bytes ? "as foreseen" : "not as foreseen");
}
