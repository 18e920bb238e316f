// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

/// Turns that hold fixed points, of which nothing is kept beyond one stretch.

namespace {

constexpr tl::convergence until{.relative = 1e-15, .absolute = 0, .limit = 200};

template <class Policy>
constexpr auto implicit = tl::function([](auto u0, auto k, auto x) {
    auto const last = iterate_by(Policy{}, tl::indices<0>(x), u0, [&](auto u, auto t) {
        return tl::while_converging(until, u,
                                    [&](auto v) { return u + 0.1 * k * tl::sin(v) * x(t); });
    });
    return tl::sum(last * last * last);
});

/// Arrays are put together in the turns of the fixed point.
template <class Policy>
constexpr auto coupled = tl::function([](auto u0, auto k, auto x) {
    auto const last = iterate_by(Policy{}, tl::indices<0>(x), u0, [&](auto u, auto t) {
        return tl::while_converging(until, u, [&](auto v) {
            auto const left = tl::concat<0>(tl::slice<0>(u0, 0, 1), tl::slice<0>(v, 0, -1));
            return u + 0.1 * k * tl::sin(left - v) * x(t);
        });
    });
    return tl::sum(last * last * last);
});

} // namespace

TEST_CASE("fixed points in checkpointed turns") {
    for (std::size_t const n : {1u, 5u, 9u}) {
        vector const u0 = filled(6, 1), x = filled(n, 2);
        compare(implicit<tl::checkpoints<0>>, implicit<all_kept>, u0, 0.8, x);
        compare(coupled<tl::checkpoints<0>>, coupled<all_kept>, u0, 0.8, x);
    }
}

TEST_CASE("what leads to fixed points is kept for one stretch") {
    constexpr std::size_t turns = 900, root = 30;
    vector const u0 = filled(16, 1), x = filled(turns, 2);
    auto const [all, few] = compare(implicit<tl::checkpoints<0>>, implicit<all_kept>, u0, 0.8, x);
    std::size_t const state = 16 * sizeof(double);
    CHECK(all > 2 * turns * state);
    CHECK(few < 8 * root * state);
}
