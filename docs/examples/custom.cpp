// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Derivatives by a user's own rules, and of calls that the compiler cannot look into.

#include <tapeless/tapeless.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace tl = tapeless;

namespace {

constexpr auto log_sum_exp = tl::custom_vjp(
    [](auto v) {
        auto top = v[0];
        for (auto const& a : v) top = max(top, a);
        decltype(top) sum = 0;
        for (auto const& a : v) sum += exp(a - top);
        return top + log(sum);
    },
    [](auto v, auto result, auto w) {
        for (auto& a : v) a = w * exp(a - result); // softmax, whatever the shift
        return v;
    });

constexpr auto rounded = tl::custom_jvp([](auto x) { return round(x); },
                                        [](auto, auto tangents) { return std::get<0>(tangents); });

/// Filled at run time, say: x^3 and its slope at 0, 1, 2 and 3.
struct hermite_table {
    double value[4] = {0, 1, 8, 27};
    double slope[4] = {0, 3, 12, 27};

    double operator()(double x, int order) const {
        int const i = x < 1 ? 0 : x < 2 ? 1 : 2;
        double const t = x - i, a = value[i], b = value[i + 1], c = slope[i], d = slope[i + 1];
        double const third = 2 * (a - b) + c + d, second = 3 * (b - a) - 2 * c - d;
        return order == 0 ? ((third * t + second) * t + c) * t + a
                          : (3 * third * t + 2 * second) * t + c;
    }
};
hermite_table const table;

constexpr auto look_up =
    tl::opaque<"table">([](double x) { return table(x, 0); }, [](double x) { return table(x, 1); });
constexpr auto f = tl::function([](auto x, auto y) { return look_up(x * y) * y; });

double y0_slope(double x) { return -::y1(x); }
constexpr auto bessel = tl::opaque<"y0", ::y0, y0_slope>();

struct drag_table {
    std::vector<double> at; // of speeds 0, 1, 2 ..., linear between them

    std::size_t index(double v) const {
        return std::min(static_cast<std::size_t>(v), at.size() - 2);
    }
    double value(double v) const {
        std::size_t const i = index(v);
        return at[i] + (v - static_cast<double>(i)) * slope(v);
    }
    double slope(double v) const { return at[index(v) + 1] - at[index(v)]; }
};
constexpr auto drag = tl::opaque<"drag">([](drag_table const& t, double v) { return t.value(v); },
                                         [](drag_table const& t, double v) { return t.slope(v); });
constexpr auto fall = tl::function([](auto t, auto v) { return 9.81 - drag(t, v) * v; });

} // namespace

int main() {
    auto const p = tl::gradient(log_sum_exp)(std::array{1000.0, 1000.0, 990.0});
    std::printf("%.6f %.6f %.6f\n", p[0], p[1], p[2]);
    std::printf("%g %g\n", rounded(1.3), tl::derivative(rounded)(1.3));
    auto const [dx, dy] = tl::gradient(f)(1.5, 1.2);
    std::printf("%.3f %.3f %.3f\n", f(1.5, 1.2), dx, dy);
    std::printf("%.6f %.6f\n", bessel(2.0), tl::derivative(bessel)(2.0));

    drag_table const car{{0.1, 0.3, 0.4, 0.45}}; // read from a file, say
    double const slope = tl::gradient(fall, tl::wrt<1>)(tl::refer(car), 1.5);
    constexpr auto v = tl::variable<"v">;
    auto const power = drag(tl::refer(car), v) * v * v;
    std::printf("%.3f %.3f %.3f\n", fall(tl::refer(car), 1.5), slope,
                tl::derivative(power, v)(v = 1.5));
}
