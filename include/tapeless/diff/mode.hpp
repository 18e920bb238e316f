// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless {

/// The order in which the chain rule is applied.
enum class direction : unsigned char { forward, reverse, cross_country, automatic };

/// A direction as a value with a type of its own: `jacobian(f, mode::reverse)` depends on it.
template <direction Direction>
struct mode_constant {
    static constexpr direction value = Direction;
};

/// How a Jacobian is accumulated. `cross_country` eliminates intermediate values in the order of
/// least multiplications; `automatic` counts what each of the others costs and takes the cheapest.
namespace mode {
inline constexpr mode_constant<direction::forward> forward;
inline constexpr mode_constant<direction::reverse> reverse;
inline constexpr mode_constant<direction::cross_country> cross_country;
inline constexpr mode_constant<direction::automatic> automatic;
} // namespace mode

} // namespace tapeless
