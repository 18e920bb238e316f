// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "directions.hpp"

#include <catch2/catch.hpp>

namespace workload {

/// hvp(f) at numbers for all of `point`: against differences of gradients, and symmetric.
template <class Function, class All>
void check_hvp(Function const& f, All point, double tolerance = 1e-9) {
    All u = point, v = point;
    fill_all(point, 5), fill_all(u, 6), fill_all(v, 7);
    auto const gradient = [&](All const& x) { return std::apply(tl::gradient(f), x); };
    auto const along = [&](All const& d) {
        return std::apply(tl::hvp(f), std::tuple_cat(point, d));
    };
    auto const Hv = along(v);
    CHECK(worst_error(numbers(Hv), slope_along(point, v, gradient)) < tolerance);
    CHECK(inner(u, Hv) == Approx(inner(v, along(u))).epsilon(1e-10));
}

} // namespace workload
