// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "converging.hpp"
#include "directions.hpp"

#include <catch2/catch.hpp>

namespace converging {

/// Values, gradients and tangents of two ways to one fixed point.
template <class F, class G, class... Part>
void compare(F const& f, G const& g, Part const&... part) {
    auto const [point, direction] = workload::some(part...);
    CHECK(std::apply(f, point) == Approx(std::apply(g, point)).epsilon(1e-12));
    CHECK(workload::worst_error(workload::numbers(std::apply(tl::gradient(f), point)),
                                workload::numbers(std::apply(tl::gradient(g), point))) < 1e-11);
    auto const tangent = std::get<1>(tl::jvp(f)(point, direction));
    CHECK(tangent == Approx(std::get<1>(tl::jvp(g)(point, direction))).epsilon(1e-11));
}

} // namespace converging
