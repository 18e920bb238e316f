// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Solutions of equations, differentiated without differentiating how they are found.

#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

#include <cstdio>

namespace tl = tapeless;

namespace {

/// Deflection of two coupled springs under a load.
constexpr auto deflection = tl::function([](auto k, auto load) {
    std::array const stiffness{std::array{k[0] + k[1], -k[1]}, std::array{-k[1], k[1]}};
    return tl::solve(stiffness, load)[1];
});

constexpr auto kepler = [](auto x, auto e, auto m) { return x - e * sin(x) - m; };
constexpr auto anomaly = tl::function([](auto e, auto m) { return tl::root(kepler, m, e, m); });

/// Where a circle of radius r meets the curve x exp(y) = c.
constexpr auto meeting = tl::root([](auto at, auto r, auto c) {
    auto const [x, y] = at;
    return std::array{x * x + y * y - r * r, x * exp(y) - c};
});

} // namespace

int main() {
    std::array const k{2.0, 3.0}, load{0.0, 6.0};
    auto const [dk, dload] = tl::gradient(deflection)(k, load);
    std::printf("%g  %g %g  %g %g\n", deflection(k, load), dk[0], dk[1], dload[0], dload[1]);

    auto const [de, dm] = tl::gradient(anomaly)(0.3, 1.5);
    std::printf("%.6f %.6f %.6f\n", anomaly(0.3, 1.5), de, dm);

    auto const [value, tangent] = tl::jvp(meeting)(std::tuple{std::array{1.0, 0.5}, 1.5, 1.4},
                                                   std::tuple{std::array{0.0, 0.0}, 1.0, 0.0});
    std::printf("(%.6f, %.6f) moves by (%.6f, %.6f)\n", value[0], value[1], tangent[0], tangent[1]);
}
