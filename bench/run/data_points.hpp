// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "data_measure.hpp"

#include <tapeless/data.hpp>

#include <memory>
#include <numbers>
#include <vector>

/// Derivatives at many points. By hand means: as an expert writes it over xsimd's batches, each
/// distinct operation once; and the same over doubles.

namespace bench {

namespace tl = tapeless;
using lanes = xsimd::batch<double>;

inline lanes load(numbers const& from, std::size_t i) { return lanes::load_unaligned(&from[i]); }
inline void store(lanes const& x, numbers& to, std::size_t i) { x.store_unaligned(&to[i]); }

struct table {
    std::vector<numbers> in, out;

    table(std::size_t points, std::size_t outputs,
          std::vector<std::pair<double, double>> const& ranges)
        : out(outputs, numbers(points)) {
        for (auto [low, high] : ranges)
            in.push_back(random_numbers(points, low, high, static_cast<unsigned>(in.size())));
    }
    std::size_t points() const { return out[0].size(); }
    /// Moves the bytes of a problem: every input is read, every output written.
    void copy() {
        std::size_t const both = std::min(in.size(), out.size());
        for (std::size_t k = 0; k < both; ++k)
            std::copy(in[k].begin(), in[k].end(), out[k].begin());
        for (std::size_t k = both; k < out.size(); ++k)
            std::fill(out[k].begin(), out[k].end(), 1.0);
        for (std::size_t k = both; k < in.size(); ++k) read_all({&in[k]});
    }
    data_problem problem(char const* name) {
        data_problem result{name, points(), {}, {}};
        for (numbers& column : out) result.results.push_back(&column);
        return result;
    }
};

/// x y + sin(x) exp(y)
struct product_sine_points {
    static constexpr auto f = tl::function([](auto x, auto y) { return x * y + sin(x) * exp(y); });

    static void by_hand(table& t) {
        for (std::size_t i = 0; i < t.points(); i += lanes::size) {
            lanes const x = load(t.in[0], i), y = load(t.in[1], i), e = exp(y);
            auto const [sine, cosine] = xsimd::sincos(x);
            lanes const se = sine * e;
            store(fma(x, y, se), t.out[0], i);
            store(fma(cosine, e, y), t.out[1], i);
            store(x + se, t.out[2], i);
        }
    }
    static void by_hand_scalar(table& t) {
        for (std::size_t i = 0; i < t.points(); ++i) {
            double const x = t.in[0][i], y = t.in[1][i], e = std::exp(y), se = std::sin(x) * e;
            t.out[0][i] = x * y + se;
            t.out[1][i] = y + std::cos(x) * e;
            t.out[2][i] = x + se;
        }
    }
    static void by_tapeless(table& t) {
        tl::batched(tl::value_and_gradient(f))(tl::each(t.in[0]), tl::each(t.in[1]),
                                               tl::into(t.out[0], t.out[1], t.out[2]));
    }
    static data_problem make(std::size_t points) {
        auto const t = std::make_shared<table>(
            points, 3, std::vector<std::pair<double, double>>{{-2, 2}, {-2, 2}});
        auto result = t->problem("xy + sin x exp y");
        result.contenders = {{"xsimd by hand", [t] { by_hand(*t); }},
                             {"doubles by hand", [t] { by_hand_scalar(*t); }},
                             {"tapeless", [t] { by_tapeless(*t); }},
                             {"copy of the bytes", [t] { t->copy(); }, false}};
        return result;
    }
};

/// The price of a European call and its slopes along spot, strike, rate, volatility and time.
struct black_scholes_points {
    static constexpr double half_root = 1 / std::numbers::sqrt2;
    static constexpr double density_at_0 = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
    static constexpr auto f = tl::function([](auto s, auto k, auto r, auto v, auto t) {
        auto const deviation = v * sqrt(t);
        auto const d1 = (log(s / k) + (r + 0.5 * v * v) * t) / deviation;
        auto const d2 = d1 - deviation;
        auto const normal = [](auto d) { return 0.5 * erfc(-half_root * d); };
        return s * normal(d1) - k * exp(-r * t) * normal(d2);
    });

