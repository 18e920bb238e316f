// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// GradBench's bundle adjustment: the sparse Jacobian, rows and columns included, beside the same
/// by hand in scalar code; and the residuals alone.

#include "bundles.hpp"
#include "data_measure.hpp"

#include <cmath>
#include <memory>

namespace bench {

using three = std::array<double, 3>;
constexpr double dot(three const& a, three const& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
constexpr three cross(three const& a, three const& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// What a point becomes in a camera's picture. With d = X - C, the angle t = |r| and a = r / t,
/// P = d cos t + (a x d) sin t + a (a . d) (1 - cos t).
struct projected {
    three a, d, across;
    double t, c, s, along, depth, u, v, square, radial;

    explicit projected(bundles::observation const& x) {
        three const r{x[0], x[1], x[2]};
        d = {x[11] - x[3], x[12] - x[4], x[13] - x[5]};
        t = std::sqrt(dot(r, r)), c = std::cos(t), s = std::sin(t);
        double const inverse = 1 / t;
        a = {r[0] * inverse, r[1] * inverse, r[2] * inverse};
        across = cross(a, d), along = dot(a, d);
        three p;
        for (std::size_t k = 0; k < 3; ++k)
            p[k] = d[k] * c + across[k] * s + a[k] * along * (1 - c);
        depth = 1 / p[2], u = p[0] * depth, v = p[1] * depth;
        square = u * u + v * v;
        radial = 1 + square * (x[9] + square * x[10]);
    }
};

/// Two rows of the Jacobian. A row g = de/dP goes back through the rotation: to d by its transpose,
/// g c - (a x g) s + a (a . g) (1 - c), and to a by h = s (d x g) + (1 - c) ((a . d) g + (a . g)
/// d), of which only what is across a changes its direction.
inline void slopes_by_hand(bundles::observation const& x, bundles::feature const& seen,
                           double* row) {
    projected const p(x);
    double const weight = x[14], focal = x[6];
    double const bend = 2 * (x[9] + 2 * x[10] * p.square), scale = weight * focal;
    std::array<double, 2> const at{p.u, p.v};
    for (std::size_t i = 0; i < 2; ++i, row += bundles::of_observation) {
        double const of_u = scale * (at[i] * bend * p.u + (i == 0 ? p.radial : 0));
        double const of_v = scale * (at[i] * bend * p.v + (i == 1 ? p.radial : 0));
        three const g{of_u * p.depth, of_v * p.depth, -(of_u * p.u + of_v * p.v) * p.depth};

        double const ag = dot(p.a, g), rest = 1 - p.c;
        three const turned = cross(p.a, g), away = cross(p.d, g);
        double const of_angle = p.c * dot(g, p.across) + p.s * (p.along * ag - dot(g, p.d));
        three h;
        for (std::size_t k = 0; k < 3; ++k)
            h[k] = p.s * away[k] + rest * (p.along * g[k] + ag * p.d[k]);
        double const ah = dot(p.a, h);
        for (std::size_t k = 0; k < 3; ++k) {
            double const of_d = g[k] * p.c - turned[k] * p.s + p.a[k] * ag * rest;
            row[k] = p.a[k] * of_angle + (h[k] - p.a[k] * ah) / p.t;
            row[3 + k] = -of_d;
            row[11 + k] = of_d;
        }
        row[6] = weight * p.radial * at[i];
        row[7] = i == 0 ? weight : 0, row[8] = i == 1 ? weight : 0;
        row[9] = scale * p.square * at[i];
        row[10] = row[9] * p.square;
        row[14] = p.radial * focal * at[i] + x[7 + i] - seen[i];
    }
}

struct adjustment {
    bundles::problem given;
    bundles::jacobian jacobian{given.observations};
    bundles::residuals residuals{given.observations};

    adjustment(std::size_t cameras, std::size_t points, std::size_t observations)
        : given(cameras, points, observations) {
        given.camera = random_numbers(given.camera.size(), 0.1, 1, 1);
        given.point = random_numbers(given.point.size(), 2, 3, 2);
        given.weight = random_numbers(observations, 0.5, 1, 3);
        auto const seen = random_numbers(2 * observations, -1, 1, 4);
        for (std::size_t i = 0; i < observations; ++i)
            given.features[i] = {seen[2 * i], seen[2 * i + 1]};
    }

    void jacobian_by_hand() {
        jacobian.find_places(given);
        std::size_t const n = given.observations;
        for (std::size_t i = 0; i < n; ++i)
            slopes_by_hand(given.at(i), given.features[i], &jacobian.values[bundles::of_block * i]);
        double* const of_weights = &jacobian.values[bundles::of_block * n];
        for (std::size_t i = 0; i < n; ++i) of_weights[i] = -2 * given.weight[i];
    }
    void residuals_by_hand() {
        double* next = residuals.values.data();
        for (std::size_t i = 0; i < given.observations; ++i) {
            auto const x = given.at(i);
            projected const p(x);
            double const scale = p.radial * x[6];
            *next++ = x[14] * (scale * p.u + x[7] - given.features[i][0]);
            *next++ = x[14] * (scale * p.v + x[8] - given.features[i][1]);
        }
        for (double const w : given.weight) *next++ = 1 - w * w;
    }

    static bool add(std::size_t cameras, std::size_t points, std::size_t observations) {
        auto const p = std::make_shared<adjustment>(cameras, points, observations);
        bool right = add_data({"bundle adjustment, residuals",
                               observations,
                               {&p->residuals.values},
                               {{"by hand", [p] { p->residuals_by_hand(); }},
                                {"tapeless", [p] { p->residuals.evaluate(p->given); }}}});
        right &= add_data({"bundle adjustment, Jacobian",
                           observations,
                           {&p->jacobian.values},
                           {{"by hand", [p] { p->jacobian_by_hand(); }},
                            {"tapeless", [p] { p->jacobian.evaluate(p->given); }}}});
        return right;
    }
};

} // namespace bench

int main(int argc, char** argv) {
    bool right = bench::adjustment::add(49, 7776, 31843);
    right &= bench::adjustment::add(356, 226730, 1255268);
    int const failed = bench::run(argc, argv);
    return right ? failed : 1;
}
