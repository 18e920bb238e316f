// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

/// The error of a hessian with respect to the first argument, against differences of gradients.
template <class Function, class... Fixed>
double error_of_hessian(Function const& f, std::vector<double> const& x, Fixed const&... p) {
    auto const H = tl::hessian(f, tl::wrt<0>)(x, p...);
    if (H.extent(0) != x.size() || H.extent(1) != x.size()) return 2;
    auto const gradient = [&](auto const& at) { return tl::gradient(f, tl::wrt<0>)(at, p...); };
    double worst = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        std::vector<double> direction(x.size()), column;
        direction[k] = 1;
        for (std::size_t j = 0; j < x.size(); ++j) column.push_back(H(j, k));
        double const error = worst_error(column, slope_along(x, direction, gradient));
        worst = error > worst || std::isnan(error) ? error : worst;
    }
    return worst;
}

} // namespace

TEST_CASE("the hessian of logistic regression") {
    constexpr auto loss = tl::function([](auto w, auto X, auto y) {
        auto z = tl::matmul(X, w);
        return tl::mean(tl::softplus(z) - y * z) + 0.1 * tl::dot(w, w);
    });
    matrix X(30, 7);
    std::vector<double> w(7), y(30);
    fill(X, 1), fill(w, 2), fill(y, 3);
    CHECK(error_of_hessian(loss, w, X, y) < 1e-9);
}

TEST_CASE("hessians of chains, of logsumexp, of products and through turns") {
    constexpr auto rosenbrock = tl::function([](auto x, auto A) {
        return tl::sum(tl::indices<0>(A), [&](auto i) {
            auto a = x(i + 1) - x(i + 0) * x(i + 0);
            auto b = 1.0 - x(i + 0);
            return A(i) * a * a + b * b;
        });
    });
    std::vector<double> x(8), A(7);
    fill(x, 1), fill(A, 2);
    CHECK(error_of_hessian(rosenbrock, x, A) < 1e-8);
    CHECK(error_of_hessian(lse, x) < 1e-9);
    CHECK(error_of_hessian(tl::function([](auto z) { return tl::product(z) * tl::exp(z(1)); }), x) <
          1e-9);
    CHECK(error_of_hessian(tl::function([](auto z, auto a) {
                               return tl::iterate(tl::indices<0>(z), 0.5, [&](auto s, auto t) {
                                   return s + a * tl::sin(z(t) * s);
                               });
                           }),
                           x, 0.6) < 1e-8);
}

TEST_CASE("the blocks of a hessian with respect to several arguments") {
    auto const [HAA, HAx, HxA, Hxx] = [] {
        tl::tensor<double, 3, 3> A;
        std::vector<double> x(3);
        fill(A, 1), fill(x, 2);
        auto const [of_A, of_x] = tl::hessian(quad)(A, x);
        return std::tuple(std::get<0>(of_A), std::get<1>(of_A), std::get<0>(of_x),
                          std::get<1>(of_x));
    }();
    static_assert(
        std::is_same_v<std::remove_cvref_t<decltype(HAA)>, tl::tensor<double, 3, 3, 3, 3>>);
    tl::tensor<double, 3, 3> A;
    std::vector<double> x(3);
    fill(A, 1), fill(x, 2);
    for (double const h : HAA) CHECK(h == 0);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(Hxx(i, j) == Approx(A(i, j) + A(j, i)));
            for (std::size_t k = 0; k < 3; ++k) {
                double const expected = (i == k ? x[j] : 0) + (j == k ? x[i] : 0);
                CHECK(HAx(i, j, k) == Approx(expected));
                CHECK(HxA(k, i, j) == Approx(expected));
            }
        }
}
