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

} // namespace misuse

template <misuse::NoSubject Type>
constexpr auto jacobian(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::NoSubject Type>
constexpr auto hessian(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::NoSubject Type>
constexpr auto hvp(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <int, misuse::NoSubject Type>
constexpr auto taylor(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <int, misuse::NoSubject Type>
constexpr auto derivatives(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <class... Argument, misuse::NoSubject Type>
constexpr auto cost(Type const&) {
    return misuse::explain_no_subject<Type>();
}
template <class... Argument, misuse::NoSubject Type>
constexpr auto sparsity(Type const&) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::NoSubject Type>
constexpr auto sparse(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}
template <misuse::NoSubject Type>
constexpr auto check_gradient(Type const&, auto const&...) {
    return misuse::explain_no_subject<Type>();
}

} // namespace tapeless
