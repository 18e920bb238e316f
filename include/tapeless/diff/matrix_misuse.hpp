// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Jacobians and their kin asked for of what is no function: each overload here only says so.

#include <tapeless/diff/misuse.hpp>

namespace tapeless {

namespace misuse {

template <class Type>
concept NoSubject = CallResult<Type> || is_expression<Type>;

template <class Type>
constexpr diagnosis::refused explain_no_subject() {
    constexpr bool function = !is_expression<Type>;
    static_assert(function, TAPELESS_SAYS_NOT_FUNCTION);
    if constexpr (function) no_function<Type>();
    return {};
}

template <class Type>
inline constexpr bool is_mode = false;
template <direction Direction>
inline constexpr bool is_mode<mode_constant<Direction>> = true;

/// Something else than `wrt` of variables behind an expression.
template <class Subject, class Given>
concept NoVariables =
    is_expression<Subject> && !is_mode<Given> && (AnyValue<Given> || is_selection<Given>);
template <class Given>
constexpr diagnosis::refused explain_no_variables() {
    if constexpr (is_selection<Given> && !std::is_same_v<Given, diagnosis::refused>)
        return wrong_way<Given>();
    else
        return explain<Given>();
}

} // namespace misuse

template <misuse::CallResult Type>
constexpr auto jacobian(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::CallResult Type>
constexpr auto hessian(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::CallResult Type>
constexpr auto hvp(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}

// hessian(e, x), hessian(e, 2.0, 3.0), hessian(e, wrt<0>())
template <class Subject, class Given>
requires misuse::NoVariables<Subject, Given>
constexpr auto jacobian(Subject const&, Given const&, auto const&...) {
    return misuse::explain_no_variables<Given>();
}
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto jacobian(Subject const&, Selected (*)(), auto const&...) {
    return misuse::wrong_way<Subject>();
}
template <class Subject, class Given>
requires misuse::NoVariables<Subject, Given>
constexpr auto hessian(Subject const&, Given const&, auto const&...) {
    return misuse::explain_no_variables<Given>();
}
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto hessian(Subject const&, Selected (*)(), auto const&...) {
    return misuse::wrong_way<Subject>();
}
template <class Subject, class Given>
requires misuse::NoVariables<Subject, Given>
constexpr auto hvp(Subject const&, Given const&, auto const&...) {
    return misuse::explain_no_variables<Given>();
}
template <class Subject, class Selected>
requires is_expression<Subject>
constexpr auto hvp(Subject const&, Selected (*)(), auto const&...) {
    return misuse::wrong_way<Subject>();
}

// hessian(f, x), hessian(f, 2.0, 3.0)
template <class Subject, misuse::AnyValue Given>
requires(is_function<Subject> && !misuse::is_mode<Given>) constexpr auto jacobian(Subject const&,
                                                                                  Given const&,
                                                                                  auto const&...) {
    return misuse::explain<Given>();
}
template <class Subject, misuse::AnyValue Given>
requires(is_function<Subject> && !misuse::is_mode<Given>) constexpr auto hessian(Subject const&,
                                                                                 Given const&,
                                                                                 auto const&...) {
    return misuse::explain<Given>();
}
template <class Subject, misuse::AnyValue Given>
requires is_function<Subject>
constexpr auto hvp(Subject const&, Given const&, auto const&...) {
    return misuse::explain<Given>();
}

// hessian(f, wrt(x))
template <class Subject, class... Variable>
requires is_function<Subject>
constexpr auto jacobian(Subject const&, variables<Variable...>, auto const&...) {
    return misuse::wrong_way<variables<Variable...>>();
}
template <class Subject, class... Variable>
requires is_function<Subject>
constexpr auto hessian(Subject const&, variables<Variable...>, auto const&...) {
    return misuse::wrong_way<variables<Variable...>>();
}
template <class Subject, class... Variable>
requires is_function<Subject>
constexpr auto hvp(Subject const&, variables<Variable...>, auto const&...) {
    return misuse::wrong_way<variables<Variable...>>();
}

template <int, misuse::CallResult Type>
constexpr auto taylor(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
// taylor<3>(e, 2.0), taylor<3>(e, wrt<0>)
template <int, class Subject, class Given>
requires(misuse::NoVariables<Subject, Given> &&
         !is_variable<Given>) constexpr auto taylor(Subject const&, Given const&, auto const&...) {
    return misuse::explain_no_variables<Given>();
}
template <int, class Subject, class Selected>
requires is_expression<Subject>
constexpr auto taylor(Subject const&, Selected (*)(), auto const&...) {
    return misuse::wrong_way<Subject>();
}
template <int, misuse::NoSubject Type>
constexpr auto derivatives(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <class... Argument, misuse::NoSubject Type>
requires(!misuse::ManyDerivatives<Type>) constexpr auto cost(Type const&) {
    return misuse::explain_no_subject<Type>();
}
template <class... Argument, misuse::NoSubject Type>
requires(!misuse::ManyDerivatives<Type>) constexpr auto sparsity(Type const&) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::NoSubject Type>
constexpr auto sparse(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::CallResult Type>
constexpr auto check_gradient(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}

} // namespace tapeless
