// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/schedule/emission.hpp>

namespace tapeless {

/// Results that are the leaves of a structure.
template <class Structure>
struct structured_result {
    template <class Value>
    using type = tree::rebind<Structure, Value>;

    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        type<Value> result{};
        tree::assign(result, out);
        return result;
    }
};

/// The results of a large program go straight to their places.
template <class Source, class Structure, class Value>
TAPELESS_INLINE constexpr auto evaluate_in_place(Value const* in) {
    using Program = program_of<Source>;
    Structure result = tree::blank{};
    Value* run[Program::layout.runs];
    tree::find_runs(result, run);
    run_blocks<Program>(in, run, std::make_index_sequence<Program::steps.blocks()>{});
    return result;
}

/// Evaluates the graph of `Source` at the inputs `in`; `Result::pack(array)` makes the result of
/// what is in registers.
template <class Source, class Result, class Value>
TAPELESS_INLINE constexpr auto evaluate(Value const* in) {
    using Program = program_of<Source>;
    constexpr bool small_enough = !Program::steps.too_large;
    static_assert(small_enough, TAPELESS_SAYS_TOO_LARGE);
    constexpr int blocks = Program::steps.blocks();
    if constexpr (blocks > 1 && requires { typename Result::template type<Value>; }) {
        return evaluate_in_place<Source, typename Result::template type<Value>>(in);
    } else {
        Value out[Source::graph.outputs];
        Value* const run[] = {out};
        if constexpr (blocks > 1)
            run_blocks<Program>(in, run, std::make_index_sequence<blocks>{});
        else
            run_inline<Program>(in, out, std::make_index_sequence<Source::graph.outputs>{});
        return Result::template pack<Value>(out);
    }
}

} // namespace tapeless
