// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

/// Turns that put arrays together of parts: these are kept for one stretch, like all else.

namespace {

/// Heat in a rod whose ends are at temperatures that are given.
template <class Policy>
constexpr auto rod = tl::function([](auto u0, auto ends, auto rate, auto steps) {
    auto const last = iterate_by(Policy{}, tl::indices<0>(steps), u0, [&](auto u, auto t) {
        auto const all = tl::concat<0>(tl::slice<0>(ends, 0, 1), u, tl::slice<0>(ends, 1, 2));
        auto const bent = tl::slice<0>(all, 2, 0) - 2.0 * u + tl::slice<0>(all, 0, -2);
        return u + steps(t) * rate * tl::sin(bent);
    });
    return tl::sum(last * last);
});
double by_hand(vector u, vector const& ends, double rate, vector const& steps) {
    std::size_t const n = u.size();
    for (double const step : steps) {
        vector next = u;
        for (std::size_t i = 0; i < n; ++i) {
            double const left = i == 0 ? ends[0] : u[i - 1];
            double const right = i + 1 == n ? ends[1] : u[i + 1];
            next[i] += step * rate * std::sin(right - 2 * u[i] + left);
        }
        u = next;
    }
    double total = 0;
    for (double const v : u) total += v * v;
    return total;
}

/// Inner turns that put arrays together, as do those that hold them and what these put out.
template <class Policy>
constexpr auto moved = tl::function([](auto u, auto w, auto x) {
    auto const made = scan_by(Policy{}, tl::indices<0>(x), u, [&](auto s, auto t) {
        auto const next = tl::iterate(3, s + x(t), [&](auto r) {
            return tl::tanh(w * tl::pad<0>(tl::slice<0>(r, 1, 0), 0, 1) + r);
        });
        return std::pair(next, tl::concat<0>(next, 0.5 * s));
    });
    return tl::sum(made.second * made.second);
});

} // namespace

TEST_CASE("arrays put together in turns are kept for one stretch") {
    for (std::size_t const n : {0u, 1u, 2u, 7u, 12u}) {
        vector u0 = filled(5, 1), ends = filled(2, 2), steps = filled(n, 3);
        constexpr auto few = rod<tl::checkpoints<0>>;
        CHECK(few(u0, ends, 0.1, steps) == Approx(by_hand(u0, ends, 0.1, steps)).epsilon(1e-13));
        compare(few, rod<all_kept>, u0, ends, 0.1, steps);
        auto const value = [&] { return by_hand(u0, ends, 0.1, steps); };
        auto const [result, slopes] = tl::value_and_gradient(few)(u0, ends, 0.1, steps);
        auto const& [of_u0, of_ends, of_rate, of_steps] = slopes;
        CHECK(worst_difference(u0, of_u0, value) < 1e-8);
        CHECK(worst_difference(ends, of_ends, value) < 1e-8);
        CHECK(worst_difference(steps, of_steps, value) < 1e-8);
    }
    constexpr std::size_t turns = 2500, root = 50;
    vector const u0 = filled(40, 1), ends = filled(2, 2), steps(turns, 0.01);
    auto const [all, few] = compare(rod<tl::checkpoints<0>>, rod<all_kept>, u0, ends, 0.1, steps);
    std::size_t const state = 40 * sizeof(double);
    CHECK(all > 2 * turns * state);
    CHECK(few < 8 * root * state + turns * sizeof(double));
}

TEST_CASE("turns in turns and what is put out, of arrays put together") {
    for (std::size_t const n : {1u, 5u, 9u}) {
        vector const u = filled(5, 1), w = filled(5, 2), x = filled(n, 3);
        compare(moved<tl::checkpoints<0>>, moved<all_kept>, u, w, x);
    }
    constexpr std::size_t turns = 900, root = 30;
    vector const u = filled(32, 1), w = filled(32, 2), x = filled(turns, 3);
    auto const [all, few] = compare(moved<tl::checkpoints<0>>, moved<all_kept>, u, w, x);
    std::size_t const state = 32 * sizeof(double), put_out = 2 * turns * state;
    CHECK(all > put_out + 6 * turns * state);
    CHECK(few < 2 * put_out + 30 * root * state);
}
