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
concept has_sin = requires(X const& x) {
    sin(x);
};
template <class X>
concept has_cos = requires(X const& x) {
    cos(x);
};
template <class X>
concept has_tan = requires(X const& x) {
    tan(x);
};
template <class X>
concept has_asin = requires(X const& x) {
    asin(x);
};
template <class X>
concept has_acos = requires(X const& x) {
    acos(x);
};
template <class X>
concept has_atan = requires(X const& x) {
    atan(x);
};
template <class X>
concept has_sinh = requires(X const& x) {
    sinh(x);
};
template <class X>
concept has_cosh = requires(X const& x) {
    cosh(x);
};
template <class X>
concept has_tanh = requires(X const& x) {
    tanh(x);
};
template <class X>
concept has_asinh = requires(X const& x) {
    asinh(x);
};
template <class X>
concept has_acosh = requires(X const& x) {
    acosh(x);
};
template <class X>
concept has_atanh = requires(X const& x) {
    atanh(x);
};
template <class A, class B>
concept has_atan2 = requires(A const& a, B const& b) {
    atan2(a, b);
};
} // namespace found

template <found::has_sin X>
TAPELESS_INLINE constexpr auto sin(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::sin(promoted<X>(x));
    }
    using std::sin;
    return sin(x);
}

template <found::has_cos X>
TAPELESS_INLINE constexpr auto cos(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::cos(promoted<X>(x));
    }
    using std::cos;
    return cos(x);
}

template <found::has_tan X>
TAPELESS_INLINE constexpr auto tan(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::tan(promoted<X>(x));
    }
    using std::tan;
    return tan(x);
}

template <found::has_asin X>
TAPELESS_INLINE constexpr auto asin(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::asin(promoted<X>(x));
    }
    using std::asin;
    return asin(x);
}

template <found::has_acos X>
TAPELESS_INLINE constexpr auto acos(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::acos(promoted<X>(x));
    }
    using std::acos;
    return acos(x);
}

template <found::has_atan X>
TAPELESS_INLINE constexpr auto atan(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::atan(promoted<X>(x));
    }
    using std::atan;
    return atan(x);
}

template <found::has_sinh X>
TAPELESS_INLINE constexpr auto sinh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::sinh(promoted<X>(x));
    }
    using std::sinh;
    return sinh(x);
}

template <found::has_cosh X>
TAPELESS_INLINE constexpr auto cosh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::cosh(promoted<X>(x));
    }
    using std::cosh;
    return cosh(x);
}

template <found::has_tanh X>
TAPELESS_INLINE constexpr auto tanh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::tanh(promoted<X>(x));
    }
    using std::tanh;
    return tanh(x);
}

template <found::has_asinh X>
TAPELESS_INLINE constexpr auto asinh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::asinh(promoted<X>(x));
    }
    using std::asinh;
    return asinh(x);
}

template <found::has_acosh X>
TAPELESS_INLINE constexpr auto acosh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::acosh(promoted<X>(x));
    }
    using std::acosh;
    return acosh(x);
}

template <found::has_atanh X>
TAPELESS_INLINE constexpr auto atanh(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (std::is_constant_evaluated()) return constant_math::atanh(promoted<X>(x));
    }
    using std::atanh;
    return atanh(x);
}

template <class B, found::has_atan2<B> A>
TAPELESS_INLINE constexpr auto atan2(A const& a, B const& b) {
    if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        using Value = promoted<A, B>;
        if (std::is_constant_evaluated()) return constant_math::atan2(Value(a), Value(b));
    }
    using std::atan2;
    return atan2(a, b);
}

} // namespace tapeless::math
