// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Functions whose Jacobians the tests count and check. Each is a template, so that it runs on
/// symbols and on numbers alike.

#include <array>
#include <cmath>
#include <cstddef>

namespace workload {

/// Reprojection error of one observation (Ladybug cameras: rotation vector, centre, focal length,
/// principal point, two radial coefficients), a point and a weight: 15 inputs, 2 results. It is
/// `seen` somewhere else in the picture.
struct bundle_adjustment {
    template <class Value, class Seen = std::array<double, 2>>
    constexpr auto operator()(std::array<Value, 11> const& camera, std::array<Value, 3> const& x,
                              Value const& weight, Seen const& seen = {0.25, 0.5}) const {
        using std::cos, std::sin, std::sqrt;
        std::array<Value, 3> p{x[0] - camera[3], x[1] - camera[4], x[2] - camera[5]};
        Value const angle =
            sqrt(camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2]);
        Value const s = sin(angle), c = cos(angle), inverse = 1.0 / angle;
        std::array<Value, 3> const w{camera[0] * inverse, camera[1] * inverse, camera[2] * inverse};
        std::array<Value, 3> const cross{w[1] * p[2] - w[2] * p[1], w[2] * p[0] - w[0] * p[2],
                                         w[0] * p[1] - w[1] * p[0]};
        Value const along = (w[0] * p[0] + w[1] * p[1] + w[2] * p[2]) * (1.0 - c);
        std::array<Value, 3> r{};
        for (std::size_t i = 0; i < 3; ++i) r[i] = p[i] * c + cross[i] * s + w[i] * along;
        Value const u = r[0] / r[2], v = r[1] / r[2];
        Value const square = u * u + v * v;
        Value const radial = 1.0 + camera[9] * square + camera[10] * square * square;
        return std::array<Value, 2>{weight * (u * radial * camera[6] + camera[7] - seen[0]),
                                    weight * (v * radial * camera[6] + camera[8] - seen[1])};
    }
};

/// Where the hand of an arm of six revolute joints is (Denavit-Hartenberg, as a PUMA 560): the axes
/// and the origin of each joint's frame from those of the one before. 6 inputs, 3 results.
struct robot_arm {
    template <class Value>
    constexpr auto operator()(std::array<Value, 6> const& q) const {
        using std::cos, std::sin;
        constexpr double a[6] = {0.0, 0.4318, 0.0203, 0.0, 0.0, 0.0};
        constexpr double d[6] = {0.6718, 0.0, 0.15, 0.4318, 0.0, 0.2};
        constexpr double twist_sine[6] = {1.0, 0.0, -1.0, 1.0, -1.0, 0.0};
        constexpr double twist_cosine[6] = {0.0, 1.0, 0.0, 0.0, 0.0, 1.0};
        using vector = std::array<Value, 3>;
        Value const one(1.0), none(0.0);
        vector x{one, none, none}, y{none, one, none}, z{none, none, one}, p{none, none, none};
        for (std::size_t joint = 0; joint < 6; ++joint) {
            Value const c = cos(q[joint]), s = sin(q[joint]);
            for (std::size_t i = 0; i < 3; ++i) {
                Value const across = c * y[i] - s * x[i], along = z[i];
                x[i] = c * x[i] + s * y[i];
                p[i] = p[i] + a[joint] * x[i] + d[joint] * along;
                y[i] = twist_cosine[joint] * across + twist_sine[joint] * along;
                z[i] = twist_cosine[joint] * along - twist_sine[joint] * across;
            }
        }
        return p;
    }
};

/// One Runge-Kutta step of the Lotka-Volterra equations: 2 states and 4 parameters, 2 results.
struct lotka_volterra {
    template <class Value>
    static constexpr std::array<Value, 2> slope(std::array<Value, 2> const& y,
                                                std::array<Value, 4> const& k) {
        return {k[0] * y[0] - k[1] * y[0] * y[1], k[2] * y[0] * y[1] - k[3] * y[1]};
    }
    template <class Value>
    static constexpr std::array<Value, 2> ahead(std::array<Value, 2> const& y, double h,
                                                std::array<Value, 2> const& k) {
        return {y[0] + h * k[0], y[1] + h * k[1]};
    }
    template <class Value>
    constexpr auto operator()(std::array<Value, 2> const& y, std::array<Value, 4> const& k) const {
        constexpr double h = 0.05;
        auto const k1 = slope(y, k);
        auto const k2 = slope(ahead(y, h / 2, k1), k);
        auto const k3 = slope(ahead(y, h / 2, k2), k);
        auto const k4 = slope(ahead(y, h, k3), k);
        std::array<Value, 2> next{};
        for (std::size_t i = 0; i < 2; ++i)
            next[i] = y[i] + h / 6 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]);
        return next;
    }
};

/// u_t = u_xx + u (1 - u) on a line of `Cells` cells with fixed ends.
template <std::size_t Cells>
struct reaction_diffusion {
    template <class Value>
    constexpr auto operator()(std::array<Value, Cells> const& u) const {
        std::array<Value, Cells> rate{};
        for (std::size_t i = 0; i < Cells; ++i) {
            Value const left = i == 0 ? Value(1.0) : u[i - 1];
            Value const right = i + 1 == Cells ? Value(0.0) : u[i + 1];
            rate[i] = 4.0 * (left - 2.0 * u[i] + right) + u[i] * (1.0 - u[i]);
        }
        return rate;
    }
};

} // namespace workload
