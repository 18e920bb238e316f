// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

constexpr auto product = tl::function([](auto X, auto W) { return tl::matmul(X, W); });

/// The most memory that this process has had at once.
std::size_t peak_bytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<std::size_t>(used.ru_maxrss) * 1024;
}

} // namespace

/// A Jacobian of the product along W would have 64 x 4096 x 4096 x 4096 numbers.
TEST_CASE("the way back through a large product of matrices forms no Jacobian") {
    constexpr std::size_t rows = 64, inner = 4096, columns = 4096;
    std::size_t const at_first = peak_bytes();
    matrix X(rows, inner), W(inner, columns), dY(rows, columns);
    fill(X, 1), fill(W, 2), fill(dY, 3);
    auto const [Y, slopes] = tl::vjp(product)(std::tie(X, W), dY);
    auto const& [dX, dW] = slopes;
    std::size_t const needed = peak_bytes() - at_first;

    std::size_t const bytes =
        sizeof(double) * (X.size() + W.size() + dY.size() + Y.size() + dX.size() + dW.size());
    CHECK(needed < bytes * 5 / 2);
    CHECK(needed > bytes / 2); // the measure counts what there is

    double worst_of_dX = 0, worst_of_dW = 0; // against dY W^T and X^T dY
    for (std::size_t k = 0; k < 4096; k += 117) {
        std::size_t const row = k % rows;
        long double of_X = 0, of_W = 0, size_X = 0, size_W = 0;
        for (std::size_t j = 0; j < columns; ++j) {
            long double const one = static_cast<long double>(dY(row, j)) * W(k, j);
            of_X += one, size_X += std::fabs(one);
        }
        std::size_t const column = 4095 - k;
        for (std::size_t p = 0; p < rows; ++p) {
            long double const one = static_cast<long double>(X(p, k)) * dY(p, column);
            of_W += one, size_W += std::fabs(one);
        }
        worst_of_dX = std::max(worst_of_dX, double(std::fabs(dX(row, k) - of_X) / size_X));
        worst_of_dW = std::max(worst_of_dW, double(std::fabs(dW(k, column) - of_W) / size_W));
    }
    CHECK(worst_of_dX < 1e-14);
    CHECK(worst_of_dW < 1e-15);
}
