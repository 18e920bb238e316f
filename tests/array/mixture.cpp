// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

/// The log-likelihood of a mixture of Gaussians with diagonal covariances.
constexpr auto mixture = tl::function([](auto x, auto alpha, auto mu, auto q) {
    auto likelihood = tl::sum(tl::indices<0>(x), [&](auto p) {
        return tl::logsumexp(tl::indices<0>(alpha), [&](auto c) {
            auto distance = tl::sum(tl::indices<1>(x), [&](auto j) {
                auto scaled = exp(q(c, j)) * (x(p, j) - mu(c, j));
                return scaled * scaled;
            });
            auto size = tl::sum(tl::indices<1>(q), [&](auto j) { return q(c, j); });
            return alpha(c) + size - 0.5 * distance;
        });
    });
    return likelihood - tl::logsumexp(alpha);
});

} // namespace

TEST_CASE("a mixture of Gaussians: loops three deep against loops and differences") {
    tl::tensor<double, tl::dynamic, tl::dynamic> x(23, 3), mu(10, 3), q(10, 3);
    std::vector<double> alpha(10);
    fill(x, 1), fill(mu, 2), fill(q, 3), fill(alpha, 4);
    long double expected = 0, weights = 0;
    for (std::size_t p = 0; p < 23; ++p) {
        long double total = 0;
        for (std::size_t c = 0; c < 10; ++c) {
            long double exponent = alpha[c];
            for (std::size_t j = 0; j < 3; ++j) {
                long double const scaled =
                    std::exp(static_cast<long double>(q(c, j))) * (x(p, j) - mu(c, j));
                exponent += q(c, j) - scaled * scaled / 2;
            }
            total += std::exp(exponent);
        }
        expected += std::log(total);
    }
    for (double const a : alpha) weights += std::exp(static_cast<long double>(a));
    expected -= std::log(weights);

    auto const value = [&] { return mixture(x, alpha, mu, q); };
    auto const [likelihood, slopes] = tl::value_and_gradient(mixture)(x, alpha, mu, q);
    auto const& [of_x, of_alpha, of_mu, of_q] = slopes;
    CHECK(likelihood == Approx(static_cast<double>(expected)).epsilon(1e-13));
    CHECK(value() == Approx(static_cast<double>(expected)).epsilon(1e-13));
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(alpha, of_alpha, value) < 1e-8);
    CHECK(worst_difference(mu, of_mu, value) < 1e-8);
    CHECK(worst_difference(q, of_q, value) < 1e-8);
}
