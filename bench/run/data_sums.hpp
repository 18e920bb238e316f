// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "data_points.hpp"

#include <vector>

/// Gradients of losses summed over data.

namespace bench {

/// Logistic regression: log(1 + exp z) - label z, z = w . x, features in columns or in rows.
template <std::size_t Features>
struct logistic_regression {
    using weights = std::array<double, Features>;
    static constexpr auto cost = [](auto z, auto label) { return softplus(z) - label * z; };
    static constexpr auto f = tl::function([](auto w, auto x, auto label) {
        std::array z{w[0] * x[0], w[1] * x[1], w[2] * x[2], w[3] * x[3]}; // no chain of 64 sums
        for (std::size_t k = 4; k < Features; ++k) z[k % 4] = z[k % 4] + w[k] * x[k];
        return cost((z[0] + z[1]) + (z[2] + z[3]), label);
    });

    std::size_t points;
    weights w;
    numbers x = random_numbers(points * Features, -1, 1, 1),
            label = random_numbers(points, 0, 1, 2);
    numbers result = numbers(Features + 1);

    explicit logistic_regression(std::size_t count) : points(count) {
        for (std::size_t k = 0; k < Features; ++k) w[k] = 0.5 - double(k % 7) / 8;
    }

    /// Features in columns: packs of points, the sums of the gradient in L1.
    void by_hand_in_columns() {
        lanes sum[Features + 1];
        for (lanes& s : sum) s = lanes(0.0);
        lanes const one(1.0), zero(0.0);
        for (std::size_t i = 0; i < points; i += lanes::size) {
            lanes z(0.0), z1(0.0);
            for (std::size_t k = 0; k < Features; k += 2) {
                z = fma(lanes(w[k]), lanes::load_unaligned(&x[k * points + i]), z);
                z1 = fma(lanes(w[k + 1]), lanes::load_unaligned(&x[(k + 1) * points + i]), z1);
            }
            z = z + z1;
            lanes const e = exp(-abs(z)), l = load(label, i);
            auto const negative = z < zero;
            lanes const gap = select(negative, e, one) / (one + e) - l;
            sum[Features] += select(negative, zero, z) + log1p(e) - l * z;
            for (std::size_t k = 0; k < Features; ++k)
                sum[k] = fma(gap, lanes::load_unaligned(&x[k * points + i]), sum[k]);
        }
        add_up(sum);
    }
    /// Features in rows: packs of features, the logistic function for a pack of points at once.
    void by_hand_in_rows() {
        constexpr std::size_t parts = Features / lanes::size;
        lanes sum[parts], weight[parts];
        lanes loss(0.0);
        lanes const one(1.0), zero(0.0);
        for (std::size_t k = 0; k < parts; ++k) {
            sum[k] = lanes(0.0);
            weight[k] = lanes::load_unaligned(&w[k * lanes::size]);
        }
        for (std::size_t i = 0; i < points; i += lanes::size) {
            double at[lanes::size];
            for (std::size_t j = 0; j < lanes::size; ++j) {
                double const* const row = &x[(i + j) * Features];
                lanes product = weight[0] * lanes::load_unaligned(row);
                for (std::size_t k = 1; k < parts; ++k)
                    product = fma(weight[k], lanes::load_unaligned(row + k * lanes::size), product);
                at[j] = xsimd::hadd(product);
            }
            lanes const z = lanes::load_unaligned(at), e = exp(-abs(z)), l = load(label, i);
            auto const negative = z < zero;
            lanes const gap = select(negative, e, one) / (one + e) - l;
            loss += select(negative, zero, z) + log1p(e) - l * z;
            gap.store_unaligned(at);
            for (std::size_t j = 0; j < lanes::size; ++j) {
                double const* const row = &x[(i + j) * Features];
                lanes const factor(at[j]);
                for (std::size_t k = 0; k < parts; ++k)
                    sum[k] = fma(factor, lanes::load_unaligned(row + k * lanes::size), sum[k]);
            }
        }
        for (std::size_t k = 0; k < parts; ++k) sum[k].store_unaligned(&result[k * lanes::size]);
        result[Features] = xsimd::hadd(loss);
    }
    void add_up(lanes const* sum) {
        for (std::size_t k = 0; k <= Features; ++k) result[k] = xsimd::hadd(sum[k]);
    }

