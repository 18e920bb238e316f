// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

/// vjp against differences: <c, J d> = <J' c, d>; and its value.
template <class Function, class All>
void check_vjp(Function const& f, All point) {
    All direction = point;
    fill_all(point, 3);
    fill_all(direction, 4);
    auto const value = [&](All const& x) { return std::apply(f, x); };
    auto cotangent = value(point);
    fill_all(cotangent, 5);
    auto const [y, pulled] = tl::vjp(f)(point, cotangent);
    CHECK(worst_error(numbers(y), numbers(value(point))) < 1e-14);
    auto const slopes = slope_along(point, direction, value);
    CHECK(inner(pulled, direction) == Approx(inner(cotangent, slopes)).epsilon(1e-8));
}

} // namespace

TEST_CASE("cotangents of arrays and of numbers are pulled back") {
    check_vjp(tl::function([](auto A, auto x, auto s) { return tl::exp(tl::matmul(A, x) * s); }),
              std::tuple(matrix(7, 5), std::vector<double>(5), 0.0));
    check_vjp(tl::function([](auto A, auto x) { return tl::softmax(tl::transpose(A) * x); }),
              std::tuple(matrix(6, 4), std::vector<double>(6)));
    check_vjp(tl::function([](auto x, auto a) {
                  auto [last, states] = tl::scan(tl::indices<0>(x), 0.5 * a, [&](auto s, auto t) {
                      return s + a * tl::sin(x(t) - s);
                  });
                  return states * last;
              }),
              std::tuple(std::vector<double>(20), 0.0));
    check_vjp(tl::function([](auto A) { return tl::sum<0>(A * A) - A(1, 2); }),
              std::tuple(matrix(4, 3)));
    check_vjp(lse, std::tuple(std::vector<double>(9)));
}

TEST_CASE("with a cotangent of one, vjp is the gradient") {
    matrix A(4, 4);
    std::vector<double> x(4);
    fill(A, 1), fill(x, 2);
    auto const [value, slopes] = tl::vjp(quad)(std::tie(A, x), 1.0);
    CHECK(value == quad(A, x));
    CHECK(numbers(slopes) == numbers(tl::gradient(quad)(A, x)));
}

TEST_CASE("a cotangent of another length is named") {
    constexpr auto f = tl::function([](auto z) { return tl::sin(z); });
    std::vector<double> const x(4), c(5);
    CHECK_THROWS_WITH(tl::vjp(f)(std::tie(x), c),
                      Catch::Contains("argument 0 has the shape 4, cotangent 0 the shape 5"));
}
