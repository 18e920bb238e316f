// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <solve/matrices.hpp>

#include <xsimd/xsimd.hpp>

#include <complex>

namespace {

using matrices::difference;
using matrices::sample;
using matrices::sample_vector;

// A scalar of the solution, by the theorem and through the elimination.
constexpr auto weighted = [](auto const& x) {
    auto sum = x[0] * x[0];
    for (std::size_t i = 1; i < x.size(); ++i) sum = sum * 0.5 + sin(x[i]) * x[i - 1];
    return sum;
};
constexpr auto by_theorem = tl::function([](auto a, auto b) { return weighted(tl::solve(a, b)); });
constexpr auto through =
    tl::function([](auto a, auto b) { return weighted(tl::factor::lu(a).solve(b)); });

template <std::size_t Size>
void check_solve(bool exchange) {
    auto const a = sample<Size>(exchange);
    auto const b = sample_vector<Size>(1.0);
    auto const x = tl::solve(a, b);
    for (std::size_t i = 0; i < Size; ++i) {
        long double residual = -b[i];
        for (std::size_t j = 0; j < Size; ++j) residual += static_cast<long double>(a[i][j]) * x[j];
        CHECK(std::fabs(static_cast<double>(residual)) < 1e-13);
    }
    auto const [da, db] = tl::gradient(by_theorem)(a, b);
    auto const [ea, eb] = tl::gradient(through)(a, b);
    CHECK(difference(da, ea) < 1e-12);
    CHECK(difference(db, eb) < 1e-12);

    auto const primals = std::tuple{a, b};
    auto const tangents = std::tuple{sample<Size>(!exchange), sample_vector<Size>(2.0)};
    auto const forward = std::get<1>(tl::jvp(by_theorem)(primals, tangents));
    CHECK(forward == Approx(std::get<1>(tl::jvp(through)(primals, tangents))).epsilon(1e-12));
}

TEST_CASE("solutions and their slopes, with and without exchanged rows", "[solve]") {
    check_solve<1>(false);
    check_solve<2>(false), check_solve<2>(true);
    check_solve<3>(false), check_solve<3>(true);
    check_solve<5>(false), check_solve<5>(true);
}

TEST_CASE("the second derivative of a solution", "[solve]") {
    // x(t) = 1 / (2 + t^2) from a system whose pivot depends on t.
    constexpr auto f = tl::function([](auto t) {
        using value = decltype(t);
        std::array<std::array<value, 2>, 2> const a{{{{t, value(1.0)}}, {{value(-2.0), t}}}};
        return tl::solve(a, std::array<value, 2>{value(0.0), value(-1.0)})[0];
    });
    for (double const t : {0.5, 3.0}) {
        double const d = 2 + t * t;
        CHECK(f(t) == Approx(1 / d));
        CHECK(tl::derivative(f)(t) == Approx(-2 * t / (d * d)));
        CHECK(tl::derivative(tl::derivative(f))(t) == Approx((6 * t * t - 4) / (d * d * d)));
        CHECK(tl::derivative(tl::derivative(tl::derivative(f)))(t) ==
              Approx(24 * t * (2 - t * t) / (d * d * d * d)));
    }
}

TEST_CASE("numbers of all kinds, and constants of the program", "[solve]") {
    constexpr std::array<std::array<double, 2>, 2> a{{{{0.0, 2.0}}, {{4.0, 1.0}}}};
    constexpr auto x = tl::solve(a, std::array{2.0, 9.0});
    static_assert(x[0] == 2 && x[1] == 1);
    using batch = xsimd::batch<double>;
    auto const batches = tl::solve(a, std::array{batch(2.0), batch(9.0)});
    CHECK(batches[0].get(batch::size - 1) == 2);
    // A matrix of numbers with a traced right-hand side.
    constexpr auto f = tl::function([](auto b) {
        constexpr std::array<std::array<double, 2>, 2> numbers{{{{0.0, 2.0}}, {{4.0, 1.0}}}};
        return tl::solve(numbers, b)[0];
    });
    CHECK(tl::gradient(f)(std::array{2.0, 9.0}) == std::array{-0.125, 0.25});
    auto const g = tl::gradient(by_theorem)(
        std::array{std::array{batch(0.0), batch(2.0)}, std::array{batch(4.0), batch(1.0)}},
        std::array{batch(2.0), batch(9.0)});
    auto const scalar = tl::gradient(by_theorem)(a, std::array{2.0, 9.0});
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(std::get<1>(g)[i].get(0) == Approx(std::get<1>(scalar)[i]).epsilon(1e-14));
}

constexpr auto positive =
    tl::function([](auto a, auto b) { return weighted(tl::solve_positive(a, b)); });
constexpr auto through_cholesky =
    tl::function([](auto a, auto b) { return weighted(tl::factor::cholesky(a).solve(b)); });

TEST_CASE("symmetric positive definite systems", "[solve]") {
    auto const root = sample<4>(false);
    auto a = root;
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
            a[i][j] = i == j ? 1 : 0;
            for (std::size_t k = 0; k < 4; ++k) a[i][j] += root[i][k] * root[j][k];
        }
    auto const b = sample_vector<4>(1.0);
    CHECK(difference(tl::solve_positive(a, b), tl::solve(a, b)) < 1e-13);
    auto const [da, db] = tl::gradient(positive)(a, b);
    auto const [ea, eb] = tl::gradient(through_cholesky)(a, b);
    CHECK(difference(da, ea) < 1e-12);
    CHECK(difference(db, eb) < 1e-12);
    CHECK(da[0][1] == 0); // above the diagonal nothing is read
}

TEST_CASE("complex matrices", "[solve]") {
    using complex = std::complex<double>;
    // The pivot is the largest: next to 1e-20 i, all digits would be lost.
    std::array const a{std::array{complex(0, 1e-20), complex(1, 2)},
                       std::array{complex(3, -1), complex(0, 1)}};
    std::array const x{complex(1, -2), complex(0.5, 4)};
    std::array<complex, 2> b{};
    for (std::size_t i = 0; i < 2; ++i) b[i] = a[i][0] * x[0] + a[i][1] * x[1];
    auto const found = tl::solve(a, b);
    auto const inverse = tl::inverse(a);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::abs(found[i] - x[i]) < 1e-14);
        CHECK(std::abs(inverse[i][0] * b[0] + inverse[i][1] * b[1] - x[i]) < 1e-14);
    }
    complex const determinant = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    CHECK(std::abs(tl::determinant(a) - determinant) < 1e-14);
    CHECK(std::abs(tl::log_determinant(a) - std::log(std::abs(determinant))) < 1e-14);
}

} // namespace
