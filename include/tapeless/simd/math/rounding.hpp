// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/lanes.hpp>

/// Operations that are exact, or rounded once: every lane is what std:: has for a number.

namespace tapeless::simd::accurate {

namespace detail {
/// Whether there are instructions for it. Without, xsimd goes through integers, number by number.
template <Batch B>
#if defined(__SSE4_1__) || !defined(__SSE2__)
inline constexpr bool rounds_itself = true;
#else
inline constexpr bool rounds_itself = false;
#endif

/// |x| rounded to the nearest integer; numbers without fractional bits stay.
template <Batch B>
TAPELESS_INLINE inline B whole(B const& size) {
    constexpr auto carrier = element<B>(word<B>(1) << fraction_bits<B>);
    return choose(size < B(carrier), B((size + B(carrier)) - B(carrier)), size);
}
} // namespace detail

template <Batch B>
TAPELESS_INLINE inline B trunc(B const& x) {
    if constexpr (detail::rounds_itself<B>) return xsimd::trunc(x);
    B const size = magnitude(x), near = detail::whole(size);
    B const step = choose(near > size, constant<B>(1), constant<B>(0));
    return B((near - step) | sign_of(x));
}
template <Batch B>
TAPELESS_INLINE inline B floor(B const& x) {
    if constexpr (detail::rounds_itself<B>) return xsimd::floor(x);
    B const near = detail::whole(magnitude(x)) | sign_of(x);
    return B((near - choose(near > x, constant<B>(1), constant<B>(0))) | sign_of(x));
}
template <Batch B>
TAPELESS_INLINE inline B ceil(B const& x) {
    if constexpr (detail::rounds_itself<B>) return xsimd::ceil(x);
    B const near = detail::whole(magnitude(x)) | sign_of(x);
    return B((near + choose(near < x, constant<B>(1), constant<B>(0))) | sign_of(x));
}
/// Halves away from zero.
template <Batch B>
TAPELESS_INLINE inline B round(B const& x) {
    B const size = magnitude(x), near = detail::whole(size);
    B const step = choose(size - near == constant<B>(0.5), constant<B>(1), constant<B>(0));
    return B((near + step) | sign_of(x));
}

/// a b + c rounded once: one instruction, or the scalar function where there is none.
template <Batch B>
TAPELESS_INLINE inline B fma(B const& a, B const& b, B const& c) {
    if constexpr (CanFuse<B>)
        return fused(a, b, c);
    else {
        alignas(64) element<B> x[B::size], y[B::size], z[B::size];
        a.store_aligned(x);
        b.store_aligned(y);
        c.store_aligned(z);
        for (std::size_t i = 0; i < B::size; ++i) z[i] = std::fma(x[i], y[i], z[i]);
        return B::load_aligned(z);
    }
}

} // namespace tapeless::simd::accurate
