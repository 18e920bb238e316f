// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "directions.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <tuple>
#include <vector>

// Derivatives, called in a function, of functions that read the first parts of axes: an index over
// a part is not one over the whole axis there either.

using namespace workload;

namespace {

/// (x0^3 + x1^3) times the squares of all but the last.
constexpr auto product = tl::function([](auto x) {
    auto first = tl::slice<0>(x, 0, 2), most = tl::slice<0>(x, 0, -1);
    return tl::sum(first * first * first) * tl::sum(most * most);
});
std::vector<double> slopes_of_product(std::vector<double> const& x) {
    std::size_t const n = x.size();
    double cubes = 0, squares = 0;
    for (std::size_t i = 0; i < 2; ++i) cubes += x[i] * x[i] * x[i];
    for (std::size_t i = 0; i + 1 < n; ++i) squares += x[i] * x[i];
    std::vector<double> s(n);
    for (std::size_t i = 0; i + 1 < n; ++i) s[i] = 2 * x[i] * cubes;
    for (std::size_t i = 0; i < 2; ++i) s[i] += 3 * x[i] * x[i] * squares;
    return s;
}
/// x0 and x1 times the sum of all but the last.
constexpr auto scaled =
    tl::function([](auto x) { return tl::slice<0>(x, 0, 2) * tl::sum(tl::slice<0>(x, 0, -1)); });

constexpr auto slopes = tl::function([](auto x) { return tl::gradient(product)(x); });
constexpr auto slopes_squared = tl::function([](auto x) {
    auto s = tl::gradient(product)(x);
    return tl::sum(s * s);
});
constexpr auto slopes_of_slopes =
    tl::function([](auto x) { return tl::gradient(slopes_squared)(2.0 * x); });

constexpr auto forward = tl::function(
    [](auto x, auto d) { return std::get<1>(tl::jvp(product)(std::tuple(x), std::tuple(d))); });
constexpr auto second = tl::function([](auto x, auto d) { return tl::hvp(product)(x, d); });
constexpr auto second_by_matrix =
    tl::function([](auto x, auto d) { return tl::matmul(tl::hessian(product)(x), d); });
constexpr auto forward_by_matrix =
    tl::function([](auto x, auto d) { return tl::matmul(tl::jacobian(scaled)(x), d); });
constexpr auto backward = tl::function([](auto x, auto d) {
    auto const pulled = tl::vjp(scaled)(std::tuple(x), tl::slice<0>(d, 0, 2));
    return std::get<0>(std::get<1>(pulled));
});

constexpr auto corner = tl::function([](auto A) {
    auto part = tl::slice<1>(tl::slice<0>(A, 0, -1), 0, 2);
    return tl::sum(part * part * part);
});
constexpr auto slopes_of_corner = tl::function([](auto A) { return tl::gradient(corner)(A); });

constexpr auto so_many_cubes = tl::function(
    [](auto x) { return tl::sum(tl::range<3>, [&](auto i) { return x(i) * x(i) * x(i); }); });
constexpr auto slopes_of_so_many =
    tl::function([](auto x) { return tl::gradient(so_many_cubes)(x); });

constexpr auto moved_on = tl::function(
    [](auto p, auto q) { return tl::sum(tl::pad<0>(tl::slice<0>(q, 0, -1), 1, 0) * p); });
constexpr auto slopes_of_moved_on =
    tl::function([](auto p, auto q) { return tl::gradient(moved_on, tl::wrt<0>)(p, q); });

constexpr auto most = tl::function([](auto x) { return 2.0 * tl::slice<0>(x, 0, -1); });
constexpr auto pulled_through_most = tl::function(
    [](auto x, auto c) { return std::get<0>(std::get<1>(tl::vjp(most)(std::tuple(x), c))); });

constexpr auto weighted = tl::function([](auto x) {
    return tl::sum(x * tl::map(tl::range<3>, [&](auto i) { return tl::number(i) * x(0); }));
});
constexpr auto slopes_of_weighted = tl::function([](auto x) { return tl::gradient(weighted)(x); });

/// The errors of what a function makes of a point and a direction.
template <class Function>
double error_along(Function const& f, std::vector<double> const& expected) {
    return worst_error(numbers(f(filled(5, 1), filled(5, 2))), expected);
}

} // namespace

