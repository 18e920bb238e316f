// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/schedule/emission.hpp>

namespace tapeless {

/// Evaluates the graph of `Source` at the inputs `in` and writes its results to `out`.
template <class Source, class Value>
TAPELESS_INLINE constexpr void evaluate(Value const* in, Value* out) {
    using Program = program_of<Source>;
    static_assert(!Program::steps.too_large, TAPELESS_SAYS_TOO_LARGE);
    constexpr int blocks = Program::steps.blocks();
    using Outputs = std::make_index_sequence<Source::graph.outputs>;
    if constexpr (blocks <= 1)
        run_inline<Program>(in, out, Outputs{});
    else
        run_blocks<Program>(in, out, std::make_index_sequence<blocks>{}, Outputs{});
}

} // namespace tapeless
