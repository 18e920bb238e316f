// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Newton's method with an exact derivative, on Kepler's equation E - e sin(E) = M: the place of a
/// planet (E) at some time (M) on an orbit of eccentricity e.

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <cstdio>

namespace tl = tapeless;

constexpr auto kepler = tl::function([](auto anomaly, auto eccentricity, auto mean) {
    return anomaly - eccentricity * sin(anomaly) - mean;
});

constexpr double solve(double eccentricity, double mean) {
    double anomaly = mean;
    for (int step = 0; step < 8; ++step) {
        auto const [value, slope] =
            tl::value_and_gradient(kepler, tl::wrt<0>)(anomaly, eccentricity, mean);
        anomaly -= value / slope;
    }
    return anomaly;
}

// The compiler solves it, too: with E = 2 given, M is known.
constexpr double mean_at_two = 2.0 - 0.3 * tl::sin(2.0);
constexpr double solved = solve(0.3, mean_at_two);
static_assert(solved - 2.0 < 1e-15 && 2.0 - solved < 1e-15);

/// How the solution moves with the parameters, without differentiating the iteration: where
/// F(E, e, M) = 0, dE/de = -F_e / F_E and dE/dM = -F_M / F_E.
int main() {
    double const eccentricity = 0.3, mean = 1.2;
    double const anomaly = solve(eccentricity, mean);
    auto const [along_anomaly, along_eccentricity, along_mean] =
        tl::gradient(kepler)(anomaly, eccentricity, mean);
    double const slope_e = -along_eccentricity / along_anomaly;
    double const slope_m = -along_mean / along_anomaly;
    std::printf("E = %.10f, dE/de = %.6f, dE/dM = %.6f\n", anomaly, slope_e, slope_m);

    double const step = 1e-5;
    double const difference =
        (solve(eccentricity + step, mean) - solve(eccentricity - step, mean)) / (2 * step);
    bool const right = std::abs(kepler(anomaly, eccentricity, mean)) < 1e-14 &&
                       std::abs(difference - slope_e) < 1e-8;
    std::puts(right ? "The residual is zero and differences agree." : "Something is wrong.");
    return right ? 0 : 1;
}
