// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/special.hpp>
#include <tapeless/math/logarithmic.hpp>
#include <tapeless/math/polygamma.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::erf;
using std::erfc;
using std::lgamma;

template <class X>
concept HasErf = requires(X const& x) {
    erf(x);
};
template <class X>
concept HasErfc = requires(X const& x) {
    erfc(x);
};
template <class X>
concept HasLgamma = requires(X const& x) {
    lgamma(x);
};
} // namespace found

template <found::HasErf X>
TAPELESS_INLINE constexpr auto erf(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::erf(promoted<X>(x));
    }
    using std::erf;
    return erf(x);
}

template <found::HasErfc X>
TAPELESS_INLINE constexpr auto erfc(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::erfc(promoted<X>(x));
    }
    using std::erfc;
    return erfc(x);
}

/// Lane by lane, for the batched function of xsimd 8.1 is wrong by orders of magnitude on batches
/// of float whose lanes lie on different sides of 6.5.
template <found::HasLgamma X>
TAPELESS_INLINE constexpr auto lgamma(X const& x) {
    if constexpr (CarelessBatch<X>) {
        return lane_by_lane([](auto lane) { return std::lgamma(lane); }, x);
    } else {
        if constexpr (std::is_arithmetic_v<X>) {
            if (__builtin_is_constant_evaluated()) return constant_math::lgamma(promoted<X>(x));
        }
        using std::lgamma;
        return lgamma(x);
    }
}

/// Numbers that the series can be computed with, and batches of them, which are taken apart.
template <class X>
concept SeriesNumber = found::HasLog<X> &&(OrderedNumber<X> || ComplexNumber<X>)&&!LaneBatch<X>;

/// The logarithmic derivative of gamma.
template <class X>
requires(SeriesNumber<X> || LaneBatch<X>) constexpr auto digamma(X const& x) {
    if constexpr (LaneBatch<X>) {
        return lane_by_lane([](auto lane) { return series::digamma(lane); }, x);
    } else if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::digamma(promoted<X>(x));
        return series::digamma(promoted<X>(x));
    } else {
        return series::digamma(x);
    }
}

/// The n-th derivative of digamma, n >= 1; digamma itself for n == 0.
template <class X>
requires(SeriesNumber<X> || LaneBatch<X>) constexpr auto polygamma(int n, X const& x) {
    if constexpr (LaneBatch<X>) {
        return lane_by_lane([n](auto lane) { return polygamma(n, lane); }, x);
    } else if constexpr (std::is_arithmetic_v<X>) {
        using Value = promoted<X>;
        if (__builtin_is_constant_evaluated()) return constant_math::polygamma(n, Value(x));
        return n == 0 ? series::digamma(Value(x)) : series::polygamma(n, Value(x));
    } else {
        return n == 0 ? series::digamma(x) : series::polygamma(n, x);
    }
}

} // namespace tapeless::math
