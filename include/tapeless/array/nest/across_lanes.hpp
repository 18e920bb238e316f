// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/definitions.hpp>
#include <tapeless/array/nest/part_of_pack.hpp>
#include <tapeless/op/catalogue.hpp>
#include <tapeless/simd/batch.hpp>
#include <tapeless/simd/transpose.hpp>

#include <limits>

namespace tapeless::arrays {

/// What changes no sum, no product, or no maximum.
template <class Element>
constexpr Element neutral(reduction how) {
    if (how == reduction::max) return -std::numeric_limits<Element>::infinity();
    return how == reduction::sum ? Element(0) : Element(1);
}
/// The larger one, or a NaN. The instruction answers its second operand where any is NaN; that the
/// first one is not is found out beside the accumulation.
#ifdef __AVX512F__
TAPELESS_INLINE inline __m512d larger(__m512d a, __m512d b) {
    return _mm512_mask_max_pd(b, _mm512_cmp_pd_mask(b, b, _CMP_ORD_Q), b, a);
}
TAPELESS_INLINE inline __m512 larger(__m512 a, __m512 b) {
    return _mm512_mask_max_ps(b, _mm512_cmp_ps_mask(b, b, _CMP_ORD_Q), b, a);
}
TAPELESS_INLINE inline double largest(__m512d x) {
    if (_mm512_cmp_pd_mask(x, x, _CMP_UNORD_Q) != 0)
        return std::numeric_limits<double>::quiet_NaN();
    return _mm512_reduce_max_pd(x);
}
TAPELESS_INLINE inline float largest(__m512 x) {
    if (_mm512_cmp_ps_mask(x, x, _CMP_UNORD_Q) != 0) return std::numeric_limits<float>::quiet_NaN();
    return _mm512_reduce_max_ps(x);
}
#endif
template <reduction How, class Value>
TAPELESS_INLINE inline Value combine(Value const& a, Value const& b) {
    if constexpr (How == reduction::sum)
        return a + b;
    else if constexpr (How == reduction::product)
        return a * b;
    else if constexpr (has_masks<Value>)
        return typename Value::batch(larger(a.data(), b.data()));
    else
        return max_op::value(a, b);
}

#ifdef TAPELESS_SHUFFLES
/// Each lane gets the one that is `Distance` away.
template <int Distance>
struct other_half {
    static constexpr int of(std::size_t lane) { return static_cast<int>(lane) ^ Distance; }
};
template <reduction How, int Half, class Pack>
TAPELESS_INLINE inline typename Pack::value_type halved(Pack const& x) {
    if constexpr (Half == 0)
        return x.data()[0];
    else // the second register is another one: see simd/transpose.hpp
        return halved<How, Half / 2>(combine<How>(x, simd::shuffle<other_half<Half>>(x, Pack(0))));
}
#else
template <reduction How, int Half, class Pack>
typename Pack::value_type halved(Pack const& x);
#endif

/// All lanes of a register combined: halves, then halves of halves.
template <reduction How, class Pack>
TAPELESS_INLINE inline typename Pack::value_type across_lanes(Pack const& x) {
    using Element = typename Pack::value_type;
    if constexpr (How == reduction::sum && requires { reduce_add(x.native()); })
        return reduce_add(x.native()); // as xsimd calls it from version 9 on
    else if constexpr (How == reduction::sum && requires { hadd(x.native()); })
        return hadd(x.native());
    else if constexpr (How == reduction::max && has_masks<Pack>)
        return largest(x.data());
    else if constexpr (simd::Shuffled<Pack>)
        return halved<How, static_cast<int>(Pack::size / 2)>(x);
    else {
        Element each[Pack::size];
        x.store_unaligned(each);
        for (std::size_t half = Pack::size / 2; half > 0; half /= 2)
            for (std::size_t k = 0; k < half; ++k)
                each[k] = combine<How, Element>(each[k], each[k + half]);
        return each[0];
    }
}

/// The sums across the lanes of as many registers as there are lanes.
template <class Pack>
TAPELESS_INLINE inline Pack lanes_of_row(Pack const* row) {
    typename Pack::batch native[Pack::size];
    simd::unrolled<Pack::size>([&](int k) TAPELESS_INLINE_LAMBDA { native[k] = row[k].native(); });
    return xsimd::haddp(native);
}

/// As many registers as there are lanes, lane j of register k as lane k of register j.
template <class Pack>
TAPELESS_INLINE inline void turn_over(Pack const* in, Pack* out) {
    if constexpr (simd::Shuffled<Pack>) {
#ifdef TAPELESS_SHUFFLES
        simd::split<static_cast<int>(Pack::size), 1>(in, out);
#endif
    } else
        for (std::size_t j = 0; j < Pack::size; ++j)
            out[j] = Pack::gather([&](std::size_t k) { return in[k][j]; });
}

} // namespace tapeless::arrays
