// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstddef>
#include <limits>

namespace tapeless::arrays {

struct tolerances {
    double relative = 0;
    double absolute = 0;
};

/// Whether no element has changed by more than the tolerance, which is relative to the largest
/// element: what is small beside it stays within its errors. What was NaN and is, or infinite, has
/// not changed. Unless it is zero, a tolerance is some roundings of float at least.
template <class Element>
bool stays(Element const* now, Element const* before, std::size_t size, tolerances const& t) {
    constexpr Element most = std::numeric_limits<Element>::max();
    constexpr Element least = 32 * std::numeric_limits<Element>::epsilon();
    auto const magnitude = [](Element x) { return x < 0 ? -x : x; };
    Element largest = 0;
    for (std::size_t k = 0; k < size; ++k)
        if (magnitude(now[k]) > largest && magnitude(now[k]) <= most) largest = magnitude(now[k]);
    auto relative = static_cast<Element>(t.relative);
    if (sizeof(Element) < sizeof(double) && relative > 0 && relative < least) relative = least;
    Element const bound = static_cast<Element>(t.absolute) + relative * largest;
    for (std::size_t k = 0; k < size; ++k) {
        bool const is_nan = now[k] != now[k] && before[k] != before[k];
        bool const same = now[k] == before[k] || is_nan;
        if (!same && !(magnitude(now[k] - before[k]) <= bound)) return false;
    }
    return true;
}

} // namespace tapeless::arrays
