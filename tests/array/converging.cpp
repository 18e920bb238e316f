// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <vector>

namespace tl = tapeless;

namespace {

using vector = std::vector<double>;
using number = tl::tensor<double, 1>;

/// The positive root of x^2 = a by Heron's rule, element by element.
constexpr auto heron = tl::function([](auto a, auto x0) {
    auto root = tl::while_converging(x0, [&](auto x) { return 0.5 * (x + a / x); });
    return tl::sum(root * a);
});

/// x = cos(a x), of which dx/da = -x sin(a x) / (1 + a sin(a x)).
template <int Limit>
constexpr auto cosine = tl::function([](auto a, auto x0) {
    return tl::while_converging(tl::convergence{.limit = Limit}, x0(0),
                                [&](auto x) { return tl::cos(a(0) * x); });
});

} // namespace

TEST_CASE("the fixed point of a number, and its derivatives by hand") {
    number a{0.7}, x0{0.3};
    double x = 0.3;
    for (int k = 0; k < 500; ++k) x = std::cos(0.7 * x);
    double const slope = -x * std::sin(0.7 * x) / (1 + 0.7 * std::sin(0.7 * x));
    auto const [value, slopes] = tl::value_and_gradient(cosine<1000>)(a, x0);
    CHECK(value == Approx(x).epsilon(1e-12));
    CHECK(std::get<0>(slopes)(0) == Approx(slope).epsilon(1e-11));
    CHECK(std::get<1>(slopes)(0) == 0);
    auto const [same, tangent] = tl::jvp(cosine<1000>)(std::tie(a, x0), std::tuple(number{2}, x0));
    CHECK(same == value);
    CHECK(tangent == Approx(2 * slope).epsilon(1e-11));
}

TEST_CASE("the fixed points of elements, by turns that converge quadratically") {
    vector const a{0.25, 1, 2, 3, 1e6, 7}, x0(6, 1.0);
    auto const [of_a, of_x0] = tl::gradient(heron)(a, x0);
    double expected = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        expected += a[k] * std::sqrt(a[k]);
        CHECK(of_a(k) == Approx(1.5 * std::sqrt(a[k])).epsilon(1e-12));
        CHECK(of_x0(k) == 0);
    }
    CHECK(heron(a, x0) == Approx(expected).epsilon(1e-13));
}

TEST_CASE("turns that do not come to rest are refused, and NaN stays") {
    number a{0.7}, x0{0.3};
    CHECK_THROWS_WITH(cosine<3>(a, x0),
                      "tapeless: while_converging, or the turns of its derivative, did not come to "
                      "rest: its limit is 3");
    CHECK_THROWS_AS(cosine<0>(a, x0), std::runtime_error);
    CHECK_THROWS_AS(cosine<-1>(a, x0), std::runtime_error);
    CHECK(std::isnan(cosine<1000>(number{std::nan("")}, x0)));
    auto const slopes = tl::gradient(cosine<1000>)(number{std::nan("")}, x0);
    CHECK(std::isnan(std::get<0>(slopes)(0)));
    // One element that is NaN leaves the others alone.
    vector const roots{4, std::nan(""), 9}, start(3, 1.0);
    auto const of_a = std::get<0>(tl::gradient(heron)(roots, start));
    CHECK(of_a(0) == Approx(3).epsilon(1e-12));
    CHECK(std::isnan(of_a(1)));
    CHECK(of_a(2) == Approx(4.5).epsilon(1e-12));
    CHECK(heron(vector{}, vector{}) == 0);
}

TEST_CASE("a tolerance of zero is for turns that come to rest, another one ends them early") {
    constexpr auto towards = [](auto until) {
        return tl::function([](auto a, auto x0) {
            constexpr decltype(until) c{};
            return tl::while_converging(c(), x0(0), [&](auto x) { return 0.5 * x + a(0); });
        });
    };
    constexpr auto exact = towards([] { return tl::convergence{.relative = 0}; });
    constexpr auto rough = towards([] { return tl::convergence{.relative = 0, .absolute = 0.1}; });
    constexpr auto by_size = towards([] { return tl::convergence{.relative = 0.1}; });
    number a{1}, x0{0};
    CHECK(exact(a, x0) == 2);
    CHECK(rough(a, x0) == 2 - 0.0625);
    CHECK(by_size(a, x0) == 2 - 0.125);
    CHECK(std::get<0>(tl::gradient(exact)(a, x0))(0) == Approx(2).epsilon(1e-12));
    CHECK(std::get<0>(tl::gradient(rough)(a, x0))(0) == Approx(2).epsilon(1e-12));
    tl::tensor<float, 1> b{1}, y0{0};
    CHECK(exact(b, y0) == 2);
    CHECK(std::get<0>(tl::gradient(heron)(tl::tensor<float, 1>{3}, tl::tensor<float, 1>{1}))(0) ==
          Approx(1.5 * std::sqrt(3.0)).epsilon(1e-6));
}
