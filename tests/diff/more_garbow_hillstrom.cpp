// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/more_garbow_hillstrom.hpp>
#include <diff/second_order.hpp>

#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

namespace {

using reference::second_order;

/// Near enough to `exact`: 1e-13 of it, or of what the largest entry leaves of it by cancellation.
void agree(double value, long double exact, long double largest) {
    long double const error = std::fabs(static_cast<long double>(value) - exact);
    CHECK(error <= 1e-13L * std::fabs(exact) + 1e-15L * largest);
}

template <std::size_t Size>
std::array<second_order, Size> seeded(std::array<double, Size> const& x, std::size_t i,
                                      std::size_t j) {
    std::array<second_order, Size> seeds;
    for (std::size_t k = 0; k < Size; ++k)
        seeds[k] = {x[k], k == i ? 1.0L : 0.0L, k == j ? 1.0L : 0.0L, 0.0L};
    return seeds;
}

template <class Problem, std::size_t Size>
void check_at(std::array<double, Size> const& x) {
    constexpr auto residuals = tl::function(Problem{});
    constexpr auto f = tl::function(problem::sum_of_squares<Problem>{});
    auto const jacobian = tl::jacobian(residuals)(x);
    auto const gradient = tl::gradient(f)(x);
    auto const hessian = tl::hessian(f)(x);

    long double largest[3]{};
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j) {
            second_order const y = problem::sum_of_squares<Problem>{}(seeded(x, i, j));
            largest[0] = std::fmax(largest[0], std::fabs(y.a));
            largest[1] = std::fmax(largest[1], std::fabs(y.ab));
        }
    for (std::size_t i = 0; i < Size; ++i) {
        for (std::size_t j = 0; j < Size; ++j) {
            second_order const y = problem::sum_of_squares<Problem>{}(seeded(x, i, j));
            agree(gradient[i], y.a, largest[0]);
            agree(hessian[i][j], y.ab, largest[1]);
            CHECK(hessian[i][j] == hessian[j][i]);
        }
        auto const y = Problem{}(seeded(x, i, i));
        for (std::size_t k = 0; k < y.size(); ++k) {
            for (second_order const& other : y)
                largest[2] = std::fmax(largest[2], std::fabs(other.a));
            agree(jacobian[k][i], y[k].a, largest[2]);
        }
    }
}

template <class Problem>
void check() {
    auto x = Problem::start;
    check_at<Problem>(x);
    for (std::size_t k = 0; k < x.size(); ++k) x[k] += 0.3 - 0.17 * static_cast<double>(k);
    check_at<Problem>(x);
}

TEST_CASE("Rosenbrock", "[diff]") { check<problem::rosenbrock>(); }
TEST_CASE("Wood", "[diff]") { check<problem::wood>(); }
TEST_CASE("Powell singular", "[diff]") { check<problem::powell_singular>(); }
TEST_CASE("Helical valley", "[diff]") { check<problem::helical_valley>(); }
TEST_CASE("Beale", "[diff]") { check<problem::beale>(); }
TEST_CASE("Brown-Dennis", "[diff]") { check<problem::brown_dennis>(); }
TEST_CASE("Biggs EXP6", "[diff]") { check<problem::biggs_exp6>(); }

TEST_CASE("derivatives known from the books", "[diff]") {
    constexpr auto rosenbrock = tl::function(problem::sum_of_squares<problem::rosenbrock>{});
    // f = 24.2, with the gradient (-215.6, -88) and the Hessian ((1330, 480), (480, 200)).
    auto const x = problem::rosenbrock::start;
    CHECK(rosenbrock(x) == Approx(24.2).epsilon(1e-14));
    CHECK(tl::gradient(rosenbrock)(x)[0] == Approx(-215.6).epsilon(1e-14));
    CHECK(tl::gradient(rosenbrock)(x)[1] == Approx(-88.0).epsilon(1e-14));
    CHECK(tl::hessian(rosenbrock)(x)[0][0] == Approx(1330.0).epsilon(1e-14));
    CHECK(tl::hessian(rosenbrock)(x)[0][1] == Approx(480.0).epsilon(1e-14));
    CHECK(tl::hessian(rosenbrock)(x)[1][1] == Approx(200.0).epsilon(1e-14));
    // At the minimum of Powell's function the Hessian is singular: (2, 20; 20, 200) and (10, -10).
    constexpr auto powell = tl::function(problem::sum_of_squares<problem::powell_singular>{});
    auto const h = tl::hessian(powell)(std::array{0.0, 0.0, 0.0, 0.0});
    CHECK(h[0][0] == 2.0);
    CHECK(h[0][1] == 20.0);
    CHECK(h[1][1] == 200.0);
    CHECK(h[2][2] == Approx(10.0).epsilon(1e-14));
    CHECK(h[2][3] == Approx(-10.0).epsilon(1e-14));
}

} // namespace
