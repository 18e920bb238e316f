// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Jacobians and Hessians of functions that read their argument at combined indices: at multiples,
/// at sums of indices, and where integers say.

#include "matrices_of_differences.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("hessians where an argument is read at multiples and sums of indices") {
    constexpr auto multiples = tl::function([](auto x, auto k) {
        return tl::sum(tl::indices<0>(k),
                       [&](auto i) { return k(i) * x(2 * i + 1) * tl::exp(x(3 * i)); });
    });
    constexpr auto sums = tl::function([](auto x, auto k) {
        return tl::sum(tl::indices<0>(k), [&](auto i) {
            return tl::sum(tl::indices<0>(k),
                           [&](auto j) { return k(i) * x(i + 2 * j) * x(j) * x(2 * i); });
        });
    });
    std::vector<double> x(14), k(5);
    fill(x, 1), fill(k, 2);
    CHECK(error_of_hessian(multiples, x, k) < 1e-9);
    CHECK(error_of_hessian(sums, x, k) < 1e-9);
    auto const H = tl::hessian(multiples, tl::wrt<0>)(x, k);
    CHECK(H(0, 0) == Approx(k[0] * x[1] * std::exp(x[0])));
    CHECK(H(7, 9) == Approx(k[3] * std::exp(x[9])));
    CHECK(H(6, 7) == 0);
}

TEST_CASE("jacobians of slices, of strided convolutions and of what integers name") {
    constexpr auto every_third = tl::function([](auto x, auto a) {
        auto part = tl::slice<0>(x, 1, 0, 3);
        return a * tl::tanh(part) * part;
    });
    constexpr auto convolved = tl::function([](auto x, auto w) {
        auto y = tl::conv1d(x, w, 2);
        return y * y * y;
    });
    constexpr auto named = tl::function([](auto x, auto p) {
        return tl::sum(tl::indices<0>(p),
                       [&](auto i) { return x(p(i)) * x(p(i)) * x(p(i) + 1) * x(i + 1); });
    });
    std::vector<double> x(14), w(3);
    fill(x, 3), fill(w, 4);
    CHECK(error_of_jacobian(every_third, x, 0.7) < 1e-9);
    CHECK(error_of_jacobian(convolved, x, w) < 1e-9);
    CHECK(error_of_hessian(named, x, std::vector<int>{3, 3, 0, 12}) < 1e-9);
}

TEST_CASE("the jacobian of maps that are read at combinations of their own axes") {
    constexpr auto f = tl::function([](auto x, auto w) {
        auto y = tl::tanh(tl::slice<0>(x, 0, 0, 2)) * 2.0; // of x(2 * i)
        auto z = tl::conv1d(y, w, 2);                      // at 2 * (2 * i + k)
        return tl::flip<0>(z * z) + tl::sum(tl::reshape<2, tl::dynamic>(y * y));
    });
    std::vector<double> x(24), w(3);
    fill(x, 5), fill(w, 6);
    CHECK(error_of_jacobian(f, x, w) < 1e-9);
}

TEST_CASE("the hessian of what is added to combinations of indices") {
    constexpr auto f = tl::function([](auto A, auto a) {
        auto back = tl::flip<1>(A) * tl::flip<0>(A);
        return tl::sum(back * A * a) + tl::mean(tl::slice<0>(A, 1, 0, 2));
    });
    matrix A(4, 5);
    fill(A, 7);
    CHECK(error_of_hessian(f, A, 0.7) < 1e-9);
}

namespace {

constexpr auto fourth_powers = tl::function([](auto p, auto q) {
    auto const t = tl::matmul(q, p);
    return tl::sum(t * t * t * t);
});
constexpr auto of_elements = tl::function([](auto p, auto q) {
    auto const t = p * q;
    return tl::sum(t * t * t * t);
});
template <auto const& Function>
constexpr auto sum_of_slopes = tl::function([](auto p, auto q) {
    return tl::sum(tl::jacobian(Function, tl::wrt<0>)(p, q));
});

} // namespace

TEST_CASE("the hessian of what holds a jacobian has columns of its own") {
    std::vector<double> p{0.7, -0.4}, q{0.9, 0.3};
    matrix Q(2, 2);
    fill(Q, 1);
    CHECK(error_of_hessian(sum_of_slopes<fourth_powers>, p, Q) < 1e-9);
    CHECK(error_of_hessian(sum_of_slopes<of_elements>, p, q) < 1e-9);
    auto const H = tl::hessian(sum_of_slopes<of_elements>, tl::wrt<0>)(p, q);
    CHECK(H(0, 0) == Approx(24 * 0.7 * std::pow(0.9, 4)));
    CHECK(H(0, 1) == 0);
}
