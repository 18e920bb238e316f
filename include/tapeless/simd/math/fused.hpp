// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/simd/xsimd.hpp>

/// The instructions that kernels need and xsimd 8 lacks: multiply-adds that are fused on AVX-512
/// as well, and the scaling by powers of two of AVX-512.

namespace tapeless::simd::accurate {

namespace detail {
// Where the machine has neither, the names must exist.
void fused_register();
void without_product();
void product_without();
void scaled_by();
void both_masks();
void either_mask();
void other_mask();
#ifdef __FMA__
TAPELESS_INLINE inline __m128 fused_register(__m128 a, __m128 b, __m128 c) {
    return _mm_fmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m128 without_product(__m128 a, __m128 b, __m128 c) {
    return _mm_fnmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m128 product_without(__m128 a, __m128 b, __m128 c) {
    return _mm_fmsub_ps(a, b, c);
}
TAPELESS_INLINE inline __m128d fused_register(__m128d a, __m128d b, __m128d c) {
    return _mm_fmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m128d without_product(__m128d a, __m128d b, __m128d c) {
    return _mm_fnmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m128d product_without(__m128d a, __m128d b, __m128d c) {
    return _mm_fmsub_pd(a, b, c);
}
TAPELESS_INLINE inline __m256 fused_register(__m256 a, __m256 b, __m256 c) {
    return _mm256_fmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m256 without_product(__m256 a, __m256 b, __m256 c) {
    return _mm256_fnmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m256 product_without(__m256 a, __m256 b, __m256 c) {
    return _mm256_fmsub_ps(a, b, c);
}
TAPELESS_INLINE inline __m256d fused_register(__m256d a, __m256d b, __m256d c) {
    return _mm256_fmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m256d without_product(__m256d a, __m256d b, __m256d c) {
    return _mm256_fnmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m256d product_without(__m256d a, __m256d b, __m256d c) {
    return _mm256_fmsub_pd(a, b, c);
}
#endif
#ifdef __AVX512F__
TAPELESS_INLINE inline __m512 fused_register(__m512 a, __m512 b, __m512 c) {
    return _mm512_fmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m512 without_product(__m512 a, __m512 b, __m512 c) {
    return _mm512_fnmadd_ps(a, b, c);
}
TAPELESS_INLINE inline __m512 product_without(__m512 a, __m512 b, __m512 c) {
    return _mm512_fmsub_ps(a, b, c);
}
TAPELESS_INLINE inline __m512d fused_register(__m512d a, __m512d b, __m512d c) {
    return _mm512_fmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m512d without_product(__m512d a, __m512d b, __m512d c) {
    return _mm512_fnmadd_pd(a, b, c);
}
TAPELESS_INLINE inline __m512d product_without(__m512d a, __m512d b, __m512d c) {
    return _mm512_fmsub_pd(a, b, c);
}
TAPELESS_INLINE inline __m512 scaled_by(__m512 x, __m512 n) { return _mm512_scalef_ps(x, n); }
TAPELESS_INLINE inline __m512d scaled_by(__m512d x, __m512d n) { return _mm512_scalef_pd(x, n); }
#endif
#if defined(__clang__) && defined(__AVX512DQ__)
/// The mask, as one that clang knows nothing of. It computes with masks as integers, and clang 19
/// then makes (a | b) & c of (a & c) | (b & c), that of this, and so on for ever.
template <class Mask>
TAPELESS_INLINE inline Mask opaque_mask(Mask bits) {
    asm("" : "+k"(bits));
    return bits;
}
TAPELESS_INLINE inline __mmask8 both_masks(__mmask8 a, __mmask8 b) {
    return opaque_mask(_kand_mask8(a, b));
}
TAPELESS_INLINE inline __mmask8 either_mask(__mmask8 a, __mmask8 b) {
    return opaque_mask(_kor_mask8(a, b));
}
TAPELESS_INLINE inline __mmask8 other_mask(__mmask8 a) { return opaque_mask(_knot_mask8(a)); }
TAPELESS_INLINE inline __mmask16 both_masks(__mmask16 a, __mmask16 b) {
    return opaque_mask(_kand_mask16(a, b));
}
TAPELESS_INLINE inline __mmask16 either_mask(__mmask16 a, __mmask16 b) {
    return opaque_mask(_kor_mask16(a, b));
}
TAPELESS_INLINE inline __mmask16 other_mask(__mmask16 a) { return opaque_mask(_knot_mask16(a)); }
#endif
#ifdef __aarch64__
TAPELESS_INLINE inline float32x4_t fused_register(float32x4_t a, float32x4_t b, float32x4_t c) {
    return vfmaq_f32(c, a, b);
}
TAPELESS_INLINE inline float32x4_t without_product(float32x4_t a, float32x4_t b, float32x4_t c) {
    return vfmsq_f32(c, a, b);
}
TAPELESS_INLINE inline float32x4_t product_without(float32x4_t a, float32x4_t b, float32x4_t c) {
    return vfmaq_f32(vnegq_f32(c), a, b);
}
TAPELESS_INLINE inline float64x2_t fused_register(float64x2_t a, float64x2_t b, float64x2_t c) {
    return vfmaq_f64(c, a, b);
}
TAPELESS_INLINE inline float64x2_t without_product(float64x2_t a, float64x2_t b, float64x2_t c) {
    return vfmsq_f64(c, a, b);
}
TAPELESS_INLINE inline float64x2_t product_without(float64x2_t a, float64x2_t b, float64x2_t c) {
    return vfmaq_f64(vnegq_f64(c), a, b);
}
#endif
} // namespace detail

/// Whether a multiply-add is one instruction.
template <class B>
concept CanFuse = requires(typename B::register_type x) {
    detail::fused_register(x, x, x);
};

/// a b + c, rounded once.
template <CanFuse B>
TAPELESS_INLINE inline B fused(B const& a, B const& b, B const& c) {
    using registers = typename B::register_type;
    return B(detail::fused_register(registers(a), registers(b), registers(c)));
}

/// c - a b, rounded once. Of fused(-a, b, c) g++ makes two instructions.
template <CanFuse B>
TAPELESS_INLINE inline B fused_difference(B const& c, B const& a, B const& b) {
    using registers = typename B::register_type;
    return B(detail::without_product(registers(a), registers(b), registers(c)));
}
/// a b - c, rounded once.
template <CanFuse B>
TAPELESS_INLINE inline B fused_excess(B const& a, B const& b, B const& c) {
    using registers = typename B::register_type;
    return B(detail::product_without(registers(a), registers(b), registers(c)));
}

/// x 2^n, rounded once.
template <class B>
requires requires(typename B::register_type x) { detail::scaled_by(x, x); }
TAPELESS_INLINE inline B scaled_register(B const& x, B const& n) {
    using registers = typename B::register_type;
    return B(detail::scaled_by(registers(x), registers(n)));
}

} // namespace tapeless::simd::accurate
