// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "array_measure.hpp"

/// Log-densities of statistical models, without the constants, and their gradients along all
/// parameters.

namespace bench {

/// Linear regression: labels are normal about X w + b, the weights and b about zero.
struct linear_regression {
    static constexpr auto f = tl::value_and_gradient(
        tl::function([](auto w, auto b, auto deviation, auto X, auto y) {
            auto const z = (y - tl::matmul(X, w) - b) * (1 / deviation);
            auto const each = tl::sum(tl::indices<0>(y), [&](auto) { return log(deviation); });
            return -0.5 * (tl::sum(z * z) + tl::sum(w * w) + b * b) - each;
        }),
        tl::wrt<0, 1, 2>);
    using results = std::tuple<double, std::tuple<vector, double, double>>;

    /// Eight rows at a time: their residuals are one register, and the rows are in the cache when
    /// the gradient adds them up.
    [[gnu::noinline]] static void by_hand(results& result, vector const& w, double b,
                                          double deviation, matrix const& X, vector const& y) {
        constexpr std::size_t most = 32, width = lanes::size;
        std::size_t const d = w.size(), n = y.size(), whole = d / width, rest = d % width;
        std::size_t const packs = whole + (rest > 0 ? 1 : 0);
        lanes weight[most], of_w[most], squares(0.0), sums(0.0);
        for (std::size_t k = 0; k < packs; ++k) {
            weight[k] = part(w.data() + k * width, k < whole ? width : rest);
            of_w[k] = lanes(0.0);
        }
        for (std::size_t i = 0; i < n; i += width) {
            lanes row[width];
            double const* const from = X.data() + i * d;
            for (lanes& product : row) product = lanes(0.0);
            for (std::size_t k = 0; k < whole; ++k)
                for (std::size_t r = 0; r < width; ++r)
                    row[r] = fma(weight[k], load(from + r * d + k * width), row[r]);
            if (rest > 0)
                for (std::size_t r = 0; r < width; ++r)
                    row[r] = fma(weight[whole], part(from + r * d + whole * width, rest), row[r]);
            lanes const gap = load(y.data() + i) - xsimd::haddp(row) - lanes(b);
            squares = fma(gap, gap, squares);
            sums += gap;
            double each[width];
            store(gap, each);
            for (std::size_t k = 0; k < whole; ++k)
                for (std::size_t r = 0; r < width; ++r)
                    of_w[k] = fma(lanes(each[r]), load(from + r * d + k * width), of_w[k]);
            if (rest > 0)
                for (std::size_t r = 0; r < width; ++r)
                    of_w[whole] =
                        fma(lanes(each[r]), part(from + r * d + whole * width, rest), of_w[whole]);
        }
        lanes const scale(1 / (deviation * deviation));
        double* const out = std::get<0>(std::get<1>(result)).data();
        lanes lengths(0.0);
        for (std::size_t k = 0; k < packs; ++k) {
            lengths = fma(weight[k], weight[k], lengths);
            store_part(of_w[k] * scale - weight[k], out + k * width, k < whole ? width : rest);
        }
        settle(result, n, b, deviation, xsimd::hadd(squares), xsimd::hadd(sums),
               xsimd::hadd(lengths));
    }
    [[gnu::noinline]] static void by_hand_scalar(results& result, vector const& w, double b,
                                                 double deviation, matrix const& X,
                                                 vector const& y) {
        std::size_t const d = w.size(), n = y.size();
        double* const of_w = std::get<0>(std::get<1>(result)).data();
        std::fill(of_w, of_w + d, 0.0);
        double squares = 0, sums = 0, lengths = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double const* const row = X.data() + i * d;
            double gap = y.data()[i] - b;
            for (std::size_t j = 0; j < d; ++j) gap -= w.data()[j] * row[j];
            for (std::size_t j = 0; j < d; ++j) of_w[j] += gap * row[j];
            squares += gap * gap;
            sums += gap;
        }
        double const scale = 1 / (deviation * deviation);
        for (std::size_t j = 0; j < d; ++j) {
            lengths += w.data()[j] * w.data()[j];
            of_w[j] = of_w[j] * scale - w.data()[j];
        }
        settle(result, n, b, deviation, squares, sums, lengths);
    }
    static void settle(results& result, std::size_t n, double b, double deviation, double squares,
                       double sums, double lengths) {
        auto& [value, slopes] = result;
        auto const count = static_cast<double>(n);
        double const square = squares / (deviation * deviation);
        value = -0.5 * (square + lengths + b * b) - count * std::log(deviation);
        std::get<1>(slopes) = sums / (deviation * deviation) - b;
        std::get<2>(slopes) = (square - count) / deviation;
    }
};

