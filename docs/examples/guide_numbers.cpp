// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The code of docs/guide/numbers.md.

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>
#include <complex>
#include <cstdio>
#include <type_traits>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * exp(b) + sin(a); });

/// A number that carries a bound of its error.
struct Measured {
    double value = 0, error = 0;

    constexpr Measured() = default;
    constexpr Measured(double v, double e = 0) : value(v), error(e) {}
    friend Measured operator+(Measured a, Measured b) {
        return {a.value + b.value, a.error + b.error};
    }
    friend Measured operator*(Measured a, Measured b) {
        return {a.value * b.value, std::abs(a.value) * b.error + std::abs(b.value) * a.error};
    }
    friend Measured exp(Measured a) { return {std::exp(a.value), std::exp(a.value) * a.error}; }
    friend Measured sin(Measured a) {
        return {std::sin(a.value), std::abs(std::cos(a.value)) * a.error};
    }
    friend Measured cos(Measured a) {
        return {std::cos(a.value), std::abs(std::sin(a.value)) * a.error};
    }
};

constexpr auto g = tl::gradient(f)(0.5, 1.0);
static_assert(std::get<1>(g) > 1.359 && std::get<1>(g) < 1.360);

/// Slopes of a curve, tabulated by the compiler.
constexpr auto bell = tl::function([](auto t) { return exp(-t * t); });
constexpr auto table = [] {
    std::array<double, 5> slopes{};
    for (std::size_t i = 0; i < slopes.size(); ++i)
        slopes[i] = tl::derivative(bell)(0.25 * static_cast<double>(i + 1));
    return slopes;
}();

constexpr auto sinc = tl::function([](auto t) { return select(t == 0.0, 1.0, sin(t) / t); });
static_assert(sinc(0.0) == 1.0 && tl::derivative(sinc)(0.0) == 0.0);

int main() {
    static_assert(std::is_same_v<decltype(f(0.5F, 1.0F)), float>);
    static_assert(std::is_same_v<decltype(f(0.5L, 1.0L)), long double>);
    static_assert(std::is_same_v<decltype(f(1, 2)), double>);

    using complex = std::complex<double>;
    double const h = 1e-30;
    double const step = f(complex(0.5, h), complex(1.0)).imag() / h;
    auto const [da, db] = tl::gradient(f)(0.5, 1.0);
    auto const [za, zb] = tl::gradient(f)(complex(0.5, 0.25), complex(1.0));
    std::printf("%.12f %.12f\n", step, da);
    std::printf("%.6f %+.6fi\n", za.real(), za.imag());

    auto const [ma, mb] = tl::gradient(f)(Measured(0.5, 0.01), Measured(1.0, 0.02));
    std::printf("%.4f +- %.4f, %.4f +- %.4f\n", ma.value, ma.error, mb.value, mb.error);

    for (double const slope : table) std::printf("%.6f ", slope);
    std::puts("");
    return std::abs(step - da) < 1e-14 && std::abs(zb.real() - db) < 1 ? 0 : 1;
}
