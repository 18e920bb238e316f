// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Functions of arrays whose extents are known when the program runs.

#include <tapeless/array.hpp>
#include <tapeless/solve.hpp>

#include <cstdio>
#include <vector>

namespace tl = tapeless;

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

constexpr auto network = tl::function([](auto W, auto b, auto X, auto labels) {
    auto scores = tl::log_softmax(tl::matmul(X, W) + b);
    return -tl::sum(scores * labels) / tl::sum(labels);
});

constexpr auto energy = tl::function([](auto L, auto x) {
    return tl::sum(tl::indices<0>(L), [&](auto i) {
        auto row = tl::sum(tl::below(i + 1), [&](auto j) { return L(i, j) * x(j); });
        return 0.5 * row * row;
    });
});

constexpr auto densities = tl::function([](auto x, auto mu, auto alpha) {
    return tl::sum(tl::indices<0>(x), [&](auto p) {
        return tl::logsumexp(tl::indices<0>(mu), [&](auto c) {
            auto distance = tl::sum(tl::indices<1>(x), [&](auto j) {
                auto difference = x(p, j) - mu(c, j);
                return difference * difference;
            });
            return alpha(c) - 0.5 * distance;
        });
    });
});

constexpr auto smoothed = tl::function([](auto x, auto y, auto width) {
    auto weights = tl::map(tl::indices<0>(x), [&](auto i) {
        return tl::softmax(tl::map(tl::indices<0>(x), [&](auto j) {
            auto distance = (x(i) - x(j)) / width;
            return -0.5 * distance * distance;
        }));
    });
    return tl::mse(tl::matmul(weights, y), y);
});

constexpr auto drift = tl::function([](auto x, auto c) {
    auto miss = tl::map(tl::indices<0>(x), [&](auto i) {
        auto t = tl::number(i) / tl::indices<0>(x).size();
        return tl::sum(3, [&](auto k) { return c(k) * tl::pow(t, tl::number(k)); });
    });
    miss -= x;
    return tl::dot(miss, miss);
});

/// Places on orbits of eccentricity e: a function of numbers, by the solution of an equation.
constexpr auto anomaly = tl::function([](auto e, auto m) {
    return tl::root([](auto E, auto of_e, auto of_m) { return E - of_e * sin(E) - of_m; }, m, e, m);
});
constexpr auto distances = tl::function([](auto e, auto M) {
    return tl::map(tl::indices<0>(M), [&](auto i) { return 1 - e * cos(anomaly(e, M(i))); });
});

constexpr auto smooth = tl::function([](auto x, auto y, auto a) {
    auto [last, states] = tl::scan(tl::indices<0>(x), x(0),
                                   [&](auto state, auto t) { return state + a * (x(t) - state); });
    return tl::mse(states, y) + last * last;
});

constexpr auto logistic = tl::function([](auto w, auto X, auto y) {
    auto z = tl::matmul(X, w);
    return tl::mean(tl::softplus(z) - y * z);
});

/// The loss after one step downhill.
constexpr auto after_step = tl::function([](auto w, auto X, auto y, auto rate) {
    auto slope = tl::gradient(logistic, tl::wrt<0>)(w, X, y);
    return logistic(w - rate * slope, X, y);
});

int main() {
    std::size_t const n = 4;
    matrix W(2, 3), X(n, 2), labels(n, 3);
    std::vector<double> b(3);
    for (std::size_t p = 0; p < n; ++p) {
        X(p, 0) = static_cast<double>(p), X(p, 1) = 1;
        labels(p, p % 3) = 1;
    }
    auto const [loss, slopes] = tl::value_and_gradient(network, tl::wrt<0, 1>)(W, b, X, labels);
    auto const& [of_W, of_b] = slopes;
    std::printf("%.4f %.4f %.4f\n", loss, of_W(0, 0), of_b(2));

    matrix L(2, 2);
    L(0, 0) = 1, L(1, 0) = 2, L(1, 1) = 3;
    std::vector<double> const x{1, 2};
    std::printf("%.1f %.1f\n", energy(L, x), tl::gradient(energy, tl::wrt<0>)(L, x)(1, 1));

    std::vector<double> const level{1, 2, 3, 4}, c{1, 2, 0};
    auto const of_c = tl::gradient(drift, tl::wrt<1>)(level, c);
    std::printf("%.4f %.4f\n", drift(level, c), of_c(2));

    std::vector<double> const M{0.5, 1, 3};
    auto const of_e = tl::jacobian(distances, tl::wrt<0>)(0.3, M);
    std::printf("%.6f %.6f\n", distances(0.3, M)(1), of_e(1));

    std::vector<double> const series{1, 3, 2}, zeros(3);
    auto const slope = tl::gradient(smooth, tl::wrt<2>)(series, zeros, 0.5);
    std::printf("%.3f %.3f\n", smooth(series, zeros, 0.5), slope);

    std::vector<double> const places{0, 1, 3}, heights{2, 4, 3};
    auto const [miss, slope_of_width] =
        tl::value_and_gradient(smoothed, tl::wrt<2>)(places, heights, 1.5);
    std::printf("%.4f %.4f\n", miss, slope_of_width);

    matrix const points(100, 2), mu(5, 2);
    std::vector<double> const alpha(5);
    tl::array_workspace memory;
    constexpr auto fit = tl::value_and_gradient(densities, tl::wrt<1, 2>);
    auto result = fit(points, mu, alpha);
    for (int step = 0; step < 3; ++step) memory.evaluate(result, fit, points, mu, alpha);
    std::printf("%.4f\n", std::get<0>(result));

    std::vector<double> const w{0.5, -1}, y{0, 1, 1, 0}, dw{1, 0};
    auto Hv = tl::hvp(logistic, tl::wrt<0>)(w, X, y, dw);
    auto H = tl::hessian(logistic, tl::wrt<0>)(w, X, y);
    std::printf("%.4f %.4f %.4f\n", Hv(1), H(1, 0), H(1, 1));

    auto [last, change] = tl::jvp(energy)(std::tie(L, x), std::tie(L, x));
    auto [value, pulled] = tl::vjp(energy)(std::tie(L, x), 1.0);
    std::printf("%.1f %.1f\n", change, std::get<1>(pulled)(0));

    std::printf("%.4f\n", tl::gradient(after_step, tl::wrt<3>)(w, X, y, 0.1));
}