    /// The textbook's greeks: S phi(d1) = K exp(-r T) phi(d2) saves one of the densities.
    template <class Value>
    static void textbook(Value const* in, Value* out) {
        Value const s = in[0], k = in[1], r = in[2], v = in[3], t = in[4];
        Value const root = sqrt(t), deviation = v * root;
        Value const d1 = (log(s / k) + (r + 0.5 * v * v) * t) / deviation, d2 = d1 - deviation;
        Value const n1 = 0.5 * erfc(-half_root * d1), n2 = 0.5 * erfc(-half_root * d2);
        Value const discount = exp(-(r * t)), owed = k * discount * n2;
        Value const spread = s * density_at_0 * exp(-0.5 * d1 * d1);
        out[0] = s * n1 - owed, out[1] = n1, out[2] = -(discount * n2), out[3] = t * owed;
        out[4] = spread * root, out[5] = 0.5 * spread * v / root + r * owed;
    }
    /// The chain rule alone, without that identity: what differentiation can know.
    template <class Value>
    static void chain_rule(Value const* in, Value* out) {
        Value const s = in[0], k = in[1], r = in[2], v = in[3], t = in[4];
        Value const root = sqrt(t), deviation = v * root, inverse = Value(1.0) / deviation;
        Value const drift = r + 0.5 * v * v;
        Value const d1 = (log(s / k) + drift * t) * inverse, d2 = d1 - deviation;
        Value const n1 = 0.5 * erfc(-half_root * d1), n2 = 0.5 * erfc(-half_root * d2);
        Value const discount = exp(-(r * t)), present = k * discount;
        Value const p1 = s * density_at_0 * exp(-0.5 * d1 * d1);
        Value const p2 = -(present * density_at_0 * exp(-0.5 * d2 * d2));
        Value const along_d1 = p1 + p2, numerator = along_d1 * inverse;
        Value const along_deviation = -(p2 + numerator * d1), owed = present * n2;
        out[0] = s * n1 - owed, out[1] = n1 + numerator / s;
        out[2] = -(discount * n2 + numerator / k), out[3] = t * (owed + numerator);
        out[4] = numerator * v * t + along_deviation * root;
        out[5] = r * owed + numerator * drift + 0.5 * along_deviation * v / root;
    }
    template <class Value, class Body>
    static void loop(table& t, Body const& body) {
        constexpr std::size_t width = sizeof(Value) / sizeof(double);
        for (std::size_t i = 0; i < t.points(); i += width) {
            Value in[5], out[6];
            if constexpr (width == 1) {
                for (int k = 0; k < 5; ++k) in[k] = t.in[std::size_t(k)][i];
                body(in, out);
                for (int k = 0; k < 6; ++k) t.out[std::size_t(k)][i] = out[k];
            } else {
                for (int k = 0; k < 5; ++k) in[k] = load(t.in[std::size_t(k)], i);
                body(in, out);
                for (int k = 0; k < 6; ++k) store(out[k], t.out[std::size_t(k)], i);
            }
        }
    }
    static void by_tapeless(table& t) {
        tl::batched(tl::value_and_gradient(f))(
            tl::each(t.in[0]), tl::each(t.in[1]), tl::each(t.in[2]), tl::each(t.in[3]),
            tl::each(t.in[4]),
            tl::into(t.out[0], t.out[1], t.out[2], t.out[3], t.out[4], t.out[5]));
    }
    static data_problem make(std::size_t points) {
        auto const t =
            std::make_shared<table>(points, 6,
                                    std::vector<std::pair<double, double>>{
                                        {80, 120}, {80, 120}, {0.01, 0.06}, {0.1, 0.5}, {0.2, 2}});
        auto result = t->problem("Black-Scholes");
        result.contenders = {
            {"xsimd by hand, chain rule", [t] { loop<lanes>(*t, chain_rule<lanes>); }},
            {"xsimd by hand, textbook", [t] { loop<lanes>(*t, textbook<lanes>); }},
            {"doubles by hand", [t] { loop<double>(*t, chain_rule<double>); }},
            {"tapeless", [t] { by_tapeless(*t); }},
            {"copy of the bytes", [t] { t->copy(); }, false}};
        return result;
    }
};

/// The loss of a logistic neuron at many points, and its slopes along three weights.
struct neuron_points {
    static constexpr std::array<double, 3> w{0.3, -0.7, 0.1};
    static constexpr auto f = tl::function([](auto w, auto x, auto label) {
        auto const z = w[0] * x[0] + w[1] * x[1] + w[2];
        return softplus(z) - label * z;
    });

    static void by_hand(table& t) {
        lanes const w0(w[0]), w1(w[1]), w2(w[2]), one(1.0), zero(0.0);
        for (std::size_t i = 0; i < t.points(); i += lanes::size) {
            lanes const x0 = load(t.in[0], i), x1 = load(t.in[1], i), label = load(t.in[2], i);
            lanes const z = fma(w0, x0, fma(w1, x1, w2)), e = exp(-abs(z));
            auto const negative = z < zero;
            lanes const gap = select(negative, e, one) / (one + e) - label;
            store(select(negative, zero, z) + log1p(e) - label * z, t.out[0], i);
            store(gap * x0, t.out[1], i);
            store(gap * x1, t.out[2], i);
            store(gap, t.out[3], i);
        }
    }
    static void by_hand_scalar(table& t) {
        for (std::size_t i = 0; i < t.points(); ++i) {
            double const x0 = t.in[0][i], x1 = t.in[1][i], label = t.in[2][i];
            double const z = w[0] * x0 + w[1] * x1 + w[2], e = std::exp(-std::fabs(z));
            double const gap = (z < 0 ? e : 1.0) / (1.0 + e) - label;
            t.out[0][i] = (z < 0 ? 0.0 : z) + std::log1p(e) - label * z;
            t.out[1][i] = gap * x0, t.out[2][i] = gap * x1, t.out[3][i] = gap;
        }
    }
    static void by_tapeless(table& t) {
        tl::batched(tl::value_and_gradient(f, tl::wrt<0>))(
            w, tl::each(t.in[0], t.in[1]), tl::each(t.in[2]),
            tl::into(t.out[0], t.out[1], t.out[2], t.out[3]));
    }
    static data_problem make(std::size_t points) {
        auto const t = std::make_shared<table>(
            points, 4, std::vector<std::pair<double, double>>{{-2, 2}, {-2, 2}, {0, 1}});
        auto result = t->problem("logistic neuron");
        result.contenders = {{"xsimd by hand", [t] { by_hand(*t); }},
                             {"doubles by hand", [t] { by_hand_scalar(*t); }},
                             {"tapeless", [t] { by_tapeless(*t); }},
                             {"copy of the bytes", [t] { t->copy(); }, false}};
        return result;
    }
};

} // namespace bench
