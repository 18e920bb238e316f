// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Small dense linear systems: on numbers and batches, and in traced functions, where derivatives
/// follow from the theorem instead of the elimination.

#include <tapeless/solve/factor.hpp>

namespace tapeless {

namespace linear {

/// x with dx = A^-1 (db - dA x), solved with the factors that x was.
template <class Factors, class Entry, std::size_t Size>
constexpr auto with_slopes(Factors const& factors, Entry const& entry,
                           std::array<symbol, Size> const& x, std::array<symbol, Size> const& b) {
    std::array<symbol, Size> residual{};
    for (std::size_t i = 0; i < Size; ++i) {
        residual[i] = differential(symbol(1.0), b[i]);
        for (std::size_t j = 0; j < Size; ++j)
            residual[i] = residual[i] - differential(x[j], entry(i, j));
    }
    residual = factors.template solve<factor::of_differentials>(residual);
    for (std::size_t i = 0; i < Size; ++i) residual[i] = attach(x[i], residual[i]);
    return residual;
}

template <class Result, class Source, std::size_t Size>
constexpr auto converted(std::array<Source, Size> const& b) {
    std::array<Result, Size> result{};
    for (std::size_t i = 0; i < Size; ++i) result[i] = Result(b[i]);
    return result;
}
template <class Result, class Source, std::size_t Size>
constexpr auto converted(matrix<Source, Size> const& a) {
    matrix<Result, Size> result{};
    for (std::size_t i = 0; i < Size; ++i) result[i] = converted<Result>(a[i]);
    return result;
}

/// x with A x = b. `entry(entries, i, j)` is the entry of A that the factors stand for.
template <template <class, std::size_t> class Factors, class A, class B, std::size_t Size,
          class Entry>
constexpr auto solved(matrix<A, Size> const& a, std::array<B, Size> const& b, Entry const& entry) {
    using Value = std::common_type_t<floating<A>, floating<B>>;
    auto const entries = converted<Value>(a);
    auto const right = converted<Value>(b);
    Factors<Value, Size> const factors(entries);
    auto const x = factors.solve(right);
    if constexpr (std::is_same_v<Value, symbol>)
        return with_slopes(
            factors, [&](auto i, auto j) { return entry(entries, i, j); }, x, right);
    else
        return x;
}

/// The sum of inverse_ji dA_ij: the differential of log |det A|.
template <std::size_t Size>
constexpr symbol trace(matrix<symbol, Size> const& inverse, matrix<symbol, Size> const& a,
                       symbol const& factor) {
    symbol sum = 0.0;
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j)
            sum = sum + differential(factor * inverse[j][i], a[i][j]);
    return sum;
}

template <class Value>
constexpr Value minor_of(matrix<Value, 1> const& a) {
    return a[0][0];
}
template <class Value>
constexpr Value minor_of(matrix<Value, 2> const& a) {
    return a[0][0] * a[1][1] - a[0][1] * a[1][0];
}
template <class Value>
constexpr Value minor_of(matrix<Value, 3> const& a) {
    auto const below = [&](std::size_t p, std::size_t q) {
        return a[1][p] * a[2][q] - a[1][q] * a[2][p];
    };
    return a[0][0] * below(1, 2) - a[0][1] * below(0, 2) + a[0][2] * below(0, 1);
}

} // namespace linear

/// x with A x = b, by Gaussian elimination with partial pivoting.
template <Entry A, Entry B, std::size_t Size>
constexpr auto solve(matrix<A, Size> const& a, std::array<B, Size> const& b) {
    return linear::solved<factor::lu>(
        a, b, [](auto const& entries, auto i, auto j) { return entries[i][j]; });
}

/// The same for a symmetric positive definite A, by Cholesky's method. Only the lower triangle of A
/// is read, and an entry of it stands for its mirror image as well, also in derivatives.
template <Entry A, Entry B, std::size_t Size>
constexpr auto solve_positive(matrix<A, Size> const& a, std::array<B, Size> const& b) {
    return linear::solved<factor::cholesky>(a, b, [](auto const& entries, auto i, auto j) {
        return i < j ? entries[j][i] : entries[i][j];
    });
}

/// A^-1; its differential is -A^-1 dA A^-1.
template <Entry A, std::size_t Size>
constexpr auto inverse(matrix<A, Size> const& a) {
    using Value = floating<A>;
    auto const entries = linear::converted<Value>(a);
    auto result = factor::lu<Value, Size>(entries).inverse();
    if constexpr (std::is_same_v<Value, symbol>) {
        auto const known = result;
        matrix<symbol, Size> left{}; // A^-1 dA
        for (std::size_t i = 0; i < Size; ++i)
            for (std::size_t j = 0; j < Size; ++j)
                for (std::size_t k = 0; k < Size; ++k)
                    left[i][j] = left[i][j] + differential(known[i][k], entries[k][j]);
        for (std::size_t i = 0; i < Size; ++i)
            for (std::size_t j = 0; j < Size; ++j) {
                symbol sum = 0.0;
                for (std::size_t k = 0; k < Size; ++k)
                    sum = sum - differential(known[k][j], left[i][k]);
                result[i][j] = attach(known[i][j], sum);
            }
    }
    return result;
}

/// det A; its differential is det A tr(A^-1 dA). Up to 3 by 3 it is a sum of products, which has
/// its derivatives for singular matrices too.
template <Entry A, std::size_t Size>
constexpr auto determinant(matrix<A, Size> const& a) {
    using Value = floating<A>;
    auto const entries = linear::converted<Value>(a);
    if constexpr (Size <= 3)
        return linear::minor_of(entries);
    else {
        factor::lu<Value, Size> const factors(entries);
        Value const result = factors.determinant();
        if constexpr (std::is_same_v<Value, symbol>)
            return attach(result, linear::trace(factors.inverse(), entries, result));
        else
            return result;
    }
}

/// log |det A|; its differential is tr(A^-1 dA).
template <Entry A, std::size_t Size>
constexpr auto log_determinant(matrix<A, Size> const& a) {
    using Value = floating<A>;
    auto const entries = linear::converted<Value>(a);
    factor::lu<Value, Size> const factors(entries);
    Value const result = factors.log_determinant();
    if constexpr (std::is_same_v<Value, symbol>)
        return attach(result, linear::trace(factors.inverse(), entries, symbol(1.0)));
    else
        return result;
}

} // namespace tapeless
