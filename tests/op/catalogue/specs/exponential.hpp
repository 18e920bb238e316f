// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

template <>
struct spec<tl::exp_op> : spec_of<tl::exp_op, group::exponential> {
    static constexpr std::array domains{domain{-12000, 12000, 80}};
    static number value(number const& x) { return exp(x); }
    static slopes_of<1> slopes(number const& x) { return {exp(x)}; }
    static auto complex_value(auto x) { return std::exp(x); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 1, {1}},
                               {{-tiny<T>}, 1, {1}},
                               {{-inf<T>}, 0, {0}},
                               {{inf<T>}, inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::exp2_op> : spec_of<tl::exp2_op, group::exponential> {
    static constexpr std::array domains{domain{-17000, 17000, 120}};
    static number value(number const& x) { return exp2(x); }
    static slopes_of<1> slopes(number const& x) { return {exp2(x) * log(number(2))}; }
    static auto complex_value(auto x) { return std::exp(x * tl::math::constant_ln2); }
    template <class T>
    static constexpr auto edges() {
        constexpr T ln2 = std::numbers::ln2_v<T>;
        return edges_at<T, 1>({{{T(-0.0)}, 1, {ln2}},
                               {{5}, 32, {32 * ln2}},
                               {{-inf<T>}, 0, {0}},
                               {{inf<T>}, inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The slope value + 1 is precise beside 1: for negative x it has the digits of 1 + value.
template <>
struct spec<tl::expm1_op> : spec_of<tl::expm1_op, group::exponential> {
    static constexpr std::array domains{domain{-12000, 12000, 20}};
    static constexpr double value_ulp = 3;
    static constexpr double slope_ulp = 3;
    static constexpr long double slope_beside = 1;
    static number value(number const& x) { return expm1(x); }
    static slopes_of<1> slopes(number const& x) { return {exp(x)}; }
    static auto complex_value(auto x) { return std::exp(x) - 1.0L; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {1}},
                               {{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, -1, {0}},
                               {{inf<T>}, inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::log_op> : spec_of<tl::log_op, group::exponential> {
    static constexpr std::array domains{domain{0, unbounded, 4}};
    static number value(number const& x) { return log(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / x}; }
    static auto complex_value(auto x) { return std::log(x); }
    static bool is_smooth(auto x) { return std::abs(x) > 0.5 && std::arg(x) * std::arg(x) < 7; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{1}, 0, {1}},
                               {{0}, -inf<T>, {inf<T>}},
                               {{T(-0.0)}, -inf<T>, {-inf<T>}},
                               {{-1}, nan<T>, {-1}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::log2_op> : spec_of<tl::log2_op, group::exponential> {
    static constexpr std::array domains{domain{0, unbounded, 4}};
    static constexpr double value_ulp = 2;
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return log2(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (x * log(number(2)))}; }
    static auto complex_value(auto x) { return std::log(x) / tl::math::constant_ln2; }
    static bool is_smooth(auto x) { return std::abs(x) > 0.5 && std::arg(x) * std::arg(x) < 7; }
    /// xsimd 8.1 takes 2^-1074 for 2^-1077.
    static bool batch_keeps(auto x) { return x == 0 || !(x < 1); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>(
            {{{1}, 0, {std::numbers::log2e_v<T>}},
             {{tiny<T>},
              std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits,
              {inf<T>}},
             {{0}, -inf<T>, {inf<T>}},
             {{inf<T>}, inf<T>, {0}},
             {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::log10_op> : spec_of<tl::log10_op, group::exponential> {
    static constexpr std::array domains{domain{0, unbounded, 4}};
    static constexpr double value_ulp = 2;
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return log10(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (x * log(number(10)))}; }
    static auto complex_value(auto x) { return std::log(x) / tl::math::constant_ln10; }
    static bool is_smooth(auto x) { return std::abs(x) > 0.5 && std::arg(x) * std::arg(x) < 7; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{1}, 0, {std::numbers::log10e_v<T>}},
                               {{1000}, 3, {std::numbers::log10e_v<T> / 1000}},
                               {{0}, -inf<T>, {inf<T>}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::log1p_op> : spec_of<tl::log1p_op, group::exponential> {
    static constexpr std::array domains{domain{-1, unbounded, 4}};
    static constexpr double value_ulp = 2;
    static number value(number const& x) { return log1p(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (1 + x)}; }
    static auto complex_value(auto x) { return std::log(1.0L + x); }
    static bool is_smooth(auto x) {
        auto const z = decltype(x)(1) + x;
        return std::abs(z) > 0.5 && std::arg(z) * std::arg(z) < 7;
    }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {1}},
                               {{T(-0.0)}, T(-0.0), {1}},
                               {{-tiny<T>}, -tiny<T>, {1}},
                               {{-1}, -inf<T>, {inf<T>}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// 1 / (1 + exp(-x)), precise in both tails. The slope y (1 - y) is precise beside 1: for large x
/// it has the digits of 1 - y.
template <>
struct spec<tl::sigmoid_op> : spec_of<tl::sigmoid_op, group::exponential> {
    static constexpr std::array domains{domain{-12000, 12000, 20}};
    static constexpr double value_ulp = 2.5;
    static constexpr double constant_ulp = 2;
    static constexpr double slope_ulp = 4;
    static constexpr long double slope_beside = 1;
    static number value(number const& x) { return 1 / (1 + exp(-x)); }
    static slopes_of<1> slopes(number const& x) { return {1 / (1 + exp(-x)) / (1 + exp(x))}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, T(0.5), {T(0.25)}},
                               {{-inf<T>}, 0, {0}},
                               {{inf<T>}, 1, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::softplus_op> : spec_of<tl::softplus_op, group::exponential> {
    static constexpr std::array domains{domain{-12000, 12000, 20}};
    static constexpr double value_ulp = 2.5;
    static constexpr double constant_ulp = 2;
    static constexpr double slope_ulp = 2.5;
    static number value(number const& x) { return log1p(exp(x)); }
    static slopes_of<1> slopes(number const& x) { return {1 / (1 + exp(-x))}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, std::numbers::ln2_v<T>, {T(0.5)}},
                               {{-inf<T>}, 0, {0}},
                               {{inf<T>}, inf<T>, {1}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

} // namespace catalogue_test
