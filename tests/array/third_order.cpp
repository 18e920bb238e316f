// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Reverse mode over forward mode over reverse mode, through turns: third derivatives of
/// x^3 h^4 = (h^2 x)^2 x, which is two turns of h^2 x, as they are by hand.

#include <tapeless/array.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

namespace tl = tapeless;
using vector = std::vector<double>;

namespace {

constexpr auto turned = tl::function(
    [](auto h, auto x) { return tl::iterate(2, h, [&](auto u) { return u * u * x(0); }); });
/// The sum of what two turns put out, h^2 x + x^3 h^4 for each element.
constexpr auto put_out = tl::function([](auto h, auto x) {
    auto made = tl::scan(tl::range<2>, h, [&](auto u, auto) { return u * u * x(0); });
    return tl::sum(made.second);
});

constexpr double h = 0.7, x = 0.9, d = 1.5;
vector const xs{x};
/// d/dh and d/dd of d^2/dh^2 (x^3 h^4) d.
double const of_h = 24 * x * x * x * h * d;
double const of_d = 12 * x * x * x * h * h;

} // namespace

TEST_CASE("the gradient of an hvp of turns") {
    constexpr auto hv = tl::function(
        [](auto at, auto along, auto dir) { return tl::hvp(turned, tl::wrt<0>)(at, along, dir); });
    CHECK(tl::gradient(hv, tl::wrt<0>)(h, xs, d) == Approx(of_h).epsilon(1e-14));
    CHECK(tl::gradient(hv, tl::wrt<2>)(h, xs, d) == Approx(of_d).epsilon(1e-14));
    auto const of_x = tl::gradient(hv, tl::wrt<1>)(h, xs, d);
    CHECK(of_x(0) == Approx(36 * x * x * h * h * d).epsilon(1e-14));
}
TEST_CASE("the gradient of a tangent of a gradient, of a tangent, and of a Hessian") {
    constexpr auto pushed = tl::function([](auto at, auto along, auto dir) {
        constexpr auto slope =
            tl::function([](auto u, auto v) { return tl::gradient(turned, tl::wrt<0>)(u, v); });
        return std::get<1>(tl::jvp(slope)(std::tie(at, along), std::tuple(dir, 0.0 * along)));
    });
    CHECK(tl::gradient(pushed, tl::wrt<0>)(h, xs, d) == Approx(of_h).epsilon(1e-14));
    constexpr auto twice = tl::function([](auto at, auto along, auto dir) {
        constexpr auto once = tl::function([](auto u, auto v, auto w) {
            return std::get<1>(tl::jvp(turned)(std::tie(u, v), std::tuple(w, 0.0 * v)));
        });
        auto const none = 0.0 * along;
        return std::get<1>(
            tl::jvp(once)(std::tie(at, along, dir), std::tuple(dir, none, 0.0 * dir)));
    });
    CHECK(tl::gradient(twice, tl::wrt<0>)(h, xs, d) == Approx(of_h * d).epsilon(1e-14));
    constexpr auto curved = tl::function([](auto at, auto along, auto dir) {
        return dir * tl::hessian(turned, tl::wrt<0>)(at, along);
    });
    CHECK(tl::gradient(curved, tl::wrt<0>)(h, xs, d) == Approx(of_h).epsilon(1e-14));
}
TEST_CASE("the gradient of an hvp of arrays that turns put out") {
    constexpr auto hv = tl::function([](auto at, auto along, auto dir) {
        return tl::dot(dir, tl::hvp(put_out, tl::wrt<0>)(at, along, dir));
    });
    vector const hs{0.7, -0.4, 1.1}, ds{1.5, 0.5, -2.0};
    auto const found = tl::gradient(hv, tl::wrt<0, 2>)(hs, xs, ds);
    for (std::size_t k = 0; k < hs.size(); ++k) {
        // sum over k of (2 x + 12 x^3 h^2) d^2
        CHECK(std::get<0>(found)(k) == Approx(24 * x * x * x * hs[k] * ds[k] * ds[k]));
        CHECK(std::get<1>(found)(k) ==
              Approx(2 * (2 * x + 12 * x * x * x * hs[k] * hs[k]) * ds[k]));
    }
}
