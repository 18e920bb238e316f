// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Operators of C++ that have no meaning for symbolic values: each overload here only says so.

#include <tapeless/expr/expression.hpp>
#include <tapeless/expr/function.hpp>

namespace tapeless {

template <class A, class B>
requires SymbolicOperands<A, B>
constexpr A operator^(A const& a, B const&) {
    constexpr bool power = !SymbolicOperands<A, B>;
    static_assert(power, TAPELESS_SAYS_CARET);
    return a;
}
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr A operator%(A const& a, B const&) {
    constexpr bool integers = !SymbolicOperands<A, B>;
    static_assert(integers, TAPELESS_SAYS_REMAINDER);
    return a;
}

/// `std::cout << a`.
template <class Stream, class Value>
requires(TracedValue<Value>&& requires(Stream& s) { s.flush(); }) constexpr Stream&
operator<<(Stream& stream, Value const&) {
    static_assert(diagnosis::is_known<Value>, TAPELESS_SAYS_STREAM);
    return stream;
}

/// `double s = 0; s += a`.
template <class Value, class Number>
constexpr Number& refuse_sum(Number& sum) {
    if constexpr (is_expression<Value>)
        static_assert(diagnosis::is_known<Number>, TAPELESS_SAYS_NO_VALUE);
    else
        static_assert(diagnosis::is_known<Number>, TAPELESS_SAYS_NOT_A_DOUBLE);
    return sum;
}
template <class Number, class Value>
concept AddsSymbol = std::is_arithmetic_v<Number> &&
    (std::is_same_v<Value, symbol> || is_expression<Value>);
template <class Number, class Value>
requires AddsSymbol<Number, Value>
constexpr Number& operator+=(Number& sum, Value const&) { return refuse_sum<Value>(sum); }
template <class Number, class Value>
requires AddsSymbol<Number, Value>
constexpr Number& operator-=(Number& sum, Value const&) { return refuse_sum<Value>(sum); }
template <class Number, class Value>
requires AddsSymbol<Number, Value>
constexpr Number& operator*=(Number& sum, Value const&) { return refuse_sum<Value>(sum); }
template <class Number, class Value>
requires AddsSymbol<Number, Value>
constexpr Number& operator/=(Number& sum, Value const&) { return refuse_sum<Value>(sum); }

template <class A, class B>
concept ChangesExpression = is_expression<A> &&
    (is_expression<B> || std::is_arithmetic_v<B> || TracedValue<B>);
template <class A>
constexpr A& refuse_change(A& a) {
    constexpr bool constant_type = !is_expression<A>;
    static_assert(constant_type, TAPELESS_SAYS_IN_PLACE);
    return a;
}
template <class A, class B>
requires ChangesExpression<A, B>
constexpr A& operator+=(A& a, B const&) { return refuse_change(a); }
template <class A, class B>
requires ChangesExpression<A, B>
constexpr A& operator-=(A& a, B const&) { return refuse_change(a); }
template <class A, class B>
requires ChangesExpression<A, B>
constexpr A& operator*=(A& a, B const&) { return refuse_change(a); }
template <class A, class B>
requires ChangesExpression<A, B>
constexpr A& operator/=(A& a, B const&) { return refuse_change(a); }

template <class Type>
concept Combined = is_function<Type> || std::is_arithmetic_v<Type> || Symbolic<Type>;
template <class A, class B>
concept CombinesFunctions = (is_function<A> && Combined<B>) || (Combined<A> && is_function<B>);
template <class A, class B>
using refused_function = std::conditional_t<TracedValue<A> || TracedValue<B>, symbol,
                                            function_object<traced<diagnosis::nothing>>>;
template <class A, class B>
constexpr refused_function<A, B> refuse_functions() {
    constexpr bool values = !CombinesFunctions<A, B>;
    static_assert(values, TAPELESS_SAYS_FUNCTION_OPERAND);
    return {};
}
template <class A, class B>
requires CombinesFunctions<A, B>
constexpr refused_function<A, B> operator+(A const&, B const&) { return refuse_functions<A, B>(); }
template <class A, class B>
requires CombinesFunctions<A, B>
constexpr refused_function<A, B> operator-(A const&, B const&) { return refuse_functions<A, B>(); }
template <class A, class B>
requires CombinesFunctions<A, B>
constexpr refused_function<A, B> operator*(A const&, B const&) { return refuse_functions<A, B>(); }
template <class A, class B>
requires CombinesFunctions<A, B>
constexpr refused_function<A, B> operator/(A const&, B const&) { return refuse_functions<A, B>(); }

template <class Type>
concept Formula = is_expression<Type> || is_function<Type>;
template <class A, class B>
requires((Formula<A> || Formula<B>)&&!(is_expression<A> &&
                                       is_expression<B>)) constexpr bool same(A const&, B const&) {
    constexpr bool expressions = is_expression<A> && is_expression<B>;
    static_assert(expressions, TAPELESS_SAYS_SAME);
    return expressions;
}

} // namespace tapeless