/// Stochastic volatility: the logarithm h of the variance of y is an autoregression with normal
/// steps z, which begins in its stationary state.
struct stochastic_volatility {
    static constexpr auto f = tl::value_and_gradient(
        tl::function([](auto z, auto z0, auto mean, auto phi, auto deviation, auto y) {
            auto const start = deviation * z0 / sqrt(1.0 - phi * phi);
            auto const [last, states] = tl::scan(tl::indices<0>(z), start, [&](auto h, auto t) {
                return phi * h + deviation * z(t);
            });
            auto const h = states + mean;
            return -0.5 * (tl::sum(y * y * exp(-h) + h) + tl::sum(z * z) + z0 * z0);
        }),
        tl::wrt<0, 1, 2, 3, 4>);
    using results = std::tuple<double, std::tuple<vector, double, double, double, double>>;

    /// The two recurrences are one number after the other; all else is done in registers.
    [[gnu::noinline]] static void by_hand(results& result, vector const& z, double z0, double mean,
                                          double phi, double deviation, vector const& y) {
        static thread_local numbers state, flow;
        std::size_t const n = z.size();
        state.resize(n), flow.resize(n + 1);
        double h = deviation * z0 / std::sqrt(1 - phi * phi);
        double const start = h;
        for (std::size_t t = 0; t < n; ++t) state[t] = h = phi * h + deviation * z.data()[t];
        lanes total(0.0), of_mean(0.0);
        for (std::size_t t = 0; t < n; t += lanes::size) {
            lanes const at = load(&state[t]) + lanes(mean), label = load(y.data() + t);
            lanes const e = label * label * exp(-at), own = (e - lanes(1.0)) * lanes(0.5);
            lanes const step = load(z.data() + t);
            store(own, &flow[t]);
            total += e + at + step * step;
            of_mean += own;
        }
        double w = 0;
        for (std::size_t t = n; t-- > 0;) flow[t] = w = flow[t] + phi * w;
        lanes of_phi(0.0), of_deviation(0.0);
        double* const of_z = std::get<0>(std::get<1>(result)).data();
        for (std::size_t t = 0; t < n; t += lanes::size) {
            lanes const step = load(z.data() + t), g = load(&flow[t]);
            store(fma(lanes(deviation), g, -step), of_z + t);
            of_deviation = fma(g, step, of_deviation);
            if (t + lanes::size < n) of_phi = fma(load(&flow[t + 1]), load(&state[t]), of_phi);
        }
        double rest = flow[0] * start;
        for (std::size_t t = n - lanes::size; t + 1 < n; ++t) rest += flow[t + 1] * state[t];
        settle(result, z0, phi, deviation,
               {xsimd::hadd(total), xsimd::hadd(of_mean), xsimd::hadd(of_phi) + rest,
                xsimd::hadd(of_deviation), phi * flow[0]});
    }
    [[gnu::noinline]] static void by_hand_scalar(results& result, vector const& z, double z0,
                                                 double mean, double phi, double deviation,
                                                 vector const& y) {
        static thread_local numbers state, flow;
        std::size_t const n = z.size();
        state.resize(n + 1), flow.resize(n);
        double h = deviation * z0 / std::sqrt(1 - phi * phi);
        state[0] = h;
        sums all{};
        for (std::size_t t = 0; t < n; ++t) {
            double const step = z.data()[t];
            state[t + 1] = h = phi * h + deviation * step;
            double const label = y.data()[t], e = label * label * std::exp(-(h + mean));
            flow[t] = 0.5 * (e - 1);
            all.total += e + (h + mean) + step * step;
            all.of_mean += flow[t];
        }
        double* const of_z = std::get<0>(std::get<1>(result)).data();
        double w = 0;
        for (std::size_t t = n; t-- > 0;) {
            w = flow[t] + phi * w;
            of_z[t] = deviation * w - z.data()[t];
            all.of_deviation += w * z.data()[t];
            all.of_phi += w * state[t];
        }
        all.of_start = phi * w;
        settle(result, z0, phi, deviation, all);
    }
    struct sums {
        double total, of_mean, of_phi, of_deviation, of_start;
    };
    static void settle(results& result, double z0, double phi, double deviation, sums const& all) {
        auto& [value, slopes] = result;
        double const root = std::sqrt(1 - phi * phi), start = deviation * z0 / root;
        value = -0.5 * (all.total + z0 * z0);
        std::get<1>(slopes) = all.of_start * deviation / root - z0;
        std::get<2>(slopes) = all.of_mean;
        std::get<3>(slopes) = all.of_phi + all.of_start * start * phi / (root * root);
        std::get<4>(slopes) = all.of_deviation + all.of_start * z0 / root;
    }
};

} // namespace bench
