// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/hash.hpp>

namespace tapeless {

/// A node is one word: an operation code and up to three operands, which are indices of earlier
/// nodes. Node 0 stands for "no node".
inline constexpr int operand_bits = 18;
inline constexpr word operand_mask = (word{1} << operand_bits) - 1;

constexpr word pack(int code, int a, int b = 0, int c = 0) {
    return word(code) << (3 * operand_bits) | word(a) << (2 * operand_bits) |
           word(b) << operand_bits | word(c);
}
constexpr int code_of(word node) { return static_cast<int>(node >> (3 * operand_bits)); }
constexpr int first(word node) {
    return static_cast<int>(node >> (2 * operand_bits) & operand_mask);
}
constexpr int second(word node) { return static_cast<int>(node >> operand_bits & operand_mask); }
constexpr int third(word node) { return static_cast<int>(node & operand_mask); }

/// The node with its operands renumbered. (One expression: compilers count the steps of a constant
/// evaluation by statements, and passes over large graphs come close to their limits.)
constexpr word renumbered(word node, int const* moved) {
    return (node >> (3 * operand_bits) << (3 * operand_bits)) |
           word(moved[node >> (2 * operand_bits) & operand_mask]) << (2 * operand_bits) |
           word(moved[node >> operand_bits & operand_mask]) << operand_bits |
           word(moved[node & operand_mask]);
}
constexpr void count_operands(word node, int* uses) {
    ++uses[node >> (2 * operand_bits) & operand_mask], ++uses[node >> operand_bits & operand_mask],
        ++uses[node & operand_mask];
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
