// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Places that data name, and memory of others.

#include <tapeless/array.hpp>

#include <cstdio>
#include <vector>

namespace tl = tapeless;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

constexpr auto lookup = tl::function([](auto E, auto W, auto words) {
    return tl::sum(tl::indices<0>(words), [&](auto t) {
        return tl::sum(tl::indices<1>(E), [&](auto j) { return E(words(t), j) * W(j); });
    });
});
constexpr auto sparse = tl::function([](auto values, auto x, auto y, auto row, auto column) {
    return tl::mse(tl::scatter(tl::indices<0>(y), row, values * tl::take(x, column)), y);
});

int main() {
    matrix E(3, 2);
    for (std::size_t k = 0; k < 6; ++k) E.data()[k] = static_cast<double>(k);
    std::vector<int> const words{2, 0, 2};
    std::vector<double> const W{1, 10};
    auto const of_E = tl::gradient(lookup, tl::wrt<0>)(E, W, words);
    std::printf("%.0f %.0f %.0f %.0f\n", lookup(E, W, words), of_E(0, 1), of_E(1, 1), of_E(2, 1));

    std::vector<double> const values{1, 2, 3}, x{1, 2}, y{0, 0};
    std::vector<int> const row{0, 1, 1}, column{1, 0, 1};
    std::printf("%.0f\n", sparse(values, x, y, row, column));

    std::vector<double> const numbers{0, 2, 4, 1, 3, 5};
    tl::view A(numbers.data(), {2, 3}, {1, 2});
    std::printf("%.0f\n", lookup(A, std::vector<double>{1, 10, 100}, std::vector<int>{1}));
}
