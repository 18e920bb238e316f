// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// A gradient inside a function that is differentiated: how far a field is from being a distance,
/// whose gradient has length one everywhere, and how that moves with the field's parameters.

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace tl = tapeless;

struct Cone {
    double scale, x, y;
};
TAPELESS_STRUCT(Cone, scale, x, y)

constexpr auto field = tl::function([](auto cone, auto x, auto y) {
    return cone.scale * sqrt(square(x - cone.x) + square(y - cone.y));
});

/// The sum of (|grad field| - 1)^2 over three points.
constexpr auto penalty = tl::function([](auto cone) {
    decltype(cone.scale) sum = 0;
    for (auto const& [px, py] : {std::array{1.0, 0.5}, {-0.5, 2.0}, {0.25, -1.5}}) {
        auto const [gx, gy] = tl::gradient(field, tl::wrt<1, 2>)(cone, px, py);
        sum += square(sqrt(gx * gx + gy * gy) - 1.0);
    }
    return sum;
});

int main() {
    Cone cone{2.5, 0.1, -0.2};
    // The length of the gradient is the scale, so the penalty is 3 (scale - 1)^2.
    auto const [value, slope] = tl::value_and_gradient(penalty)(cone);
    std::printf("penalty %.6f, along the scale %.6f\n", value, slope.scale);
    bool right = std::abs(value - 3 * 1.5 * 1.5) < 1e-12 &&
                 std::abs(slope.scale - 6 * 1.5) < 1e-12 && std::abs(slope.x) < 1e-12 &&
                 std::abs(slope.y) < 1e-12;

    for (int step = 0; step < 40; ++step) {
        Cone const g = tl::gradient(penalty)(cone);
        cone.scale -= 0.1 * g.scale;
        cone.x -= 0.1 * g.x;
        cone.y -= 0.1 * g.y;
    }
    std::printf("scale after descent: %.6f\n", cone.scale);
    right = right && std::abs(cone.scale - 1) < 1e-12;
    return right ? 0 : 1;
}
