// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <solve/matrices.hpp>

namespace {

using matrices::difference;
using matrices::matrix;
using matrices::sample;

/// By Leibniz's sum over permutations, in long double.
template <std::size_t Size>
long double leibniz(matrix<Size> const& a, std::size_t row = 0, unsigned used = 0) {
    if (row == Size) return 1;
    long double sum = 0;
    bool negative = false;
    for (std::size_t j = 0; j < Size; ++j) {
        if ((used >> j & 1) != 0) continue;
        long double const term = a[row][j] * leibniz(a, row + 1, used | 1u << j);
        sum += negative ? -term : term;
        negative = !negative;
    }
    return sum;
}
/// The slopes of a determinant, exactly: it is linear in each entry.
template <std::size_t Size>
matrix<Size> cofactors(matrix<Size> const& a) {
    matrix<Size> result{};
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j) {
            auto one = a, none = a;
            one[i][j] = 1, none[i][j] = 0;
            result[i][j] = static_cast<double>(leibniz(one) - leibniz(none));
        }
    return result;
}

constexpr auto det = tl::function([](auto a) { return tl::determinant(a); });
constexpr auto log_det = tl::function([](auto a) { return tl::log_determinant(a); });

template <std::size_t Size>
void check_determinants(bool exchange) {
    auto const a = sample<Size>(exchange);
    auto const expected = static_cast<double>(leibniz(a));
    CHECK(tl::determinant(a) == Approx(expected).epsilon(1e-13));
    CHECK(det(a) == Approx(expected).epsilon(1e-13));
    auto const slopes = cofactors(a);
    CHECK(difference(tl::gradient(det)(a), slopes) < 1e-12);
    CHECK(tl::log_determinant(a) == Approx(std::log(std::fabs(expected))).margin(1e-14));
    auto scaled = slopes;
    for (auto& row : scaled)
        for (auto& entry : row) entry /= expected;
    CHECK(difference(tl::gradient(log_det)(a), scaled) < 1e-12);
    auto const direction = sample<Size>(!exchange);
    double along = 0;
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j) along += slopes[i][j] * direction[i][j];
    CHECK(std::get<1>(tl::jvp(det)(std::tuple{a}, std::tuple{direction})) == Approx(along));
}

TEST_CASE("determinants, their logarithms, and the slopes of both", "[solve]") {
    check_determinants<1>(false);
    check_determinants<2>(false), check_determinants<2>(true);
    check_determinants<3>(false), check_determinants<3>(true);
    check_determinants<4>(false), check_determinants<4>(true);
}

TEST_CASE("a singular matrix of order three has its cofactors", "[solve]") {
    matrix<3> const a{{{{1, 2, 3}}, {{4, 5, 6}}, {{7, 8, 9}}}};
    CHECK(det(a) == 0);
    CHECK(tl::gradient(det)(a) == cofactors(a));
}

TEST_CASE("the inverse, and its slopes", "[solve]") {
    auto const a = sample<4>(true);
    auto const b = tl::inverse(a);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
            double sum = 0;
            for (std::size_t k = 0; k < 4; ++k) sum += a[i][k] * b[k][j];
            CHECK(sum == Approx(i == j ? 1.0 : 0.0).margin(1e-14));
        }
    constexpr auto entry = [](auto const& inverse) { return sin(inverse[0][1]) * inverse[2][3]; };
    static constexpr auto pick = entry;
    constexpr auto f = tl::function([](auto m) { return pick(tl::inverse(m)); });
    constexpr auto through = tl::function([](auto m) { return pick(tl::factor::lu(m).inverse()); });
    CHECK(f(a) == through(a));
    CHECK(difference(tl::gradient(f)(a), tl::gradient(through)(a)) < 1e-12);
    auto const direction = sample<4>(false);
    CHECK(std::get<1>(tl::jvp(f)(std::tuple{a}, std::tuple{direction})) ==
          Approx(std::get<1>(tl::jvp(through)(std::tuple{a}, std::tuple{direction}))));
}

TEST_CASE("second derivatives of a determinant of order four", "[solve]") {
    // det diag(t, t^2, e^t, 2) with a one above the diagonal.
    constexpr auto f = tl::function([](auto t) {
        std::array<std::array<decltype(t), 4>, 4> a{};
        a[0][0] = t, a[1][1] = t * t, a[2][2] = exp(t), a[3][3] = 2.0, a[0][3] = 1.0;
        return tl::determinant(a);
    });
    double const t = 1.3, e = std::exp(t);
    CHECK(f(t) == Approx(2 * t * t * t * e));
    CHECK(tl::derivative(f)(t) == Approx(2 * e * (t * t * t + 3 * t * t)));
    CHECK(tl::derivative(tl::derivative(f))(t) == Approx(2 * e * (t * t * t + 6 * t * t + 6 * t)));
}

} // namespace
