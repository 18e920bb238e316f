// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/math/number.hpp>
#include <tapeless/schedule/program.hpp>

#include <cstddef>
#include <utility>

namespace tapeless {

/// The truth value of a comparison of numbers: bool, or one bit per lane of a batch.
template <class Value>
struct mask_type {
    using type = bool;
};
template <class Value>
requires requires(Value x) { x == x; }
struct mask_type<Value> {
    using type = decltype(std::declval<Value const&>() == std::declval<Value const&>());
};
template <class Value>
using mask_of = typename mask_type<Value>::type;

/// A constant of the program as a number; a batch gets it in every lane.
template <class Value>
TAPELESS_INLINE constexpr Value number_from(double constant) {
    if constexpr (std::is_constructible_v<Value, double> &&
                  !requires { typename Value::value_type; })
        return static_cast<Value>(constant);
    else
        return Value(static_cast<typename Value::value_type>(constant));
}

/// Where the values of a running block live: temporaries of the block, slots of the frame.
template <class Value>
struct registers {
    Value* t;
    Value* v;
    mask_of<Value>* m;
    mask_of<Value>* n;

    template <class Op, bool WithTwin>
    TAPELESS_INLINE constexpr void execute(int j, int a, int b, int c) const {
        if constexpr (WithTwin)
            Op::value_and_twin(read<kind::real>(a), t[j], t[j + 1]);
        else if constexpr (Op::result == kind::condition)
            m[j] = call<Op>(a, b, c);
        else
            t[j] = call<Op>(a, b, c);
    }

private:
    template <kind Kind>
    TAPELESS_INLINE constexpr auto const& read(int i) const {
        if constexpr (Kind == kind::condition)
            return (i < block_size ? m : n)[i];
        else
            return (i < block_size ? t : v)[i];
    }
    template <class Op>
    TAPELESS_INLINE constexpr auto call(int a, int b, int c) const {
        constexpr auto& k = Op::operands;
        if constexpr (Op::arity == 0)
            return Op::template value<Value>();
        else if constexpr (Op::arity == 1)
            return Op::value(read<k[0]>(a));
        else if constexpr (Op::arity == 2)
            return Op::value(read<k[0]>(a), read<k[1]>(b));
        else
            return Op::value(read<k[0]>(a), read<k[1]>(b), read<k[2]>(c));
    }
};

/// A run-time algorithm, which reads and writes numbers that stand side by side. It has them in
/// arrays of its own, so that `x` and `y` stay in registers.
template <void (*Run)(double const*, double*), class Value, std::size_t... K, std::size_t... J>
TAPELESS_INLINE constexpr void run_in_double(Value const* x, Value* y, std::index_sequence<K...>,
                                             std::index_sequence<J...>) {
    double in[] = {static_cast<double>(x[K])...};
    double out[sizeof...(J)];
    Run(in, out);
    ((y[J] = static_cast<Value>(out[J])), ...);
}
template <void (*Run)(double const*, double*), class Value, std::size_t... K, std::size_t... J>
TAPELESS_INLINE constexpr void run_in_lanes(Value const* x, Value* y, std::index_sequence<K...>,
                                            std::index_sequence<J...>) {
    using Number = typename Value::value_type;
    Number in[sizeof...(K)][Value::size], out[sizeof...(J)][Value::size];
    (x[K].store_unaligned(in[K]), ...);
    for (std::size_t lane = 0; lane < Value::size; ++lane) {
        double of_lane[] = {static_cast<double>(in[K][lane])...};
        double result[sizeof...(J)];
        Run(of_lane, result);
        ((out[J][lane] = static_cast<Number>(result[J])), ...);
    }
    ((y[J] = Value::load_unaligned(out[J])), ...);
}
template <class Program, int Op, class Value>
TAPELESS_INLINE constexpr void run_composite(Value const* x, Value* y) {
    constexpr auto operands = static_cast<std::size_t>(Program::graph.operation[Op]->listed);
    constexpr auto results = static_cast<std::size_t>(Program::graph.operation[Op]->results);
    constexpr auto run = Program::graph.operation[Op]->run;
    if constexpr (math::LaneBatch<Value>)
        run_in_lanes<run>(x, y, std::make_index_sequence<operands>{},
                          std::make_index_sequence<results>{});
    else
        run_in_double<run>(x, y, std::make_index_sequence<operands>{},
                           std::make_index_sequence<results>{});
}

/// Arithmetic for which the ladder below has no rung of its own.
template <int Op, class Value>
TAPELESS_INLINE constexpr void run_arithmetic(Value* t, Value const* v, int j, int a, int b) {
    TAPELESS_FUSING
    [[maybe_unused]] Value const &x = (a < block_size ? t : v)[a];
    [[maybe_unused]] Value const &y = (b < block_size ? t : v)[b];
    if constexpr (Op == code::multiply)
        t[j] = x * y;
    else if constexpr (Op == code::add)
        t[j] = x + y;
    else if constexpr (Op == code::subtract)
        t[j] = x - y;
    else if constexpr (Op == code::divide)
        t[j] = x / y;
    else if constexpr (Op == code::negate)
        t[j] = -x;
    else
        t[j] = x;
}

template <class Program, int Op, bool WithTwin, class Value>
TAPELESS_INLINE constexpr void run_called(Value* t, Value* v, mask_of<Value>* m, mask_of<Value>* n,
                                          int j, int a, int b, int c) {
    using Operation = operation_of<Program::steps.hash[Op]>;
    registers<Value>{t, v, m, n}.template execute<Operation, WithTwin>(j, a, b, c);
}

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
            run_arithmetic<Program::steps.op[Base + j], Value>(t, v, j, a, b);                     \
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
