// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math.hpp>
#include <tapeless/simd/pack.hpp>

#include <cmath>
#include <limits>

/// The mathematics of packs, found by argument-dependent lookup: every operation of the catalogue
/// that is not arithmetic comes through here, and whoever has a better kernel puts it here.

namespace tapeless::simd {

// Signs

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> fabs(pack<Element, Architecture> const& x) {
    return xsimd::fabs(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> copysign(pack<Element, Architecture> const& a,
                                                            pack<Element, Architecture> const& b) {
    using batch = typename pack<Element, Architecture>::batch;
    batch const sign = batch(Element(-0.0));
    return batch((a.native() & ~sign) | (b.native() & sign));
}
template <class Element, class Architecture>
TAPELESS_INLINE inline mask<Element, Architecture> signbit(pack<Element, Architecture> const& x) {
    return copysign(pack<Element, Architecture>(1), x) < pack<Element, Architecture>(0);
}
template <class Element, class Architecture>
TAPELESS_INLINE inline mask<Element, Architecture> isnan(pack<Element, Architecture> const& x) {
    return x != x;
}
template <class Element, class Architecture>
TAPELESS_INLINE inline mask<Element, Architecture> isinf(pack<Element, Architecture> const& x) {
    return fabs(x) == pack<Element, Architecture>(std::numeric_limits<Element>::infinity());
}

/// Rounded once, which xsimd 8 does not do on AVX-512.
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> fma(pack<Element, Architecture> const& a,
                                                       pack<Element, Architecture> const& b,
                                                       pack<Element, Architecture> const& c) {
    return accurate::fma(a.native(), b.native(), c.native());
}

// Rounding

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> floor(pack<Element, Architecture> const& x) {
    return accurate::floor(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> ceil(pack<Element, Architecture> const& x) {
    return accurate::ceil(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> round(pack<Element, Architecture> const& x) {
    return accurate::round(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> trunc(pack<Element, Architecture> const& x) {
    return accurate::trunc(x.native());
}

// Exponential

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> exp(pack<Element, Architecture> const& x) {
    return accurate::exp(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> exp2(pack<Element, Architecture> const& x) {
    return accurate::exp2(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> expm1(pack<Element, Architecture> const& x) {
    return accurate::expm1(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> log(pack<Element, Architecture> const& x) {
    return accurate::log(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> log2(pack<Element, Architecture> const& x) {
    return accurate::log2(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> log10(pack<Element, Architecture> const& x) {
    return accurate::log10(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> log1p(pack<Element, Architecture> const& x) {
    return accurate::log1p(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> sigmoid(pack<Element, Architecture> const& x) {
    return accurate::sigmoid(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> softplus(pack<Element, Architecture> const& x) {
    return accurate::softplus(x.native());
}
/// Both at once, which costs little more than softplus.
template <class Element, class Architecture>
TAPELESS_INLINE inline auto softplus_and_sigmoid(pack<Element, Architecture> const& x) {
    auto const both = accurate::softplus_and_sigmoid(x.native());
    using Pack = pack<Element, Architecture>;
    return std::pair<Pack, Pack>(both.first, both.second);
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> sqrt(pack<Element, Architecture> const& x) {
    return accurate::sqrt(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> cbrt(pack<Element, Architecture> const& x) {
    return accurate::cbrt(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> pow(pack<Element, Architecture> const& a,
                                                       pack<Element, Architecture> const& b) {
    return accurate::pow(a.native(), b.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> hypot(pack<Element, Architecture> const& a,
                                                         pack<Element, Architecture> const& b) {
    return accurate::hypot(a.native(), b.native());
}

// Trigonometric

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> sin(pack<Element, Architecture> const& x) {
    return accurate::sin(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> cos(pack<Element, Architecture> const& x) {
    return accurate::cos(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> tan(pack<Element, Architecture> const& x) {
    return accurate::tan(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> asin(pack<Element, Architecture> const& x) {
    return accurate::asin(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> acos(pack<Element, Architecture> const& x) {
    return accurate::acos(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> atan(pack<Element, Architecture> const& x) {
    return accurate::atan(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> atan2(pack<Element, Architecture> const& a,
                                                         pack<Element, Architecture> const& b) {
    return accurate::atan2(a.native(), b.native());
}

/// Both at once, which costs little more than one.
template <class Element, class Architecture>
TAPELESS_INLINE inline auto sincos(pack<Element, Architecture> const& x) {
    auto const both = accurate::sincos(x.native());
    using Pack = pack<Element, Architecture>;
    return std::pair<Pack, Pack>(both.first, both.second);
}

// Hyperbolic

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> sinh(pack<Element, Architecture> const& x) {
    return accurate::sinh(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> cosh(pack<Element, Architecture> const& x) {
    return accurate::cosh(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> tanh(pack<Element, Architecture> const& x) {
    return accurate::tanh(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> asinh(pack<Element, Architecture> const& x) {
    return accurate::asinh(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> acosh(pack<Element, Architecture> const& x) {
    return accurate::acosh(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> atanh(pack<Element, Architecture> const& x) {
    return accurate::atanh(x.native());
}

// Special

template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> erf(pack<Element, Architecture> const& x) {
    return accurate::erf(x.native());
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> erfc(pack<Element, Architecture> const& x) {
    return accurate::erfc(x.native());
}
/// Each with exp(-x^2), which costs nothing beside erfc and little beside erf.
template <class Element, class Architecture>
TAPELESS_INLINE inline auto erf_and_gaussian(pack<Element, Architecture> const& x) {
    auto const both = accurate::erf_and_gaussian(x.native());
    using Pack = pack<Element, Architecture>;
    return std::pair<Pack, Pack>(both.first, both.second);
}
template <class Element, class Architecture>
TAPELESS_INLINE inline auto erfc_and_gaussian(pack<Element, Architecture> const& x) {
    auto const both = accurate::erfc_and_gaussian(x.native());
    using Pack = pack<Element, Architecture>;
    return std::pair<Pack, Pack>(both.first, both.second);
}
template <class Element, class Architecture>
TAPELESS_INLINE inline pack<Element, Architecture> lgamma(pack<Element, Architecture> const& x) {
    return accurate::lgamma(x.native());
}

} // namespace tapeless::simd
