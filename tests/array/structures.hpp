// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "workload.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <tuple>

/// A network whose parameters are structs of arrays, and the same with flat arguments.

namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using numbers_in_a_row = tl::tensor<double, tl::dynamic>;

struct layer {
    matrix W;
    numbers_in_a_row b;
};
TAPELESS_STRUCT(layer, W, b)

constexpr auto network = tl::function([](auto layers, auto X, auto Y) {
    auto H = X;
    for (auto const& one : layers) H = tl::tanh(tl::matmul(H, one.W) + one.b);
    return tl::mse(H, Y);
});
constexpr auto flat_network =
    tl::function([](auto W0, auto b0, auto W1, auto b1, auto W2, auto b2, auto X, auto Y) {
        auto H = tl::tanh(tl::matmul(X, W0) + b0);
        H = tl::tanh(tl::matmul(H, W1) + b1);
        H = tl::tanh(tl::matmul(H, W2) + b2);
        return tl::mse(H, Y);
    });

struct network_case {
    std::array<layer, 3> layers{layer{matrix(4, 3), numbers_in_a_row(3)},
                                layer{matrix(3, 5), numbers_in_a_row(5)},
                                layer{matrix(5, 2), numbers_in_a_row(2)}};
    matrix X{7, 4}, Y{7, 2};

    explicit network_case(unsigned seed) {
        fill(X, ++seed), fill(Y, ++seed);
        for (auto& [W, b] : layers) fill(W, ++seed), fill(b, ++seed);
    }
    /// `use(W0, b0, W1, b1, W2, b2)`.
    auto apart(auto const& use) const {
        return std::apply(
            [&](auto const&... one) {
                return std::apply(use, std::tuple_cat(std::tie(one.W, one.b)...));
            },
            layers);
    }
};

/// Whether two arrays hold the same numbers, bit for bit, and have the same extents.
bool are_same(auto const& a, auto const& b) {
    bool same = a.size() == b.size();
    for (int axis = 0; axis < std::remove_cvref_t<decltype(a)>::rank; ++axis)
        same = same && a.extent(axis) == b.extent(axis);
    for (std::size_t k = 0; same && k < a.size(); ++k) same = a.data()[k] == b.data()[k];
    return same;
}
/// Three layers and what is like W0, b0, W1, b1, W2, b2.
bool are_same(std::array<layer, 3> const& layers, auto const& W0, auto const& b0, auto const& W1,
              auto const& b1, auto const& W2, auto const& b2) {
    return are_same(layers[0].W, W0) && are_same(layers[0].b, b0) && are_same(layers[1].W, W1) &&
           are_same(layers[1].b, b1) && are_same(layers[2].W, W2) && are_same(layers[2].b, b2);
}

} // namespace workload
