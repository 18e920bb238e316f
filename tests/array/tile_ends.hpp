// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "workload.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <vector>

namespace tile_ends {

using namespace workload;

/// Bias and activation behind a product, in a strip of rows: the end of its tiles.
constexpr auto layer = tl::function([](auto W, auto b, auto V, auto X) {
    auto H = tl::relu(tl::matmul(X, W) + b);
    return tl::sum(tl::matmul(H, V) * tl::matmul(H, V)) + 0.5 * tl::sum(H * H);
});
constexpr auto slopes_of_layer = tl::value_and_gradient(layer, tl::wrt<0, 1, 2>);

struct by_hand {
    long double value = 0;
    std::vector<long double> of_W, of_b, of_V;

    template <class W_, class b_, class V_, class X_>
    by_hand(W_ const& W, b_ const& b, V_ const& V, X_ const& X)
        : of_W(W.size()), of_b(b.size()), of_V(V.size()) {
        std::size_t const in = X.extent(1), hidden = b.size(), out = V.extent(1);
        for (std::size_t p = 0; p < X.extent(0); ++p) {
            std::vector<long double> h(hidden), back(hidden);
            for (std::size_t i = 0; i < hidden; ++i) {
                long double z = b(i);
                for (std::size_t j = 0; j < in; ++j)
                    z += static_cast<long double>(X(p, j)) * W(j, i);
                h[i] = back[i] = z > 0 ? z : 0;
                value += h[i] * h[i] / 2;
            }
            for (std::size_t k = 0; k < out; ++k) {
                long double y = 0;
                for (std::size_t i = 0; i < hidden; ++i) y += h[i] * V(i, k);
                value += y * y;
                for (std::size_t i = 0; i < hidden; ++i) {
                    of_V[i * out + k] += 2 * y * h[i];
                    back[i] += 2 * y * V(i, k);
                }
            }
            for (std::size_t i = 0; i < hidden; ++i) {
                if (!(h[i] > 0)) continue;
                of_b[i] += back[i];
                for (std::size_t j = 0; j < in; ++j) of_W[j * hidden + i] += back[i] * X(p, j);
            }
        }
    }
};

template <class Array>
void fill_as(Array& a, unsigned seed) {
    std::vector<double> numbers(a.size());
    fill(numbers, seed);
    for (std::size_t k = 0; k < a.size(); ++k)
        a.data()[k] = static_cast<std::remove_reference_t<decltype(a.data()[k])>>(numbers[k]);
}

/// The largest error, in units of the largest number.
template <class Array>
double gap(Array const& a, std::vector<long double> const& b) {
    long double worst = 0, most = 1e-30L;
    for (std::size_t k = 0; k < b.size(); ++k) {
        worst = std::max(worst, std::fabs(static_cast<long double>(a.data()[k]) - b[k]));
        most = std::max(most, std::fabs(b[k]));
    }
    return static_cast<double>(worst / most);
}

template <class W_, class b_, class V_, class X_>
double worst_gap(W_& W, b_& b, V_& V, X_& X, tl::array_workspace& memory) {
    fill_as(W, 1), fill_as(b, 2), fill_as(V, 3), fill_as(X, 4);
    by_hand const expected(W, b, V, X);
    auto result = slopes_of_layer(W, b, V, X);
    // Once more into the same memory, which then is not clean.
    memory.evaluate(result, slopes_of_layer, W, b, V, X);
    auto const& [value, slopes] = result;
    auto const& [of_W, of_b, of_V] = slopes;
    double const error = std::fabs(static_cast<double>(value / expected.value - 1));
    return std::max(
        {error, gap(of_W, expected.of_W), gap(of_b, expected.of_b), gap(of_V, expected.of_V)});
}

template <class Element>
double worst_of_shapes() {
    using shape = std::array<std::size_t, 4>;
    using matrix = tl::tensor<Element, tl::dynamic, tl::dynamic>;
    double worst = 0;
    tl::array_workspace memory;
    // Sums in one stretch of 127 turns and in more; tiles and strips that fit and that do not.
    for (auto const [n, in, hidden, out] :
         {shape{1, 1, 1, 1}, shape{7, 3, 5, 2}, shape{129, 16, 32, 1}, shape{300, 127, 9, 3},
          shape{131, 128, 17, 8}, shape{65, 261, 8, 9}, shape{70, 4, 150, 2}}) {
        matrix W(in, hidden), V(hidden, out), X(n, in);
        tl::tensor<Element, tl::dynamic> b(hidden);
        worst = std::max(worst, worst_gap(W, b, V, X, memory));
    }
    return worst;
}

} // namespace tile_ends
