// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/fused.hpp>
#include <tapeless/math/constant/rounding.hpp>
#include <tapeless/math/number.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::ceil;
using std::copysign;
using std::fabs;
using std::floor;
using std::isinf;
using std::isnan;
using std::round;
using std::signbit;
using std::trunc;

template <class X>
concept HasFloor = requires(X const& x) {
    floor(x);
};
template <class X>
concept HasCeil = requires(X const& x) {
    ceil(x);
};
template <class X>
concept HasRound = requires(X const& x) {
    round(x);
};
template <class X>
concept HasTrunc = requires(X const& x) {
    trunc(x);
};
template <class X>
concept HasFabs = requires(X const& x) {
    fabs(x);
};
template <class X>
concept HasSignbit = requires(X const& x) {
    signbit(x);
};
template <class X>
concept HasIsnan = requires(X const& x) {
    isnan(x);
};
template <class X>
concept HasIsinf = requires(X const& x) {
    isinf(x);
};
template <class A, class B>
concept HasCopysign = requires(A const& a, B const& b) {
    copysign(a, b);
};
using std::fma;
template <class X>
concept HasFma = requires(X const& x) {
    fma(x, x, x);
};
} // namespace found

template <found::HasFloor X>
TAPELESS_INLINE constexpr auto floor(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::floor(promoted<X>(x));
    }
    using std::floor;
    return floor(x);
}

template <found::HasCeil X>
TAPELESS_INLINE constexpr auto ceil(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::ceil(promoted<X>(x));
    }
    using std::ceil;
    return ceil(x);
}

template <found::HasRound X>
TAPELESS_INLINE constexpr auto round(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::round(promoted<X>(x));
    }
    using std::round;
    return round(x);
}

template <found::HasTrunc X>
TAPELESS_INLINE constexpr auto trunc(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::trunc(promoted<X>(x));
    }
    using std::trunc;
    return trunc(x);
}

template <found::HasFabs X>
TAPELESS_INLINE constexpr auto fabs(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::fabs(promoted<X>(x));
    }
    using std::fabs;
    return fabs(x);
}

template <found::HasSignbit X>
TAPELESS_INLINE constexpr auto signbit(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::signbit(promoted<X>(x));
    }
    using std::signbit;
    return signbit(x);
}

template <found::HasIsnan X>
TAPELESS_INLINE constexpr auto isnan(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::isnan(promoted<X>(x));
    }
    using std::isnan;
    return isnan(x);
}

template <found::HasIsinf X>
TAPELESS_INLINE constexpr auto isinf(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::isinf(promoted<X>(x));
    }
    using std::isinf;
    return isinf(x);
}

template <class B, found::HasCopysign<B> A>
TAPELESS_INLINE constexpr auto copysign(A const& a, B const& b) {
    if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        using Value = promoted<A, B>;
        if (__builtin_is_constant_evaluated()) return constant_math::copysign(Value(a), Value(b));
    }
    using std::copysign;
    return copysign(a, b);
}

/// a * b + c rounded once for floating-point numbers (one instruction where the machine has it: the
/// compilers expand std::fma) and for types with an fma of their own.
template <class X>
TAPELESS_INLINE constexpr auto fma(X const& a, X const& b, X const& c) {
    if constexpr (std::is_arithmetic_v<X>) {
        using Value = promoted<X>;
        if (__builtin_is_constant_evaluated())
            return constant_math::fma(Value(a), Value(b), Value(c));
        return std::fma(Value(a), Value(b), Value(c));
    } else if constexpr (found::HasFma<X>) {
        using std::fma;
        return fma(a, b, c);
    } else {
        return a * b + c;
    }
}

/// x * 2^exponent.
template <ArithmeticNumber X>
TAPELESS_INLINE constexpr auto ldexp(X x, int exponent) {
    if (__builtin_is_constant_evaluated()) return constant_math::ldexp(promoted<X>(x), exponent);
    return std::ldexp(x, exponent);
}

/// x as mantissa * 2^exponent with the mantissa in [1/2, 1).
template <ArithmeticNumber X>
TAPELESS_INLINE constexpr auto frexp(X x, int* exponent) {
    if (__builtin_is_constant_evaluated()) return constant_math::frexp(promoted<X>(x), exponent);
    return std::frexp(x, exponent);
}

} // namespace tapeless::math
