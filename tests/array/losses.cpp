// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("norms, and their derivative where there is none") {
    constexpr auto f = tl::function([](auto A) {
        return tl::norm(A) + tl::sum(tl::norm<1>(A)) +
               tl::norm(tl::indices<0>(A), [&](auto i) { return A(i, 0); });
    });
    for (shape const s : shapes) {
        matrix A = random(s, 1);
        double all = 0, of_rows = 0, of_column = 0;
        for (std::size_t i = 0; i < s.rows; ++i) {
            double row = 0;
            for (std::size_t j = 0; j < s.columns; ++j) row += A(i, j) * A(i, j);
            all += row, of_rows += std::sqrt(row), of_column += A(i, 0) * A(i, 0);
        }
        CHECK(f(A) == Approx(std::sqrt(all) + of_rows + std::sqrt(of_column)));
        CHECK(worst_difference(A, tl::gradient(f)(A), [&] { return f(A); }) < 1e-8);
    }
    constexpr auto g = tl::function([](auto x) { return tl::norm(x); });
    CHECK(tl::gradient(g)(std::vector<double>{0, 0, 0})(1) == 0);
}

TEST_CASE("rows of mean 0 and variance 1, with a gain and a shift") {
    constexpr auto f = tl::function([](auto A, auto gain, auto shift) {
        auto normal = tl::layer_norm(A, gain, shift, 1e-3);
        return tl::sum(normal * normal * normal);
    });
    for (shape const s : shapes) {
        matrix A = random(s, 1);
        std::vector<double> gain(s.columns), shift(s.columns);
        fill(gain, 2), fill(shift, 3);
        double total = 0;
        for (std::size_t i = 0; i < s.rows; ++i) {
            double mean = 0, variance = 0;
            double const n = static_cast<double>(s.columns);
            for (std::size_t j = 0; j < s.columns; ++j) mean += A(i, j) / n;
            for (std::size_t j = 0; j < s.columns; ++j)
                variance += (A(i, j) - mean) * (A(i, j) - mean) / n;
            for (std::size_t j = 0; j < s.columns; ++j)
                total +=
                    std::pow((A(i, j) - mean) / std::sqrt(variance + 1e-3) * gain[j] + shift[j], 3);
        }
        CHECK(f(A, gain, shift) == Approx(total));
        auto const value = [&] { return f(A, gain, shift); };
        auto const [of_A, of_gain, of_shift] = tl::gradient(f)(A, gain, shift);
        CHECK(worst_difference(A, of_A, value) < 1e-7);
        CHECK(worst_difference(gain, of_gain, value) < 1e-8);
        CHECK(worst_difference(shift, of_shift, value) < 1e-8);
    }
}

TEST_CASE("losses of classes") {
    constexpr auto f = tl::function([](auto Z, auto P) { return tl::cross_entropy(Z, P); });
    constexpr auto h = tl::function([](auto Z, auto y) { return tl::hinge(Z, y); });
    for (shape const s : shapes) {
        matrix Z = random(s, 1), P = random(s, 2);
        double entropy = 0, distance = 0;
        for (std::size_t i = 0; i < s.rows; ++i) {
            double all = 0;
            for (std::size_t j = 0; j < s.columns; ++j) all += std::exp(Z(i, j));
            for (std::size_t j = 0; j < s.columns; ++j) {
                entropy -= P(i, j) * (Z(i, j) - std::log(all));
                distance += std::max(0.0, 1 - P(i, j) * Z(i, j));
            }
        }
        CHECK(f(Z, P) == Approx(entropy / static_cast<double>(s.rows)));
        CHECK(h(Z, P) == Approx(distance / static_cast<double>(s.rows * s.columns)));
        auto const [of_Z, of_P] = tl::gradient(f)(Z, P);
        CHECK(worst_difference(Z, of_Z, [&] { return f(Z, P); }) < 1e-8);
        CHECK(worst_difference(P, of_P, [&] { return f(Z, P); }) < 1e-8);
        auto const slopes = tl::gradient(h, tl::wrt<0>)(Z, P);
        CHECK(worst_difference(Z, slopes, [&] { return h(Z, P); }) < 1e-8);
    }
}
