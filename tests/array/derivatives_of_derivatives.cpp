// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/array.hpp>

#include <catch2/catch.hpp>

#include <tuple>

namespace tl = tapeless;

namespace {

using vector = tl::tensor<double, 3>;
using matrix = tl::tensor<double, 3, 3>;
using cube = tl::tensor<double, 3, 3, 3>;

/// Its derivatives by hand: with s = x.x, the gradient is 3 c x^2 + 4 s x, the Hessian is
/// diag(6 c x + 4 s) + 8 x x', and that of the Hessian along x_k has 6 c at i = j = k besides
/// 8 (x_k [i = j] + x_i [j = k] + x_j [i = k]).
constexpr auto f = tl::function([](auto const& x, auto const& c) {
    auto s = tl::dot(x, x);
    return c * tl::sum(x * x * x) + s * s;
});
constexpr double c = 0.5;
vector const x{1.0, 2.0, -0.5}, d{1.0, -1.0, 0.25};
double const s = 1 + 4 + 0.25;

double hessian(std::size_t i, std::size_t j) {
    return (i == j ? 6 * c * x(i) + 4 * s : 0.0) + 8 * x(i) * x(j);
}
double third(std::size_t i, std::size_t j, std::size_t k) {
    return (i == j && j == k ? 6 * c : 0.0) +
           8 * ((i == j ? x(k) : 0.0) + (j == k ? x(i) : 0.0) + (i == k ? x(j) : 0.0));
}
double along_d(std::size_t i) {
    double total = 0;
    for (std::size_t j = 0; j < 3; ++j) total += hessian(i, j) * d(j);
    return total;
}

constexpr auto in_x = tl::wrt<0>;
constexpr auto slope = tl::gradient(f, in_x);

} // namespace

TEST_CASE("the Jacobian of a gradient is the Hessian") {
    matrix const H = tl::jacobian(slope, in_x)(x, c);
    matrix again = H;
    tl::array_workspace memory;
    memory.evaluate(again, tl::jacobian(slope, in_x), x, c);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(H(i, j) == Approx(hessian(i, j)));
            CHECK(again(i, j) == H(i, j));
        }
}

TEST_CASE("both modes over a gradient with several parts") {
    auto const [slopes, pulled] = tl::vjp(tl::gradient(f))(std::tie(x, c), std::tuple(d, 0.0));
    auto const [same_slopes, pushed] = tl::jvp(tl::gradient(f))(std::tie(x, c), std::tuple(d, 0.0));
    double of_c = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::get<0>(slopes)(i) == Approx(3 * c * x(i) * x(i) + 4 * s * x(i)));
        CHECK(std::get<0>(same_slopes)(i) == Approx(std::get<0>(slopes)(i)));
        CHECK(std::get<0>(pulled)(i) == Approx(along_d(i)));
        CHECK(std::get<0>(pushed)(i) == Approx(along_d(i)));
        of_c += 3 * x(i) * x(i) * d(i);
    }
    CHECK(std::get<1>(pulled) == Approx(of_c));
    CHECK(std::get<1>(pushed) == Approx(of_c));
}

TEST_CASE("third derivatives") {
    cube const T = tl::jacobian(tl::jacobian(slope, in_x), in_x)(x, c);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k) CHECK(T(i, j, k) == Approx(third(i, j, k)));
    constexpr auto of_c = tl::gradient(f, tl::wrt<1>); // sum of x^3
    matrix const H = tl::hessian(of_c, in_x)(x, c);
    vector const Hd = tl::hvp(of_c, in_x)(x, c, d);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(H(i, i) == Approx(6 * x(i)));
        CHECK(Hd(i) == Approx(6 * x(i) * d(i)));
    }
}

TEST_CASE("modes over each other, whose arguments are tuples of tuples") {
    auto const at = std::tuple(x, c), along = std::tuple(d, 0.0);
    auto const [pair, pulled] = tl::vjp(tl::jvp(f))(std::tuple(at, along), std::tuple(0.0, 1.0));
    auto const [back, pushed] = tl::jvp(tl::vjp(f))(std::tuple(at, 1.0), std::tuple(along, 0.0));
    auto const& [in_point, in_direction] = pulled;
    double slope_along_d = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        double const of_x = 3 * c * x(i) * x(i) + 4 * s * x(i);
        slope_along_d += of_x * d(i);
        CHECK(std::get<0>(in_point)(i) == Approx(along_d(i)));
        CHECK(std::get<0>(in_direction)(i) == Approx(of_x));
        CHECK(std::get<0>(std::get<1>(pushed))(i) == Approx(along_d(i)));
    }
    CHECK(std::get<1>(pair) == Approx(slope_along_d));
    CHECK(std::get<0>(pushed) == Approx(slope_along_d));
    CHECK(std::get<0>(back) == Approx(f(x, c)));
}

TEST_CASE("derivatives of derivatives within a function") {
    constexpr auto trace = tl::function([](auto const& at, auto const& factor) {
        auto H = tl::jacobian(slope, in_x)(at, factor);
        return tl::sum(tl::indices<0>(H), [&](auto i) { return H(i, i); });
    });
    vector const of_x = tl::gradient(trace, in_x)(x, c);
    for (std::size_t k = 0; k < 3; ++k) {
        double total = 0;
        for (std::size_t i = 0; i < 3; ++i) total += third(i, i, k);
        CHECK(of_x(k) == Approx(total));
    }
}
