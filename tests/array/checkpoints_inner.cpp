// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <tapeless/array_tools.hpp>

#include <catch2/catch.hpp>

using namespace workload;

/// Turns within checkpointed turns: their states are kept for one stretch.

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

constexpr auto relaxed = tl::function([](auto w, auto X, auto h0, auto k) {
    auto last = tl::iterate(tl::checkpointed<>, tl::indices<0>(X), h0, [&](auto h, auto t) {
        auto settled = tl::iterate(20, h, [&](auto u) {
            return u + 0.05 * (tl::sin(u) * tl::dot(w, u) + tl::row(X, t) - k * u);
        });
        return 0.7 * h + 0.3 * settled;
    });
    return tl::sum(last * last);
});
double by_hand(vector const& w, matrix const& X, vector h, double k) {
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        vector u = h;
        for (int s = 0; s < 20; ++s) {
            double product = 0;
            for (std::size_t i = 0; i < h.size(); ++i) product += w[i] * u[i];
            for (std::size_t i = 0; i < h.size(); ++i)
                u[i] += 0.05 * (std::sin(u[i]) * product + X(t, i) - k * u[i]);
        }
        for (std::size_t i = 0; i < h.size(); ++i) h[i] = 0.7 * h[i] + 0.3 * u[i];
    }
    double total = 0;
    for (double const v : h) total += v * v;
    return total;
}

} // namespace

TEST_CASE("states of inner turns are kept for one stretch") {
    matrix X(23, 6);
    vector w(6), h0(6);
    fill(w, 1), fill(X, 2), fill(h0, 3);
    CHECK(relaxed(w, X, h0, 0.4) == Approx(by_hand(w, X, h0, 0.4)).epsilon(1e-12));
    CHECK(tl::check_gradient(relaxed, w, X, h0, 0.4).agrees_to(1e-6));
    std::size_t const turn = 20 * 8 * sizeof(double); // rows of whole packs
    std::size_t const bytes = tl::memory_of(tl::gradient(relaxed), w, matrix(900, 6), h0, 0.4);
    CHECK(bytes > 30 * turn);
    CHECK(bytes < 300 * turn);
}
