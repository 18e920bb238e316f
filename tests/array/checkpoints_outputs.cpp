// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

namespace {

/// A state of an array, a number and a clock, which nothing moves; outputs of which one does not
/// depend on the state.
template <class Policy>
constexpr auto series = tl::function([](auto X, auto k, auto w) {
    auto const start = std::tuple(k, tl::sum(k), 0.25);
    auto [last, outputs] = scan_by(Policy{}, tl::indices<0>(X), start, [&](auto state, auto t) {
        auto [h, speed, clock] = state;
        auto pushed = tl::sin(h + clock * tl::row(X, t));
        auto next = std::tuple(0.8 * h + 0.2 * speed * pushed, 0.9 * speed + tl::sum(pushed * w),
                               clock + 0.05);
        return std::pair(next, std::pair(h * speed, tl::exp(w(0) * X(t, 0))));
    });
    return tl::sum(outputs.first * X) + tl::sum(outputs.second * outputs.second) +
           std::get<1>(last) * std::get<2>(last);
});

double by_hand(matrix const& X, vector const& k, vector const& w) {
    vector h = k;
    double speed = 0, clock = 0.25, total = 0;
    for (double const v : k) speed += v;
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        double sum = 0;
        for (std::size_t j = 0; j < h.size(); ++j) {
            double const pushed = std::sin(h[j] + clock * X(t, j));
            total += h[j] * speed * X(t, j);
            sum += pushed * w[j];
            h[j] = 0.8 * h[j] + 0.2 * speed * pushed;
        }
        total += std::exp(2 * w[0] * X(t, 0));
        speed = 0.9 * speed + sum;
        clock += 0.05;
    }
    return total + speed * clock;
}

} // namespace

TEST_CASE("what turns put out, of stretches and behind them, and a state of several parts") {
    for (std::size_t const n : {0u, 1u, 2u, 5u, 9u, 14u}) {
        matrix X(n, 4);
        vector k(4), w(4);
        fill(X, 1), fill(k, 2), fill(w, 3);
        constexpr auto few = series<tl::checkpoints<3>>;
        CHECK(few(X, k, w) == Approx(by_hand(X, k, w)).epsilon(1e-13));
        compare(few, series<all_kept>, X, k, w);
        auto const value = [&] { return by_hand(X, k, w); };
        auto const [result, slopes] = tl::value_and_gradient(few)(X, k, w);
        auto const& [of_X, of_k, of_w] = slopes;
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(k, of_k, value) < 1e-8);
        CHECK(worst_difference(w, of_w, value) < 1e-8);
    }
}

TEST_CASE("states as an array, turn after turn") {
    constexpr auto sums = tl::function([](auto x) {
        return tl::scan(tl::checkpointed<>, tl::indices<0>(x), 0.0,
                        [&](auto s, auto t) { return s + x(t); })
            .second;
    });
    for (std::size_t const n : {0u, 1u, 2u, 7u, 100u, 1001u}) {
        vector x(n);
        fill(x, 4);
        auto const made = sums(x);
        REQUIRE(made.size() == n);
        double total = 0;
        for (std::size_t t = 0; t < n; ++t) CHECK(made(t) == Approx(total += x[t]).margin(1e-14));
    }
}

TEST_CASE("outputs of stretches of a known length, put together with others") {
    constexpr auto f = tl::function([](auto x) {
        auto made = tl::scan(tl::checkpointed<2>, tl::indices<0>(x), x(0),
                             [&](auto s, auto t) { return s + x(t) * x(t); });
        auto const all = tl::concat<0>(tl::pad<0>(made.second, 1, 0), x);
        return tl::sum(all * all);
    });
    tl::tensor<double, 8> x;
    double value = 0, slope_of_last = 0, s = 0;
    for (std::size_t k = 0; k < 8; ++k) x(k) = 0.5 - 0.125 * static_cast<double>(k);
    s = x(0);
    for (std::size_t k = 0; k < 8; ++k) {
        s += x(k) * x(k);
        value += s * s + x(k) * x(k);
        if (k == 7) slope_of_last = 4 * s * x(k) + 2 * x(k);
    }
    CHECK(f(x) == Approx(value).epsilon(1e-13));
    auto const slopes = tl::gradient(f)(x);
    CHECK(slopes(7) == Approx(slope_of_last).epsilon(1e-13));
    CHECK(worst_difference(x, slopes, [&] { return f(x); }) < 1e-8);
}

TEST_CASE("what turns put out is put together of parts, in stretches and behind them") {
    constexpr auto f = tl::function([](auto x, auto u) {
        auto const made = tl::scan(tl::checkpointed<2>, tl::indices<0>(x), u, [&](auto s, auto t) {
            auto const next = s * x(t);
            return std::pair(next, tl::concat<0>(next, tl::sum(next) * s));
        });
        return made.second;
    });
    vector const x{2, 3, 5, 7, 11};
    double a = 1, b = 0.5;
    auto const all = f(x, vector{a, b});
    REQUIRE((all.extent(0) == 5 && all.extent(1) == 4));
    for (std::size_t t = 0; t < 5; ++t) {
        double const sum = (a + b) * x[t];
        CHECK((all(t, 0) == a * x[t] && all(t, 1) == b * x[t]));
        CHECK((all(t, 2) == sum * a && all(t, 3) == sum * b));
        a *= x[t], b *= x[t];
    }
}
