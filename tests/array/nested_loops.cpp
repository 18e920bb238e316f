// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

constexpr auto energy = tl::function([](auto x, auto k) {
    return tl::logsumexp(x * k) + tl::sum(tl::indices<0>(x), [&](auto i) {
               return x(i) * x(0) *
                      tl::sum(tl::indices<0>(x), [&](auto j) { return tl::sin(x(i) - x(j)); });
           });
});
constexpr auto smooth = tl::function([](auto x, auto a) {
    auto [last, states] =
        tl::scan(tl::indices<0>(x), 0.5, [&](auto s, auto t) { return s + a * tl::sin(x(t) - s); });
    return tl::mse(states, x) + last * last;
});
constexpr auto f = tl::function([](auto A, auto x) { return tl::exp(tl::matmul(A, x)); });
constexpr auto g = tl::function([](auto x) { return tl::sum(x * x * x); });

} // namespace

TEST_CASE("a gradient for each row") {
    constexpr auto forces = tl::function([](auto A, auto k) {
        return tl::sum(tl::indices<0>(A), [&](auto i) {
            auto [of_x, of_k] = tl::gradient(energy)(tl::row(A, i), k);
            return tl::dot(of_x, of_x) * (1.0 + of_k);
        });
    });
    matrix A(7, 5);
    fill(A, 1);
    tl::tensor<double, 1> k{0.4};
    double expected = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        tl::view<double const, tl::dynamic> const row(A.data() + 5 * i, 5);
        auto const [of_x, of_k] = tl::gradient(energy)(row, k(0));
        double sum = 0;
        for (double const s : of_x) sum += s * s;
        expected += sum * (1 + of_k);
    }
    auto const value = [&] { return forces(A, k(0)); };
    CHECK(value() == Approx(expected).epsilon(1e-12));
    auto const [of_A, of_k] = tl::gradient(forces)(A, k(0));
    CHECK(worst_difference(A, of_A, value) < 1e-7);
    CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-7);
}

TEST_CASE("the gradient of a scan within a function") {
    constexpr auto penalty = tl::function([](auto x, auto a) {
        auto [value, slopes] = tl::value_and_gradient(smooth)(x, a);
        auto [of_x, of_a] = slopes;
        return value + tl::dot(of_x, of_x) + of_a * of_a;
    });
    for (std::size_t const n : {1u, 12u}) {
        std::vector<double> x(n);
        fill(x, 3);
        tl::tensor<double, 1> a{0.6};
        auto const [v, slopes] = tl::value_and_gradient(smooth)(x, a(0));
        double expected = v + std::get<1>(slopes) * std::get<1>(slopes);
        for (double const s : std::get<0>(slopes)) expected += s * s;
        auto const value = [&] { return penalty(x, a(0)); };
        CHECK(value() == Approx(expected).epsilon(1e-12));
        auto const [of_x, of_a] = tl::gradient(penalty)(x, a(0));
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(a, tl::tensor<double, 1>{of_a}, value) < 1e-8);
        std::tuple const point(x, a(0)), direction(std::vector<double>(n, 0.7), -0.3);
        CHECK(error_of_jvp(penalty, point, direction) < 1e-9);
    }
}

TEST_CASE("products from both sides, and of the Hessian, within a function") {
    constexpr auto all = tl::function([](auto A, auto x, auto dx, auto c) {
        auto [y, dy] = tl::jvp(f)(std::tuple(A, x), std::tuple(0.0 * A, dx));
        auto [z, slopes] = tl::vjp(f)(std::tuple(A, x), c);
        auto [of_A, of_x] = slopes;
        return tl::dot(c, dy) - tl::dot(of_x, dx) + tl::dot(tl::hvp(g)(x, dx), dx) + tl::sum(y - z);
    });
    matrix A(4, 6);
    std::vector<double> x(6), dx(6), c(4);
    fill(A, 1), fill(x, 2), fill(dx, 3), fill(c, 4);
    double expected = 0;
    for (std::size_t k = 0; k < 6; ++k) expected += 6 * x[k] * dx[k] * dx[k];
    CHECK(all(A, x, dx, c) == Approx(expected).epsilon(1e-12));
}
