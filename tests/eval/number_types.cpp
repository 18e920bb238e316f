// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <array>
#include <cmath>
#include <complex>

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto a, auto b) { return a * exp(b) + sin(a) / (1 + b * b); });
constexpr auto branch = tl::function([](auto a) { return select(a > 0.5 && a < 2, a * a, -a); });

/// A number of one's own: dual numbers, to check our derivative against another method.
struct dual {
    double value = 0, slope = 0;
    dual() = default;
    dual(double v, double s = 0) : value(v), slope(s) {}
    friend dual operator+(dual a, dual b) { return {a.value + b.value, a.slope + b.slope}; }
    [[maybe_unused]] friend dual operator-(dual a, dual b) {
        return {a.value - b.value, a.slope - b.slope};
    }
    [[maybe_unused]] friend dual operator-(dual a) { return {-a.value, -a.slope}; }
    friend dual operator*(dual a, dual b) {
        return {a.value * b.value, a.slope * b.value + a.value * b.slope};
    }
    friend dual operator/(dual a, dual b) {
        return {a.value / b.value, (a.slope * b.value - a.value * b.slope) / (b.value * b.value)};
    }
    friend dual exp(dual a) { return {std::exp(a.value), std::exp(a.value) * a.slope}; }
    friend dual sin(dual a) { return {std::sin(a.value), std::cos(a.value) * a.slope}; }
    friend dual cos(dual a) { return {std::cos(a.value), -std::sin(a.value) * a.slope}; }
};

TEST_CASE("float, double and long double agree to their precision", "[eval]") {
    auto const wide = tl::value_and_gradient(f)(0.75L, -1.25L);
    auto const [v, g] = wide;
    auto const [dv, dg] = tl::value_and_gradient(f)(0.75, -1.25);
    auto const [fv, fg] = tl::value_and_gradient(f)(0.75f, -1.25f);
    CHECK(dv == Approx(static_cast<double>(v)).epsilon(1e-15));
    CHECK(std::get<1>(dg) == Approx(static_cast<double>(std::get<1>(g))).epsilon(1e-14));
    CHECK(fv == Approx(static_cast<double>(v)).epsilon(1e-6));
    CHECK(std::get<0>(fg) == Approx(static_cast<double>(std::get<0>(g))).epsilon(1e-6));
}

TEST_CASE("a complex step finds the gradient that reverse mode finds", "[eval]") {
    using complex = std::complex<double>;
    double const h = 1e-30;
    auto const [da, db] = tl::gradient(f)(0.75, -1.25);
    CHECK(f(complex(0.75, h), complex(-1.25)).imag() / h == Approx(da).epsilon(1e-14));
    CHECK(f(complex(0.75), complex(-1.25, h)).imag() / h == Approx(db).epsilon(1e-14));
    auto const [ca, cb] = tl::gradient(f)(complex(0.75, 0.5), complex(-1.25, 0.25));
    complex const step = f(complex(0.75, 0.5 + 1e-6), complex(-1.25, 0.25)) -
                         f(complex(0.75, 0.5 - 1e-6), complex(-1.25, 0.25));
    CHECK(std::abs(step / complex(0, 2e-6) - ca) < 1e-8);
}

TEST_CASE("each lane of a batch is the scalar result", "[eval]") {
    using batch = xsimd::batch<double>;
    constexpr std::size_t size = batch::size;
    std::array<double, size> a, b, out_a, out_b, out_branch;
    for (std::size_t i = 0; i < size; ++i)
        a[i] = 0.3 + 0.4 * static_cast<double>(i), b[i] = 0.5 - 0.3 * static_cast<double>(i);
    auto const va = batch::load_unaligned(a.data()), vb = batch::load_unaligned(b.data());
    auto const [ga, gb] = tl::gradient(f)(va, vb);
    ga.store_unaligned(out_a.data());
    gb.store_unaligned(out_b.data());
    tl::gradient(branch)(va).store_unaligned(out_branch.data());
    for (std::size_t i = 0; i < size; ++i) {
        auto const [da, db] = tl::gradient(f)(a[i], b[i]);
        CHECK(out_a[i] == Approx(da).epsilon(1e-14));
        CHECK(out_b[i] == Approx(db).epsilon(1e-14));
        CHECK(out_branch[i] == tl::gradient(branch)(a[i]));
    }
}

TEST_CASE("a number broadcasts beside a batch", "[eval]") {
    using batch = xsimd::batch<double>;
    auto const [ga, gb] = tl::gradient(f)(batch(0.5), 2.0);
    auto const [da, db] = tl::gradient(f)(0.5, 2.0);
    CHECK(ga.get(0) == Approx(da).epsilon(1e-14));
    CHECK(gb.get(0) == Approx(db).epsilon(1e-14));
}

TEST_CASE("a user's number type is evaluated through its own functions", "[eval]") {
    dual const v = f(dual(0.75, 1.0), dual(-1.25));
    auto const [da, db] = tl::gradient(f)(0.75, -1.25);
    CHECK(v.slope == Approx(da).epsilon(1e-14));
    auto const [ga, gb] = tl::gradient(f)(dual(0.75, 1.0), dual(-1.25));
    auto const second = tl::gradient(tl::gradient(f, tl::wrt<0>))(0.75, -1.25);
    CHECK(ga.value == Approx(da).epsilon(1e-14));
    CHECK(ga.slope == Approx(std::get<0>(second)).epsilon(1e-13));
    CHECK(gb.slope == Approx(std::get<1>(second)).epsilon(1e-13));
}

TEST_CASE("volatile numbers are numbers", "[eval]") {
    volatile double const a = 0.75, b = -1.25;
    volatile float const single = 0.75F;
    constexpr auto choice = tl::function(
        [](auto u, auto v) { return select(u < v, u, v * v) + max(u, v) * fma(u, v, u); });
    static_assert(std::is_same_v<decltype(choice(a, b)), double>);
    static_assert(std::is_same_v<decltype(choice(single, 2)), float>);
    CHECK(choice(a, b) == choice(0.75, -1.25));
    CHECK(tl::gradient(choice)(a, 2) == tl::gradient(choice)(0.75, 2.0));
}

TEST_CASE("everything works in constant evaluation", "[eval]") {
    constexpr auto g = tl::gradient(tl::function(
        [](auto a, auto b) { return sin(a) * exp(b) + log(a + b) + pow(a, b); }))(1.25, 0.5);
    double const a = 1.25, b = 0.5;
    CHECK(std::get<0>(g) ==
          Approx(std::cos(a) * std::exp(b) + 1 / (a + b) + b * std::pow(a, b - 1)).epsilon(1e-15));
    CHECK(std::get<1>(g) ==
          Approx(std::sin(a) * std::exp(b) + 1 / (a + b) + std::pow(a, b) * std::log(a))
              .epsilon(1e-15));
}

} // namespace
