// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/batch.hpp>

#include <concepts>

/// The first few lanes of a pack, for what is left at the end of an array. With AVX-512 that is a
/// masked instruction, else a loop over lanes.

namespace tapeless::arrays {

#ifdef __AVX512F__
template <class Pack>
inline constexpr bool has_masks = false;
template <class Element, class Architecture>
inline constexpr bool has_masks<simd::pack<Element, Architecture>> =
    sizeof(simd::pack<Element, Architecture>) == 64 &&
    (std::same_as<Element, double> || std::same_as<Element, float>);

TAPELESS_INLINE inline __m512d load_masked(__m512d other, unsigned mask, double const* from) {
    return _mm512_mask_loadu_pd(other, static_cast<__mmask8>(mask), from);
}
TAPELESS_INLINE inline __m512 load_masked(__m512 other, unsigned mask, float const* from) {
    return _mm512_mask_loadu_ps(other, static_cast<__mmask16>(mask), from);
}
TAPELESS_INLINE inline __m512d load_masked(unsigned mask, double const* from) {
    return _mm512_maskz_loadu_pd(static_cast<__mmask8>(mask), from);
}
TAPELESS_INLINE inline __m512 load_masked(unsigned mask, float const* from) {
    return _mm512_maskz_loadu_ps(static_cast<__mmask16>(mask), from);
}
TAPELESS_INLINE inline void store_masked(double* to, unsigned mask, __m512d x) {
    _mm512_mask_storeu_pd(to, static_cast<__mmask8>(mask), x);
}
TAPELESS_INLINE inline void store_masked(float* to, unsigned mask, __m512 x) {
    _mm512_mask_storeu_ps(to, static_cast<__mmask16>(mask), x);
}
TAPELESS_INLINE inline __m512d blend(unsigned mask, __m512d other, __m512d x) {
    return _mm512_mask_blend_pd(static_cast<__mmask8>(mask), other, x);
}
TAPELESS_INLINE inline __m512 blend(unsigned mask, __m512 other, __m512 x) {
    return _mm512_mask_blend_ps(static_cast<__mmask16>(mask), other, x);
}
#else
template <class Pack>
inline constexpr bool has_masks = false;
#endif

/// So many adjacent elements; the lanes behind them repeat the last one, since no lane may see a
/// number that nobody gave.
template <class Pack>
TAPELESS_INLINE inline Pack load_first(typename Pack::value_type const* from, std::size_t count) {
    if constexpr (has_masks<Pack>) {
        Pack const last(from[count - 1]);
        return typename Pack::batch(load_masked(last.data(), (1u << count) - 1, from));
    } else
        return Pack::gather(
            [&](std::size_t lane) { return from[lane < count ? lane : count - 1]; });
}
/// The same with zeros behind them, for what cannot mind: sums and products.
template <class Pack>
TAPELESS_INLINE inline Pack load_first_and_zeros(typename Pack::value_type const* from,
                                                 std::size_t count) {
    if constexpr (has_masks<Pack>)
        return typename Pack::batch(load_masked((1u << count) - 1, from));
    else
        return Pack::gather([&](std::size_t lane) {
            return lane < count ? from[lane] : typename Pack::value_type(0);
        });
}
template <class Pack>
TAPELESS_INLINE inline void store_first(Pack const& x, typename Pack::value_type* to,
                                        std::size_t count) {
    if constexpr (has_masks<Pack>)
        store_masked(to, (1u << count) - 1, x.data());
    else {
        typename Pack::value_type each[Pack::size];
        x.store_unaligned(each);
        for (std::size_t k = 0; k < count; ++k) to[k] = each[k];
    }
}
/// The other lanes get a number of their own.
template <class Pack>
TAPELESS_INLINE inline Pack keep_first(Pack const& x, std::size_t count,
                                       typename Pack::value_type other) {
    if constexpr (has_masks<Pack>)
        return typename Pack::batch(blend((1u << count) - 1, Pack(other).data(), x.data()));
    else {
        typename Pack::value_type each[Pack::size];
        x.store_unaligned(each);
        return Pack::gather([&](std::size_t lane) { return lane < count ? each[lane] : other; });
    }
}

} // namespace tapeless::arrays
