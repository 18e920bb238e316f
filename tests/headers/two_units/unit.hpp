// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once
#include "shared.hpp"

namespace two_units {

/// Has a definition of its own in every unit; the entities of the library behind it are shared.
static results compute(double at_x, double at_y, double factor) {
    constexpr auto own = x * y + sin(x);
    static_assert(tl::same(tl::derivative(own, x), cos(x) + y));

    auto const gradient = tl::gradient(product, tl::wrt(x, y))(x = at_x, y = at_y);
    auto const held = factor * product;
    auto const [a, b] = tl::gradient(line)(at_x, at_y);
    constexpr auto fit = tl::function(
        [](auto p, auto s) { return p.slope * s * s + p.offset[0] * s + p.offset[1]; });
    params const slopes = tl::gradient(fit, tl::wrt<0>)(params{at_x, {at_y, factor}}, at_y);

    return {own(x = at_x, y = at_y),
            tl::derivative(product, x)(x = at_x, y = at_y),
            gradient[x],
            gradient[y],
            tl::derivative(held, y)(x = at_x, y = at_y),
            line(at_x, at_y),
            a,
            b,
            slopes.slope,
            slopes.offset[0],
            slopes.offset[1],
            tl::to_string(tl::derivative(own, x))};
}

} // namespace two_units
