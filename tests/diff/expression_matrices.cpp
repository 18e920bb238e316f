// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include "diff/second_order.hpp"

#include <tapeless/tapeless.hpp>

#include <complex>

/// Jacobians, Hessians and products of expressions, against hyper-dual numbers in long double.

namespace tl = tapeless;
using namespace tl::literals;
using reference::second_order;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;

/// The same formula for expressions and for the reference.
constexpr auto formula = [](auto const& a, auto const& b, auto const& c) {
    return a * sin(a * b) + exp(b / c) / (a * a + c) + sqrt(a) * b * b;
};
constexpr auto e = formula(x, y, z);
constexpr double at[3] = {1.3, -0.7, 2.1};

second_order exact(int i, int j) {
    second_order v[3] = {static_cast<long double>(at[0]), static_cast<long double>(at[1]),
                         static_cast<long double>(at[2])};
    v[i].a = 1;
    v[j].b = 1;
    return formula(v[0], v[1], v[2]);
}
double exact_second(int i, int j) { return static_cast<double>(exact(i, j).ab); }
double exact_first(int i) { return static_cast<double>(exact(i, i).a); }

auto close(double value) { return Approx(value).epsilon(1e-13).margin(1e-15); }

TEST_CASE("a Hessian is addressed by variables", "[expression]") {
    auto const h = tl::hessian(e, tl::wrt(x, y, z))(x = at[0], y = at[1], z = at[2]);
    CHECK(h[x][x] == close(exact_second(0, 0)));
    CHECK(h[x][y] == close(exact_second(0, 1)));
    CHECK(h[x][z] == close(exact_second(0, 2)));
    CHECK(h[y][y] == close(exact_second(1, 1)));
    CHECK(h[y][z] == close(exact_second(1, 2)));
    CHECK(h[z][z] == close(exact_second(2, 2)));
    CHECK(h[y][x] == h[x][y]); // the same node
    CHECK(h[z][x] == h[x][z]);
    CHECK(h[z][y] == h[y][z]);
    CHECK(tl::hessian(e)(z = at[2], y = at[1], x = at[0]) == h);
    auto const [first, second, third] = h;
    CHECK(second == h[y]);
    auto const [yx, yy, yz] = second;
    CHECK(yz == h[y][z]);
}

TEST_CASE("wrt selects and orders the variables of a Hessian", "[expression]") {
    auto const h = tl::hessian(e, tl::wrt(z, x))(x = at[0], y = at[1], z = at[2]);
    CHECK(h[z][x] == close(exact_second(2, 0)));
    CHECK(h.values[0].values[0] == close(exact_second(2, 2)));
    CHECK(h.values[1].values[1] == close(exact_second(0, 0)));
    constexpr auto w = tl::variable<"w">; // does not occur
    CHECK(tl::hessian(e, tl::wrt(w, y))(x = 1.0, y = 2.0, z = 3.0, w = 4.0)[w][y] == 0.0);
    CHECK(tl::hessian(x)(x = 1.0)[x][x] == 0.0);
}

TEST_CASE("the order of the chain rule can be chosen", "[expression]") {
    auto const with = [](auto mode) {
        return tl::hessian(e, tl::wrt(x, y), mode)(x = at[0], y = at[1], z = at[2])[x][y];
    };
    CHECK(with(tl::mode::forward) == close(exact_second(0, 1)));
    CHECK(with(tl::mode::reverse) == close(exact_second(0, 1)));
    CHECK(tl::hessian(e, tl::mode::cross_country)(x = at[0], y = at[1], z = at[2])[y][z] ==
          close(exact_second(1, 2)));
}

TEST_CASE("the product of a Hessian with a direction", "[expression]") {
    double const d[3] = {0.5, -2.0, 0.25};
    auto const p =
        tl::hvp(e)(x = at[0], y = at[1], z = at[2], tl::along(z = d[2], x = d[0], y = d[1]));
    double expected[3]{};
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) expected[i] += exact_second(i, j) * d[j];
    CHECK(p[x] == close(expected[0]));
    CHECK(p[y] == close(expected[1]));
    CHECK(p[z] == close(expected[2]));
    auto const q =
        tl::hvp(e, tl::wrt(z, x))(tl::along(x = d[0], z = d[2]), x = at[0], y = at[1], z = at[2]);
    CHECK(q[x] == close(exact_second(0, 0) * d[0] + exact_second(0, 2) * d[2]));
    CHECK(q[z] == close(exact_second(2, 0) * d[0] + exact_second(2, 2) * d[2]));
}

