// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "simd/math/ulp.hpp"

#include <tapeless/simd/math.hpp>

/// Every kernel: its reference in MPFR, xsimd's function of that name, and the documented bounds.
namespace simd_test {

namespace kernels = tapeless::simd::accurate;

enum class family {
    exponential,
    logarithm,
    power,
    trigonometric,
    inverse,
    hyperbolic,
    special,
    gamma,
    exact
};

template <int Arity, class Kernel, class Rival, class Reference>
struct operation {
    static constexpr int arity = Arity;
    char const* name;
    double float_bound, double_bound;
    double low, high; // ordinary arguments
    Kernel kernel;
    Rival rival;
    Reference reference;
};

using unary_reference = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using binary_reference = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

template <class Kernel, class Rival>
auto unary(char const* name, double of_float, double of_double, double low, double high,
           Kernel kernel, Rival rival, unary_reference function) {
    auto const mine = [kernel](auto const& x, auto const&, auto const&)
                          TAPELESS_INLINE_LAMBDA { return kernel(x); };
    auto const theirs = [rival](auto const& x, auto const&, auto const&)
                            TAPELESS_INLINE_LAMBDA { return rival(x); };
    auto const expected = [function](mpfr_ptr out, mpfr_srcptr x, mpfr_srcptr, mpfr_srcptr) {
        function(out, x, MPFR_RNDN);
    };
    return operation<1, decltype(mine), decltype(theirs), decltype(expected)>{
        name, of_float, of_double, low, high, mine, theirs, expected};
}
template <class Kernel, class Rival>
auto binary(char const* name, double of_float, double of_double, double low, double high,
            Kernel kernel, Rival rival, binary_reference function) {
    auto const mine = [kernel](auto const& x, auto const& y, auto const&)
                          TAPELESS_INLINE_LAMBDA { return kernel(x, y); };
    auto const theirs = [rival](auto const& x, auto const& y, auto const&)
                            TAPELESS_INLINE_LAMBDA { return rival(x, y); };
    auto const expected = [function](mpfr_ptr out, mpfr_srcptr x, mpfr_srcptr y, mpfr_srcptr) {
        function(out, x, y, MPFR_RNDN);
    };
    return operation<2, decltype(mine), decltype(theirs), decltype(expected)>{
        name, of_float, of_double, low, high, mine, theirs, expected};
}

#define SIMD_TEST_UNARY(name, of_float, of_double, low, high, reference)                           \
    SIMD_TEST_OWN(name, of_float, of_double, low, high, xsimd::name(x), reference)
#define SIMD_TEST_OWN(name, of_float, of_double, low, high, rival, reference)                      \
    see(unary(                                                                                     \
        #name, of_float, of_double, low, high,                                                     \
        [](auto const& x) TAPELESS_INLINE_LAMBDA { return kernels::name(x); },                     \
        [](auto const& x) TAPELESS_INLINE_LAMBDA { return rival; }, reference))
#define SIMD_TEST_PAIR(name, pair, half, rival, reference)                                         \
    see(unary(                                                                                     \
        name, 2, 2, -3, 3,                                                                         \
        [](auto const& x) TAPELESS_INLINE_LAMBDA { return kernels::pair(x).half; },                \
        [](auto const& x) TAPELESS_INLINE_LAMBDA { return rival; }, reference))
#define SIMD_TEST_BINARY(name, of_float, of_double, low, high, reference)                          \
    see(binary(                                                                                    \
        #name, of_float, of_double, low, high,                                                     \
        [](auto const& x, auto const& y) TAPELESS_INLINE_LAMBDA { return kernels::name(x, y); },   \
        [](auto const& x, auto const& y) TAPELESS_INLINE_LAMBDA { return xsimd::name(x, y); },     \
        reference))

inline int reference_sigmoid(mpfr_ptr out, mpfr_srcptr x, mpfr_rnd_t mode) {
    mpfr_neg(out, x, mode);
    mpfr_exp(out, out, mode);
    mpfr_add_ui(out, out, 1, mode);
    return mpfr_ui_div(out, 1, out, mode);
}
inline int reference_softplus(mpfr_ptr out, mpfr_srcptr x, mpfr_rnd_t mode) {
    if (mpfr_cmp_si(x, 1000) > 0 || mpfr_nan_p(x)) return mpfr_set(out, x, mode);
    mpfr_exp(out, x, mode);
    return mpfr_log1p(out, out, mode);
}
inline int reference_gaussian(mpfr_ptr out, mpfr_srcptr x, mpfr_rnd_t mode) {
    mpfr_sqr(out, x, mode);
    mpfr_neg(out, out, mode);
    return mpfr_exp(out, out, mode);
}
inline int reference_rsqrt(mpfr_ptr out, mpfr_srcptr x, mpfr_rnd_t mode) {
    mpfr_sqrt(out, x, mode);
    return mpfr_ui_div(out, 1, out, mode);
}

template <class B>
B within(B const& x, double low, double high) {
    return xsimd::max(kernels::constant<B>(low), xsimd::min(kernels::constant<B>(high), x));
}

inline int reference_lgamma(mpfr_ptr out, mpfr_srcptr x, mpfr_rnd_t mode) {
    int sign;
    return mpfr_lgamma(out, &sign, x, mode);
}

template <family Family>
void each_operation(auto const& see) {
    if constexpr (Family == family::exponential) {
        SIMD_TEST_UNARY(exp, 1, 1, -5, 5, mpfr_exp);
        SIMD_TEST_UNARY(exp2, 1, 1, -5, 5, mpfr_exp2);
        SIMD_TEST_UNARY(expm1, 2, 2, -5, 5, mpfr_expm1);
        SIMD_TEST_OWN(sigmoid, 2, 2, -5, 5, x / (x + xsimd::exp(x)), reference_sigmoid);
        SIMD_TEST_OWN(softplus, 2, 2, -5, 5, xsimd::log1p(xsimd::exp(x)), reference_softplus);
    } else if constexpr (Family == family::logarithm) {
        SIMD_TEST_UNARY(log, 1, 1, 0.01, 10, mpfr_log);
        SIMD_TEST_UNARY(log2, 2, 1, 0.01, 10, mpfr_log2);
        SIMD_TEST_UNARY(log10, 2, 1, 0.01, 10, mpfr_log10);
        SIMD_TEST_UNARY(log1p, 2, 2, 0.01, 10, mpfr_log1p);
    } else if constexpr (Family == family::power) {
        SIMD_TEST_UNARY(sqrt, 0.5, 0.5, 0.01, 10, mpfr_sqrt);
        SIMD_TEST_OWN(rsqrt, 2, 2, 0.01, 10, x / xsimd::sqrt(x), reference_rsqrt);
        SIMD_TEST_UNARY(cbrt, 1, 1, 0.01, 10, mpfr_cbrt);
        SIMD_TEST_BINARY(hypot, 2, 2, -10, 10, mpfr_hypot);
        SIMD_TEST_BINARY(pow, 1, 1, 0.01, 10, mpfr_pow);
    } else if constexpr (Family == family::trigonometric) {
        SIMD_TEST_UNARY(sin, 1, 1, -10, 10, mpfr_sin);
        SIMD_TEST_UNARY(cos, 1, 1, -10, 10, mpfr_cos);
        SIMD_TEST_UNARY(tan, 2, 2, -10, 10, mpfr_tan);
    } else if constexpr (Family == family::inverse) {
        SIMD_TEST_UNARY(asin, 2, 2, -1, 1, mpfr_asin);
        SIMD_TEST_UNARY(acos, 2, 2, -1, 1, mpfr_acos);
        SIMD_TEST_UNARY(atan, 2, 2, -5, 5, mpfr_atan);
        SIMD_TEST_BINARY(atan2, 2, 2, -5, 5, mpfr_atan2);
    } else if constexpr (Family == family::hyperbolic) {
        SIMD_TEST_UNARY(sinh, 2, 2, -5, 5, mpfr_sinh);
        SIMD_TEST_UNARY(cosh, 2, 2, -5, 5, mpfr_cosh);
        SIMD_TEST_UNARY(tanh, 2, 2, -5, 5, mpfr_tanh);
        SIMD_TEST_UNARY(asinh, 2, 2, -5, 5, mpfr_asinh);
        SIMD_TEST_UNARY(acosh, 2, 2, 1, 10, mpfr_acosh);
        SIMD_TEST_UNARY(atanh, 2, 2, -1, 1, mpfr_atanh);
    } else if constexpr (Family == family::special) {
        SIMD_TEST_UNARY(erf, 2, 2, -3, 3, mpfr_erf);
        SIMD_TEST_UNARY(erfc, 4, 4, -3, 3, mpfr_erfc);
        SIMD_TEST_PAIR("erf, beside exp(-x^2)", erf_and_gaussian, first, xsimd::erf(x), mpfr_erf);
        SIMD_TEST_PAIR("exp(-x^2) beside erf", erf_and_gaussian, second, xsimd::exp(-x * x),
                       reference_gaussian);
        SIMD_TEST_PAIR("exp(-x^2) beside erfc", erfc_and_gaussian, second, xsimd::exp(-x * x),
                       reference_gaussian);
    } else if constexpr (Family == family::gamma) {
        // xsimd 8.1 may never come back from other arguments.
        SIMD_TEST_OWN(lgamma, 4, 4, 0.1, 20, xsimd::lgamma(within(x, 0.1, 1000)), reference_lgamma);
    } else {
        SIMD_TEST_UNARY(floor, 0, 0, -10, 10, mpfr_rint_floor);
        SIMD_TEST_UNARY(ceil, 0, 0, -10, 10, mpfr_rint_ceil);
        SIMD_TEST_UNARY(trunc, 0, 0, -10, 10, mpfr_rint_trunc);
        SIMD_TEST_UNARY(round, 0, 0, -10, 10, mpfr_rint_round);
    }
}

} // namespace simd_test
