// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/hyperbolic.hpp>
#include <tapeless/math/constant/inverse_trigonometric.hpp>
#include <tapeless/math/constant/trigonometric.hpp>
#include <tapeless/math/number.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::acos;
using std::acosh;
using std::asin;
using std::asinh;
using std::atan;
using std::atan2;
using std::atanh;
using std::cos;
using std::cosh;
using std::sin;
using std::sinh;
using std::tan;
using std::tanh;

template <class X>
concept HasSin = requires(X const& x) {
    sin(x);
};
template <class X>
concept HasCos = requires(X const& x) {
    cos(x);
};
template <class X>
concept HasTan = requires(X const& x) {
    tan(x);
};
template <class X>
concept HasAsin = requires(X const& x) {
    asin(x);
};
template <class X>
concept HasAcos = requires(X const& x) {
    acos(x);
};
template <class X>
concept HasAtan = requires(X const& x) {
    atan(x);
};
template <class X>
concept HasSinh = requires(X const& x) {
    sinh(x);
};
template <class X>
concept HasCosh = requires(X const& x) {
    cosh(x);
};
template <class X>
concept HasTanh = requires(X const& x) {
    tanh(x);
};
template <class X>
concept HasAsinh = requires(X const& x) {
    asinh(x);
};
template <class X>
concept HasAcosh = requires(X const& x) {
    acosh(x);
};
template <class X>
concept HasAtanh = requires(X const& x) {
    atanh(x);
};
template <class A, class B>
concept HasAtan2 = requires(A const& a, B const& b) {
    atan2(a, b);
};
} // namespace found

template <found::HasSin X>
TAPELESS_INLINE constexpr auto sin(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::sin(promoted<X>(x));
    }
    using std::sin;
    return sin(x);
}

template <found::HasCos X>
TAPELESS_INLINE constexpr auto cos(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::cos(promoted<X>(x));
    }
    using std::cos;
    return cos(x);
}

template <found::HasTan X>
TAPELESS_INLINE constexpr auto tan(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::tan(promoted<X>(x));
    }
    using std::tan;
    return tan(x);
}

template <found::HasAsin X>
TAPELESS_INLINE constexpr auto asin(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::asin(promoted<X>(x));
    }
    using std::asin;
    return asin(x);
}

template <found::HasAcos X>
TAPELESS_INLINE constexpr auto acos(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::acos(promoted<X>(x));
    }
    using std::acos;
    return acos(x);
}

template <found::HasAtan X>
TAPELESS_INLINE constexpr auto atan(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::atan(promoted<X>(x));
    }
    using std::atan;
    return atan(x);
}

template <found::HasSinh X>
TAPELESS_INLINE constexpr auto sinh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::sinh(promoted<X>(x));
    }
    using std::sinh;
    return sinh(x);
}

template <found::HasCosh X>
TAPELESS_INLINE constexpr auto cosh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::cosh(promoted<X>(x));
    }
    using std::cosh;
    return cosh(x);
}

template <found::HasTanh X>
TAPELESS_INLINE constexpr auto tanh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::tanh(promoted<X>(x));
    }
    using std::tanh;
    return tanh(x);
}

template <found::HasAsinh X>
TAPELESS_INLINE constexpr auto asinh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::asinh(promoted<X>(x));
    }
    using std::asinh;
    return asinh(x);
}

template <found::HasAcosh X>
TAPELESS_INLINE constexpr auto acosh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::acosh(promoted<X>(x));
    }
    using std::acosh;
    return acosh(x);
}

template <found::HasAtanh X>
TAPELESS_INLINE constexpr auto atanh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::atanh(promoted<X>(x));
    }
    using std::atanh;
    return atanh(x);
}

template <class B, found::HasAtan2<B> A>
TAPELESS_INLINE constexpr auto atan2(A const& a, B const& b) {
    if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        using Value = promoted<A, B>;
        if (__builtin_is_constant_evaluated()) return constant_math::atan2(Value(a), Value(b));
    }
    using std::atan2;
    return atan2(a, b);
}

} // namespace tapeless::math
