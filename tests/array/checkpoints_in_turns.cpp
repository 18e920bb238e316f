// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

/// Turns in turns in turns, with checkpoints and without, which put arrays together.

namespace {

template <class Policy>
constexpr auto deep = tl::function([](auto X, auto u0, auto k) {
    auto const made = tl::scan(tl::indices<0>(X), u0, [&](auto s, auto t) {
        auto const next = tl::iterate(3, s + tl::row(X, t), [&](auto r) {
            return iterate_by(Policy{}, tl::indices<0>(k), r, [&](auto q, auto j) {
                auto const first = tl::slice<0>(s, 0, 1) * k(j);
                return 0.8 * q + 0.1 * k(j) * tl::sin(tl::concat<0>(tl::slice<0>(q, 1, 0), first));
            });
        });
        return std::pair(next, X(t, 0) * tl::pad<0>(next, 1, 1));
    });
    return tl::sum(made.second * made.second) + tl::sum(made.first);
});
double by_hand(matrix const& X, vector s, vector const& k) {
    std::size_t const n = s.size();
    double total = 0;
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        vector q = s;
        for (std::size_t i = 0; i < n; ++i) q[i] += X(t, i);
        for (int time = 0; time < 3; ++time)
            for (double const slope : k) {
                vector next(n);
                for (std::size_t i = 0; i < n; ++i) {
                    double const behind = i + 1 < n ? q[i + 1] : s[0] * slope;
                    next[i] = 0.8 * q[i] + 0.1 * slope * std::sin(behind);
                }
                q = next;
            }
        s = q;
        for (double const v : s) total += X(t, 0) * v * X(t, 0) * v;
    }
    for (double const v : s) total += v;
    return total;
}

} // namespace

TEST_CASE("turns in turns in turns") {
    for (std::size_t const n : {1u, 3u, 5u}) {
        matrix X(4, 5);
        vector u0 = filled(5, 1), k = filled(n, 2);
        fill(X, 3);
        CHECK(deep<all_kept>(X, u0, k) == Approx(by_hand(X, u0, k)).epsilon(1e-13));
        compare(deep<tl::checkpoints<2>>, deep<all_kept>, X, u0, k);
        auto const value = [&] { return by_hand(X, u0, k); };
        auto const [of_X, of_u0, of_k] = tl::gradient(deep<all_kept>)(X, u0, k);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(u0, of_u0, value) < 1e-8);
        CHECK(worst_difference(k, of_k, value) < 1e-8);
    }
}
