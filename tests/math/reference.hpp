// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <mpfr.h>
#include <random>
#include <type_traits>
#include <vector>

/// Measuring kernels in units in the last place against MPFR.
namespace reference {

/// A number of 240 bits.
class real {
public:
    real() { mpfr_init2(value_, 240); }
    explicit real(long double x) : real() { mpfr_set_ld(value_, x, MPFR_RNDN); }
    real(real const&) = delete;
    real& operator=(real const&) = delete;
    ~real() { mpfr_clear(value_); }
    mpfr_ptr get() { return value_; }
    mpfr_srcptr get() const { return value_; }

private:
    mpfr_t value_;
};

template <class Type>
Type rounded(real const& x) {
    if constexpr (std::is_same_v<Type, float>)
        return mpfr_get_flt(x.get(), MPFR_RNDN);
    else if constexpr (std::is_same_v<Type, double>)
        return mpfr_get_d(x.get(), MPFR_RNDN);
    else
        return mpfr_get_ld(x.get(), MPFR_RNDN);
}

/// |got - expected| in units in the last place of the format at the expected value; zero when both
/// are NaN or the same infinity; infinite for the wrong sign of zero.
template <class Type>
double ulp_error(Type got, real const& expected) {
    constexpr double wrong = std::numeric_limits<double>::infinity();
    Type const nearest = rounded<Type>(expected);
    if (std::isnan(got) || std::isnan(nearest))
        return std::isnan(got) && std::isnan(nearest) ? 0.0 : wrong;
    if (got == nearest) {
        if (got == Type(0) && std::signbit(got) != std::signbit(nearest)) return wrong;
        if (std::isinf(got)) return 0.0;
    }
    if (std::isinf(got) || std::isinf(nearest)) return wrong;
    using Limits = std::numeric_limits<Type>;
    long const exponent = mpfr_zero_p(expected.get())
                              ? Limits::min_exponent
                              : static_cast<long>(mpfr_get_exp(expected.get()));
    long const top = exponent < Limits::min_exponent ? Limits::min_exponent : exponent;
    real difference(static_cast<long double>(got));
    mpfr_sub(difference.get(), difference.get(), expected.get(), MPFR_RNDN);
    mpfr_mul_2si(difference.get(), difference.get(), Limits::digits - top, MPFR_RNDN);
    return std::fabs(mpfr_get_d(difference.get(), MPFR_RNDN));
}

struct worst {
    double ulp = 0.0;
    long double x = 0.0L;
    long double y = 0.0L;
    void see(double error, long double first, long double second = 0.0L) {
        if (error > ulp) *this = {error, first, second};
    }
};

using unary_reference = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using binary_reference = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

template <class Type, class Kernel, class Reference>
worst sweep(std::vector<Type> const& arguments, Kernel kernel, Reference expected) {
    worst result;
    real value;
    for (Type const x : arguments) {
        real const argument(static_cast<long double>(x));
        expected(value.get(), argument.get(), MPFR_RNDN);
        result.see(ulp_error(kernel(x), value), static_cast<long double>(x));
    }
    return result;
}

template <class Type, class Kernel, class Reference>
worst sweep(std::vector<Type> const& first, std::vector<Type> const& second, Kernel kernel,
            Reference expected) {
    worst result;
    real value;
    for (std::size_t i = 0; i < first.size() && i < second.size(); ++i) {
        real const x(static_cast<long double>(first[i])), y(static_cast<long double>(second[i]));
        expected(value.get(), x.get(), y.get(), MPFR_RNDN);
        result.see(ulp_error(kernel(first[i], second[i]), value),
                   static_cast<long double>(first[i]), static_cast<long double>(second[i]));
    }
    return result;
}

/// Reproducible arguments of one format.
template <class Type>
class arguments {
public:
    using list = std::vector<Type>;

    explicit arguments(std::uint64_t seed) : engine_(seed) {}

