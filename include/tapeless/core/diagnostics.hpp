// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Every sentence a user can read in an error message. A failed check shows one of them, the name
/// of the culprit as a template argument of the flag in core/diagnosis.hpp, and no type of an
/// expression.

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

#define TAPELESS_SAYS_DATA_RANGE                                                                   \
    "tapeless: data is given as contiguous ranges, as in each(xs) and into(ys) with std::vector "  \
    "or std::span, or by strided, rows or columns"
#define TAPELESS_SAYS_DATA_NUMBERS "tapeless: the numbers of data are all double or all float"
#define TAPELESS_SAYS_DATA_CONST "tapeless: into(...) needs ranges that can be written to"
#define TAPELESS_SAYS_DATA_NONE                                                                    \
    "tapeless: a call over data needs at least one argument that differs from point to point; "    \
    "mark it as in each(xs)"
#define TAPELESS_SAYS_DATA_LEAVES                                                                  \
    "tapeless: these ranges hold more or fewer numbers for a point than there are to read or "     \
    "write; give one range for each number, or a range of structures"
#define TAPELESS_SAYS_DATA_ONCE                                                                    \
    "tapeless: once(...) takes the first results of a call, which must not depend on what "        \
    "differs "                                                                                     \
    "from point to point; give those that do a range"
#define TAPELESS_SAYS_DATA_PARAMETERS                                                              \
    "tapeless: a sum over data is differentiated with respect to arguments that all points "       \
    "share; for derivatives at every point use batched(gradient(f, wrt<...>))"
#define TAPELESS_SAYS_DATA_DIRECTION                                                               \
    "tapeless: pass the arguments of the sum, data included, and then a direction for each of "    \
    "them that all points share, as in hvp(sum_over(f))(w, each(xs), dw)"
#define TAPELESS_THROWS_DATA_LENGTHS                                                               \
    "tapeless: the data of one call have different lengths; give as many points of each"
#define TAPELESS_THROWS_DATA_NULL "tapeless: data of a length other than 0 is at a null pointer"
#define TAPELESS_THROWS_DATA_OVERLAP                                                               \
    "tapeless: an output overlaps another output, or an input at another point; an output may "    \
    "take the place of an input, point for point"
#define TAPELESS_THROWS_DATA_INDEX "tapeless: an index names a point that the data does not have"
#define TAPELESS_SAYS_DATA_FUNCTION                                                                \
    "tapeless: batched, sum_over and mean_over take a function, a derivative of one or a "         \
    "captureless lambda; the data follows in the call, as in batched(f)(each(xs))"
#define TAPELESS_SAYS_DATA_LAST                                                                    \
    "tapeless: into(...) is the last argument of a call of batched(f); weighted(...) and "         \
    "only(...) are the last arguments of a call of a sum or mean"
#define TAPELESS_SAYS_DATA_INDICES                                                                 \
    "tapeless: only(...) takes a contiguous range of integers, the numbers of points from 0"

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
#define TAPELESS_SAYS_ROOT                                                                         \
    "tapeless: root solves F(x, parameters...) = 0 for x, where F returns as many equations "      \
    "as x has numbers, structured as x is: a number for a number, a std::array for a "             \
    "std::array"
#define TAPELESS_SAYS_MATRIX                                                                       \
    "tapeless: inverses and determinants are of a square matrix, a std::array of rows that are "   \
    "std::arrays of numbers; solve(a, b) has a number in b for each row of a"
#define TAPELESS_SAYS_MATRIX                                                                       \
    "tapeless: inverses and determinants are of a square matrix, a std::array of rows that are "   \
    "std::arrays of numbers; solve(a, b) has a number in b for each row of a"
#define TAPELESS_SAYS_ROOT_SIZE                                                                    \
    "tapeless: a root has at most 128 numbers, its unknowns counted twice and its "                \
    "parameters once"
#define TAPELESS_SAYS_ROOT_ORDER "tapeless: a root is differentiated at most three times"
#define TAPELESS_SAYS_ARRAY_INDICES                                                                \
    "tapeless: an element of an array takes one index for each axis, as in A(i, j)"
#define TAPELESS_SAYS_ARRAY_AXIS                                                                   \
    "tapeless: the array does not have this axis; axes are counted from 0"
#define TAPELESS_SAYS_ARRAY_LETTERS                                                                \
    "tapeless: einsum takes a letter for each axis of each array and of the result, as in "        \
    "ij,jk->ik for a product of matrices; the result has no letter twice, nor one of its own"
#define TAPELESS_SAYS_ARRAY_EXTENTS                                                                \
    "tapeless: the function combines arrays whose extents differ; static extents that meet have "  \
    "to be equal, or 1 to repeat"
#define TAPELESS_SAYS_ARRAY_NUMBERS                                                                \
    "tapeless: the numbers of all arrays of a call are of one type, double or float, as are the "  \
    "numbers beside them"
#define TAPELESS_SAYS_ARRAY_RESULT                                                                 \
    "tapeless: a function of arrays returns one number or one array; a gradient needs one number"
#define TAPELESS_SAYS_ARRAY_TOO_LARGE                                                              \
    "tapeless: the function has more array operations than one graph of arrays can hold; split "   \
    "the function"
#define TAPELESS_THROWS_ARRAY_EXTENTS "tapeless: the extents of two arrays disagree"
#define TAPELESS_THROWS_ARRAY_INDEX "tapeless: an index leaves the axis of its array"
#define TAPELESS_THROWS_ARRAY_RESHAPE                                                              \
    "tapeless: the elements of an array do not fill the extents of reshape"
#define TAPELESS_THROWS_ARRAY_STRIDES "tapeless: the strides of a view have to be positive"
#define TAPELESS_THROWS_ARRAY_KERNEL "tapeless: a kernel is longer than what it passes over"
#define TAPELESS_THROWS_ARRAY_CONVERGENCE                                                          \
    "tapeless: while_converging, or the turns of its derivative, did not come to rest"
#define TAPELESS_SAYS_ARRAY_CONVERGING                                                             \
    "tapeless: a derivative of while_converging whose turns hold checkpointed turns is not built"
#define TAPELESS_SAYS_ARRAY_POSITION                                                               \
    "tapeless: an index of an array is made of up to four indices of loops times constants, an "   \
    "offset, and one element of an argument of integers, as in A(2 * i + k) and A(p(i) + 1)"
#define TAPELESS_SAYS_ARRAY_KERNEL                                                                 \
    "tapeless: the kernel of conv1d has one axis, or three with channels, that of conv2d two or "  \
    "four; the array that it passes over has at least those axes, with channels one more"
#define TAPELESS_SAYS_ARRAY_RESHAPE                                                                \
    "tapeless: reshape leaves one extent at most to be found, as in reshape<3, dynamic>(x)"
#define TAPELESS_SAYS_ARRAY_OUTSIDE                                                                \
    "tapeless: the function reads an array outside of its static extents, or passes a kernel "     \
    "over an array that is shorter"
#define TAPELESS_SAYS_ARRAY_STATE                                                                  \
    "tapeless: a turn of iterate, while_converging or scan returns a state like the one that it "  \
    "was given: as many parts, each a number or an array with as many axes; a turn of scan may "   \
    "return a pair of the next state and what it puts out"
#define TAPELESS_SAYS_ARRAY_BELOW                                                                  \
    "tapeless: below(i) takes the index of an outer loop, or below(i + 1) for what includes it"
#define TAPELESS_SAYS_ARRAY_FUNCTION                                                               \
    "tapeless: a function of arrays is evaluated by itself or by gradient, value_and_gradient, "   \
    "jvp, vjp, hvp, jacobian or hessian"
