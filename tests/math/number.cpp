// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/math/number.hpp>

#include <complex>

namespace math = tapeless::math;

namespace {

/// A batch as xsimd's on AVX-512: a comparison gives one bit per lane, in a type that converts to
/// bool, which must not be taken for the one truth value of a comparison.
struct batch {
    using value_type = float;
    static constexpr std::size_t size = 2;
    struct mask {
        unsigned char bits;
        constexpr operator unsigned char() const { return bits; }
    };
    void store_unaligned(float*) const;
    static batch load_unaligned(float const*);
    [[maybe_unused]] friend constexpr mask operator<(batch const&, batch const&) { return {1}; }
    [[maybe_unused]] friend constexpr batch select(mask, batch const& a, batch const&) { return a; }
};

static_assert(math::LaneBatch<batch> && math::LanewiseNumber<batch>);
static_assert(!math::OrderedNumber<batch>);
static_assert(math::OrderedNumber<double> && !math::LanewiseNumber<double>);
static_assert(math::ComplexNumber<std::complex<double>>);
static_assert(!math::OrderedNumber<std::complex<double>>);

} // namespace
