// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "../../bench/run/gmm.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

/// In units of the largest derivative of an argument.
template <class Slopes>
double worst(Slopes const& slopes, std::vector<long double> const& expected) {
    long double largest = 1e-300L, gap = 0;
    for (std::size_t e = 0; e < expected.size(); ++e) {
        largest = std::max(largest, std::fabs(expected[e]));
        long double const one = std::fabs(slopes.data()[e] - expected[e]);
        gap = one > gap || std::isnan(one) ? one : gap;
    }
    return static_cast<double>(gap / largest);
}

} // namespace

TEST_CASE("a mixture of Gaussians with full covariances against derivatives by hand") {
    struct sizes {
        std::size_t n, d, k;
    };
    for (auto const [n, d, k] :
         {sizes{1, 1, 1}, sizes{3, 2, 5}, sizes{64, 3, 1}, sizes{301, 2, 5}, sizes{130, 10, 7},
          sizes{70, 64, 25}, sizes{1000, 5, 100}, sizes{517, 17, 9}}) {
        gmm::problem const given(n, d, k);
        gmm::by_hand<long double> expected(given);
        expected.run(given);
        auto const [value, slopes] = given.evaluate();
        auto const& [of_alpha, of_mu, of_q, of_l] = slopes;
        CHECK(value == Approx(static_cast<double>(expected.value)).epsilon(1e-13));
        CHECK(worst(of_alpha, expected.of_alpha) < 1e-12);
        CHECK(worst(of_mu, expected.of_mu) < 1e-12);
        CHECK(worst(of_q, expected.of_q) < 1e-12);
        CHECK(worst(of_l, expected.of_l) < 1e-12);
    }
}
