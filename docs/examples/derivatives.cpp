// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

// The code of docs/guide/derivatives.md.

#include <tapeless/tapeless.hpp>

#include <array>
#include <cstdio>

namespace tl = tapeless;

using point = std::array<double, 3>;

constexpr auto f = tl::function([](auto v) { return v[0] * v[0] * v[1] + exp(v[1] * v[2]); });
constexpr auto F = tl::function([](auto v) { return std::array{v[0] * v[1], sin(v[2])}; });
constexpr auto g = tl::function([](auto t) { return exp(sin(t)); });

/// u_t = u_xx + u (1 - u) on a line of 64 cells.
constexpr auto rates = tl::function([](auto u) {
    auto rate = u;
    for (std::size_t i = 0; i < u.size(); ++i) {
        auto const left = i == 0 ? u[i] : u[i - 1], right = i + 1 == u.size() ? u[i] : u[i + 1];
        rate[i] = left - 2 * u[i] + right + u[i] * (1 - u[i]);
    }
    return rate;
});
using line = std::array<double, 64>;

constexpr auto pattern = tl::sparsity<line>(tl::jacobian(rates));
static_assert(pattern.nnz == 190);
static_assert(pattern.depends_on(3, 4) && !pattern.depends_on(3, 5));

constexpr auto cost = tl::cost<point>(tl::hessian(f));
static_assert(cost.calls == 1 && cost.of("exp") == 1);

int main() {
    point const p{1.0, 2.0, 0.5};
    point const direction{1.0, 0.0, -1.0};

    auto const J = tl::jacobian(F)(p);
    auto const H = tl::hessian(f)(p);
    auto const hv = tl::hvp(f)(p, direction);
    auto const T = tl::derivatives<3>(f)(p);
    std::printf("J      %g %g %g\n", J[0][0], J[0][1], J[0][2]);
    std::printf("H      %g %g %g\n", H[0][0], H[0][1], H[0][2]);
    std::printf("Hv     %g %g %g\n", hv[0], hv[1], hv[2]);
    std::printf("T      %g\n", T[0][0][1]);

    auto const c = tl::taylor<5>(g)(0.0);
    std::printf("series %g %g %g %g %g %g\n", c[0], c[1], c[2], c[3], c[4], c[5]);
    std::printf("sixth  %g\n", tl::derivative<6>(g)(0.0));

    auto const values = tl::sparse(tl::jacobian(rates))(line{});
    std::printf("sparse %zu values, the first row %g %g\n", values.size(), values[0], values[1]);

    std::printf("Hessian of f: %d products, %d sums, %d calls\n", cost.mul, cost.add, cost.calls);
    auto const report = tl::check_gradient(f, p);
    std::puts(report ? "the gradient agrees" : report.table().c_str());
}
