// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define EIGEN_RUNTIME_NO_MALLOC

#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/interop/eigen.hpp>

#include <Eigen/SparseLU>

namespace tl = tapeless;

namespace {

using line = std::array<double, 64>;
constexpr auto reaction = tl::function(workload::reaction_diffusion<64>{});
constexpr auto jacobian = tl::jacobian(reaction);

line waves() {
    line u{};
    for (std::size_t i = 0; i < 64; ++i) u[i] = 0.5 + 0.4 * std::sin(static_cast<double>(i));
    return u;
}

template <class Matrix>
void check_entries(Matrix const& matrix, line const& u) {
    auto const dense = jacobian(u);
    REQUIRE(matrix.rows() == 64);
    REQUIRE(matrix.cols() == 64);
    CHECK(matrix.nonZeros() == 190);
    for (int i = 0; i < 64; ++i)
        for (int j = 0; j < 64; ++j)
            CHECK(matrix.coeff(i, j) ==
                  dense[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
}

TEST_CASE("a matrix of Eigen is made once and filled without allocation", "[interop]") {
    auto by_columns = tl::interop::make_sparse_matrix<line>(jacobian);
    auto by_rows = tl::interop::make_sparse_matrix<Eigen::RowMajor, line>(jacobian);
    line const u = waves();
    Eigen::internal::set_is_malloc_allowed(false);
    tl::interop::update(by_columns, jacobian, u);
    tl::interop::update(by_rows, jacobian, u);
    Eigen::internal::set_is_malloc_allowed(true);
    check_entries(by_columns, u);
    check_entries(by_rows, u);
}

TEST_CASE("a view of the values needs no matrix", "[interop]") {
    line const u = waves();
    Eigen::internal::set_is_malloc_allowed(false);
    auto const view = tl::interop::evaluate_sparse(jacobian, u);
    auto const rows = tl::interop::evaluate_sparse<Eigen::RowMajor>(jacobian, u);
    auto const matrix = view.matrix();
    Eigen::internal::set_is_malloc_allowed(true);
    check_entries(matrix, u);
    check_entries(rows.matrix(), u);
}

TEST_CASE("a matrix that is not square", "[interop]") {
    constexpr auto wide = tl::function([](auto v) { return std::array{v[0] * v[2], v[3] * v[3]}; });
    constexpr auto j = tl::jacobian(wide);
    std::array const v{2.0, 3.0, 5.0, 7.0};
    auto matrix = tl::interop::make_sparse_matrix<std::array<double, 4>>(j);
    tl::interop::update(matrix, j, v);
    CHECK(matrix.rows() == 2);
    CHECK(matrix.cols() == 4);
    CHECK(matrix.coeff(0, 0) == 5.0);
    CHECK(matrix.coeff(0, 2) == 2.0);
    CHECK(matrix.coeff(1, 3) == 14.0);
    CHECK(matrix.nonZeros() == 3);
    auto const rows = tl::interop::evaluate_sparse<Eigen::RowMajor>(j, v);
    CHECK(rows.matrix().rows() == 2);
    CHECK(rows.matrix().coeff(1, 3) == 14.0);
}

TEST_CASE("another pattern is refused, and the matrix stays as it is", "[interop]") {
    Eigen::SparseMatrix<double> matrix(64, 64);
    matrix.setIdentity();
    matrix.makeCompressed();
    CHECK_THROWS_AS(tl::interop::update(matrix, jacobian, waves()), std::invalid_argument);
    CHECK(matrix.nonZeros() == 64);
    CHECK(matrix.coeff(3, 3) == 1.0);
}

TEST_CASE("solvers of Eigen take the matrix", "[interop]") {
    line u = waves();
    for (double& x : u) x += 0.2; // from 1/2 on the Jacobian is diagonally dominant
    auto matrix = tl::interop::make_sparse_matrix<line>(jacobian);
    Eigen::SparseLU<Eigen::SparseMatrix<double>> solver;
    solver.analyzePattern(matrix); // before there are values: the pattern is all it takes
    tl::interop::update(matrix, jacobian, u);
    solver.factorize(matrix);
    line const rate = reaction(u);
    Eigen::VectorXd const x = solver.solve(Eigen::Map<Eigen::VectorXd const>(rate.data(), 64));
    auto const dense = jacobian(u);
    for (std::size_t i = 0; i < 64; ++i) {
        double product = 0;
        for (std::size_t j = 0; j < 64; ++j) product += dense[i][j] * x[static_cast<int>(j)];
        CHECK(product == Approx(rate[i]).epsilon(1e-12).margin(1e-12));
    }
}

} // namespace
