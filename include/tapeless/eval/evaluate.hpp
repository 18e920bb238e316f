// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/schedule/emission.hpp>

namespace tapeless {

/// Evaluates the graph of `Source` at the inputs `in` and returns what `take(results)` makes of the
/// array of its results.
template <class Source, class Value, class Take>
TAPELESS_INLINE constexpr auto evaluate(Value const* in, Take take) {
    using Program = program_of<Source>;
    constexpr bool small_enough = !Program::steps.too_large;
    static_assert(small_enough, TAPELESS_SAYS_TOO_LARGE);
    constexpr int blocks = Program::steps.blocks();
    if constexpr (blocks <= 1) {
        Value out[Source::graph.outputs];
        run_inline<Program>(in, out, std::make_index_sequence<Source::graph.outputs>{});
        return take(static_cast<Value const*>(out));
    } else {
        Value frame[Program::steps.slots];
        run_blocks<Program>(in, frame, std::make_index_sequence<blocks>{});
        return take(static_cast<Value const*>(frame + block_size));
    }
}

} // namespace tapeless
