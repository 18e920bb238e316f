// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/eval/constant_evaluation.hpp>
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
    /// Before a program writes the leaves.
    template <class Leaves>
    TAPELESS_INLINE static constexpr void prepare(Leaves&) {}
};

/// Results most of which may be zero by structure, as those of a Jacobian are: `Source` computes
/// the others and has their positions among the leaves.
template <class Source>
struct scattered_result {
    template <class Value>
    using type = tree::rebind<typename Source::result, Value>;
    static constexpr int leaves = static_cast<int>(tree::leaf_count<typename Source::result>);

    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        return place(out, std::make_index_sequence<Source::graph.outputs>{});
    }
    template <class Leaves>
    TAPELESS_INLINE static constexpr void prepare(Leaves& result) {
        if constexpr (std::is_trivially_copyable_v<Leaves> &&
                      std::is_arithmetic_v<tree::leaf_type<Leaves>>)
            if (!__builtin_is_constant_evaluated()) {
                __builtin_memset(&result, 0, sizeof result); // one call for all rows
                return;
            }
        tree::for_each_leaf(result, []<class Value>(Value& leaf)
                                        TAPELESS_INLINE_LAMBDA { leaf = number_from<Value>(0.0); });
    }

private:
    template <class Value, std::size_t... K>
    TAPELESS_INLINE static constexpr auto place([[maybe_unused]] Value const* out,
                                                std::index_sequence<K...>) {
        type<Value> result = tree::blank{};
        if constexpr (leaves <= block_size) { // in registers
            Value all[leaves + 1];
            for (Value& leaf : all) leaf = number_from<Value>(0.0);
            ((all[std::integral_constant<int, Source::position.of[K]>::value] = out[K]), ...);
            tree::assign(result, static_cast<Value const*>(all));
        } else {
            using Program = program_of<Source>;
            prepare(result);
            Value* run[Program::layout.runs];
            tree::find_runs(result, run);
            // A list in braces: clang bounds the operands of a fold.
            [[maybe_unused]] int const done[] = {
                0,
                (static_cast<void>(
                     run[std::integral_constant<int, Program::layout.run[K]>::value]
                        [std::integral_constant<int, Program::layout.offset[K]>::value] = out[K]),
                 0)...};
        }
        return result;
    }
};

/// The results of a large program go straight to their places.
template <class Source, class Result, class Structure, class Value>
TAPELESS_INLINE constexpr Structure evaluate_in_place(Value const* in) {
    using Program = program_of<Source>;
    Structure result = tree::blank{};
    Result::prepare(result);
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
    if constexpr (Source::graph.outputs == 0) {
        return Result::pack(static_cast<Value const*>(nullptr));
    } else {
        if constexpr (std::is_floating_point_v<Value>)
            if (__builtin_is_constant_evaluated()) return evaluate_constant<Source, Result>(in);
        if constexpr (blocks > 1 && requires { typename Result::template type<Value>; }) {
            return evaluate_in_place<Source, Result, typename Result::template type<Value>>(in);
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
}

} // namespace tapeless
