// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The code of docs/guide/expressions.md.

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <cstdio>
#include <type_traits>

namespace tl = tapeless;
using namespace tl::literals;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

// One name, one variable.
static_assert(tl::same(tl::variable<"x"> * y, y* x));

constexpr auto polynomial = 2_c * pow(x, 3_c) - 0.5_c * x + tl::constant<1e-3>;
static_assert(std::is_empty_v<decltype(polynomial)>);

static auto line(double slope, double offset) { return slope * x + offset; }

constexpr auto area = tl::function([](auto w) { return e(x = w * w, y = w); });

int main() {
    double const v = e(y = 3.0, x = 2.0);
    float const w = e(x = 2.0F, y = 3.0F);
    std::printf("%.6f %.4f\n", v, static_cast<double>(w));

    auto const l = line(2.0, -1.0);
    std::printf("%s at 3 is %g\n", tl::to_string(l).c_str(), l(x = 3.0));
    std::puts(tl::to_string(tl::derivative(l * l, x)).c_str());

    auto const r = tl::gradient(e)(x = 2.0, y = 3.0);
    auto const [value, slopes] = tl::value_and_gradient(e, tl::wrt(y, x))(x = 2.0, y = 3.0);
    auto const [along_y, along_x] = slopes;
    std::printf("%.6f %.6f, %.6f %.6f %.6f\n", r[x], r[y], value, along_y, along_x);

    constexpr auto dx = tl::derivative(e, x);
    constexpr auto dxy = tl::derivative(e, x, y);
    static_assert(tl::same(dx, cos(x) + y));
    static_assert(tl::same(dxy, tl::constant<1>));
    std::puts(tl::to_string(dx).c_str());
    std::puts(tl::to_string(tl::derivative(polynomial)).c_str());
    std::puts(tl::to_latex(tl::derivative(x / y, y)).c_str());
    std::puts(tl::to_string(tl::gradient(e)).c_str());
    std::puts(tl::to_string(tl::hessian(e)).c_str());

    auto const h = tl::hessian(e, tl::wrt(x, y))(x = 2.0, y = 3.0);
    auto const product = tl::hvp(e)(x = 2.0, y = 3.0, tl::along(x = 1.0, y = 0.5));
    auto const j = tl::jacobian(std::tuple{e, x / y}, tl::wrt(x, y))(x = 2.0, y = 3.0);
    std::printf("%.6f %.6f %.6f\n", h[x][x], h[x][y], h[y][y]);
    std::printf("%.6f %.6f, %.6f %.6f\n", product[x], product[y], j[1][x], j[1][y]);

    auto const [at, slope] = tl::jvp(e)(x = 2.0, y = 3.0, tl::along(x = 1.0, y = 0.5));
    auto const [again, weighted] = tl::vjp(e)(x = 2.0, y = 3.0, 0.1);
    auto const series = tl::taylor<2>(e, x)(x = 2.0, y = 3.0);
    bool const right = tl::check_gradient(e, x = 2.0, y = 3.0).agrees_to(1e-12);
    static_assert(tl::cost(tl::gradient(e)).calls == 1);
    std::printf("%.6f %.6f %.6f %.6f %s\n", slope, weighted[y], series[2], at - again,
                right ? "right" : "wrong");

    constexpr auto choice = select(x < y, x * x, 2.0 * x);
    std::printf("%g %g\n", tl::derivative(choice, x)(x = 1.0, y = 2.0),
                tl::derivative(choice, x)(x = 3.0, y = 2.0));

    std::printf("%.6f\n", tl::derivative(area)(1.5));
    return v == area(std::sqrt(2.0)) ? 1 : 0;
}
