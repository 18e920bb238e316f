// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Every sentence a user can read in an error message; those about equations, data and arrays are
/// in the diagnostics.hpp of their folders. A failed check shows one of them, the name of the
/// culprit as a template argument of the flag in core/diagnosis.hpp, and no type of an expression.

#define TAPELESS_SAYS_BRANCH                                                                       \
    "tapeless: a symbolic value has no truth value while the function is traced, so it cannot "    \
    "steer if, while, ?: or std::max; write select(a < b, u, v) instead"
#define TAPELESS_SAYS_NO_TRUTH                                                                     \
    "tapeless: an expression has no truth value; write select(x < y, u, v) for a choice, and "     \
    "same(a, b) to compare two formulas"
#define TAPELESS_SAYS_SAME                                                                         \
    "tapeless: same compares two expressions over variables; a number becomes one by "             \
    "constant<2.0>, functions are none"
#define TAPELESS_SAYS_NAMED_VALUES                                                                 \
    "tapeless: call an expression with named values, as in e(x = 1.0, y = 2.0)"
#define TAPELESS_SAYS_UNBOUND                                                                      \
    "tapeless: a variable of this expression has no value in this call; the flag names it: pass "  \
    "it as in e(x = 1.0)"
#define TAPELESS_SAYS_BOUND_TWICE                                                                  \
    "tapeless: a variable is given two values in this call; the flag names it: keep one of them"
#define TAPELESS_SAYS_VALUE                                                                        \
    "tapeless: a variable stands for one number, as in e(x = 1.0); a function of arrays is "       \
    "written with function(...)"
#define TAPELESS_SAYS_MIXED_VALUES                                                                 \
    "tapeless: all values of a call, members of structs too, must be numbers of one type; "        \
    "convert them, as in static_cast<double>(v)"
#define TAPELESS_SAYS_ARITY                                                                        \
    "tapeless: the function does not accept these arguments; check their number, that its "        \
    "parameters are auto, and that its body uses only what those arguments offer, as in sin(a), "  \
    "not std::sin(a)"
#define TAPELESS_SAYS_MEMBERS                                                                      \
    "tapeless: a function knows the members of a struct by name only after "                       \
    "TAPELESS_STRUCT(type, k, w); without it write p[&type::k] or auto [k, w] = p"
#define TAPELESS_SAYS_OPERAND                                                                      \
    "tapeless: operations take numbers one by one; apply them to arrays and structs member by "    \
    "member, as in for (auto& v : a) v = sin(v)"
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
#define TAPELESS_SAYS_WRT_TWICE                                                                    \
    "tapeless: wrt names the same variable or argument twice; name it once"
#define TAPELESS_SAYS_CALL_LATER                                                                   \
    "tapeless: gradient, derivative, jvp and vjp return a function; call that with the values, "   \
    "as in gradient(f)(2.0, 3.0)"
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
#define TAPELESS_SAYS_NAMED_ARGUMENTS                                                              \
    "tapeless: a function takes its arguments by position, as in f(2.0, 3.0); only expressions "   \
    "take named values"
#define TAPELESS_SAYS_STRUCT                                                                       \
    "tapeless: an argument or a part of it is a class, but no number and no plain struct of up "   \
    "to 32 public members without a base; announce its members with TAPELESS_STRUCT"
#define TAPELESS_SAYS_UNFINISHED                                                                   \
    "tapeless: the compiler runs a traced function itself and could not finish, for the reason "   \
    "in the error before this one; call constexpr functions, read constants only, and raise "      \
    "-fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang) where a limit was met"
#define TAPELESS_SAYS_RECURSION                                                                    \
    "tapeless: a traced function cannot call itself; let a constexpr function template recur "     \
    "instead, to a depth that its template argument counts"
#define TAPELESS_SAYS_NOT_A_DOUBLE                                                                 \
    "tapeless: a symbolic value stands for all numbers at once, so it is no double or int; keep "  \
    "it in auto variables and sums in decltype(a) s = 0, and give functions that take it auto "    \
    "parameters"
#define TAPELESS_SAYS_NO_VALUE                                                                     \
    "tapeless: an expression has no value until its variables have; call it, as in e(x = 1.0), "   \
    "and write sin(e), not std::sin(e)"
#define TAPELESS_SAYS_NO_FUNCTION                                                                  \
    "tapeless: derivatives are taken of expressions and functions; a number has forgotten how it " \
    "was computed: write gradient(f)(2.0), not gradient(f(2.0))"
#define TAPELESS_SAYS_ELEMENTS                                                                     \
    "tapeless: a scalar has no elements; pass a std::array to a function that uses a[0]"
#define TAPELESS_SAYS_STREAM                                                                       \
    "tapeless: a symbolic value has no digits while the function is traced; print the function, "  \
    "as in to_string<double>(f)"
#define TAPELESS_SAYS_PRINT                                                                        \
    "tapeless: name the types of the arguments a function is printed for, as in "                  \
    "to_string<double, double>(f)"
