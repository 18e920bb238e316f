// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "array_measure.hpp"

/// The sum of the squares of the elements of A B, along both matrices: with C = A B these are
/// three products, C itself, 2 C transpose(B) and transpose(A) 2 C.

namespace bench {

struct matrix_product {
    static constexpr auto f = tl::value_and_gradient(tl::function([](auto A, auto B) {
        auto const C = tl::matmul(A, B);
        return tl::sum(C * C);
    }));
    using results = std::tuple<double, std::tuple<matrix, matrix>>;

    /// C = A B for square matrices whose size is a multiple of the lanes, with tiles of 8 rows by
    /// 2 registers (16 accumulators), or by 1 where the size is odd. A(i, k) lies at a[i * row + k
    /// * column].
    template <int Packs>
    static void tile(double const* a, std::size_t row, std::size_t column, double const* b,
                     double* c, std::size_t n) {
        constexpr int rows = 8;
        lanes sum[rows][Packs];
        for (auto& each : sum)
            for (lanes& one : each) one = lanes(0.0);
        for (std::size_t k = 0; k < n; ++k) {
            lanes right[Packs];
            for (std::size_t p = 0; p < Packs; ++p) right[p] = load(b + k * n + p * lanes::size);
            for (std::size_t r = 0; r < rows; ++r)
                for (std::size_t p = 0; p < Packs; ++p)
                    sum[r][p] = fma(lanes(a[r * row + k * column]), right[p], sum[r][p]);
        }
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t p = 0; p < Packs; ++p) store(sum[r][p], c + r * n + p * lanes::size);
    }
    static void multiply(double const* a, std::size_t row, std::size_t column, double const* b,
                         double* c, std::size_t n) {
        for (std::size_t j = 0; j < n;) {
            bool const two = n - j >= 2 * lanes::size;
            for (std::size_t i = 0; i < n; i += 8)
                if (two)
                    tile<2>(a + i * row, row, column, b + j, c + i * n + j, n);
                else
                    tile<1>(a + i * row, row, column, b + j, c + i * n + j, n);
            j += (two ? 2 : 1) * lanes::size;
        }
    }
    [[gnu::noinline]] static void by_hand(results& result, matrix const& A, matrix const& B) {
        static thread_local numbers C, turned;
        std::size_t const n = A.extent(0);
        if (n % lanes::size != 0) return by_hand_scalar(result, A, B);
        C.resize(n * n), turned.resize(n * n);
        auto& [value, slopes] = result;
        auto& [of_A, of_B] = slopes;
        multiply(A.data(), n, 1, B.data(), C.data(), n);
        four_sums squares;
        for (std::size_t i = 0; i < n * n; i += lanes::size) {
            lanes const c = load(&C[i]);
            lanes& sum = squares.at[i / lanes::size % 4];
            sum = fma(c, c, sum);
            store(c + c, &C[i]);
        }
        value = squares.total();
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) turned[j * n + i] = B.data()[i * n + j];
        multiply(C.data(), n, 1, turned.data(), of_A.data(), n);
        multiply(A.data(), 1, n, C.data(), of_B.data(), n);
    }
    [[gnu::noinline]] static void by_hand_scalar(results& result, matrix const& A,
                                                 matrix const& B) {
        std::size_t const n = A.extent(0);
        auto& [value, slopes] = result;
        auto& [of_A, of_B] = slopes;
        static thread_local numbers row;
        row.resize(n);
        value = 0;
        std::fill(of_B.begin(), of_B.end(), 0.0);
        for (std::size_t i = 0; i < n; ++i) {
            std::fill(row.begin(), row.end(), 0.0);
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t j = 0; j < n; ++j) row[j] += A(i, k) * B(k, j);
            for (double& c : row) value += c * c, c *= 2;
            for (std::size_t k = 0; k < n; ++k) {
                double sum = 0;
                for (std::size_t j = 0; j < n; ++j) {
                    sum += row[j] * B(k, j);
                    of_B(k, j) += A(i, k) * row[j];
                }
                of_A(i, k) = sum;
            }
        }
    }
};

} // namespace bench
