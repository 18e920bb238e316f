// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Derivatives at many points, and the gradient of a loss over a data set.

#include <tapeless/data.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

constexpr auto loss = tl::function([](auto w, auto x, auto y) {
    auto r = w[0] + w[1] * x + w[2] * x * x - y;
    return r * r;
});

constexpr auto logistic = tl::function([](auto w, auto x, auto label) {
    auto z = w[0] * x[0];
    for (std::size_t k = 1; k < w.size(); ++k) z = z + w[k] * x[k];
    return softplus(z) - label * z;
});

struct Particle {
    double x, y, mass;
};
constexpr auto energy = tl::function([](auto p, auto g) {
    auto const& [x, y, mass] = p;
    return mass * (g * y - 0.5 * log(x * x + y * y));
});

int main() {
    // At many points: a result for each of them.
    std::vector<double> a{0, 1, 2}, b{1, 2, 3}, v(3), da(3), db(3);
    tl::batched(tl::value_and_gradient(f))(tl::each(a), tl::each(b), tl::into(v, da, db));
    for (std::size_t i = 0; i < 3; ++i) std::printf("%.4f %.4f %.4f\n", v[i], da[i], db[i]);

    // Arguments without `each` are shared by all points.
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(a), 3.0, tl::into(da));
    std::printf("%.4f %.4f %.4f\n", da[0], da[1], da[2]);

    // Structures, in and out.
    std::vector<Particle> particles{{1, 0, 1}, {3, 4, 2}}, force(2);
    tl::batched(tl::gradient(energy, tl::wrt<0>))(tl::each(particles), 9.81, tl::into(force));
    for (auto const& [x, y, mass] : force) std::printf("%.4f %.4f %.4f\n", x, y, mass);

    // A loss over a data set, its slope, its Hessian along a direction, and the way downhill.
    std::vector<double> xs(1000), ys(1000);
    for (std::size_t i = 0; i < 1000; ++i) {
        xs[i] = double(i) / 500 - 1;
        ys[i] = 1 - 2 * xs[i] + 3 * xs[i] * xs[i];
    }
    std::array<double, 3> w{};
    auto const [value, slope] =
        tl::value_and_gradient(tl::mean_over(loss), tl::wrt<0>)(w, tl::each(xs), tl::each(ys));
    std::array const direction{1.0, 0.0, 0.0};
    auto const bend = tl::hvp(tl::mean_over(loss))(w, tl::each(xs), tl::each(ys), direction);
    std::printf("%.4f %.4f %.4f\n", value, slope[0], bend[0]);
    constexpr auto step = tl::value_and_gradient(tl::mean_over(loss), tl::wrt<0>);
    for (int i = 0; i < 200; ++i) {
        auto const [now, down] = step(tl::par, w, tl::each(xs), tl::each(ys));
        for (std::size_t k = 0; k < 3; ++k) w[k] -= 0.4 * down[k];
    }
    std::printf("%.4f %.4f %.4f\n", w[0], w[1], w[2]);

    // Features in long rows.
    std::vector<std::array<double, 32>> features(500);
    std::vector<double> labels(500);
    for (std::size_t i = 0; i < 500; ++i) {
        for (std::size_t k = 0; k < 32; ++k) features[i][k] = std::sin(double(32 * i + k));
        labels[i] = features[i][0] > 0;
    }
    std::array<double, 32> weights{};
    auto const [cost, slopes] = tl::value_and_gradient(tl::mean_over(logistic), tl::wrt<0>)(
        weights, tl::each(features), tl::each(labels));
    std::printf("%.4f %.4f\n", cost, slopes[0]);

    // Weights, and a mini-batch.
    std::vector<double> weight(1000, 0.5);
    std::vector<int> const batch{3, 141, 592};
    std::printf("%.4f\n", tl::sum_over(loss)(std::array{0.0, 0.0, 0.0}, tl::each(xs), tl::each(ys),
                                             tl::weighted(weight), tl::only(batch)));
}