TEST_CASE("a Jacobian has a row for each expression", "[expression]") {
    auto const j =
        tl::jacobian(std::tuple{e, x * y, 3.0}, tl::wrt(y, x))(x = at[0], y = at[1], z = at[2]);
    CHECK(j[0][x] == close(exact_first(0)));
    CHECK(j[0][y] == close(exact_first(1)));
    CHECK(j[1][x] == at[1]);
    CHECK(j[1][y] == at[0]);
    CHECK(j[2][x] == 0.0);
    CHECK(j[2][y] == 0.0);
    auto const all = tl::jacobian(std::tuple{z * z, x})(x = 1.0, z = 3.0);
    CHECK(all[0][z] == 6.0);
    CHECK(all[0][x] == 0.0);
    CHECK(all[1][x] == 1.0);
    auto const row = tl::jacobian(e, tl::wrt(x, z))(x = at[0], y = at[1], z = at[2]);
    CHECK(row[x] == close(exact_first(0)));
    CHECK(row[z] == close(exact_first(2)));
    CHECK(tl::jacobian(e)(x = at[0], y = at[1], z = at[2])[y] == close(exact_first(1)));
}

TEST_CASE("numbers that expressions hold keep their places", "[expression]") {
    double a = 2, b = 3, c = 5; // not constants
    auto const u = a * x * x + b * y;
    auto const v = c * x * y;
    auto const j = tl::jacobian(std::tuple{u, x, v})(x = 7.0, y = 11.0);
    CHECK(j[0][x] == 2 * a * 7);
    CHECK(j[0][y] == b);
    CHECK(j[1][x] == 1.0);
    CHECK(j[2][x] == c * 11);
    CHECK(j[2][y] == c * 7);
    auto const line = [](double slope, double offset) { return slope * x + offset; };
    auto const lines = tl::jacobian(std::array{line(2, 3), line(5, 7)})(x = 1.0);
    CHECK(lines[0][x] == 2.0);
    CHECK(lines[1][x] == 5.0);
    auto const h = tl::hessian(u * v)(x = 7.0, y = 11.0); // ac x^3 y + bc x y^2
    CHECK(h[x][x] == Approx(6 * a * c * 7 * 11));
    CHECK(h[x][y] == Approx(3 * a * c * 49 + 2 * b * c * 11));
    CHECK(h[y][y] == Approx(2 * b * c * 7));
    auto const p = tl::hvp(u * v)(x = 7.0, y = 11.0, tl::along(x = 1.0, y = 2.0));
    CHECK(p[x] == Approx(h[x][x] + 2 * h[x][y]));
    CHECK(p[y] == Approx(h[y][x] + 2 * h[y][y]));
}

TEST_CASE("other numbers, constants, and functions take them up", "[expression]") {
    float const f = tl::hessian(x * x * y)(x = 2.0F, y = 3.0F)[x][y];
    CHECK(f == 4.0F);
    using complex = std::complex<double>;
    complex const i(0, 1);
    CHECK(tl::hessian(x * x * x)(x = i)[x][x] == 6.0 * i);
    static_assert(tl::hessian(x * x * y)(x = 2.0, y = 3.0)[x][y] == 4.0);
    static_assert(tl::hvp(x * y)(x = 2.0, y = 3.0, tl::along(x = 5.0, y = 7.0))[x] == 7.0);
    constexpr auto bend = tl::function([](auto s) {
        auto const h = tl::hessian(x * x * x * y)(x = s, y = s * s);
        auto const p = tl::hvp(x * x * y)(x = s, y = s, tl::along(x = s, y = 1.0));
        return h[x][x] + p[y]; // 6 s^3 + 2 s^2
    });
    CHECK(bend(2.0) == Approx(56));
    CHECK(tl::derivative(bend)(2.0) == Approx(80));
}

TEST_CASE("patterns and texts of matrices of expressions", "[expression]") {
    constexpr auto pattern = tl::sparsity(tl::hessian(x * y + z * z));
    static_assert(pattern.nnz == 3);
    static_assert(pattern.depends_on(0, 1) && !pattern.depends_on(0, 0));
    static_assert(tl::sparsity(tl::jacobian(std::tuple{x, y + z}, tl::wrt(x, y, z))).nnz == 3);
    CHECK(tl::to_string(tl::hessian(x * x * y)) == "(2 * y, 2 * x, 2 * x, 0)");
    CHECK(tl::to_string(tl::jacobian(std::tuple{x * y, sin(x)})) == "(y, x, cos(x), 0)");
    CHECK(tl::to_string(tl::hvp(x * y)) == "(dy, dx)");
    CHECK(tl::to_string(tl::hvp(3.0 * x * y)) == "(dy * 3, dx * 3)");
}

} // namespace
