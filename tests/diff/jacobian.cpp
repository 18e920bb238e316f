// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

struct spring {
    double stiffness;
    std::array<double, 2> ends;
};
TAPELESS_STRUCT(spring, stiffness, ends);

constexpr auto polar = tl::function([](auto v) {
    return std::array{v[0] * cos(v[1]), v[0] * sin(v[1])};
});

TEST_CASE("J[i][j] is the derivative of result i with respect to input j", "[diff]") {
    auto const j = tl::jacobian(polar)(std::array{2.0, 0.5});
    STATIC_REQUIRE(std::is_same_v<decltype(j), std::array<std::array<double, 2>, 2> const>);
    CHECK(j[0][0] == Approx(std::cos(0.5)).epsilon(1e-15));
    CHECK(j[0][1] == Approx(-2 * std::sin(0.5)).epsilon(1e-15));
    CHECK(j[1][0] == Approx(std::sin(0.5)).epsilon(1e-15));
    CHECK(j[1][1] == Approx(2 * std::cos(0.5)).epsilon(1e-15));
    constexpr auto at_compile_time = tl::jacobian(polar)(std::array{2.0, 0.5});
    CHECK(at_compile_time[0][1] == Approx(j[0][1]).epsilon(1e-15));
    auto const narrow = tl::jacobian(polar)(std::array{2.0f, 0.5f});
    STATIC_REQUIRE(std::is_same_v<decltype(narrow[0][0]), float const&>);
    CHECK(narrow[1][1] == Approx(j[1][1]).epsilon(1e-6));
}

TEST_CASE("results and arguments keep their structure", "[diff]") {
    constexpr auto forces = tl::function([](auto s, auto t) {
        auto const force = s.stiffness * (s.ends[1] - s.ends[0]) * t;
        return std::tuple{force, std::array{-force, t * t}};
    });
    spring const s{3.0, {1.0, 2.5}};
    auto const [scalar, list] = tl::jacobian(forces)(s, 2.0);
    auto const& [by_spring, by_time] = scalar;
    STATIC_REQUIRE(std::is_same_v<std::remove_cvref_t<decltype(by_spring)>, spring>);
    CHECK(by_spring.stiffness == 3.0);
    CHECK(by_spring.ends == std::array{-6.0, 6.0});
    CHECK(by_time == 4.5);
    CHECK(std::get<0>(list[0]).ends == std::array{6.0, -6.0});
    CHECK(std::get<0>(list[1]).stiffness == 0.0);
    CHECK(std::get<1>(list[1]) == 4.0);
    auto const only_time = tl::jacobian(forces, tl::wrt<1>)(s, 2.0);
    CHECK(std::get<0>(only_time) == 4.5);
    CHECK(std::get<1>(only_time) == std::array{-4.5, 4.0});
}

TEST_CASE("one result, one input", "[diff]") {
    constexpr auto product = tl::function([](auto v) { return v[0] * v[1]; });
    constexpr auto curve = tl::function([](auto t) { return std::array{t * t, exp(t)}; });
    constexpr auto cube = tl::function([](auto t) { return t * t * t; });
    CHECK(tl::jacobian(product)(std::array{2.0, 3.0}) == std::array{3.0, 2.0});
    CHECK(tl::jacobian(curve)(1.5)[0] == 3.0);
    CHECK(tl::jacobian(curve)(1.5)[1] == Approx(std::exp(1.5)));
    CHECK(tl::jacobian(cube)(2.0) == 12.0);
    CHECK(tl::hessian(cube)(2.0) == 12.0);
}

TEST_CASE("an entry is selected where the function selects", "[diff]") {
    constexpr auto f = tl::function([](auto v) {
        return std::array{select(v[0] > 0, sqrt(v[0]) * v[1], v[1]), abs(v[0]) + max(v[0], v[1])};
    });
    for (auto const direction : {0, 1, 2}) {
        std::array const left{-4.0, 3.0}, right{4.0, 3.0};
        auto const at = [&](std::array<double, 2> const& v) {
            return direction == 0   ? tl::jacobian(f, tl::mode::forward)(v)
                   : direction == 1 ? tl::jacobian(f, tl::mode::reverse)(v)
                                    : tl::jacobian(f, tl::mode::cross_country)(v);
        };
        CHECK(at(left)[0] == std::array{0.0, 1.0}); // the root of -4 stays out of it
        CHECK(at(left)[1] == std::array{-1.0, 1.0});
        CHECK(at(right)[0] == std::array{0.75, 2.0});
        CHECK(at(right)[1] == std::array{2.0, 0.0});
    }
}

