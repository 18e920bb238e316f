// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A network of two layers, its loss and the gradients of all weights; by hand on Eigen.

#include "../../tests/array/workload.hpp"

#if defined(BENCH_BLAS)
#    include <tapeless/interop/blas.hpp>
#endif

#include <eigen3/Eigen/Dense>

#include <cmath>
#include <cstddef>
#include <random>

namespace network {

namespace tl = tapeless;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using row = tl::tensor<double, tl::dynamic>;

constexpr auto both = tl::value_and_gradient(workload::mlp, tl::wrt<0, 1, 2, 3>);

struct problem {
    matrix W1, W2, X, Y;
    row b1, b2;

    problem(std::size_t n, std::size_t in, std::size_t hidden, std::size_t out)
        : W1(in, hidden), W2(hidden, out), X(n, in), Y(n, out), b1(hidden), b2(out) {
        std::mt19937_64 source(n + in);
        std::uniform_real_distribution<double> number(-1.0, 1.0);
        auto const fill = [&](auto& all, std::size_t terms) {
            double const scale = 1 / std::sqrt(static_cast<double>(terms));
            for (double& v : all) v = scale * number(source);
        };
        fill(W1, in), fill(W2, hidden), fill(X, 1), fill(Y, 1), fill(b1, 1), fill(b2, 1);
    }
    auto evaluate() const { return both(W1, b1, W2, b2, X, Y); }
    void evaluate(auto& result, tl::array_workspace& memory) const {
        memory.evaluate(result, both, W1, b1, W2, b2, X, Y);
    }
};

#if defined(BENCH_BLAS)
/// The same with its products by a library.
constexpr auto by_blas = tl::value_and_gradient(tl::with_blas(workload::mlp), tl::wrt<0, 1, 2, 3>);
struct problem_for_blas : problem {
    using problem::problem;
    auto evaluate() const { return by_blas(W1, b1, W2, b2, X, Y); }
    void evaluate(auto& result, tl::array_workspace& memory) const {
        memory.evaluate(result, by_blas, W1, b1, W2, b2, X, Y);
    }
};
#endif

struct by_hand {
    using matrix_of = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using seen = Eigen::Map<matrix_of const>;

    double value = 0;
    matrix_of H, R, D, of_W1, of_W2;
    Eigen::RowVectorXd of_b1, of_b2;

    [[gnu::noinline]] void run(problem const& p) {
        seen const W1 = see(p.W1), W2 = see(p.W2), X = see(p.X), Y = see(p.Y);
        Eigen::Map<Eigen::RowVectorXd const> const b1(p.b1.data(), length(p.b1.size()));
        Eigen::Map<Eigen::RowVectorXd const> const b2(p.b2.data(), length(p.b2.size()));
        H.noalias() = X * W1;
        H = (H.rowwise() + b1).cwiseMax(0.0);
        R.noalias() = H * W2;
        R = (R.rowwise() + b2) - Y;
        value = R.squaredNorm() / static_cast<double>(R.size());
        R *= 2 / static_cast<double>(R.size());
        of_W2.noalias() = H.transpose() * R;
        of_b2 = R.colwise().sum();
        D.noalias() = R * W2.transpose();
        D = (H.array() > 0).select(D, 0.0);
        of_W1.noalias() = X.transpose() * D;
        of_b1 = D.colwise().sum();
    }

private:
    static Eigen::Index length(std::size_t n) { return static_cast<Eigen::Index>(n); }
    static seen see(matrix const& a) {
        return seen(a.data(), length(a.extent(0)), length(a.extent(1)));
    }
};

} // namespace network
