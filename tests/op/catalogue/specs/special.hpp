// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "math/polygamma_reference.hpp"
#include "op/catalogue/spec.hpp"

namespace catalogue_test {

inline number polygamma(int n, number const& x) {
    number y;
    reference::polygamma{n}(y.get(), x.get(), MPFR_RNDN);
    return y;
}

/// The slope is exp(-x^2) times a constant; rounding x^2 costs x^2 units.
template <>
struct spec<tl::erf_op> : spec_of<tl::erf_op, group::special> {
    static constexpr std::array domains{domain{.core = 6}};
    static number value(number const& x) { return erf(x); }
    static slopes_of<1> slopes(number const& x) { return {2 / sqrt(pi()) * exp(-(x * x))}; }
    static double slope_ulp_at(long double x) { return 3 + static_cast<double>(x * x); }
    static constexpr double batch_ulp = 80;
    template <class T>
    static constexpr auto edges() {
        constexpr T top = 2 * std::numbers::inv_sqrtpi_v<T>;
        return edges_at<T, 1>({{{0}, 0, {top}},
                               {{T(-0.0)}, T(-0.0), {top}},
                               {{inf<T>}, 1, {0}},
                               {{-inf<T>}, -1, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::erfc_op> : spec_of<tl::erfc_op, group::special> {
    static constexpr std::array domains{domain{.core = 6}};
    static constexpr double value_ulp = 5;
    static number value(number const& x) { return erfc(x); }
    static slopes_of<1> slopes(number const& x) { return {-2 / sqrt(pi()) * exp(-(x * x))}; }
    static double slope_ulp_at(long double x) { return 3 + static_cast<double>(x * x); }
    static constexpr double batch_ulp = 5e7;
    template <class T>
    static constexpr auto edges() {
        constexpr T top = 2 * std::numbers::inv_sqrtpi_v<T>;
        return edges_at<T, 1>({{{0}, 1, {-top}},
                               {{inf<T>}, 0, {0}},
                               {{-inf<T>}, 2, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// log |gamma(x)|: infinite at 0, -1, -2 ...; it and its slope have roots between these.
template <>
struct spec<tl::lgamma_op> : spec_of<tl::lgamma_op, group::special> {
    static constexpr std::array domains{domain{-25, unbounded, 25}};
    static constexpr double value_ulp = 5;
    static constexpr long double value_beside = 1;
    static constexpr double slope_ulp = 6;
    static constexpr long double slope_beside = 1;
    static number value(number const& x) { return lgamma(x); }
    static slopes_of<1> slopes(number const& x) { return {digamma(x)}; }
    static constexpr double batch_ulp = 1;
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{1}, 0, {-std::numbers::egamma_v<T>}},
                               {{2}, 0, {1 - std::numbers::egamma_v<T>}},
                               {{0}, inf<T>, {-inf<T>}},
                               {{T(-0.0)}, inf<T>, {inf<T>}},
                               {{-1}, inf<T>, {nan<T>}},
                               {{inf<T>}, inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::digamma_op> : spec_of<tl::digamma_op, group::special> {
    static constexpr std::array domains{domain{-25, unbounded, 25}};
    static constexpr double value_ulp = 6;
    static constexpr long double value_beside = 1;
    static constexpr double slope_ulp = 8;
    static number value(number const& x) { return digamma(x); }
    static slopes_of<1> slopes(number const& x) { return {polygamma(1, x)}; }
    template <class T>
    static constexpr auto edges() {
        constexpr T square = std::numbers::pi_v<T> * std::numbers::pi_v<T>;
        return edges_at<T, 1>({{{1}, -std::numbers::egamma_v<T>, {square / 6}},
                               {{0}, -inf<T>, {inf<T>}},
                               {{T(-0.0)}, inf<T>, {inf<T>}},
                               {{-3}, nan<T>, {nan<T>}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The derivatives of digamma; here the second, whose slope is the third. The order is no number
/// of the function: it has slope 0 and no sense in between.
template <>
struct spec<tl::polygamma_op> : spec_of<tl::polygamma_op, group::special> {
    static constexpr std::size_t arity = 1;
    static constexpr std::array domains{domain{0, unbounded, 25}};
    static constexpr double value_ulp = 6;
    static constexpr double slope_ulp = 8;
    static constexpr auto call(auto const& x) { return polygamma(2.0, x); }
    static number value(number const& x) { return catalogue_test::polygamma(2, x); }
    static slopes_of<1> slopes(number const& x) { return {catalogue_test::polygamma(3, x)}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, -inf<T>, {inf<T>}},
                               {{T(-0.0)}, inf<T>, {inf<T>}},
                               {{-1}, nan<T>, {nan<T>}},
                               {{inf<T>}, T(-0.0), {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

} // namespace catalogue_test
