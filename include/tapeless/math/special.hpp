// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/special.hpp>
#include <tapeless/math/exponential.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::erf;
using std::erfc;
using std::lgamma;

template <class X>
concept has_erf = requires(X const& x) {
    erf(x);
};
template <class X>
concept has_erfc = requires(X const& x) {
    erfc(x);
};
template <class X>
concept has_lgamma = requires(X const& x) {
    lgamma(x);
};
} // namespace found

template <class X>
requires found::has_erf<X> TAPELESS_INLINE constexpr auto erf(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::erf(promoted<X>(x));
    }
    using std::erf;
    return erf(x);
}

template <class X>
requires found::has_erfc<X> TAPELESS_INLINE constexpr auto erfc(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::erfc(promoted<X>(x));
    }
    using std::erfc;
    return erfc(x);
}

template <class X>
requires found::has_lgamma<X> TAPELESS_INLINE constexpr auto lgamma(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::lgamma(promoted<X>(x));
    }
    using std::lgamma;
    return lgamma(x);
}

template <class X>
requires std::is_arithmetic_v<X>
constexpr auto digamma(X x) { return constant_math::digamma(promoted<X>(x)); }
template <class X>
requires std::is_arithmetic_v<X>
constexpr auto polygamma(int n, X x) { return constant_math::polygamma(n, promoted<X>(x)); }
} // namespace tapeless::math
