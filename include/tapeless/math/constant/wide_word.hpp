// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/representation.hpp>

namespace tapeless::constant_math {

__extension__ typedef unsigned __int128 wide_word;

/// A positive mantissa in [1, 2) as an integer of 64 bits with the top one set.
constexpr std::uint64_t integer_mantissa(double_double m) {
    auto const high = static_cast<std::uint64_t>(m.hi * 0x1p62);
    auto const low = static_cast<std::int64_t>(m.lo * 0x1p63);
    return 2 * high + static_cast<std::uint64_t>(low);
}

} // namespace tapeless::constant_math
