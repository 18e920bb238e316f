// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>

namespace tapeless {

template <class Op, int K, class Value>
constexpr auto constant_operand(Value const* x) {
    if constexpr (Op::operands[K] == kind::condition)
        return x[K] != Value(0);
    else
        return x[K];
}

/// An operation on numbers that the compiler knows; truth values are 0 and 1.
template <class Op, class Value>
constexpr Value on_constants([[maybe_unused]] Value const* x) {
    if constexpr (Op::arity == 0)
        return Op::template value<Value>();
    else if constexpr (Op::arity == 1)
        return static_cast<Value>(Op::value(constant_operand<Op, 0>(x)));
    else if constexpr (Op::arity == 2)
        return static_cast<Value>(
            Op::value(constant_operand<Op, 0>(x), constant_operand<Op, 1>(x)));
    else
        return static_cast<Value>(Op::value(constant_operand<Op, 0>(x), constant_operand<Op, 1>(x),
                                            constant_operand<Op, 2>(x)));
}

} // namespace tapeless
