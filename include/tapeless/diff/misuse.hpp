// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Derivatives asked for in a way that has no meaning: each overload here only says so.

#include <tapeless/diff/expression_gradient.hpp>
#include <tapeless/diff/products.hpp>

namespace tapeless {

namespace misuse {

template <class Type>
inline constexpr bool is_selection = false;
template <class... Variable>
inline constexpr bool is_selection<variables<Variable...>> = true;
template <std::size_t... Position>
inline constexpr bool is_selection<positions<Position...>> = true;
template <>
inline constexpr bool is_selection<diagnosis::refused> = true;

template <class Type>
concept AnySubject = is_expression<Type> || is_function<Type> || BareCallable<Type>;

/// A variable that is not in `wrt`, or the values of a call.
template <class Type>
concept AnyValue = !is_selection<Type> && !std::is_function_v<Type> && !std::is_pointer_v<Type>;

template <class Given, class Refused = diagnosis::refused>
constexpr Refused explain() {
    constexpr bool in_wrt = !is_expression<Given>;
    static_assert(in_wrt, TAPELESS_SAYS_WRT_VARIABLE);
    constexpr bool before_the_call = !in_wrt || is_selection<Given>;
    static_assert(before_the_call, TAPELESS_SAYS_CALL_LATER);
    return {};
}
template <class Given, class Refused = diagnosis::refused>
constexpr Refused wrong_way() {
    constexpr bool fits = !is_expression<Given> && !is_selection<Given>;
    static_assert(fits, TAPELESS_SAYS_WRT_VARIABLE);
    return {};
}

/// `gradient(e)` and the like, which are called and printed, but no expressions.
template <class Type>
concept ManyDerivatives = OfVariables<Type> && !is_expression<Type>;

/// The result of a call where the function itself should be.
template <class Type>
concept CallResult = std::is_arithmetic_v<Type> || TracedValue<Type> || ManyDerivatives<Type>;

template <class Number, class Refused = diagnosis::refused>
constexpr Refused no_function() {
    constexpr bool one_expression = !ManyDerivatives<Number>;
    static_assert(one_expression, TAPELESS_SAYS_MANY_DERIVATIVES);
    static_assert(!one_expression || diagnosis::is_known<Number>, TAPELESS_SAYS_NO_FUNCTION);
    return {};
}

} // namespace misuse

// gradient(f(2.0))
template <misuse::CallResult Number, class... More>
constexpr auto gradient(Number const&, More const&...) {
    return misuse::no_function<Number>();
}
template <misuse::CallResult Number, class... More>
constexpr auto value_and_gradient(Number const&, More const&...) {
    return misuse::no_function<Number, diagnosis::refused_pair>();
}
template <misuse::CallResult Number, class... More>
constexpr auto derivative(Number const&, More const&...) {
    return misuse::no_function<Number>();
}
template <misuse::CallResult Number, class... More>
constexpr auto jvp(Number const&, More const&...) {
    return misuse::no_function<Number, diagnosis::refused_pair>();
}
template <misuse::CallResult Number, class... More>
constexpr auto vjp(Number const&, More const&...) {
    return misuse::no_function<Number, diagnosis::refused_pair>();
}

// gradient(e, x), gradient(f, 2.0, 3.0)
template <misuse::AnySubject Subject, misuse::AnyValue Given, class... More>
constexpr auto gradient(Subject const&, Given const&, More const&...) {
    return misuse::explain<Given>();
}
template <misuse::AnySubject Subject, misuse::AnyValue Given, class... More>
constexpr auto value_and_gradient(Subject const&, Given const&, More const&...) {
    return misuse::explain<Given, diagnosis::refused_pair>();
}
template <misuse::AnySubject Subject, misuse::AnyValue Given, class... More>
requires(!is_expression<Subject>) constexpr auto derivative(Subject const&, Given const&,
                                                            More const&...) {
    return misuse::explain<Given>();
}
template <misuse::AnySubject Subject, misuse::AnyValue Given, class... More>
constexpr auto jvp(Subject const&, Given const&, More const&...) {
    return misuse::explain<Given, diagnosis::refused_pair>();
}
template <misuse::AnySubject Subject, misuse::AnyValue Given, class... More>
constexpr auto vjp(Subject const&, Given const&, More const&...) {
    return misuse::explain<Given, diagnosis::refused_pair>();
}

// What `wrt` could not make sense of has been explained there.
template <misuse::AnySubject Subject>
constexpr auto gradient(Subject const&, diagnosis::refused given) {
    return given;
}
template <misuse::AnySubject Subject>
constexpr auto value_and_gradient(Subject const&, diagnosis::refused) {
    return diagnosis::refused_pair{};
}

// derivative(f, wrt<0>)
template <misuse::AnySubject Subject, class Selected>
constexpr auto derivative(Subject const&, Selected (*)()) {
    constexpr bool whole = !misuse::AnySubject<Subject>;
    static_assert(whole, TAPELESS_SAYS_NOT_CURVE);
    return diagnosis::refused{};
}

// Expressions by position, functions by variable.
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto gradient(Subject const&, Selected (*)()) { return misuse::wrong_way<Subject>(); }
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto value_and_gradient(Subject const&, Selected (*)()) {
    return misuse::wrong_way<Subject, diagnosis::refused_pair>();
}
template <class Subject, std::size_t... Position>
requires is_expression<Subject>
constexpr auto gradient(Subject const&, positions<Position...>) {
    return misuse::wrong_way<Subject>();
}
template <class Subject, std::size_t... Position>
requires is_expression<Subject>
constexpr auto value_and_gradient(Subject const&, positions<Position...>) {
    return misuse::wrong_way<Subject, diagnosis::refused_pair>();
}
template <class Subject, class... Variable>
requires(!is_expression<Subject>) constexpr auto gradient(Subject const&, variables<Variable...>) {
    return misuse::wrong_way<variables<Variable...>>();
}
template <class Subject, class... Variable>
requires(!is_expression<Subject>) constexpr auto value_and_gradient(Subject const&,
                                                                    variables<Variable...>) {
    return misuse::wrong_way<variables<Variable...>, diagnosis::refused_pair>();
}
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto jvp(Subject const&, Selected (*)()) {
    return misuse::wrong_way<Subject, diagnosis::refused_pair>();
}
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto vjp(Subject const&, Selected (*)()) {
    return misuse::wrong_way<Subject, diagnosis::refused_pair>();
}

} // namespace tapeless
