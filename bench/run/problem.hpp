// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <random>
#include <tuple>

namespace bench {

using std::cos, std::erfc, std::exp, std::log, std::sin, std::sqrt;

/// What every contender writes: the value and the slopes along the active inputs.
template <std::size_t Active>
struct results {
    double value;
    std::array<double, Active> slope;
};

/// A way to compute them: a function of the inputs that returns the value and the slopes, in the
/// form that is natural to it.
template <auto Run>
struct contender {
    char const* name;
};

/// A problem has active inputs, which are differentiated, in front of passive ones. A struct that
/// derives from this gives
///   name, ranges (of every input),
///   value(x, data): the function in any number type, for peers and for the reference,
///   own: the contenders written for it; the first is the hand-written one.
template <std::size_t Active, std::size_t Passive = 0>
struct problem {
    static constexpr std::size_t active = Active, passive = Passive;
    static constexpr bool uses_erfc = false;
    using inputs = std::array<double, Active + Passive>;
    using outputs = results<Active>;
};

struct range {
    double low, high;
};

template <class Problem>
typename Problem::inputs random_point(std::mt19937& source) {
    typename Problem::inputs x{};
    for (std::size_t k = 0; k < x.size(); ++k) {
        range const r = Problem::range_of(k);
        x[k] = std::uniform_real_distribution(r.low, r.high)(source);
    }
    return x;
}

/// Value and slopes in long double, the slopes by differences of fourth order: independent of
/// every formula for a derivative.
template <class Problem>
std::array<long double, Problem::active + 1> reference(typename Problem::inputs const& in) {
    std::array<long double, Problem::active> x;
    for (std::size_t k = 0; k < x.size(); ++k) x[k] = in[k];
    double const* data = in.data() + Problem::active;
    std::array<long double, Problem::active + 1> result{Problem::value(x.data(), data)};
    for (std::size_t k = 0; k < x.size(); ++k) {
        long double const center = x[k], h = 1e-4L;
        auto const at = [&](int steps) {
            x[k] = center + static_cast<long double>(steps) * h;
            return Problem::value(x.data(), data);
        };
        result[k + 1] = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
        x[k] = center;
    }
    return result;
}

} // namespace bench