    template <class Data>
    void by_tapeless(Data const& features) {
        auto const [loss, slope] =
            tl::value_and_gradient(tl::sum_over(f), tl::wrt<0>)(w, features, tl::each(label));
        std::copy(slope.begin(), slope.end(), result.begin());
        result[Features] = loss;
    }
    static data_problem in_columns(std::size_t points) {
        auto const p = std::make_shared<logistic_regression>(points);
        return {"logistic regression, " + std::to_string(Features) + " columns",
                points,
                {&p->result},
                {{"xsimd by hand", [p] { p->by_hand_in_columns(); }},
                 {"tapeless",
                  [p] {
                      p->by_tapeless(tl::each(tl::columns<int(Features)>(p->x.data(), p->points)));
                  }},
                 {"reading the bytes",
                  [p] {
                      read_all({&p->x, &p->label});
                  },
                  false}}};
    }
    static data_problem in_rows(std::size_t points) {
        auto const p = std::make_shared<logistic_regression>(points);
        return {
            "logistic regression, " + std::to_string(Features) + " in rows",
            points,
            {&p->result},
            {{"xsimd by hand", [p] { p->by_hand_in_rows(); }},
             {"tapeless",
              [p] { p->by_tapeless(tl::each(tl::rows<int(Features)>(p->x.data(), p->points))); }},
             {"reading the bytes",
              [p] {
                  read_all({&p->x, &p->label});
              },
              false}}};
    }
};

/// Least squares with a polynomial of degree 2.
struct polynomial_fit {
    static constexpr auto f = tl::function([](auto w, auto x, auto y) {
        auto const r = w[0] + w[1] * x + w[2] * x * x - y;
        return r * r;
    });
    numbers x, y, result = numbers(4);
    std::array<double, 3> w{0.3, -0.2, 0.7};

    explicit polynomial_fit(std::size_t points)
        : x(random_numbers(points, -1, 1, 1)), y(random_numbers(points, -1, 1, 2)) {}

    void by_hand() {
        constexpr std::size_t ways = 4;
        lanes sum[4][ways];
        for (auto& s : sum)
            for (lanes& part : s) part = lanes(0.0);
        lanes const w0(w[0]), w1(w[1]), w2(w[2]);
        for (std::size_t i = 0; i < x.size(); i += ways * lanes::size)
            for (std::size_t k = 0; k < ways; ++k) {
                lanes const at = load(x, i + k * lanes::size);
                lanes const r = fma(fma(w2, at, w1), at, w0 - load(y, i + k * lanes::size));
                lanes const twice = r + r, first = twice * at;
                sum[0][k] = sum[0][k] + twice;
                sum[1][k] = sum[1][k] + first;
                sum[2][k] = fma(first, at, sum[2][k]);
                sum[3][k] = fma(r, r, sum[3][k]);
            }
        for (std::size_t k = 0; k < 4; ++k)
            result[k] = xsimd::hadd((sum[k][0] + sum[k][1]) + (sum[k][2] + sum[k][3]));
    }
    void by_tapeless() {
        auto const [loss, slope] =
            tl::value_and_gradient(tl::sum_over(f), tl::wrt<0>)(w, tl::each(x), tl::each(y));
        std::copy(slope.begin(), slope.end(), result.begin());
        result[3] = loss;
    }
    static data_problem make(std::size_t points) {
        auto const p = std::make_shared<polynomial_fit>(points);
        return {"polynomial fit",
                points,
                {&p->result},
                {{"xsimd by hand", [p] { p->by_hand(); }},
                 {"tapeless", [p] { p->by_tapeless(); }},
                 {"reading the bytes",
                  [p] {
                      read_all({&p->x, &p->y});
                  },
                  false}}};
    }
};

/// The log-density of a normal distribution: log deviation and mean from data.
struct gaussian_fit {
    static constexpr auto f = tl::function([](auto mean, auto scale, auto x) {
        auto const u = (x - mean) * exp(-scale);
        return -0.5 * u * u - (scale + 0.9189385332046727);
    });
    numbers x, result = numbers(3);
    double mean = 0.2, scale = 0.4;

    explicit gaussian_fit(std::size_t points) : x(random_numbers(points, -1, 1, 1)) {}

