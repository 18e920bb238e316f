// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/batch.hpp>

/// Sums and products whose roundings are as written, and multiply-adds where they are asked for. A
/// compiler that fuses by itself chooses by what stands beside them: g++ by the order of
/// instructions, clang by whether a branch is between them, as sanitizers make many.

namespace tapeless::simd {

/// Whether the machine has a multiply-add for numbers of this type.
#if defined(__FMA__) || defined(__aarch64__)
template <class Value>
inline constexpr bool can_fuse = std::is_same_v<Value, double> || std::is_same_v<Value, float>;
#else
template <class Value>
inline constexpr bool can_fuse = false;
#endif
template <class Element, class Architecture>
inline constexpr bool can_fuse<pack<Element, Architecture>> =
    accurate::CanFuse<typename pack<Element, Architecture>::batch>;

#ifdef TAPELESS_NO_FUSING
template <class Value>
inline constexpr bool fuses = false;
#else
template <class Value>
inline constexpr bool fuses = can_fuse<Value>;
#endif

/// x itself, as a number that g++ fuses with nothing.
template <class Value>
TAPELESS_INLINE inline Value rounded(Value const& x) {
#if defined(__GNUC__) && !defined(__clang__)
    if constexpr (requires { typename Value::lanes; }) {
        if constexpr (requires { x.data() + x.data(); })
            return typename Value::batch(__builtin_assoc_barrier(x.data()));
        else
            return x;
    } else
        return __builtin_assoc_barrier(x);
#else
    return x;
#endif
}
/// clang fuses what its pragma allows, which is on the arithmetic of packs, not on xsimd's. Where
/// the machine has no multiply-adds there is nothing to keep apart, and less to compile.
template <class Value>
TAPELESS_INLINE inline Value times(Value const& a, Value const& b) {
    if constexpr (!can_fuse<Value>)
        return a * b;
    else if constexpr (requires { a.native(); })
        return rounded(Value(a.native() * b.native()));
    else
        return rounded(a * b);
}
template <class Value>
TAPELESS_INLINE inline Value plus(Value const& a, Value const& b) {
    if constexpr (!can_fuse<Value>)
        return a + b;
    else if constexpr (requires { a.native(); })
        return Value(rounded(a).native() + rounded(b).native());
    else
        return rounded(a) + rounded(b);
}

/// a b + c, rounded once where the machine can.
template <class Value>
TAPELESS_INLINE inline Value multiply_add(Value const& a, Value const& b, Value const& c) {
    if constexpr (!can_fuse<Value>)
        return a * b + c;
    else if constexpr (!fuses<Value>)
        return plus(times(a, b), c);
    else if constexpr (requires { a.data(); })
        return
            typename Value::batch(accurate::detail::fused_register(a.data(), b.data(), c.data()));
    else if constexpr (std::is_same_v<Value, float>)
        return __builtin_fmaf(a, b, c);
    else
        return __builtin_fma(a, b, c);
}
/// The same for a product that nothing else needs, and a sum that is no bare product itself: so
/// written, g++ fuses it as well, and takes a factor for all lanes straight from memory.
template <class Value>
TAPELESS_INLINE inline Value add_product(Value const& a, Value const& b, Value const& sum) {
#if defined(__GNUC__) && !defined(__clang__)
    if constexpr (fuses<Value>) return sum + a * b;
#endif
    return multiply_add(a, b, sum);
}
/// c - a b
template <class Value>
TAPELESS_INLINE inline Value subtract_product(Value const& a, Value const& b, Value const& c) {
    if constexpr (fuses<Value> && requires { a.data(); })
        return
            typename Value::batch(accurate::detail::without_product(a.data(), b.data(), c.data()));
    else
        return multiply_add(Value(-a), b, c);
}
/// a b - c
template <class Value>
TAPELESS_INLINE inline Value multiply_subtract(Value const& a, Value const& b, Value const& c) {
    if constexpr (fuses<Value> && requires { a.data(); })
        return
            typename Value::batch(accurate::detail::product_without(a.data(), b.data(), c.data()));
    else
        return multiply_add(a, b, Value(-c));
}

} // namespace tapeless::simd
