// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstddef>
#include <stdexcept>

/// A CBLAS of our own: plain loops that are strict about what they are given, and counted.

enum CBLAS_ORDER { CblasRowMajor = 101 };
enum CBLAS_TRANSPOSE { CblasNoTrans = 111, CblasTrans = 112 };

inline int products_by_library = 0;

template <class Real>
void counted_gemm(CBLAS_TRANSPOSE turn_a, CBLAS_TRANSPOSE turn_b, int rows, int columns, int inner,
                  Real alpha, Real const* a, int step_a, Real const* b, int step_b, Real beta,
                  Real* c, int step_c) {
    if (step_a < (turn_a == CblasTrans ? rows : inner)) throw std::logic_error("lda");
    if (step_b < (turn_b == CblasTrans ? inner : columns)) throw std::logic_error("ldb");
    if (step_c < columns) throw std::logic_error("ldc");
    ++products_by_library;
    auto const at = [](bool turned, int i, int j, int step) {
        return static_cast<std::size_t>(turned ? j : i) * static_cast<std::size_t>(step) +
               static_cast<std::size_t>(turned ? i : j);
    };
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j) {
            Real sum = 0;
            for (int k = 0; k < inner; ++k)
                sum += a[at(turn_a == CblasTrans, i, k, step_a)] *
                       b[at(turn_b == CblasTrans, k, j, step_b)];
            Real& to = c[at(false, i, j, step_c)];
            to = beta == 0 ? alpha * sum : alpha * sum + beta * to;
        }
}
inline void cblas_dgemm(CBLAS_ORDER, CBLAS_TRANSPOSE turn_a, CBLAS_TRANSPOSE turn_b, int rows,
                        int columns, int inner, double alpha, double const* a, int step_a,
                        double const* b, int step_b, double beta, double* c, int step_c) {
    counted_gemm(turn_a, turn_b, rows, columns, inner, alpha, a, step_a, b, step_b, beta, c,
                 step_c);
}
inline void cblas_sgemm(CBLAS_ORDER, CBLAS_TRANSPOSE turn_a, CBLAS_TRANSPOSE turn_b, int rows,
                        int columns, int inner, float alpha, float const* a, int step_a,
                        float const* b, int step_b, float beta, float* c, int step_c) {
    counted_gemm(turn_a, turn_b, rows, columns, inner, alpha, a, step_a, b, step_b, beta, c,
                 step_c);
}
