// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <stdexcept>
#include <vector>

/// Opaque calls with state: tables that are made at run time, as arguments.

namespace tl = tapeless;

namespace {

/// A polynomial whose coefficients are known at run time only, and its derivatives.
struct polynomial {
    std::vector<double> coefficient; // of ascending powers

    double at(double x, int order) const {
        double sum = 0;
        for (std::size_t k = coefficient.size(); k-- > std::size_t(order);) {
            double factor = coefficient[k];
            for (int j = 0; j < order; ++j) factor *= static_cast<double>(k) - j;
            sum = sum * x + factor;
        }
        return sum;
    }
};

constexpr auto bend = tl::opaque<"bend">([](polynomial const& p, double x) { return p.at(x, 2); });
constexpr auto slope =
    tl::opaque<"slope">([](polynomial const& p, double x) { return p.at(x, 1); }, bend);
constexpr auto look_up =
    tl::opaque<"look_up">([](polynomial const& p, double x) { return p.at(x, 0); }, slope);

constexpr auto f =
    tl::function([](auto table, auto x, auto y) { return look_up(table, x * y) * y; });

polynomial make(std::vector<double> coefficient) { return {std::move(coefficient)}; }

TEST_CASE("a table made at run time is an argument, in both modes", "[expr]") {
    auto const cubic = make({0, -1, 0, 1}), square = make({0, 0, 1});
    double const x = 0.8, y = 1.3, u = x * y;
    CHECK(f(tl::refer(cubic), x, y) == Approx((u * u * u - u) * y));
    CHECK(f(tl::refer(square), x, y) == Approx(u * u * y)); // the same program
    auto const [value, gradient] = tl::value_and_gradient(f, tl::wrt<1, 2>)(tl::refer(cubic), x, y);
    CHECK(value == f(tl::refer(cubic), x, y));
    CHECK(std::get<0>(gradient) == Approx((3 * u * u - 1) * y * y));
    CHECK(std::get<1>(gradient) == Approx((u * u * u - u) + (3 * u * u - 1) * u));
    std::tuple const at{tl::refer(cubic), x, y}, along{tl::refer(cubic), 1.0, 2.0};
    auto const [again, tangent] = tl::jvp(f)(at, along);
    CHECK(again == value);
    CHECK(tangent == Approx(std::get<0>(gradient) + 2 * std::get<1>(gradient)));
    auto const [third, flow] = tl::vjp(f)(at, 2.0);
    CHECK(third == value);
    CHECK(std::get<1>(flow) == Approx(2 * std::get<0>(gradient)));
    CHECK(std::get<0>(flow).address == 0.0); // none along the table
}

struct parabola {
    double height;
    double at(double x, int order) const { return order == 0 ? height * x * x : 2 * height * x; }
};
constexpr auto any_look_up = tl::opaque<"any">([](auto const& p, double x) { return p.at(x, 0); },
                                               [](auto const& p, double x) { return p.at(x, 1); });

constexpr auto scaled =
    tl::opaque<"scaled">([](double const& scale, double x, double y) { return scale * x * y; },
                         [](double const& scale, double, double y) { return scale * y; },
                         [](double const& scale, double x, double) { return scale * x; });

TEST_CASE("one call, objects of several types, numbers as objects", "[expr]") {
    constexpr auto g =
        tl::function([](auto a, auto b, auto x) { return any_look_up(a, x) * any_look_up(b, x); });
    auto const square = make({0, 0, 1});
    parabola const high{3};
    CHECK(g(tl::refer(square), tl::refer(high), 2.0) == 48);
    CHECK(tl::gradient(g, tl::wrt<2>)(tl::refer(square), tl::refer(high), 2.0) == 96);
    double const scale = 5;
    constexpr auto h = tl::function([](auto s, auto x, auto y) { return scaled(s, x, y) + x; });
    auto const [along_x, along_y] = tl::gradient(h, tl::wrt<1, 2>)(tl::refer(scale), 2.0, 3.0);
    CHECK(along_x == 16);
    CHECK(along_y == 10);
}

TEST_CASE("second derivatives of a table", "[expr]") {
    auto const quartic = make({1, 0, 2, 0, 1}); // 1 + 2 u^2 + u^4
    auto const h = tl::hessian(f, tl::wrt<1>)(tl::refer(quartic), 0.5, 1.5);
    double const u = 0.75;
    CHECK(h == Approx((4 + 12 * u * u) * 1.5 * 1.5 * 1.5));
}

TEST_CASE("expressions hold references", "[expr]") {
    auto const cubic = make({0, -1, 0, 1}), square = make({0, 0, 1});
    constexpr auto x = tl::variable<"x">;
    constexpr auto y = tl::variable<"y">;
    auto const e = look_up(tl::refer(cubic), x * y) + 2.0 * look_up(tl::refer(square), x);
    double const u = 0.8 * 1.3;
    CHECK(e(x = 0.8, y = 1.3) == Approx(u * u * u - u + 2 * 0.64));
    auto const dx = tl::derivative(e, x);
    CHECK(dx(x = 0.8, y = 1.3) == Approx((3 * u * u - 1) * 1.3 + 4 * 0.8));
    CHECK(tl::gradient(e, tl::wrt(y))(x = 0.8, y = 1.3)[y] == Approx((3 * u * u - 1) * 0.8));
    CHECK(tl::hessian(e)(x = 0.8, y = 1.3)[x][x] == Approx(6 * u * 1.3 * 1.3 + 4));
}

TEST_CASE("batches have one table, or one in each lane", "[expr]") {
    using batch = xsimd::batch<double>;
    auto const cubic = make({0, -1, 0, 1}), square = make({0, 0, 1});
    double at[batch::size], address[batch::size];
    for (std::size_t i = 0; i < batch::size; ++i) {
        at[i] = 0.1 * static_cast<double>(i + 1);
        address[i] = tl::refer(i % 2 == 0 ? cubic : square).address;
    }
    batch const x = batch::load_unaligned(at), y(1.5);
    auto const slopes = tl::gradient(f, tl::wrt<1>);
    batch const same = slopes(tl::refer(cubic), x, y);
    tl::reference<polynomial, batch> const lanes{batch::load_unaligned(address)};
    batch const mixed = slopes(lanes, x, y);
    batch const bare = look_up(tl::refer(cubic), x);
    for (std::size_t i = 0; i < batch::size; ++i) {
        double const u = at[i] * 1.5;
        CHECK(same.get(i) == Approx((3 * u * u - 1) * 1.5 * 1.5));
        CHECK(mixed.get(i) == Approx((i % 2 == 0 ? 3 * u * u - 1 : 2 * u) * 1.5 * 1.5));
        CHECK(bare.get(i) == Approx(at[i] * at[i] * at[i] - at[i]));
    }
    CHECK(look_up(tl::refer(square), 0.5F) == 0.25F); // no program, hence any precision
}

TEST_CASE("an address that is no integer in double is refused", "[expr]") {
    auto const* nowhere = reinterpret_cast<polynomial const*>(std::uintptr_t{1} << 60);
    CHECK_THROWS_AS(tl::refer(*nowhere), std::invalid_argument);
}

} // namespace
