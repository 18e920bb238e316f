// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The code of docs/guide/start.md.

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <cstdio>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);
constexpr auto dx = tl::derivative(e, x);
static_assert(tl::same(dx, cos(x) + y));

int main() {
    double const v = f(2.0, 3.0);
    auto const [da, db] = tl::gradient(f)(2.0, 3.0);
    std::printf("f = %.6f, df/da = %.6f, df/db = %.6f\n", v, da, db);

    auto const [value, gradient] = tl::value_and_gradient(f)(2.0, 3.0);
    double const w = e(x = 2.0, y = 3.0);
    auto const r = tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0);
    std::printf("e = %.6f, de/dx = %.6f, de/dy = %.6f\n", w, r[x], r[y]);
    std::puts(tl::to_string(dx).c_str());

    bool const right = std::abs(da - (3 + std::cos(2.0))) < 1e-15 && gradient == std::tuple{da, db};
    return right && value == v && w == v ? 0 : 1;
}
