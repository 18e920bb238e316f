// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "second_order.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("Hessian products of a Gaussian mixture") {
    constexpr auto mixture = tl::function([](auto alpha, auto mu, auto scale, auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto p) {
            return tl::logsumexp(tl::indices<0>(mu), [&](auto c) {
                auto distance = tl::sum(tl::indices<1>(x), [&](auto j) {
                    auto difference = (x(p, j) - mu(c, j)) * tl::exp(scale(c, j));
                    return 0.5 * difference * difference - scale(c, j);
                });
                return alpha(c) - distance;
            });
        });
    });
    check_hvp(mixture,
              std::tuple(std::vector<double>(3), matrix(3, 2), matrix(3, 2), matrix(20, 2)));
}
