// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The sentences of error messages about arrays; see core/diagnostics.hpp.

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
    "tapeless: a function of arrays returns numbers and arrays, or structures of up to 32 of "     \
    "them; a gradient needs one number: return one, or take jvp or vjp"
#define TAPELESS_SAYS_ARRAY_MEMBERS                                                                \
    "tapeless: the function returns a struct of tensors with other static extents than it makes; " \
    "declare the members with those, or with dynamic ones"
#define TAPELESS_SAYS_ARRAY_INTO                                                                   \
    "tapeless: evaluate writes to a result of the type that the call returns; declare it as in "   \
    "auto result = f(A, x)"
#define TAPELESS_SAYS_ARRAY_TOO_LARGE                                                              \
    "tapeless: the function has more array operations than one graph of arrays can hold; make "    \
    "equal parts the turns of an iterate, or split the function"
#define TAPELESS_THROWS_ARRAY_EXTENTS "tapeless: the extents of two arrays disagree"
#define TAPELESS_THROWS_ARRAY_ONE                                                                  \
    "; an extent of 1 repeats where it is static, as in tensor<double, dynamic, 1>"
#define TAPELESS_THROWS_ARRAY_INDEX "tapeless: an index leaves the axis of its array"
#define TAPELESS_THROWS_ARRAY_RESHAPE                                                              \
    "tapeless: the elements of an array do not fill the extents of reshape"
#define TAPELESS_THROWS_ARRAY_STRIDES "tapeless: the strides of a view have to be positive"
#define TAPELESS_THROWS_ARRAY_KERNEL "tapeless: a kernel is longer than what it passes over"
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
    "tapeless: below(i) takes the index of an outer loop, or below(i + 1) for what includes it; "  \
    "sums and other reductions go over it, map, scan and iterate go over whole ranges"
#define TAPELESS_SAYS_ARRAY_FUNCTION                                                               \
    "tapeless: a function of arrays is evaluated by itself or by gradient, value_and_gradient, "   \
    "jvp, vjp, hvp, jacobian or hessian"
#define TAPELESS_SAYS_ARRAY_ARGUMENT                                                               \
    "tapeless: the arguments of a function of arrays are tensors, views, std::vectors and "        \
    "std::spans of double or of float or of integers, numbers of the same type, and structures "   \
    "of them"
#define TAPELESS_SAYS_ARRAY_BODY                                                                   \
    "tapeless: what a comprehension combines are numbers, one for each index, so its body "        \
    "returns one; map(range, body) makes an array of arrays, which sum<0> adds up"
#define TAPELESS_SAYS_ARRAY_ESCAPED                                                                \
    "tapeless: a value that was computed from the index of a comprehension is used outside of "    \
    "its body, where the index has no value; return it from the body, and use what sum, map or "   \
    "scan make of it"
#define TAPELESS_SAYS_ARRAY_INDEX_NUMBER                                                           \
    "tapeless: the index of a comprehension is no number; it says where arrays are read, plus or " \
    "minus others and times constants, as in A(2 * i + k); number(i) is the number"
#define TAPELESS_THROWS_ARRAY_ELEMENTS "tapeless: a tensor is given more elements than it has"
#define TAPELESS_THROWS_ARRAY_NULL "tapeless: a view of a length other than 0 is at a null pointer"
#define TAPELESS_THROWS_ARRAY_CONVERGENCE                                                          \
    "tapeless: while_converging, or the turns of its derivative, did not come to rest"
#define TAPELESS_SAYS_ARRAY_CONVERGING                                                             \
    "tapeless: a derivative of while_converging whose turns hold checkpointed turns is not built"
#define TAPELESS_SAYS_ARRAY_WANTED                                                                 \
    "tapeless: the function takes an array, as a tensor, a view, a std::vector and a std::span "   \
    "are; a number is none, nor is a std::array, whose elements are numbers one by one"
#define TAPELESS_SAYS_ARRAY_VECTORS                                                                \
    "tapeless: the function takes two vectors, arrays with one axis; sum(A * B) is the inner "     \
    "product of other arrays, matmul(A, B) the product of matrices, einsum any other"
#define TAPELESS_SAYS_ARRAY_RANGE                                                                  \
    "tapeless: a comprehension goes over a range, as indices<0>(A), below(i) and range<8> are, "   \
    "or takes a number of turns that is a constant integer"
#define TAPELESS_SAYS_ARRAY_MATMUL                                                                 \
    "tapeless: matmul multiplies a matrix by a matrix or a vector, or matrices at all leading "    \
    "axes; dot(x, y) is the product of two vectors, A * s that with a number"
#define TAPELESS_SAYS_ARRAY_TRANSPOSE                                                              \
    "tapeless: transpose takes a matrix; a vector is its own transpose, and einsum exchanges "     \
    "axes of other arrays, as in ijk->ikj"
#define TAPELESS_SAYS_ARRAY_ROW                                                                    \
    "tapeless: row(A, i) takes an array with two axes or more, and fewer indices than it has "     \
    "axes; x(i) and A(i, j) are elements"
#define TAPELESS_SAYS_ARRAY_CONCAT                                                                 \
    "tapeless: concat puts arrays with as many axes one behind the other; reshape<1, dynamic>(x) " \
    "makes a row of a vector"
#define TAPELESS_SAYS_ARRAY_STACK                                                                  \
    "tapeless: stack puts numbers, or arrays with as many axes, side by side along a new axis; "   \
    "concat puts arrays one behind the other along an axis they have"
#define TAPELESS_SAYS_ARRAY_CROSS_ENTROPY                                                          \
    "tapeless: cross_entropy takes scores and as many probabilities, or the numbers of the "       \
    "classes, integers in an array that lacks the last axis"
#define TAPELESS_SAYS_ARRAY_IN_PLACE                                                               \
    "tapeless: y += x and its like keep the axes of y, so x is a number or has as many axes or "   \
    "fewer; to a number add sum(x)"
#define TAPELESS_SAYS_ARRAY_INDEX_ARRAY                                                            \
    "tapeless: an element of an array is named by numbers, not by a whole array; take(A, places) " \
    "reads at all places that an array of integers names"
#define TAPELESS_SAYS_ARRAY_TOOLS                                                                  \
    "tapeless: what looks at functions of arrays, check_gradient, cost and to_string, is in "      \
    "<tapeless/array_tools.hpp>"
#define TAPELESS_SAYS_ARRAY_TEXT                                                                   \
    "tapeless: the text of a function of arrays is that of to_string; to_latex and to_dot are of " \
    "functions of numbers"
#define TAPELESS_SAYS_ARRAY_BLAS                                                                   \
    "tapeless: with_blas takes a traced function; give it that, and differentiate what it returns"
