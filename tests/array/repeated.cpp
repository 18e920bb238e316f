// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace workload;

/// Axes whose static extent is 1 repeat.

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using column = tl::tensor<double, tl::dynamic, 1>;
using row = tl::tensor<double, 1, tl::dynamic>;

double select(bool condition, double a, double b) { return condition ? a : b; }

/// Of arrays and of their elements. What repeats stands on either side.
constexpr auto arithmetic = [](auto const& a, auto const& c, auto const& r) {
    return a * c + r * a + (c - a) / (2 + r * r) + (a - r) / (3 + c * c) + (c + r) * (r - c);
};
constexpr auto called = [](auto const& a, auto const& c, auto const& r) {
    using std::max, std::min, std::pow, std::atan2;
    return pow(2 + c, a) + pow(2 + a, r) + atan2(c, r) + max(r, a) * min(c, r) +
           select(a < c, r * a, c * c) + select(c < r, c * r, a);
};
constexpr auto of_arithmetic =
    tl::function([](auto A, auto c, auto r) { return tl::sum(arithmetic(A, c, r)); });
constexpr auto of_called =
    tl::function([](auto A, auto c, auto r) { return tl::sum(called(A, c, r)); });

template <class Term>
double sum_of(Term const& term, matrix const& A, column const& c, row const& r) {
    double sum = 0;
    for (std::size_t i = 0; i < A.extent(0); ++i)
        for (std::size_t j = 0; j < A.extent(1); ++j) sum += term(A(i, j), c(i, 0), r(0, j));
    return sum;
}
template <class Function, class Term>
void check(Function const& f, Term const& term) {
    for (auto const& [m, n] : {std::pair{5u, 11u}, std::pair{9u, 1u}, std::pair{1u, 3u}}) {
        matrix A(m, n);
        column c(m);
        row r(n);
        fill(A, 1), fill(c, 2), fill(r, 3);
        auto const value = [&] { return sum_of(term, A, c, r); };
        CHECK(f(A, c, r) == Approx(value()).epsilon(1e-13));
        auto const [of_A, of_c, of_r] = tl::gradient(f)(A, c, r);
        REQUIRE((of_c.extent(0) == m && of_c.size() == m && of_r.size() == n));
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(c, of_c, value) < 1e-8);
        CHECK(worst_difference(r, of_r, value) < 1e-8);
    }
}

} // namespace

TEST_CASE("a column and a row beside a matrix") {
    check(of_arithmetic, arithmetic);
    check(of_called, called);
}

namespace {

/// Extents 2 x 1 x 3, 4 x 1 and 1 make 2 x 4 x 3.
constexpr auto deep = tl::function(
    [](auto T, auto c, auto one) { return (T - c) * (one + T * c) / (2 + c * c) + one; });

} // namespace

TEST_CASE("axes in between, and arrays of one element") {
    tl::tensor<double, 2, 1, 3> T;
    tl::tensor<double, 4, 1> c;
    tl::tensor<double, 1> one{0.7};
    fill(T, 4), fill(c, 5);
    constexpr auto squares = tl::function([](auto t, auto u, auto v) {
        auto const made = deep(t, u, v);
        return tl::sum(made * made);
    });
    auto const made = deep(T, c, one);
    STATIC_REQUIRE(std::is_same_v<decltype(made), tl::tensor<double, 2, 4, 3> const>);
    double sum = 0;
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            for (std::size_t k = 0; k < 3; ++k) {
                double const t = T(i, 0, k), u = c(j, 0);
                double const expected = (t - u) * (0.7 + t * u) / (2 + u * u) + 0.7;
                CHECK(made(i, j, k) == Approx(expected).epsilon(1e-14));
                sum += expected * expected;
            }
    CHECK(squares(T, c, one) == Approx(sum).epsilon(1e-14));
    auto const [of_T, of_c, of_one] = tl::gradient(squares)(T, c, one);
    auto const value = [&] { return squares(T, c, one); };
    CHECK(worst_difference(T, of_T, value) < 1e-8);
    CHECK(worst_difference(c, of_c, value) < 1e-8);
    CHECK(worst_difference(one, of_one, value) < 1e-8);
}

TEST_CASE("what an axis was summed to, kept as one of length 1") {
    constexpr auto scattered = tl::function([](auto A, auto c) {
        auto from_mean = A - tl::reshape<tl::dynamic, 1>(tl::mean<1>(A));
        from_mean *= c;
        return tl::sum(from_mean * from_mean * from_mean);
    });
    matrix A(6, 13);
    column c(6);
    fill(A, 6), fill(c, 7);
    auto const value = [&] {
        double sum = 0;
        for (std::size_t i = 0; i < 6; ++i) {
            double mean = 0;
            for (std::size_t j = 0; j < 13; ++j) mean += A(i, j) / 13;
            for (std::size_t j = 0; j < 13; ++j) sum += std::pow((A(i, j) - mean) * c(i, 0), 3);
        }
        return sum;
    };
    CHECK(scattered(A, c) == Approx(value()).epsilon(1e-12));
    auto const [of_A, of_c] = tl::gradient(scattered)(A, c);
    CHECK(worst_difference(A, of_A, value) < 1e-8);
    CHECK(worst_difference(c, of_c, value) < 1e-8);
}
