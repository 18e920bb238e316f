// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>
#include <tuple>

namespace tl = tapeless;

namespace matrices {

template <std::size_t Size>
using matrix = std::array<std::array<double, Size>, Size>;

/// A well-conditioned matrix; where `exchange` says so, with zeros on the diagonal.
template <std::size_t Size>
matrix<Size> sample(bool exchange) {
    matrix<Size> a{};
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j) {
            auto const at = static_cast<double>(7 * i * i + 3 * j);
            std::size_t const heavy = exchange ? (i + 1) % Size : i;
            a[i][j] = 0.5 * std::sin(1.0 + at) + (j == heavy ? 2.0 : 0.0);
            if (exchange && i == j && Size > 1) a[i][j] = 0;
        }
    return a;
}
template <std::size_t Size>
std::array<double, Size> sample_vector(double from) {
    std::array<double, Size> b{};
    for (std::size_t i = 0; i < Size; ++i) b[i] = std::cos(from + static_cast<double>(i));
    return b;
}

/// The largest difference of two structures, relative to what is larger than one.
template <class Tree>
double difference(Tree const& a, Tree const& b) {
    std::array<double, tl::tree::leaf_count<Tree>> left{}, right{};
    tl::tree::flatten(a, left.begin());
    tl::tree::flatten(b, right.begin());
    double largest = 0;
    for (std::size_t k = 0; k < left.size(); ++k) {
        double const scale = std::fmax(1.0, std::fabs(right[k]));
        double const here = std::fabs(left[k] - right[k]) / scale;
        if (!(here <= largest)) largest = here;
    }
    return largest;
}

} // namespace matrices
