// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/hash.hpp>

namespace tapeless {

/// A node is one word: an operation code and up to three operands, which are indices of earlier
/// nodes. Node 0 stands for "no node".
inline constexpr int operand_bits = 18;
inline constexpr word operand_mask = (word{1} << operand_bits) - 1;
inline constexpr int code_shift = 3 * operand_bits;
inline constexpr int first_shift = 2 * operand_bits;
inline constexpr int second_shift = operand_bits;

constexpr word pack(int code, int a, int b = 0, int c = 0) {
    return word(code) << code_shift | word(a) << first_shift | word(b) << second_shift | word(c);
}
/// Loops over all nodes read the parts of a node in place: compilers evaluate a call at the price
/// of ten operations.
constexpr int code_of(word node) { return static_cast<int>(node >> code_shift); }
constexpr int first(word node) { return static_cast<int>(node >> first_shift & operand_mask); }
constexpr int second(word node) { return static_cast<int>(node >> second_shift & operand_mask); }
constexpr int third(word node) { return static_cast<int>(node & operand_mask); }

/// The node with its operands renumbered. (One expression: compilers count the steps of a constant
/// evaluation by statements, and passes over large graphs come close to their limits.)
constexpr word renumbered(word node, int const* moved) {
    return (node >> code_shift << code_shift) |
           word(moved[node >> first_shift & operand_mask]) << first_shift |
           word(moved[node >> second_shift & operand_mask]) << second_shift |
           word(moved[node & operand_mask]);
}
/// Codes known to every graph. Any other code is a position in the graph's own table of operations.
namespace code {
inline constexpr int constant = 0; // operand: position in the table of constants
inline constexpr int input = 1;    // operand: position in the list of inputs
inline constexpr int add = 2;
inline constexpr int subtract = 3;
inline constexpr int multiply = 4;
inline constexpr int divide = 5;
inline constexpr int negate = 6;
inline constexpr int first_called = 7;
} // namespace code

inline constexpr int max_operations = 128; // distinct operations in one graph

} // namespace tapeless