    /// The density and its slopes at every point, added up.
    void by_hand() {
        constexpr std::size_t ways = 4;
        lanes const precision(std::exp(-scale)), center(mean), one(1.0);
        lanes const constant(scale + 0.9189385332046727), half(-0.5);
        lanes sum[3][ways];
        for (auto& s : sum)
            for (lanes& part : s) part = lanes(0.0);
        for (std::size_t i = 0; i < x.size(); i += ways * lanes::size)
            for (std::size_t k = 0; k < ways; ++k) {
                lanes const u = (load(x, i + k * lanes::size) - center) * precision;
                lanes const square = u * u;
                sum[0][k] = sum[0][k] + (half * square - constant);
                sum[1][k] = sum[1][k] + u * precision;
                sum[2][k] = sum[2][k] + (square - one);
            }
        for (std::size_t k = 0; k < 3; ++k)
            result[k] = xsimd::hadd((sum[k][0] + sum[k][1]) + (sum[k][2] + sum[k][3]));
    }
    /// With two moments, as statistics knows.
    void by_moments() {
        constexpr std::size_t ways = 4;
        double const precision = std::exp(-scale);
        lanes first[ways], second[ways];
        for (std::size_t k = 0; k < ways; ++k) first[k] = second[k] = lanes(0.0);
        for (std::size_t i = 0; i < x.size(); i += ways * lanes::size)
            for (std::size_t k = 0; k < ways; ++k) {
                lanes const u = (load(x, i + k * lanes::size) - lanes(mean)) * lanes(precision);
                first[k] = first[k] + u;
                second[k] = fma(u, u, second[k]);
            }
        double const n = double(x.size());
        double const one = xsimd::hadd((first[0] + first[1]) + (first[2] + first[3]));
        double const two = xsimd::hadd((second[0] + second[1]) + (second[2] + second[3]));
        result[0] = -0.5 * two - n * (scale + 0.9189385332046727);
        result[1] = one * precision;
        result[2] = two - n;
    }
    void by_tapeless() {
        auto const [value, slope] =
            tl::value_and_gradient(tl::sum_over(f), tl::wrt<0, 1>)(mean, scale, tl::each(x));
        result[0] = value;
        std::tie(result[1], result[2]) = slope;
    }
    static data_problem make(std::size_t points) {
        auto const p = std::make_shared<gaussian_fit>(points);
        return {"Gaussian log-density",
                points,
                {&p->result},
                {{"xsimd by hand", [p] { p->by_hand(); }},
                 {"tapeless", [p] { p->by_tapeless(); }},
                 {"reading the bytes", [p] { read_all({&p->x}); }, false}}};
    }
};

/// The logistic neuron again, its loss summed over the points.
struct neuron_sum {
    static constexpr auto f = neuron_points::f;
    static void by_hand(table& t) {
        auto const& w = neuron_points::w;
        lanes const w0(w[0]), w1(w[1]), w2(w[2]), one(1.0), zero(0.0);
        lanes sum[4];
        for (lanes& s : sum) s = zero;
        for (std::size_t i = 0; i < t.in[0].size(); i += lanes::size) {
            lanes const x0 = load(t.in[0], i), x1 = load(t.in[1], i), label = load(t.in[2], i);
            lanes const z = fma(w0, x0, fma(w1, x1, w2)), e = exp(-abs(z));
            auto const negative = z < zero;
            lanes const gap = select(negative, e, one) / (one + e) - label;
            sum[0] += select(negative, zero, z) + log1p(e) - label * z;
            sum[1] = fma(gap, x0, sum[1]), sum[2] = fma(gap, x1, sum[2]), sum[3] += gap;
        }
        for (std::size_t k = 0; k < 4; ++k) t.out[k][0] = xsimd::hadd(sum[k]);
    }
    static void by_tapeless(table& t) {
        auto const [loss, slope] = tl::value_and_gradient(tl::sum_over(f), tl::wrt<0>)(
            neuron_points::w, tl::each(t.in[0], t.in[1]), tl::each(t.in[2]));
        t.out[0][0] = loss;
        for (std::size_t k = 0; k < 3; ++k) t.out[k + 1][0] = slope[k];
    }
    static data_problem make(std::size_t points) {
        auto const t = std::make_shared<table>(
            points, 4, std::vector<std::pair<double, double>>{{-2, 2}, {-2, 2}, {0, 1}});
        for (numbers& column : t->out) column.resize(1);
        auto result = t->problem("logistic neuron, summed");
        result.points = points;
        result.contenders = {{"xsimd by hand", [t] { by_hand(*t); }},
                             {"tapeless", [t] { by_tapeless(*t); }},
                             {"reading the bytes",
                              [t] {
                                  read_all({&t->in[0], &t->in[1], &t->in[2]});
                              },
                              false}};
        return result;
    }
};

} // namespace bench
