// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "../../bench/run/llsq.hpp"

#include <catch2/catch.hpp>

#include <vector>

TEST_CASE("least squares of a polynomial against derivatives by hand") {
    for (std::size_t const m : {1u, 3u, 128u})
        for (std::size_t const n : {2u, 9u, 100u, 1000u}) {
            auto const x = llsq::coefficients(m), t = llsq::points(n);
            std::vector<long double> expected(m);
            long double const value = llsq::by_hand(x, t, expected);
            auto const [loss, slopes] = llsq::both(x, t);
            CHECK(loss == Approx(static_cast<double>(value)).epsilon(1e-12));
            for (std::size_t j = 0; j < m; ++j)
                CHECK(slopes(j) == Approx(static_cast<double>(expected[j])).epsilon(1e-10));
        }
}
