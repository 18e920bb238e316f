// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/second_order.hpp>
#include <diff/workloads.hpp>

#include <tapeless/tapeless.hpp>

#include <string>

namespace tl = tapeless;
namespace mode = tapeless::mode;

namespace {

constexpr auto residual = tl::function(workload::bundle_adjustment{});
constexpr auto arm = tl::function(workload::robot_arm{});
constexpr auto predators = tl::function(workload::lotka_volterra{});

using camera = std::array<double, 11>;
using point = std::array<double, 3>;

template <class... Shape, class F>
void check_costs(F f, int forward, int reverse, int eliminated) {
    CHECK(tl::cost<Shape...>(tl::jacobian(f, mode::forward)).mul <= forward);
    CHECK(tl::cost<Shape...>(tl::jacobian(f, mode::reverse)).mul <= reverse);
    constexpr auto pure_forward = tl::cost<Shape...>(tl::jacobian(f, mode::forward));
    constexpr auto pure_reverse = tl::cost<Shape...>(tl::jacobian(f, mode::reverse));
    constexpr auto cross = tl::cost<Shape...>(tl::jacobian(f, mode::cross_country));
    constexpr auto chosen = tl::cost<Shape...>(tl::jacobian(f));
    STATIC_REQUIRE(cross.mul < pure_forward.mul);
    STATIC_REQUIRE(cross.mul < pure_reverse.mul);
    STATIC_REQUIRE(chosen.mul + chosen.div <= cross.mul + cross.div);
    CHECK(chosen.mul <= eliminated);
    CHECK(chosen.calls <= tl::cost<Shape...>(f).calls);
}

// The numbers are about those of the day they were written: no change makes them worse unseen.
TEST_CASE("elimination beats forward and reverse mode: bundle adjustment", "[diff]") {
    check_costs<camera, point, double>(residual, 326, 173, 170);
}
TEST_CASE("elimination beats forward and reverse mode: robot arm", "[diff]") {
    check_costs<std::array<double, 6>>(arm, 146, 130, 120);
}
TEST_CASE("elimination beats forward and reverse mode: Lotka-Volterra", "[diff]") {
    check_costs<std::array<double, 2>, std::array<double, 4>>(predators, 214, 115, 110);
}

using reference::second_order;

template <std::size_t Size>
std::array<second_order, Size> seeded(std::array<double, Size> const& x, std::size_t at) {
    std::array<second_order, Size> seeds;
    for (std::size_t k = 0; k < Size; ++k) seeds[k] = {x[k], k == at ? 1.0L : 0.0L, 0, 0};
    return seeds;
}

template <class Direction>
void check_arm(Direction direction) {
    std::array<double, 6> const q{0.3, -0.7, 1.1, 0.4, -0.9, 2.0};
    auto const j = tl::jacobian(arm, direction)(q);
    for (std::size_t k = 0; k < 6; ++k) {
        auto const exact = workload::robot_arm{}(seeded(q, k));
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(j[i][k] == Approx(static_cast<double>(exact[i].a)).epsilon(1e-14).margin(1e-15));
    }
}
TEST_CASE("every order of elimination gives the same Jacobian", "[diff]") {
    check_arm(mode::forward);
    check_arm(mode::reverse);
    check_arm(mode::cross_country);
    check_arm(mode::automatic);
}

TEST_CASE("the Jacobian of a bundle adjustment residual", "[diff]") {
    camera const c{0.1, -0.2, 0.3, 1.0, 2.0, -1.0, 500.0, 0.5, 0.6, 1e-2, -1e-3};
    point const x{0.7, -0.4, 5.0};
    auto const j = tl::jacobian(residual)(c, x, 1.5);
    for (std::size_t k = 0; k < 15; ++k) {
        auto const exact = workload::bundle_adjustment{}(
            seeded(c, k), seeded(x, k - 11), second_order(1.5L, k == 14 ? 1.0L : 0.0L, 0, 0));
        for (std::size_t i = 0; i < 2; ++i) {
            auto const& [of_camera, of_point, of_weight] = j[i];
            double const entry = k < 11 ? of_camera[k] : k < 14 ? of_point[k - 11] : of_weight;
            CHECK(entry == Approx(static_cast<double>(exact[i].a)).epsilon(1e-12).margin(1e-13));
        }
    }
}

TEST_CASE("the Jacobian of a Runge-Kutta step", "[diff]") {
    std::array<double, 2> const y{1.2, 0.8};
    std::array<double, 4> const k{1.1, 0.4, 0.1, 0.4};
    auto const j = tl::jacobian(predators, tl::wrt<1>)(y, k);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const exact = workload::lotka_volterra{}(seeded(y, 9), seeded(k, i));
        CHECK(j[0][i] == Approx(static_cast<double>(exact[0].a)).epsilon(1e-13));
        CHECK(j[1][i] == Approx(static_cast<double>(exact[1].a)).epsilon(1e-13));
    }
    CHECK(tl::jacobian(predators, tl::wrt<1>, mode::reverse)(y, k)[1][2] ==
          Approx(j[1][2]).epsilon(1e-14));
}

} // namespace
