// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;
using vector = std::vector<double>;

/// Turns within turns that have no influence on them. What they put out is read by the outer turns,
/// and by their own next state.

namespace {

constexpr auto driven = tl::function([](auto A, auto u0, auto x) {
    return tl::sum(tl::iterate(tl::indices<0>(x), u0, [&](auto s, auto t) {
        auto const made = tl::scan(4, u0, [&](auto u, auto) {
            auto const e = tl::exp(0.1 * tl::matmul(A, u));
            return std::pair(0.2 * tl::matmul(A, e) + e, e);
        });
        return 0.5 * s + 0.1 * tl::matmul(A, s) + x(t) * tl::sum<0>(made.second);
    }));
});
/// The same with an array that the inner turns put together.
constexpr auto moved = tl::function([](auto A, auto u0, auto x) {
    return tl::sum(tl::iterate(tl::indices<0>(x), u0, [&](auto s, auto t) {
        auto const made = tl::scan(4, u0, [&](auto u, auto) {
            auto const e = tl::concat<0>(tl::slice<0>(u, 1, 0), tl::slice<0>(u0, 0, 1));
            return std::pair(0.2 * tl::matmul(A, e) + e, e);
        });
        return 0.5 * s + 0.1 * tl::matmul(A, s) + x(t) * tl::sum<0>(made.second);
    }));
});

vector times(matrix const& A, vector const& v) {
    vector all(v.size());
    for (std::size_t i = 0; i < v.size(); ++i)
        for (std::size_t j = 0; j < v.size(); ++j) all[i] += A(i, j) * v[j];
    return all;
}
/// `put_out(u)` is what an inner turn makes of its state.
template <class PutOut>
double by_hand(matrix const& A, vector const& u0, vector const& x, PutOut const& put_out) {
    std::size_t const n = u0.size();
    vector s = u0;
    for (double const step : x) {
        vector u = u0, all(n);
        for (int k = 0; k < 4; ++k) {
            vector const e = put_out(u), pushed = times(A, e);
            for (std::size_t i = 0; i < n; ++i) u[i] = 0.2 * pushed[i] + e[i], all[i] += e[i];
        }
        vector const pushed = times(A, s);
        for (std::size_t i = 0; i < n; ++i) s[i] = 0.5 * s[i] + 0.1 * pushed[i] + step * all[i];
    }
    double total = 0;
    for (double const v : s) total += v;
    return total;
}
template <class Function, class Value>
void check(Function const& f, matrix& A, vector& u0, vector& x, Value const& value) {
    CHECK(f(A, u0, x) == Approx(value()).epsilon(1e-12));
    auto const [of_A, of_u0, of_x] = tl::gradient(f)(A, u0, x);
    CHECK(worst_difference(A, of_A, value) < 1e-8);
    CHECK(worst_difference(u0, of_u0, value) < 1e-8);
    CHECK(worst_difference(x, of_x, value) < 1e-8);
}

} // namespace

TEST_CASE("what turns put out is there before their next state is made of it") {
    matrix A = random({5, 5}, 1);
    vector u0 = filled(5, 2), x = filled(3, 3);
    check(driven, A, u0, x, [&] {
        return by_hand(A, u0, x, [&](vector const& u) {
            vector e = times(A, u);
            for (double& v : e) v = std::exp(0.1 * v);
            return e;
        });
    });
    check(moved, A, u0, x, [&] {
        return by_hand(A, u0, x, [&](vector const& u) {
            vector e(u.begin() + 1, u.end());
            e.push_back(u0[0]);
            return e;
        });
    });
}
