// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Structs of arrays as arguments and as results, and a step of gradient descent on all of them.

#include <tapeless/array.hpp>

#include <cstdio>

namespace tl = tapeless;

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = tl::tensor<double, tl::dynamic>;

struct layer {
    matrix W;
    vector b;
};
TAPELESS_STRUCT(layer, W, b)

constexpr auto network = tl::function([](auto const& layers, auto X, auto Y) {
    auto H = X;
    for (auto const& one : layers) H = tl::tanh(tl::matmul(H, one.W) + one.b);
    return tl::mse(H, Y);
});

constexpr auto moments = tl::function([](auto x) {
    auto const mean = tl::mean(x);
    auto const from_mean = x - mean;
    return std::tuple(mean, tl::dot(from_mean, from_mean), from_mean);
});

int main() {
    std::array<layer, 2> layers{layer{matrix(2, 3), vector(3)}, layer{matrix(3, 1), vector(1)}};
    double next = -0.5;
    for (auto& [W, b] : layers)
        for (auto& weight : W) weight = next += 0.15;
    matrix X(4, 2), Y(4, 1);
    X(1, 1) = X(2, 0) = X(3, 0) = X(3, 1) = 1;
    Y(1, 0) = Y(2, 0) = 0.5;

    auto const [loss, slopes] = tl::value_and_gradient(network, tl::wrt<0>)(layers, X, Y);
    std::printf("%.4f, slope %.4f\n", loss, slopes[1].W(0, 0));
    for (std::size_t k = 0; k < layers.size(); ++k) {
        for (std::size_t i = 0; i < layers[k].W.size(); ++i)
            layers[k].W.data()[i] -= 0.1 * slopes[k].W.data()[i];
        for (std::size_t i = 0; i < layers[k].b.size(); ++i) layers[k].b(i) -= 0.1 * slopes[k].b(i);
    }
    std::printf("%.4f after a step\n", network(layers, X, Y));

    vector x(3);
    x(0) = 1, x(1) = 2, x(2) = 6;
    auto const [mean, spread, from_mean] = moments(x);
    std::printf("%.1f %.1f %.1f\n", mean, spread, from_mean(2));
    auto const [values, pulled] = tl::vjp(moments)(std::tie(x), std::tuple(1.0, 0.5, vector(3)));
    std::printf("%.4f\n", std::get<0>(pulled)(2));
}
