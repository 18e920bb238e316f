// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <type_traits>

/// Every sentence a user can read in an error message. A failed check shows one of them, the name
/// of the culprit as a template argument of the flag in `diagnosis`, and no type of an expression.

#define TAPELESS_SAYS_BRANCH                                                                       \
    "tapeless: a symbolic value has no truth value while the function is traced, so it cannot "    \
    "steer if, while, ?: or std::max; write select(a < b, u, v) instead"
#define TAPELESS_SAYS_NAMED_VALUES                                                                 \
    "tapeless: call an expression with named values, as in e(x = 1.0, y = 2.0)"
#define TAPELESS_SAYS_UNBOUND                                                                      \
    "tapeless: a variable of this expression has no value in this call; the flag names it: pass "  \
    "it as in e(x = 1.0)"
#define TAPELESS_SAYS_BOUND_TWICE                                                                  \
    "tapeless: a variable is given two values in this call; keep one of them"
#define TAPELESS_SAYS_MIXED_VALUES                                                                 \
    "tapeless: the values of one call must have one number type; convert them, as in "             \
    "static_cast<double>(v)"
#define TAPELESS_SAYS_ARITY                                                                        \
    "tapeless: the function does not accept these arguments; check their number, and that its "    \
    "body uses only what those arguments offer"
#define TAPELESS_SAYS_STATELESS                                                                    \
    "tapeless: a traced function must be stateless; remove the captures and pass run-time "        \
    "numbers as arguments"
#define TAPELESS_SAYS_NOT_SCALAR                                                                   \
    "tapeless: a gradient needs a function with one scalar result; select a component, or use vjp"
#define TAPELESS_SAYS_NOT_CURVE                                                                    \
    "tapeless: derivative needs a function of one scalar argument; use gradient or jvp for more"
#define TAPELESS_SAYS_WRT_RANGE                                                                    \
    "tapeless: wrt<...> names an argument that the function does not have; count from 0"
#define TAPELESS_SAYS_WRT_VARIABLE                                                                 \
    "tapeless: an expression is differentiated with respect to variables, as in gradient(e, "      \
    "wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)"
#define TAPELESS_SAYS_NOT_IN_GRADIENT                                                              \
    "tapeless: the gradient was not taken with respect to this variable; name it in wrt(...)"
#define TAPELESS_SAYS_TUPLE                                                                        \
    "tapeless: pass primals, tangents and cotangents as tuples with one entry for each argument "  \
    "of the function, of the same structure"
#define TAPELESS_SAYS_TOO_LARGE                                                                    \
    "tapeless: the function has more nodes than TAPELESS_MAX_NODES; define it larger before "      \
    "including tapeless and raise -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang), or "   \
    "split the function"
#define TAPELESS_SAYS_ORDERED                                                                      \
    "tapeless: an operation of this function is defined for real numbers only; the flag names it"
#define TAPELESS_SAYS_NO_RULE                                                                      \
    "tapeless: an operation of this function has no derivative; the flag names it: give it a "     \
    "member 'partial'"
#define TAPELESS_SAYS_TOO_MANY_HELD                                                                \
    "tapeless: this expression holds more than 64 run-time numbers; make them variables"
#define TAPELESS_SAYS_RESULT                                                                       \
    "tapeless: a traced function must return numbers, or arrays, tuples and structs of them; a "   \
    "condition becomes a number by select(c, 1.0, 0.0)"
#define TAPELESS_SAYS_ARGUMENT                                                                     \
    "tapeless: the arguments of a function are numbers, or std::array, tuples and structs of "     \
    "them; their number has to be known to the compiler"
#define TAPELESS_SAYS_CONDITION                                                                    \
    "tapeless: a condition is not a number and a number is not a condition; write select(c, 1.0, " \
    "0.0) for the one and x != 0 for the other"
#define TAPELESS_SAYS_MIXED_DOORS                                                                  \
    "tapeless: an expression over variables does not mix with the arguments of a traced "          \
    "function; give its variables their values first, as in e(x = a) * a"

#define TAPELESS_SAYS_LITERAL                                                                      \
    "tapeless: a literal with _c is written in decimal digits, as in 2_c or 2.5_c; use "           \
    "constant<1e-3> for others"

namespace tapeless::diagnosis {

template <class>
inline constexpr bool has_no_branch = false;

template <class>
inline constexpr bool is_stateless = false;

template <class Operation>
inline constexpr bool has_derivative = false;
template <class Operation, class Number>
inline constexpr bool is_defined_on = false;

template <auto Variable>
inline constexpr bool has_value = false;
template <auto Variable>
inline constexpr bool is_in_gradient = false;

/// Stands in for the result of a refused call: it goes wherever a result would, so that one mistake
/// gives one error.
struct refused {
    constexpr operator double() const { return 0.0; }
    template <class Result>
    requires std::is_class_v<Result>
    constexpr operator Result() const { return Result{}; }
    constexpr refused operator[](auto const&) const { return {}; }
    constexpr refused operator()(auto const&...) const { return {}; }
};

/// Stands in for a callable that was refused.
struct nothing {
    constexpr double operator()(auto const&...) const { return 0.0; }
};

} // namespace tapeless::diagnosis
