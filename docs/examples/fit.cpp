// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// A least-squares fit by the method of Gauss and Newton: the parameters are a struct, and so is
/// the gradient of the model along them.

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace tl = tapeless;

struct Decay {
    double amplitude, rate;
};
TAPELESS_STRUCT(Decay, amplitude, rate)

constexpr auto model =
    tl::function([](auto p, auto time) { return p.amplitude * exp(-p.rate * time); });
constexpr auto model_and_slopes = tl::value_and_gradient(model, tl::wrt<0>);

struct Measurement {
    double time, count;
};
constexpr std::array<Measurement, 8> data{{{0.0, 2.52},
                                           {0.25, 1.79},
                                           {0.5, 1.31},
                                           {0.75, 0.93},
                                           {1.0, 0.69},
                                           {1.5, 0.36},
                                           {2.0, 0.18},
                                           {3.0, 0.05}}};

/// The normal equations at some parameters: J'J and J'r, and the sum of the squared residuals.
struct Normal {
    double aa = 0, ar = 0, rr = 0; // J'J
    double a = 0, r = 0;           // J'r
    double sum = 0;
};

static Normal normal_equations(Decay const& p) {
    Normal n;
    for (auto const& [time, count] : data) {
        auto const [value, slope] = model_and_slopes(p, time);
        double const residual = count - value;
        n.aa += slope.amplitude * slope.amplitude;
        n.ar += slope.amplitude * slope.rate;
        n.rr += slope.rate * slope.rate;
        n.a += slope.amplitude * residual;
        n.r += slope.rate * residual;
        n.sum += residual * residual;
    }
    return n;
}

int main() {
    Decay p{1.0, 1.0};
    for (int step = 0; step < 8; ++step) {
        Normal const n = normal_equations(p);
        std::printf("%d  amplitude %.6f  rate %.6f  sum of squares %.6f\n", step, p.amplitude,
                    p.rate, n.sum);
        double const determinant = n.aa * n.rr - n.ar * n.ar;
        p.amplitude += (n.a * n.rr - n.r * n.ar) / determinant;
        p.rate += (n.r * n.aa - n.a * n.ar) / determinant;
    }
    // At the minimum the residuals are orthogonal to the slopes.
    Normal const end = normal_equations(p);
    bool const stationary = std::abs(end.a) < 1e-10 && std::abs(end.r) < 1e-10;
    std::puts(stationary ? "The gradient of the sum of squares is zero." : "No minimum.");
    return stationary ? 0 : 1;
}
