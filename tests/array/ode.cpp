// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using vector = std::vector<double>;

/// GradBench's ode: y_0' = x_0, y_i' = x_i y_(i - 1), from y = 0 to time 1 in steps of the
/// classical method of order four. What stands before an element is the state of a scan.
template <int Steps>
constexpr auto ode = tl::function([](auto x, auto weights) {
    auto const slopes = [&](auto const& y) {
        auto [last, result] = tl::scan(tl::indices<0>(x), 1.0, [&](auto before, auto i) {
            return std::pair(y(i), x(i) * before);
        });
        return result;
    };
    constexpr double h = 1.0 / Steps;
    auto last = tl::iterate(Steps, 0.0 * x, [&](auto y) {
        auto k1 = slopes(y);
        auto k2 = slopes(y + 0.5 * h * k1);
        auto k3 = slopes(y + 0.5 * h * k2);
        auto k4 = slopes(y + h * k3);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    });
    return tl::sum(last * weights);
});

/// The same in long double, and its derivative: the slopes are f(y) = x * (1, y_0, y_1, ...), so
/// that an adjoint w of f(y) gives w_i (1, y)_i to x_i and w_i x_i to y_(i - 1).
struct by_hand {
    using row = std::vector<long double>;
    row x, weights, of_x;
    long double h = 0;

    static long double before(row const& y, std::size_t i) { return i == 0 ? 1 : y[i - 1]; }
    row slopes(row const& y) const {
        row k(x.size());
        for (std::size_t i = 0; i < k.size(); ++i) k[i] = x[i] * before(y, i);
        return k;
    }
    static row moved(row y, long double by, row const& k) {
        for (std::size_t i = 0; i < y.size(); ++i) y[i] += by * k[i];
        return y;
    }
    /// Adds what an adjoint of the slopes at y gives; to x, and to the adjoint of y.
    void pull(row const& y, row const& w, row& of_y) {
        for (std::size_t i = 0; i < y.size(); ++i) {
            of_x[i] += w[i] * before(y, i);
            if (i > 0) of_y[i - 1] += w[i] * x[i];
        }
    }
    long double run(int steps) {
        h = 1.0L / steps;
        of_x.assign(x.size(), 0);
        std::vector<row> state{row(x.size(), 0)};
        for (int t = 0; t < steps; ++t) {
            row const& y = state.back();
            row const k1 = slopes(y), k2 = slopes(moved(y, h / 2, k1));
            row const k3 = slopes(moved(y, h / 2, k2)), k4 = slopes(moved(y, h, k3));
            row next = y;
            for (std::size_t i = 0; i < y.size(); ++i)
                next[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            state.push_back(next);
        }
        row w = weights;
        for (int t = steps; t-- > 0;) w = back(state[static_cast<std::size_t>(t)], w);
        long double total = 0;
        for (std::size_t i = 0; i < x.size(); ++i) total += state.back()[i] * weights[i];
        return total;
    }
    row back(row const& y, row const& w) {
        row const y2 = moved(y, h / 2, slopes(y)), y3 = moved(y, h / 2, slopes(y2));
        row const y4 = moved(y, h, slopes(y3)), none(x.size(), 0);
        row of_y = w, of_y2 = none, of_y3 = none, of_y4 = none;
        auto const add = [&](row& to, row const& from) { to = moved(to, 1, from); };
        pull(y4, moved(none, h / 6, w), of_y4);
        pull(y3, moved(moved(none, h / 3, w), h, of_y4), of_y3);
        pull(y2, moved(moved(none, h / 3, w), h / 2, of_y3), of_y2);
        pull(y, moved(moved(none, h / 6, w), h / 2, of_y2), of_y);
        add(of_y, of_y2), add(of_y, of_y3), add(of_y, of_y4);
        return of_y;
    }
};

template <int Steps>
void compare(std::size_t n) {
    vector x(n), weights(n);
    fill(x, 1), fill(weights, 2);
    for (double& v : x) v += 2; // products of many must not vanish
    by_hand hand{{x.begin(), x.end()}, {weights.begin(), weights.end()}, {}};
    long double const expected = hand.run(Steps);
    auto const [value, of_x] = tl::value_and_gradient(ode<Steps>, tl::wrt<0>)(x, weights);
    CHECK(value == Approx(static_cast<double>(expected)).epsilon(1e-12));
    for (std::size_t i = 0; i < n; ++i)
        CHECK(of_x(i) == Approx(static_cast<double>(hand.of_x[i])).epsilon(1e-10).margin(1e-14));
}

} // namespace

TEST_CASE("the derivative by hand against differences") {
    vector x{1.5, 2.0, 0.7, 2.4};
    vector const weights{1, -0.5, 0.25, 2};
    auto const run = [&] {
        return by_hand{{x.begin(), x.end()}, {weights.begin(), weights.end()}, {}};
    };
    by_hand hand = run();
    hand.run(3);
    auto const value = [&] { return static_cast<double>(run().run(3)); };
    vector const slopes(hand.of_x.begin(), hand.of_x.end());
    CHECK(worst_difference(x, slopes, value) < 1e-9);
}

TEST_CASE("a system of equations, each driven by the one before") {
    for (std::size_t const n : {1u, 2u, 7u, 40u, 1000u}) compare<10>(n);
}
