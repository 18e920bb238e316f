// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "array_measure.hpp"

/// Numbers made of one array, and their gradients. By hand the lengths are multiples of 32.

namespace bench {

using value_and_slopes = std::tuple<double, vector>;

struct sum_of_all {
    static constexpr auto f =
        tl::value_and_gradient(tl::function([](auto x) { return tl::sum(x); }));

    [[gnu::noinline]] static void by_hand(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double const* const in = x.data();
        double* const out = slopes.data();
        std::size_t const n = x.size();
        four_sums sum;
        lanes const one(1.0);
        std::size_t i = 0;
        for (; n - i >= 4 * lanes::size; i += 4 * lanes::size)
            for (std::size_t k = 0; k < 4; ++k) {
                sum.at[k] += load(in + i + k * lanes::size);
                store(one, out + i + k * lanes::size);
            }
        for (; n - i >= lanes::size; i += lanes::size) {
            sum.at[0] += load(in + i);
            store(one, out + i);
        }
        value = sum.total();
    }
    [[gnu::noinline]] static void by_hand_scalar(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double total = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            total += x.data()[i];
            slopes.data()[i] = 1;
        }
        value = total;
    }
};

struct product_of_all {
    static constexpr auto f =
        tl::value_and_gradient(tl::function([](auto x) { return tl::product(x); }));

    /// Where the product is zero its slopes are what it is without each of the factors.
    static void with_zeros(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double before = 1, after = 1;
        for (std::size_t i = 0; i < x.size(); ++i) {
            slopes.data()[i] = before;
            before *= x.data()[i];
        }
        for (std::size_t i = x.size(); i-- > 0;) {
            slopes.data()[i] *= after;
            after *= x.data()[i];
        }
    }
    [[gnu::noinline]] static void by_hand(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double const* const in = x.data();
        double* const out = slopes.data();
        std::size_t const n = x.size();
        lanes all[4]{lanes(1.0), lanes(1.0), lanes(1.0), lanes(1.0)};
        std::size_t i = 0;
        for (; n - i >= 4 * lanes::size; i += 4 * lanes::size)
            for (std::size_t k = 0; k < 4; ++k) all[k] *= load(in + i + k * lanes::size);
        for (; n - i >= lanes::size; i += lanes::size) all[0] *= load(in + i);
        double each[lanes::size];
        store((all[0] * all[1]) * (all[2] * all[3]), each);
        double product = 1;
        for (double const one : each) product *= one;
        value = product;
        if (product == 0) return with_zeros(result, x);
        lanes const total(product);
        for (i = 0; i < n; i += lanes::size) store(total / load(in + i), out + i);
    }
    [[gnu::noinline]] static void by_hand_scalar(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double product = 1;
        for (double const one : x) product *= one;
        value = product;
        if (product == 0) return with_zeros(result, x);
        for (std::size_t i = 0; i < x.size(); ++i) slopes.data()[i] = product / x.data()[i];
    }
};

struct log_sum_exp_of_all {
    static constexpr auto f =
        tl::value_and_gradient(tl::function([](auto x) { return tl::logsumexp(x); }));

    [[gnu::noinline]] static void by_hand(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double const* const in = x.data();
        double* const out = slopes.data();
        std::size_t const n = x.size();
        lanes largest(in[0]);
        for (std::size_t i = 0; i < n; i += lanes::size) largest = max(largest, load(in + i));
        double each[lanes::size];
        store(largest, each);
        double const shift = *std::max_element(each, each + lanes::size);
        lanes total(0.0);
        for (std::size_t i = 0; i < n; i += lanes::size) {
            lanes const e = exp(load(in + i) - lanes(shift));
            store(e, out + i);
            total += e;
        }
        double const sum = xsimd::hadd(total);
        value = std::log(sum) + shift;
        lanes const scale(1 / sum);
        for (std::size_t i = 0; i < n; i += lanes::size) store(scale * load(out + i), out + i);
    }
    [[gnu::noinline]] static void by_hand_scalar(value_and_slopes& result, vector const& x) {
        auto& [value, slopes] = result;
        double largest = -INFINITY, total = 0;
        for (double const one : x) largest = std::max(largest, one);
        for (std::size_t i = 0; i < x.size(); ++i)
            total += slopes.data()[i] = std::exp(x.data()[i] - largest);
        for (double& slope : slopes) slope *= 1 / total;
        value = std::log(total) + largest;
    }
};

/// The logarithm of the density of independent numbers with one mean and one deviation, along all.
struct normal_density {
    static constexpr double constant = 0.91893853320467274178; // log(2 pi) / 2
    static constexpr auto f =
        tl::value_and_gradient(tl::function([](auto x, auto mean, auto deviation) {
            auto const scale = 1 / deviation;
            auto const z = (x - mean) * scale;
            auto const each =
                tl::sum(tl::indices<0>(x), [&](auto) { return log(deviation) + constant; });
            return -0.5 * tl::sum(z * z) - each;
        }));
    using results = std::tuple<double, std::tuple<vector, double, double>>;

    [[gnu::noinline]] static void by_hand(results& result, vector const& x, double mean,
                                          double deviation) {
        double const* const in = x.data();
        double* const out = std::get<0>(std::get<1>(result)).data();
        std::size_t const n = x.size();
        double const scale = 1 / deviation;
        lanes const m(mean), s(scale), minus_s(-scale);
        lanes first[2]{lanes(0.0), lanes(0.0)}, second[2]{lanes(0.0), lanes(0.0)};
        for (std::size_t i = 0; i < n; i += 2 * lanes::size)
            for (std::size_t k = 0; k < 2; ++k) {
                lanes const z = (load(in + i + k * lanes::size) - m) * s;
                store(z * minus_s, out + i + k * lanes::size);
                first[k] += z;
                second[k] = fma(z, z, second[k]);
            }
        settle(result, n, deviation, xsimd::hadd(first[0] + first[1]),
               xsimd::hadd(second[0] + second[1]));
    }
    [[gnu::noinline]] static void by_hand_scalar(results& result, vector const& x, double mean,
                                                 double deviation) {
        double* const out = std::get<0>(std::get<1>(result)).data();
        double const scale = 1 / deviation;
        double first = 0, second = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            double const z = (x.data()[i] - mean) * scale;
            out[i] = z * -scale;
            first += z;
            second += z * z;
        }
        settle(result, x.size(), deviation, first, second);
    }
    static void settle(results& result, std::size_t n, double deviation, double first,
                       double second) {
        auto& [value, slopes] = result;
        auto const count = static_cast<double>(n);
        value = -0.5 * second - count * (std::log(deviation) + constant);
        std::get<1>(slopes) = first / deviation;
        std::get<2>(slopes) = (second - count) / deviation;
    }
};

} // namespace bench
