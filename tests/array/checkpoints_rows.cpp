// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

namespace {

/// A recurrent network, a row of inputs for each turn.
template <class Policy>
constexpr auto network = tl::function([](auto W, auto U, auto X, auto h0) {
    auto last = iterate_by(Policy{}, tl::indices<0>(X), h0, [&](auto h, auto t) {
        return tl::tanh(tl::matmul(W, h) + tl::matmul(U, tl::row(X, t)));
    });
    return tl::sum(last * last);
});

double by_hand(matrix const& W, matrix const& U, matrix const& X, vector h) {
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        vector next(h.size());
        for (std::size_t i = 0; i < h.size(); ++i) {
            for (std::size_t j = 0; j < h.size(); ++j) next[i] += W(i, j) * h[j];
            for (std::size_t j = 0; j < X.extent(1); ++j) next[i] += U(i, j) * X(t, j);
            next[i] = std::tanh(next[i]);
        }
        h = next;
    }
    double total = 0;
    for (double const v : h) total += v * v;
    return total;
}

template <class X, class W>
struct at_several {
    X x;
    W w;
    constexpr auto operator()(auto s, auto t) const {
        return 0.5 * s + x(2 * t) * x(3 * t + 1) * w(t);
    }
};

} // namespace

TEST_CASE("rows of a matrix, one for each turn, and products within turns") {
    for (std::size_t const n : {0u, 1u, 2u, 6u, 13u}) {
        matrix W(5, 5), U(5, 3), X(n, 3);
        vector h0(5);
        fill(W, 1), fill(U, 2), fill(X, 3), fill(h0, 4);
        constexpr auto few = network<tl::checkpoints<0>>;
        CHECK(few(W, U, X, h0) == Approx(by_hand(W, U, X, h0)).epsilon(1e-13));
        compare(few, network<all_kept>, W, U, X, h0);
        auto const value = [&] { return by_hand(W, U, X, h0); };
        auto const [result, slopes] = tl::value_and_gradient(few)(W, U, X, h0);
        auto const& [of_W, of_U, of_X, of_h0] = slopes;
        CHECK(worst_difference(W, of_W, value) < 1e-8);
        CHECK(worst_difference(U, of_U, value) < 1e-8);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(h0, of_h0, value) < 1e-8);
    }
}

TEST_CASE("what turns make of their rows is made stretch by stretch as well") {
    constexpr std::size_t turns = 10000, root = 100;
    matrix W(6, 6), U(6, 3), X(turns, 3);
    vector h0(6);
    fill(W, 1), fill(U, 2), fill(X, 3), fill(h0, 4);
    auto const [all, few] = compare(network<tl::checkpoints<0>>, network<all_kept>, W, U, X, h0);
    std::size_t const state = 6 * sizeof(double);
    CHECK(all > 2 * turns * state);                // states and what the rows are multiplied to
    std::size_t const padded = 8 * sizeof(double); // rows of whole packs
    CHECK(few < 8 * root * padded);
}

TEST_CASE("rows at several times the turn, in stretches and behind them") {
    constexpr auto few = tl::function([](auto x, auto w) {
        auto made = tl::scan(tl::checkpointed<3>, tl::indices<0>(w), 0.0 * w(0), at_several{x, w});
        return tl::sum(made.second * made.second);
    });
    constexpr auto all = tl::function([](auto x, auto w) {
        auto made = tl::scan(tl::indices<0>(w), 0.0 * w(0), at_several{x, w});
        return tl::sum(made.second * made.second);
    });
    for (std::size_t const n : {1u, 2u, 7u, 23u}) {
        vector x(3 * n), w(n);
        fill(x, 1), fill(w, 2);
        double expected = 0, s = 0;
        for (std::size_t t = 0; t < n; ++t) {
            s = 0.5 * s + x[2 * t] * x[3 * t + 1] * w[t];
            expected += s * s;
        }
        CHECK(few(x, w) == Approx(expected).epsilon(1e-13));
        auto const [few_x, few_w] = tl::gradient(few)(x, w);
        auto const [all_x, all_w] = tl::gradient(all)(x, w);
        for (std::size_t k = 0; k < 3 * n; ++k)
            CHECK(few_x(k) == Approx(all_x(k)).epsilon(1e-13).margin(1e-15));
        for (std::size_t k = 0; k < n; ++k)
            CHECK(few_w(k) == Approx(all_w(k)).epsilon(1e-13).margin(1e-15));
    }
    CHECK_THROWS_AS(few(vector(5), vector(4)), std::out_of_range);
}
