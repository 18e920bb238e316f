// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

/// A smoothed series: every state goes into the loss, and the last one once more.
constexpr auto smooth = tl::function([](auto x, auto y, auto a) {
    auto [last, states] = tl::scan(tl::indices<0>(x), 0.5 * a,
                                   [&](auto s, auto t) { return s + a * tl::sin(x(t) - s); });
    return tl::mse(states, y) + last * last;
});

} // namespace

TEST_CASE("a scan of a constant number of turns") {
    constexpr auto halves = tl::function([](auto x) {
        auto const body = [&](auto s, auto t) { return 0.5 * s + tl::number(t) * x; };
        return tl::sum(tl::scan(11, x, body).second);
    });
    constexpr auto in_stretches = tl::function([](auto x) {
        auto const body = [&](auto s, auto t) { return 0.5 * s + tl::number(t) * x; };
        return tl::sum(tl::scan(tl::checkpointed<3>, 11, x, body).second);
    });
    std::vector<double> const x{1, -2};
    double state[] = {1, -2}, expected = 0;
    for (int t = 0; t < 11; ++t)
        for (std::size_t k = 0; k < 2; ++k) expected += state[k] = 0.5 * state[k] + t * x[k];
    CHECK(halves(x) == Approx(expected));
    CHECK(in_stretches(x) == Approx(expected));
    auto const slopes = tl::gradient(halves)(x), again = tl::gradient(in_stretches)(x);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(slopes(k) == Approx(-expected)); // which is linear: f(1, -2) = -f(1, 1)
        CHECK(again(k) == Approx(slopes(k)));
    }
}

TEST_CASE("the states of a scan with as many turns as an array has elements") {
    constexpr auto sums = tl::function([](auto x) {
        auto [last, states] =
            tl::scan(tl::indices<0>(x), 0.0, [&](auto s, auto t) { return s + x(t); });
        return states / last;
    });
    for (std::size_t const n : {1u, 2u, 7u, 100u, 1001u}) {
        std::vector<double> x(n);
        fill(x, 1);
        for (double& v : x) v += 2;
        auto const shares = sums(x);
        REQUIRE(shares.size() == n);
        double total = 0, part = 0;
        for (double const v : x) total += v;
        for (std::size_t t = 0; t < n; ++t) CHECK(shares(t) == Approx((part += x[t]) / total));
    }
}

TEST_CASE("the gradient of a scan against a loop and differences") {
    for (std::size_t const n : {1u, 2u, 9u, 40u}) {
        std::vector<double> x(n), y(n);
        tl::tensor<double, 1> a{0.3};
        fill(x, 2), fill(y, 3);
        double state = 0.5 * a(0), expected = 0;
        for (std::size_t t = 0; t < n; ++t) {
            state += a(0) * std::sin(x[t] - state);
            expected += (state - y[t]) * (state - y[t]) / static_cast<double>(n);
        }
        auto const value = [&] { return smooth(x, y, a(0)); };
        CHECK(value() == Approx(expected + state * state));
        auto const [of_x, of_y, of_a] = tl::gradient(smooth)(x, y, a(0));
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(y, of_y, value) < 1e-8);
        CHECK(worst_difference(a, tl::tensor<double, 1>{of_a}, value) < 1e-8);
    }
}

TEST_CASE("outputs beside the state, which is not wanted itself") {
    constexpr auto f = tl::function([](auto x, auto k) {
        auto [last, outputs] = tl::scan(tl::indices<0>(x), k, [&](auto s, auto t) {
            return std::pair(s * tl::cos(x(t)) + x(t), s * s * k);
        });
        return tl::sum(outputs * x);
    });
    for (std::size_t const n : {1u, 3u, 20u}) {
        std::vector<double> x(n);
        tl::tensor<double, 1> k{0.7};
        fill(x, 4);
        double s = k(0), expected = 0;
        for (std::size_t t = 0; t < n; ++t) {
            expected += s * s * k(0) * x[t];
            s = s * std::cos(x[t]) + x[t];
        }
        auto const value = [&] { return f(x, k(0)); };
        CHECK(value() == Approx(expected));
        auto const [of_x, of_k] = tl::gradient(f)(x, k(0));
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);
    }
}

TEST_CASE("a state for each row, a row of inputs for each turn") {
    constexpr auto f = tl::function([](auto X, auto h0, auto w) {
        auto [last, states] = tl::scan(
            tl::indices<0>(X), h0, [&](auto h, auto t) { return tl::tanh(w * h + tl::row(X, t)); });
        return tl::sum(states * X) + tl::sum(last * last);
    });
    for (std::size_t const n : {1u, 6u, 30u}) {
        matrix X(n, 13);
        std::vector<double> h0(13), w(13);
        fill(X, 5), fill(h0, 6), fill(w, 7);
        auto h = h0;
        double expected = 0;
        for (std::size_t t = 0; t < n; ++t)
            for (std::size_t j = 0; j < 13; ++j) {
                h[j] = std::tanh(w[j] * h[j] + X(t, j));
                expected += h[j] * X(t, j);
            }
        for (double const v : h) expected += v * v;
        auto const value = [&] { return f(X, h0, w); };
        CHECK(value() == Approx(expected));
        auto const [of_X, of_h0, of_w] = tl::gradient(f)(X, h0, w);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(h0, of_h0, value) < 1e-8);
        CHECK(worst_difference(w, of_w, value) < 1e-8);
    }
}

TEST_CASE("iterate over an axis, in a loop over the same axis") {
    constexpr auto f = tl::function([](auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto i) {
            return tl::iterate(tl::indices<0>(x), x(i), [&](auto s, auto t) {
                return 0.5 * s + tl::exp(-s * s) * x(t) * x(i);
            });
        });
    });
    for (std::size_t const n : {1u, 5u, 12u}) {
        std::vector<double> x(n);
        fill(x, 8);
        double expected = 0;
        for (double const start : x) {
            double s = start;
            for (double const v : x) s = 0.5 * s + std::exp(-s * s) * v * start;
            expected += s;
        }
        auto const value = [&] { return f(x); };
        CHECK(value() == Approx(expected));
        CHECK(worst_difference(x, tl::gradient(f)(x), value) < 1e-8);
    }
}

TEST_CASE("outputs that do not vary with the turns, beside a state that does") {
    constexpr auto f = tl::function([](auto x, auto w) {
        auto q = tl::scan(tl::indices<0>(w), x, [&](auto u, auto) {
            auto y = tl::sin(x);
            return std::pair(tl::sin(u + y), y);
        });
        return tl::sum(q.first) + tl::dot(w, tl::sum<1>(q.second));
    });
    std::vector<double> const x{0.1, 0.2, 0.3}, w{1, 2, 3};
    auto const slopes = tl::gradient(f, tl::wrt<0>)(x, w);
    for (std::size_t k = 0; k < x.size(); ++k) {
        double u = x[k], slope = 1; // by hand: u' = cos(u + y) (u' + y')
        for (std::size_t t = 0; t < w.size(); ++t) {
            slope = std::cos(u + std::sin(x[k])) * (slope + std::cos(x[k]));
            u = std::sin(u + std::sin(x[k]));
        }
        CHECK(slopes(k) == Approx(slope + 6 * std::cos(x[k])).epsilon(1e-13));
    }
}
