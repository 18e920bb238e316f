// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/eval/call.hpp>
#include <tapeless/op/attach.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless {

template <class Value, std::size_t Size>
using matrix = std::array<std::array<Value, Size>, Size>;

/// What stands in a matrix: numbers, batches or symbols, no arrays.
template <class Type>
concept Entry = tree::is_leaf<Type>;

namespace factor {

/// a and b, exchanged where c holds: a branch for numbers, choices for batches and symbols.
template <class Condition, class Value>
constexpr void exchange(Condition const& c, Value& a, Value& b) {
    if constexpr (std::is_same_v<Condition, bool>) {
        if (c) std::swap(a, b);
    } else {
        Value const above = select(c, b, a);
        b = select(c, a, b);
        a = above;
    }
}

/// How large a pivot is.
template <class Value>
constexpr auto magnitude(Value const& x) {
    if constexpr (math::ComplexNumber<Value>)
        return hypot(x.real(), x.imag());
    else
        return abs(x);
}

/// Solving runs on values, and on differentials, whose products with values are differentials.
template <class Value>
struct of_values {
    static constexpr Value product(Value const& weight, Value const& x) { return weight * x; }
    static constexpr Value quotient(Value const& x, Value const& divisor) { return x / divisor; }
};
struct of_differentials {
    static constexpr symbol product(symbol const& weight, symbol const& x) {
        return differential(weight, x);
    }
    static constexpr symbol quotient(symbol const& x, symbol const& divisor) {
        return differential(1.0 / divisor, x);
    }
};

/// Gaussian elimination with partial pivoting, in a form without branches: each candidate that is
/// larger than the pivot changes places with it. `upper` holds U, `lower` the multipliers of each
/// step, `swapped` which rows have changed places in it.
template <class Value, std::size_t Size>
struct lu {
    using size_type = decltype(magnitude(std::declval<Value const&>()));
    using condition_type = decltype(std::declval<size_type>() < std::declval<size_type>());
    using column = std::array<Value, Size>;

    matrix<Value, Size> upper;
    matrix<Value, Size> lower{};
    matrix<condition_type, Size> swapped;

    constexpr explicit lu(matrix<Value, Size> const& a)
        : upper(a), swapped(none(std::make_index_sequence<Size>{})) {
        for (std::size_t k = 0; k < Size; ++k) {
            for (std::size_t i = k + 1; i < Size; ++i) {
                swapped[k][i] = magnitude(upper[k][k]) < magnitude(upper[i][k]);
                for (std::size_t j = k; j < Size; ++j)
                    exchange(swapped[k][i], upper[k][j], upper[i][j]);
            }
            for (std::size_t i = k + 1; i < Size; ++i) {
                lower[i][k] = upper[i][k] / upper[k][k];
                for (std::size_t j = k + 1; j < Size; ++j)
                    upper[i][j] = upper[i][j] - lower[i][k] * upper[k][j];
            }
        }
    }

    /// A x = b, for values or for differentials.
    template <class Kind = of_values<Value>>
    constexpr column solve(column b) const {
        for (std::size_t k = 0; k < Size; ++k) {
            for (std::size_t i = k + 1; i < Size; ++i) exchange(swapped[k][i], b[k], b[i]);
            for (std::size_t i = k + 1; i < Size; ++i)
                b[i] = b[i] - Kind::product(lower[i][k], b[k]);
        }
        for (std::size_t i = Size; i-- > 0;) {
            for (std::size_t j = i + 1; j < Size; ++j)
                b[i] = b[i] - Kind::product(upper[i][j], b[j]);
            b[i] = Kind::quotient(b[i], upper[i][i]);
        }
        return b;
    }

    constexpr matrix<Value, Size> inverse() const {
        matrix<Value, Size> result{};
        for (std::size_t j = 0; j < Size; ++j) {
            column unit{};
            for (std::size_t i = 0; i < Size; ++i) unit[i] = Value(i == j ? 1.0 : 0.0);
            unit = solve(unit);
            for (std::size_t i = 0; i < Size; ++i) result[i][j] = unit[i];
        }
        return result;
    }

    constexpr Value determinant() const {
        Value product = upper[0][0];
        for (std::size_t k = 1; k < Size; ++k) product = product * upper[k][k];
        for (std::size_t k = 0; k < Size; ++k)
            for (std::size_t i = k + 1; i < Size; ++i)
                product = select(swapped[k][i], -product, product);
        return product;
    }
    constexpr Value log_determinant() const {
        Value sum = log(magnitude(upper[0][0]));
        for (std::size_t k = 1; k < Size; ++k) sum = sum + log(magnitude(upper[k][k]));
        return sum;
    }

private:
    template <std::size_t... K>
    static constexpr auto none(std::index_sequence<K...>) {
        std::array<condition_type, Size> const row{((void)K, condition_type(false))...};
        return matrix<condition_type, Size>{((void)K, row)...};
    }
};

/// Cholesky's A = L L^T of a symmetric positive definite matrix, of which the lower triangle is
/// read.
template <class Value, std::size_t Size>
struct cholesky {
    using column = std::array<Value, Size>;
    matrix<Value, Size> lower{};

    constexpr explicit cholesky(matrix<Value, Size> const& a) {
        for (std::size_t j = 0; j < Size; ++j) {
            for (std::size_t i = j; i < Size; ++i) {
                Value sum = a[i][j];
                for (std::size_t k = 0; k < j; ++k) sum = sum - lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? sqrt(sum) : sum / lower[j][j];
            }
        }
    }

    template <class Kind = of_values<Value>>
    constexpr column solve(column b) const {
        for (std::size_t i = 0; i < Size; ++i) {
            for (std::size_t j = 0; j < i; ++j) b[i] = b[i] - Kind::product(lower[i][j], b[j]);
            b[i] = Kind::quotient(b[i], lower[i][i]);
        }
        for (std::size_t i = Size; i-- > 0;) {
            for (std::size_t j = i + 1; j < Size; ++j)
                b[i] = b[i] - Kind::product(lower[j][i], b[j]);
            b[i] = Kind::quotient(b[i], lower[i][i]);
        }
        return b;
    }
};

} // namespace factor

} // namespace tapeless
