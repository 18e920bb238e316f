// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/builder.hpp>

namespace tapeless {

/// Instructions that one emitted function executes. Its temporaries live in registers and on its
/// stack; values that another block uses go through the frame. Measured: 64 loses run time on
/// trees, 256 gains none, and compile time grows faster than linearly with the size of a function.
inline constexpr int block_size = 128;

/// Up to so many blocks make one function, if not 0. Measured on trees of 100, 400 and 1,000
/// operations, over written by hand: clang 1.77, 1.54, 1.37 in functions of one
/// block, 1.10, 1.07, 1.01 in one; g++ gains a hundredth, for 15 MB of memory more.
#ifdef __clang__
inline constexpr int most_blocks_together = 24;
#else
inline constexpr int most_blocks_together = 0;
#endif

/// Instruction codes beyond those of the graph.
namespace code {
inline constexpr int nothing = 255;   // fills a block
inline constexpr int twin = 254;      // a value that the instruction before computed as well
inline constexpr int copy = 253;      // a second place for a value
inline constexpr int composite = 252; // reads the temporaries from a on, writes from its own on
} // namespace code

/// How an instruction is emitted, by rungs of a ladder: the frequent ones first, and sums and
/// products by where their operands are, which costs the compiler less than to choose it for each
/// operand. The two lowest bits say where the value goes besides its temporary.
namespace form {
inline constexpr int idle = 0;         // nothing, or a twin that is already there
inline constexpr int multiply = 4;     // two temporaries
inline constexpr int add = 8;          // the same
inline constexpr int multiply_by = 12; // a slot of the frame and a temporary
inline constexpr int add_to = 16;      // the same
inline constexpr int input = 20;
inline constexpr int constant = 24;
inline constexpr int arithmetic = 28; // any other of the graph's own operations
inline constexpr int called = 32;
inline constexpr int composite = 36;

inline constexpr int to_slot = 1;
inline constexpr int to_elsewhere = 2; // to a result, or to a slot for truth values

/// Of a sum or a product of these operands, which change places where only the second is a slot.
constexpr int placed(int op, unsigned short& a, unsigned short& b) {
    if (b >= block_size) {
        if (a >= block_size) return arithmetic;
        unsigned short const slot = b;
        b = a, a = slot;
    }
    if (op == code::multiply) return a < block_size ? multiply : multiply_by;
    return a < block_size ? add : add_to;
}
} // namespace form

/// A schedule: instruction i belongs to block i / block_size. Operands below block_size are
/// temporaries of the same block, others are slots of the frame. `output` has the temporaries of
/// the results where one block does it all; otherwise `store` says what becomes of each value.
template <int Capacity, int Outputs>
struct program {
    int size = 0;
    int slots = block_size;
    int mask_slots = block_size;
    bool too_large = false;
    unsigned char op[Capacity]{};
    unsigned char form[Capacity]{};
    unsigned short a[Capacity]{};
    unsigned short b[Capacity]{};
    unsigned short c[Capacity]{};
    int store[Capacity]{};
    double constant[Capacity]{};
    int output[Outputs + 1]{};
    word hash[max_operations]{}; // of the called operations

    constexpr int blocks() const { return (size + block_size - 1) / block_size; }
    constexpr int length(int base) const {
        return size - base < block_size ? size - base : block_size;
    }
};

/// Where the value of an instruction goes besides its temporary: to a slot of the frame that other
/// blocks read, to a slot for truth values, to a result.
namespace destination {
inline constexpr int first_result = 65536; // below: a slot; negative: a slot for truth values
constexpr int slot(int store) { return store > 0 ? store % first_result : 0; }
constexpr int mask_slot(int store) { return store < 0 ? -store : 0; }
constexpr bool is_result(int store) { return store >= first_result; }
constexpr int result(int store) { return store / first_result - 1; }
constexpr int to_result(int k) { return first_result * (k + 1); } // plus a slot, or 0
} // namespace destination

} // namespace tapeless