TEST_CASE("Jacobians inside functions and of derivatives", "[diff]") {
    constexpr auto determinant = tl::function([](auto v) {
        auto const j = tl::jacobian(polar)(v);
        return j[0][0] * j[1][1] - j[0][1] * j[1][0];
    });
    std::array const v{2.0, 0.5};
    CHECK(determinant(v) == Approx(2.0).epsilon(1e-15));
    CHECK(tl::gradient(determinant)(v)[0] == Approx(1.0).epsilon(1e-15));
    CHECK(std::fabs(tl::gradient(determinant)(v)[1]) < 1e-15);
    constexpr auto f = tl::function([](auto w) { return exp(w[0] * w[1]) + w[0] * w[0] * w[0]; });
    auto const h = tl::jacobian(tl::gradient(f))(v);
    auto const other = tl::hessian(f)(v);
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t k = 0; k < 2; ++k) CHECK(h[i][k] == Approx(other[i][k]).epsilon(1e-14));
    auto const twice = tl::jacobian(tl::jacobian(polar))(v);
    CHECK(twice[0][1][1] == Approx(-2 * std::cos(0.5)).epsilon(1e-15));
    CHECK(twice[1][0][1] == Approx(std::cos(0.5)).epsilon(1e-15));
    CHECK(twice[1][0][0] == 0.0);
    // A series of a Jacobian: d/dr of (r cos a)_a.
    auto const series = tl::taylor<1>(tl::jacobian(polar))(v, std::array{1.0, 0.0});
    CHECK(series[1][0][1] == Approx(-std::sin(0.5)).epsilon(1e-15));
}

TEST_CASE("a loss with a penalty on its gradient", "[diff]") {
    static constexpr auto energy =
        tl::function([](auto v) { return sin(v[0]) * v[1] + v[1] * v[1]; });
    constexpr auto loss = tl::function([](auto v) {
        auto const g = tl::gradient(energy)(v);
        auto const h = tl::hvp(energy)(v, g);
        return energy(v) + 0.1 * (g[0] * g[0] + g[1] * g[1]) + 0.01 * (g[0] * h[0] + g[1] * h[1]);
    });
    CHECK(tl::check_gradient(loss, std::array{0.7, -1.3}).agrees_to(1e-12));
}

TEST_CASE("a lambda will do, and arguments are selected by either spelling of wrt", "[diff]") {
    auto const product = [](auto v, auto s) { return std::array{v[0] * s, v[1] * s * s}; };
    auto const scalar = [](auto v) { return v[0] * v[0] * v[1]; };
    std::array const v{2.0, 3.0};
    auto const by_scalar = std::array{2.0, 3.0 * 8.0};
    CHECK(tl::jacobian(product, tl::wrt<1>())(v, 4.0) == by_scalar);
    CHECK(tl::jacobian(product, tl::wrt<1>)(v, 4.0) == by_scalar);
    CHECK(tl::jacobian(product, tl::wrt<1>, tl::mode::reverse)(v, 4.0) == by_scalar);
    CHECK(tl::jacobian(tl::function(product), tl::wrt<1>)(v, 4.0) == by_scalar);
    CHECK(tl::jacobian(tl::function(product), tl::wrt<1>(), tl::mode::forward)(v, 4.0) ==
          by_scalar);
    CHECK(tl::jacobian(scalar, tl::mode::reverse)(v) == std::array{12.0, 4.0});
    CHECK(tl::hessian(scalar)(v)[0] == std::array{6.0, 4.0});
    CHECK(tl::hvp(scalar)(v, std::array{1.0, 0.0}) == std::array{6.0, 4.0});
    CHECK(tl::derivatives<3>(scalar)(v)[0][1][0] == 2.0);
    CHECK(tl::derivative<3>([](auto t) { return t * t * t; })(5.0) == 6.0);
    CHECK(tl::taylor<2>([](auto t) { return t * t; })(5.0)[1] == 10.0);
    CHECK(tl::cost<std::array<double, 2>>(scalar).mul == 2);
    CHECK(tl::check_gradient(scalar, v).agrees_to(1e-14));
}

TEST_CASE("results that are inputs, constants, or one another", "[diff]") {
    constexpr auto f = tl::function([](auto v, auto) {
        auto const product = v[0] * v[1];
        return std::array{v[1], v[1], product, product, v[0] * 0.0 + 3.0, -v[0]};
    });
    constexpr auto j = tl::jacobian(f, tl::wrt<0>)(std::array{2.0, 5.0}, 1.0);
    using rows = std::array<std::array<double, 2>, 6>;
    CHECK(j == rows{{{0, 1}, {0, 1}, {5, 2}, {5, 2}, {0, 0}, {-1, 0}}});
    CHECK(tl::jacobian(f, tl::wrt<1>)(std::array{2.0, 5.0}, 1.0) == std::array<double, 6>{});
}

} // namespace
