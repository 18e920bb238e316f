// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/schedule/execution.hpp>

namespace tapeless {

// One instruction, chosen while the compiler instantiates the block. A macro, because a function
// template would cost an instantiation for each instruction of each program.
#define TAPELESS_INSTRUCTION(j)                                                                    \
    {                                                                                              \
        constexpr int how = Program::steps.form[Base + j];                                         \
        [[maybe_unused]] constexpr int a = Program::steps.a[Base + j];                             \
        [[maybe_unused]] constexpr int b = Program::steps.b[Base + j];                             \
        if constexpr (how < form::multiply)                                                        \
            ;                                                                                      \
        else if constexpr (how < form::add)                                                        \
            t[j] = t[a] * t[b];                                                                    \
        else if constexpr (how < form::multiply_by)                                                \
            t[j] = t[a] + t[b];                                                                    \
        else if constexpr (how < form::add_to)                                                     \
            t[j] = v[a] * t[b];                                                                    \
        else if constexpr (how < form::input)                                                      \
            t[j] = v[a] + t[b];                                                                    \
        else if constexpr (how < form::constant)                                                   \
            t[j] = in[a];                                                                          \
        else if constexpr (how < form::arithmetic) {                                               \
            constexpr double value = Program::steps.constant[Base + j];                            \
            t[j] = number_from<Value>(value);                                                      \
        } else if constexpr (how < form::called)                                                   \
            run_arithmetic<Program::steps.op[Base + j], (a >= block_size), (b >= block_size)>(     \
                t, v, j, a, b);                                                                    \
        else if constexpr (how < form::composite) {                                                \
            constexpr int c = Program::steps.c[Base + j];                                          \
            run_called<Program, Program::steps.op[Base + j],                                       \
                       Program::steps.op[Base + j + 1] == code::twin, Value>(t, v, m, n, j, a, b,  \
                                                                             c);                   \
        } else                                                                                     \
            run_composite<Program, Program::steps.c[Base + j]>(t + a, t + j);                      \
        if constexpr (how % 4 != 0) {                                                              \
            constexpr int store = Program::steps.store[Base + j];                                  \
            if constexpr (how % 4 == form::to_slot)                                                \
                v[store] = t[j];                                                                   \
            else if constexpr (store < 0)                                                          \
                n[-store] = m[j];                                                                  \
            else {                                                                                 \
                if constexpr (store % destination::first_result != 0)                              \
                    v[store % destination::first_result] = t[j];                                   \
                constexpr int k = destination::result(store);                                      \
                result[Program::layout.run[k]][Program::layout.offset[k]] = t[j];                  \
            }                                                                                      \
        }                                                                                          \
    }
// The number of an instruction is one literal, 0x0 to 0x7f: a sum of literals would be computed
// wherever it stands, for each program.
// clang-format off
#define TAPELESS_16(from, h)                                                                       \
    if constexpr (Base + from 0x##h##0 < Program::steps.size) {                                    \
    TAPELESS_INSTRUCTION(from 0x##h##0) TAPELESS_INSTRUCTION(from 0x##h##1)                        \
    TAPELESS_INSTRUCTION(from 0x##h##2) TAPELESS_INSTRUCTION(from 0x##h##3)                        \
    TAPELESS_INSTRUCTION(from 0x##h##4) TAPELESS_INSTRUCTION(from 0x##h##5)                        \
    TAPELESS_INSTRUCTION(from 0x##h##6) TAPELESS_INSTRUCTION(from 0x##h##7)                        \
    TAPELESS_INSTRUCTION(from 0x##h##8) TAPELESS_INSTRUCTION(from 0x##h##9)                        \
    TAPELESS_INSTRUCTION(from 0x##h##a) TAPELESS_INSTRUCTION(from 0x##h##b)                        \
    TAPELESS_INSTRUCTION(from 0x##h##c) TAPELESS_INSTRUCTION(from 0x##h##d)                        \
    TAPELESS_INSTRUCTION(from 0x##h##e) TAPELESS_INSTRUCTION(from 0x##h##f)                        \
    }
#define TAPELESS_128                                                                               \
    TAPELESS_16(, ) TAPELESS_16(, 1) TAPELESS_16(, 2) TAPELESS_16(, 3)                             \
    TAPELESS_16(, 4) TAPELESS_16(, 5) TAPELESS_16(, 6) TAPELESS_16(, 7)
// clang-format on

/// Sixteen instructions of a block. `t` and `m` are its temporaries, `v` and `n` the frame,
/// `result` the runs of the results. Inputs and results are pointers here, or what is indexed like
/// them.
template <class Program, int Base, int First, class Value, class Inputs, class Results>
TAPELESS_INLINE constexpr void
run_sixteen(Value* __restrict t, mask_of<Value>* __restrict m, [[maybe_unused]] Inputs const& in,
            [[maybe_unused]] Value* __restrict v, [[maybe_unused]] mask_of<Value>* __restrict n,
            [[maybe_unused]] Results const& result) {
    TAPELESS_FUSING
    TAPELESS_16(First +, )
}

/// The instructions of one block, where it is expanded.
template <class Program, int Base, class Value, class Inputs, class Results>
TAPELESS_INLINE constexpr void run(Value* t, mask_of<Value>* m, Inputs const& in, Value* v,
                                   mask_of<Value>* n, Results const& result) {
    [&]<int... Part>(std::integer_sequence<int, Part...>) TAPELESS_INLINE_LAMBDA {
        (run_sixteen<Program, Base, 16 * Part>(t, m, in, v, n, result), ...);
    }
    (std::make_integer_sequence<int, (Program::steps.length(Base) + 15) / 16>{});
}

/// One block. It has the instructions in its own body, which spares the compiler to inline them.
/// g++ must not make vectors of its scalars: it pays for them with shuffles and spills.
template <class Program, int Base, class Value>
TAPELESS_BLOCK constexpr void run_block([[maybe_unused]] Value const* __restrict in,
                                        [[maybe_unused]] Value* __restrict v,
                                        [[maybe_unused]] mask_of<Value>* __restrict n,
                                        [[maybe_unused]] Value* const* __restrict result) {
    TAPELESS_FUSING
    Value t[Program::steps.length(Base)];
    [[maybe_unused]] mask_of<Value> m[Program::steps.length(Base)];
    TAPELESS_128
}

/// A small program is arithmetic in the caller.
template <class Program, class Value, std::size_t... Output>
TAPELESS_INLINE constexpr void run_inline(Value const* in, Value* out,
                                          std::index_sequence<Output...>) {
    Value t[Program::steps.length(0)];
    mask_of<Value> m[Program::steps.length(0)];
    run<Program, 0, Value>(t, m, in, nullptr, nullptr, nullptr);
    [[maybe_unused]] int const written[] = {
        (out[Output] = t[std::integral_constant<int, Program::steps.output[Output]>::value], 0)...};
}

/// A program of medium size: its blocks in one function, whose frame need not be in memory.
template <class Program, class Value, std::size_t... Block>
[[gnu::noinline]] constexpr void run_together(Value const* in, Value* const* result,
                                              std::index_sequence<Block...>) {
    Value frame[Program::steps.slots];
    mask_of<Value> masks[Program::steps.mask_slots];
    (run_block<Program, static_cast<int>(Block) * block_size>(in, frame, masks, result), ...);
}

/// A large program: its blocks are functions of their own, so that compile time stays linear.
template <class Program, int Base, class Value>
[[gnu::noinline]] constexpr void run_apart(Value const* in, Value* v, mask_of<Value>* n,
                                           Value* const* result) {
    run_block<Program, Base>(in, v, n, result);
}
template <class Program, class Value, std::size_t... Block>
TAPELESS_INLINE constexpr void run_blocks(Value const* in, Value* const* result,
                                          std::index_sequence<Block...> blocks) {
    if constexpr (sizeof...(Block) <= most_blocks_together)
        run_together<Program>(in, result, blocks);
    else {
        Value frame[Program::steps.slots];
        mask_of<Value> masks[Program::steps.mask_slots];
        if constexpr (most_blocks_together == 0)
            (run_block<Program, static_cast<int>(Block) * block_size>(in, frame, masks, result),
             ...);
        else
            (run_apart<Program, static_cast<int>(Block) * block_size>(in, frame, masks, result),
             ...);
    }
}

#undef TAPELESS_INSTRUCTION
#undef TAPELESS_16
#undef TAPELESS_128

} // namespace tapeless
