// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Sparse Jacobians and Hessians as matrices of Eigen. The pattern is a constant of the program;
/// only the values are computed, and no call allocates.

#include <tapeless/diff/sparsity.hpp>
#include <tapeless/eval/call.hpp>

#if __has_include(<Eigen/SparseCore>)
#    include <Eigen/SparseCore>
#else
#    include <eigen3/Eigen/SparseCore>
#endif

#include <algorithm>
#include <stdexcept>

namespace tapeless::interop {

/// The pattern of a matrix of derivatives in the storage order of a matrix of Eigen.
template <int Options, class Definition, class... Shape>
struct eigen_pattern {
    static constexpr bool by_rows = (Options & Eigen::RowMajorBit) != 0;
    using matrix = Eigen::SparseMatrix<double, Options, int>;

    static constexpr auto rows_first = sparsity<Shape...>(function_object<Definition>{});
    static constexpr auto compressed = [] {
        if constexpr (by_rows)
            return rows_first;
        else
            return rows_first.transposed();
    }();
    static constexpr auto values() {
        if constexpr (by_rows)
            return sparse(function_object<Definition>{}, tapeless::by_rows);
        else
            return sparse(function_object<Definition>{}, by_columns);
    }
};

/// A matrix with the pattern of `f`, which is a Jacobian or a Hessian, for arguments of these
/// shapes, and with all values zero. Made once, it is filled by `update`.
template <int Options, class... Argument, class Definition>
auto make_sparse_matrix(function_object<Definition>) {
    using Pattern = eigen_pattern<Options, Definition, tree::shape<Argument>...>;
    constexpr auto const& p = Pattern::compressed;
    typename Pattern::matrix matrix(p.row_count, p.column_count);
    if constexpr (!Pattern::by_rows) matrix.resize(p.column_count, p.row_count);
    matrix.resizeNonZeros(p.nnz);
    std::copy(p.rows.begin(), p.rows.end(), matrix.outerIndexPtr());
    std::copy(p.columns.begin(), p.columns.end(), matrix.innerIndexPtr());
    std::fill_n(matrix.valuePtr(), p.nnz, 0.0);
    return matrix;
}
template <class... Argument, class Definition>
auto make_sparse_matrix(function_object<Definition> f) {
    return make_sparse_matrix<Eigen::ColMajor, Argument...>(f);
}

/// Fills in the values of `f` at these arguments. The matrix must come from `make_sparse_matrix`;
/// one of another pattern is left as it is, and an exception says so.
template <int Options, class Definition, class... Argument>
void update(Eigen::SparseMatrix<double, Options, int>& matrix, function_object<Definition>,
            Argument const&... argument) {
    using Pattern = eigen_pattern<Options, Definition, tree::shape<Argument>...>;
    constexpr auto const& p = Pattern::compressed;
    bool const fits = matrix.isCompressed() && matrix.outerSize() == p.row_count &&
                      matrix.innerSize() == p.column_count && matrix.nonZeros() == p.nnz &&
                      std::equal(p.rows.begin(), p.rows.end(), matrix.outerIndexPtr()) &&
                      std::equal(p.columns.begin(), p.columns.end(), matrix.innerIndexPtr());
    if (!fits)
        throw std::invalid_argument("tapeless: the matrix has another pattern than the derivatives "
                                    "it is to hold; make it by make_sparse_matrix<Shape...>(f)");
    auto const values = Pattern::values()(argument...);
    std::copy(values.begin(), values.end(), matrix.valuePtr());
}

/// The values of `f` at some arguments as a matrix of Eigen, over the constant pattern.
template <int Options, class Definition, class... Shape>
class sparse_view {
    using pattern = eigen_pattern<Options, Definition, Shape...>;
    static constexpr auto const& p = pattern::compressed;

public:
    std::array<double, static_cast<std::size_t>(p.nnz)> values{};

    /// For as long as this object lives.
    auto matrix() const {
        constexpr int rows = pattern::by_rows ? p.row_count : p.column_count;
        constexpr int columns = pattern::by_rows ? p.column_count : p.row_count;
        return Eigen::Map<typename pattern::matrix const>(rows, columns, p.nnz, p.rows.data(),
                                                          p.columns.data(), values.data());
    }
};
template <int Options = Eigen::ColMajor, class Definition, class... Argument>
auto evaluate_sparse(function_object<Definition>, Argument const&... argument) {
    using Pattern = eigen_pattern<Options, Definition, tree::shape<Argument>...>;
    return sparse_view<Options, Definition, tree::shape<Argument>...>{
        Pattern::values()(argument...)};
}

} // namespace tapeless::interop
