// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>
#include <tapeless/simd/multiply_add.hpp>

/// Operations of programs only: nobody writes them, and nothing is differentiated any more where
/// they appear (see data/fuse.hpp).

namespace tapeless::data {

struct multiply_add_op : ternary {
    static constexpr char const* name = "a * b + c";
    static constexpr bool folds = false;
    template <class Value>
    TAPELESS_INLINE static constexpr Value value(Value const& a, Value const& b, Value const& c) {
        return simd::multiply_add(a, b, c);
    }
};
struct multiply_subtract_op : ternary {
    static constexpr char const* name = "a * b - c";
    static constexpr bool folds = false;
    template <class Value>
    TAPELESS_INLINE static constexpr Value value(Value const& a, Value const& b, Value const& c) {
        return simd::multiply_subtract(a, b, c);
    }
};
struct subtract_product_op : ternary {
    static constexpr char const* name = "c - a * b";
    static constexpr bool folds = false;
    template <class Value>
    TAPELESS_INLINE static constexpr Value value(Value const& a, Value const& b, Value const& c) {
        return simd::subtract_product(a, b, c);
    }
};
/// A product that no compiler may fuse with a sum.
struct product_op : binary {
    static constexpr char const* name = "(a * b)";
    static constexpr bool folds = false;
    template <class Value>
    TAPELESS_INLINE static constexpr Value value(Value const& a, Value const& b) {
        return simd::times(a, b);
    }
};

} // namespace tapeless::data