TEST_CASE("a gradient, called in a function, of what reads the first elements") {
    auto const x = filled(5, 1);
    CHECK(worst_error(numbers(slopes(x)), slopes_of_product(x)) < 1e-14);
    CHECK_THROWS_AS(slopes(filled(1, 1)), std::out_of_range);
    tl::tensor<double, 5> fixed;
    fill(fixed, 1);
    CHECK(worst_error(numbers(slopes(fixed)), slopes_of_product(x)) < 1e-14);
}

TEST_CASE("products with derivatives, called in a function, of what reads the first elements") {
    auto const x = filled(5, 1), d = filled(5, 2);
    auto const curvature = slope_along(x, d, slopes_of_product);
    CHECK(error_along(forward, {inner(slopes_of_product(x), d)}) < 1e-14);
    CHECK(error_along(second, curvature) < 1e-9);
    CHECK(error_along(second_by_matrix, curvature) < 1e-9);
    double const sum = x[0] + x[1] + x[2] + x[3], change = d[0] + d[1] + d[2] + d[3];
    std::vector<double> const tangents{d[0] * sum + x[0] * change, d[1] * sum + x[1] * change};
    CHECK(error_along(forward_by_matrix, tangents) < 1e-14);
    double const to_sum = d[0] * x[0] + d[1] * x[1];
    std::vector<double> const pulled{d[0] * sum + to_sum, d[1] * sum + to_sum, to_sum, to_sum, 0};
    CHECK(error_along(backward, pulled) < 1e-14);
}

TEST_CASE("derivatives in derivatives in functions, of what reads the first elements") {
    auto doubled = filled(5, 1);
    for (double& element : doubled) element *= 2;
    auto const value = [&] {
        auto const s = slopes_of_product(doubled);
        return inner(s, s);
    };
    CHECK(worst_difference(doubled, slopes_of_slopes(filled(5, 1)), value) < 1e-7);
}

TEST_CASE("a gradient, called in a function, of what reads a corner of a matrix") {
    matrix A(4, 5);
    fill(A, 1);
    auto const slope = slopes_of_corner(A);
    REQUIRE((slope.extent(0) == 4 && slope.extent(1) == 5));
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 5; ++j)
            CHECK(slope(i, j) == Approx(i < 3 && j < 2 ? 3 * A(i, j) * A(i, j) : 0));
}

TEST_CASE("a gradient, called in a function, of what goes so many turns over an axis") {
    auto const x = filled(5, 1);
    std::vector<double> const expected{3 * x[0] * x[0], 3 * x[1] * x[1], 3 * x[2] * x[2], 0, 0};
    CHECK(worst_error(numbers(slopes_of_so_many(x)), expected) < 1e-14);
    CHECK_THROWS_AS(slopes_of_so_many(filled(2, 1)), std::out_of_range);
}

TEST_CASE("a gradient, called in a function, where a length follows from a static one") {
    tl::tensor<double, 4> const q{1, 2, 3, 4};
    CHECK(worst_error(numbers(slopes_of_moved_on(filled(4, 1), q)), {0, 1, 2, 3}) == 0);
    CHECK_THROWS_AS(slopes_of_moved_on(filled(5, 1), q), std::invalid_argument);
}

TEST_CASE("lengths that a derivative in a function asks for") {
    auto const x = filled(5, 1);
    auto const c = filled(4, 2);
    std::vector<double> const pulled{2 * c[0], 2 * c[1], 2 * c[2], 2 * c[3], 0};
    CHECK(worst_error(numbers(pulled_through_most(x, c)), pulled) < 1e-15);
    CHECK_THROWS_AS(pulled_through_most(x, filled(3, 2)), std::invalid_argument);
    CHECK_THROWS_AS(pulled_through_most(x, filled(5, 2)), std::invalid_argument);
    std::vector<double> const three{2, 3, 5};
    CHECK(worst_error(numbers(slopes_of_weighted(three)), {13, 2, 4}) < 1e-15);
    CHECK_THROWS_AS(slopes_of_weighted(x), std::invalid_argument);
}