    Type uniform(Type low, Type high) {
        long double const unit = static_cast<long double>(engine_()) / 18446744073709551616.0L;
        long double const x =
            static_cast<long double>(low) +
            (static_cast<long double>(high) - static_cast<long double>(low)) * unit;
        return static_cast<Type>(x);
    }
    Type any_mantissa() {
        Type const x = Type(1) + static_cast<Type>(static_cast<long double>(engine_() >> 1) /
                                                   9223372036854775808.0L);
        return engine_() % 4 == 0 ? std::nearbyint(x * Type(64)) / Type(64) : x;
    }
    /// Exponents evenly from low to high, either sign unless told.
    list spread(std::size_t count, int low, int high, bool negative_too = true) {
        list result;
        for (std::size_t i = 0; i < count; ++i) {
            int const exponent =
                low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1));
            Type const x = std::ldexp(any_mantissa(), exponent);
            if (!std::isfinite(x)) continue;
            result.push_back(negative_too && engine_() % 2 == 0 ? -x : x);
        }
        return result;
    }
    /// Every exponent the format has, denormals included.
    list everywhere(std::size_t count, bool negative_too = true) {
        using Limits = std::numeric_limits<Type>;
        return spread(count, Limits::min_exponent - Limits::digits, Limits::max_exponent - 1,
                      negative_too);
    }
    list between(std::size_t count, Type low, Type high) {
        list result;
        for (std::size_t i = 0; i < count; ++i) result.push_back(uniform(low, high));
        return result;
    }
    /// Neighbours of a point at all distances down to one unit in the last place.
    list around(Type point, std::size_t count) {
        list result{point};
        for (std::size_t i = 0; i < count; ++i) {
            int const exponent =
                -static_cast<int>(engine_() % (std::numeric_limits<Type>::digits + 2));
            Type const step = std::ldexp(any_mantissa(), exponent);
            Type const size = std::fabs(point) < Type(1) ? Type(1) : std::fabs(point);
            result.push_back(engine_() % 2 == 0 ? point + step * size / 8
                                                : point - step * size / 8);
        }
        return result;
    }
    /// Zeros, infinities, NaN, the ends of the format and of its normal numbers.
    static list edges() {
        using Limits = std::numeric_limits<Type>;
        list result{Type(0),
                    Limits::denorm_min(),
                    Limits::min(),
                    Limits::max(),
                    Limits::infinity(),
                    Limits::epsilon(),
                    Type(1),
                    Type(2),
                    Type(0.5),
                    Type(1) + Limits::epsilon(),
                    Type(1) - Limits::epsilon() / 2,
                    Limits::min() - Limits::denorm_min()};
        std::size_t const count = result.size();
        for (std::size_t i = 0; i < count; ++i) result.push_back(-result[i]);
        result.push_back(Limits::quiet_NaN());
        return result;
    }

private:
    std::mt19937_64 engine_;
};

template <class Type>
std::vector<Type> joined(std::initializer_list<std::vector<Type>> lists) {
    std::vector<Type> result;
    for (auto const& list : lists) result.insert(result.end(), list.begin(), list.end());
    return result;
}

/// Fails the test and names the argument when a sweep found more than the bound.
inline void check_worst(double bound, worst const& found) {
    CAPTURE(found.x, found.y);
    CHECK(found.ulp <= bound);
}

/// Sweeps where roots are met: an error must be below the bound in units in the last place, or
/// below the absolute bound.
template <class Type, class Kernel, class Reference>
void check_with_roots(double bound, double absolute, std::vector<Type> const& arguments,
                      Kernel kernel, Reference expected) {
    worst relative_error, absolute_error;
    real value;
    for (Type const x : arguments) {
        real difference(static_cast<long double>(x));
        expected(value.get(), difference.get(), MPFR_RNDN);
        Type const result = kernel(x);
        double const error = ulp_error(result, value);
        bool const near_root = mpfr_regular_p(value.get()) && mpfr_get_exp(value.get()) < -12;
        if (!near_root || error <= bound) {
            relative_error.see(error, static_cast<long double>(x));
        } else {
            mpfr_set_ld(difference.get(), static_cast<long double>(result), MPFR_RNDN);
            mpfr_sub(difference.get(), difference.get(), value.get(), MPFR_RNDN);
            absolute_error.see(std::fabs(mpfr_get_d(difference.get(), MPFR_RNDN)),
                               static_cast<long double>(x));
        }
    }
    check_worst(bound, relative_error);
    absolute_error.ulp = absolute_error.ulp == 0.0 ? -1100.0 : std::log2(absolute_error.ulp);
    check_worst(std::log2(absolute), absolute_error);
}

} // namespace reference