#define TAPELESS_SAYS_CARET                                                                        \
    "tapeless: ^ is no power in C++ and binds weaker than +; write pow(x, 2)"
#define TAPELESS_SAYS_REMAINDER                                                                    \
    "tapeless: symbolic values are real numbers and have no %; write a - b * trunc(a / b)"
#define TAPELESS_SAYS_IN_PLACE                                                                     \
    "tapeless: the type of an expression is its formula, so it cannot change in place; write "     \
    "auto sum = e + x, or use a traced function for a loop"
#define TAPELESS_SAYS_FUNCTION_OPERAND                                                             \
    "tapeless: a function is no operand; call it in a new one, as in function([](auto x) { "       \
    "return f(x) + sin(g(x)); })"
#define TAPELESS_SAYS_CONDITION                                                                    \
    "tapeless: a condition is not a number and a number is not a condition; write select(c, 1.0, " \
    "0.0) for the one and x != 0 for the other"
#define TAPELESS_SAYS_MIXED_DOORS                                                                  \
    "tapeless: an expression over variables does not mix with the arguments of a traced "          \
    "function; give its variables their values first, as in e(x = a) * a"

#define TAPELESS_SAYS_LITERAL                                                                      \
    "tapeless: a literal with _c is written in decimal digits, as in 2_c or 2.5_c; use "           \
    "constant<1e-3> for others"
#define TAPELESS_SAYS_DIRECTION                                                                    \
    "tapeless: pass the arguments of the function and then a direction for each of them, of the "  \
    "same structure, as in hvp(f)(x, y, dx, dy)"
#define TAPELESS_SAYS_NOT_MATRIX                                                                   \
    "tapeless: only a Jacobian or a Hessian has a sparsity pattern; write sparsity<Shape...>("     \
    "jacobian(f)) and sparse(jacobian(f))"
#define TAPELESS_SAYS_ORDER                                                                        \
    "tapeless: the order of a derivative is a whole number from 0 on, of a Taylor expansion at "   \
    "most 64, of a tensor of derivatives 1 to 4"
#define TAPELESS_SAYS_NOT_FUNCTION                                                                 \
    "tapeless: tensors of derivatives and what names the shapes of arguments, as in "              \
    "cost<double>(f), are of functions; an expression has gradient, derivative, jvp, vjp, "        \
    "jacobian, hessian, hvp, taylor, cost and check_gradient"
#define TAPELESS_SAYS_MANY_DERIVATIVES                                                             \
    "tapeless: these are several derivatives of an expression at once, which is no expression; "   \
    "differentiate one of them, as in gradient(derivative(e, x)), or take hessian(e)"
#define TAPELESS_SAYS_COTANGENT                                                                    \
    "tapeless: vjp of an expression takes named values and one number, the cotangent, as in "      \
    "vjp(e)(x = 1.0, y = 2.0, 0.5)"
#define TAPELESS_SAYS_ALONG                                                                        \
    "tapeless: hvp, jvp and taylor of an expression take one direction, along each variable of "   \
    "wrt and no other, as in hvp(e, wrt(x, y))(x = 1.0, y = 2.0, along(x = 0.5, y = 0.0)); a "     \
    "flag names the variable"

#define TAPELESS_SAYS_VJP_RULE                                                                     \
    "tapeless: the rule of custom_vjp is called as rule(arguments..., result, cotangent) "         \
    "and returns the cotangents of the arguments: one argument's own structure, a "                \
    "std::tuple for several"
#define TAPELESS_SAYS_JVP_RULE                                                                     \
    "tapeless: the rule of custom_jvp is called as rule(tuple of arguments, tuple of "             \
    "tangents) and returns the tangent of the result, structured as the result is"
#define TAPELESS_SAYS_LINEAR_RULE                                                                  \
    "tapeless: a rule of custom_vjp or custom_jvp is linear in the cotangent or the "              \
    "tangents: a sum of terms each of which has one of them as a factor"
#define TAPELESS_SAYS_OPAQUE_CALL                                                                  \
    "tapeless: an opaque call takes one to three numbers, of which the first may be a reference "  \
    "to an object, and one derivative callable for each number or none"
#define TAPELESS_THROWS_ADDRESS                                                                    \
    "tapeless: the address of this object is no integer below 2^53, so it cannot be an argument"
#define TAPELESS_SAYS_OPAQUE_STATE                                                                 \
    "tapeless: an opaque callable is known to the compiler and keeps no state of its own; "        \
    "remove the captures and take the object as the first argument, a refer(object)"
#define TAPELESS_SAYS_OPAQUE_NAME                                                                  \
    "tapeless: an opaque call of a lambda needs a name that no other call has: write it "          \
    "into the angle brackets of opaque<...>(value, slope)"
#define TAPELESS_SAYS_OPAQUE_ORDER                                                                 \
    "tapeless: an opaque call, which the flag names, has no derivative of this order; pass "       \
    "a callable for each argument, as in opaque<...>(f, df), where df may be opaque with "         \
    "derivatives of its own, or traced"
#define TAPELESS_SAYS_ROOT_ORDER "tapeless: a root is differentiated at most three times"
