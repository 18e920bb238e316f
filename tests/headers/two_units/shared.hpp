// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once
#include <array>
#include <string>

#include <tapeless/tapeless.hpp>

/// What two translation units of one program may both contain: expressions and functions in a
/// header, and the same expression spelled out in each of the units.
namespace two_units {

namespace tl = tapeless;

struct params {
    double slope;
    std::array<double, 2> offset;
};
TAPELESS_STRUCT(params, slope, offset);

inline constexpr auto x = tl::variable<"x">;
inline constexpr auto y = tl::variable<"y">;
inline constexpr auto product = x * y + sin(x);
inline constexpr auto line = tl::function([](auto a, auto b) { return a * b + sin(a); });

/// Everything one unit computes; the units have to agree to the last bit.
struct results {
    double value, derivative_by_x, gradient_x, gradient_y, held, traced, traced_a, traced_b;
    double slope, first_offset, second_offset;
    std::string text;

    bool operator==(results const&) const = default;
};

results first();
results second();

} // namespace two_units
