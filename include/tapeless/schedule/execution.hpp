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

/// Arithmetic for which the ladder of emission.hpp has no rung of its own, on temporaries (0) or
/// slots of the frame (1).
template <int Op, bool FirstIsSlot, bool SecondIsSlot, class Value>
TAPELESS_INLINE constexpr void run_arithmetic(Value* t, [[maybe_unused]] Value const* v, int j,
                                              int a, [[maybe_unused]] int b) {
    TAPELESS_FUSING
    auto const x = FirstIsSlot ? v : t;
    [[maybe_unused]] auto const y = SecondIsSlot ? v : t;
    if constexpr (Op == code::multiply)
        t[j] = x[a] * y[b];
    else if constexpr (Op == code::add)
        t[j] = x[a] + y[b];
    else if constexpr (Op == code::subtract)
        t[j] = x[a] - y[b];
    else if constexpr (Op == code::divide)
        t[j] = x[a] / y[b];
    else if constexpr (Op == code::negate)
        t[j] = -x[a];
    else
        t[j] = x[a];
}

template <class Program, int Op, bool WithTwin, class Value>
TAPELESS_INLINE constexpr void run_called(Value* t, Value* v, mask_of<Value>* m, mask_of<Value>* n,
                                          int j, int a, int b, int c) {
    using Operation = operation_of<Program::steps.hash[Op]>;
    registers<Value>{t, v, m, n}.template execute<Operation, WithTwin>(j, a, b, c);
}

} // namespace tapeless
