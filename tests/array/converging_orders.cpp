// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging.hpp"
#include "second_order.hpp"

#include <vector>

using namespace converging;
using namespace workload;

namespace {

/// sqrt(a) by Heron's rule, of which all derivatives are known.
constexpr auto root = [](auto a) {
    return tl::while_converging(0.0 * a + 1.0, [&](auto x) { return 0.5 * (x + a / x); });
};
constexpr auto sum_of_roots = tl::function([](auto a) { return tl::sum(root(a)); });
constexpr auto roots = tl::function([](auto a) { return root(a); });
constexpr auto steepness = tl::function([](auto a) {
    auto slope = tl::gradient(sum_of_roots)(a);
    return tl::sum(slope * slope);
});

} // namespace

TEST_CASE("derivatives of fixed points of every kind, by hand") {
    std::vector<double> const a{0.5, 1, 4, 9};
    auto const J = tl::jacobian(roots)(a);
    auto const H = tl::hessian(sum_of_roots)(a);
    auto const [value, pulled] = tl::vjp(roots)(std::tie(a), std::vector<double>{1, 2, 3, 4});
    auto const of_steepness = tl::gradient(steepness)(a);
    for (std::size_t i = 0; i < a.size(); ++i) {
        double const x = std::sqrt(a[i]);
        CHECK(value(i) == Approx(x).epsilon(1e-13));
        CHECK(std::get<0>(pulled)(i) == Approx((1 + double(i)) / (2 * x)).epsilon(1e-12));
        CHECK(of_steepness(i) == Approx(-0.25 / (a[i] * a[i])).epsilon(1e-11));
        for (std::size_t j = 0; j < a.size(); ++j) {
            CHECK(J(i, j) == Approx(i == j ? 0.5 / x : 0).epsilon(1e-12));
            CHECK(H(i, j) == Approx(i == j ? -0.25 / (a[i] * x) : 0).epsilon(1e-11));
        }
    }
}
TEST_CASE("Hessian products through a fixed point") {
    check_hvp(network<until_at_rest>,
              std::tuple(matrix(3, 3), std::vector<double>(3), std::vector<double>(3)));
}
