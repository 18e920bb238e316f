// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/graph/node.hpp>
#include <tapeless/graph/operation_info.hpp>

#include <bit>

namespace tapeless {

/// Which laws of real arithmetic a rewrite may use although floating-point numbers break them.
/// Everything else that is rewritten is exact, bit for bit.
enum class licence : unsigned char {
    exact = 0,
    zero_sign = 1,   // x + 0 -> x, 0 - x -> -x: only the sign of a zero can change
    finite = 2,      // 0 * x -> 0, x - x -> 0, x / x -> 1: no operand is NaN or infinite
    reciprocal = 4,  // a / c, b / c -> a * r, b * r with r = 1 / c: one more rounding
    reassociate = 8, // c * (d * x) -> (c * d) * x, and the like for sums
    real = 15,       // all of them
};
constexpr licence operator|(licence a, licence b) {
    return static_cast<licence>(static_cast<int>(a) | static_cast<int>(b));
}
constexpr bool allows(licence granted, licence wanted) {
    return (static_cast<int>(granted) & static_cast<int>(wanted)) != 0;
}

/// The nodes of a graph under construction. The arrays are larger than any graph and zero, which
/// costs a compiler nothing, while growing them would cost it a second evaluation.
struct node_list {
    static constexpr int capacity = TAPELESS_MAX_NODES;

    int size = 1; // node 0 is "no node"
    int constants = 0;
    int operations = code::first_called;
    bool too_large = false;
    word node[capacity]{};
    double constant[capacity]{};
    operation_info const* operation[max_operations]{};

    constexpr bool is_constant(int i) const {
        return i != 0 && node[i] >> code_shift == code::constant;
    }
    constexpr double constant_at(int i) const {
        return constant[node[i] >> first_shift & operand_mask];
    }
    constexpr bool is_condition(int i) const {
        int const op = code_of(node[i]);
        return op >= code::first_called && operation[op]->result == kind::condition;
    }
};

/// Equal nodes are one node (hash-consing): this is common-subexpression elimination, across the
/// value and all its derivatives. A commutative operation is found in either order and kept as
/// first written, so that it prints as it was written.
struct builder : node_list {
    licence granted = licence::zero_sign;
    int kept = 0;           // the nodes before this one are a user's: they stay as written
    bool of_arrays = false; // this is a graph of arrays, whose inputs are more than numbers

    constexpr int constant_node(double value) {
        word const bits = std::bit_cast<word>(value);
        int& head = constant_bucket_of(value);
        for (int i = head; i != 0; i = next[i])
            if (std::bit_cast<word>(constant_at(i)) == bits) return i;
        constant[constants] = value;
        return append(pack(code::constant, constants++), head);
    }

    constexpr int input_node(int position) { return insert(code::input, position, 0); }

    constexpr int insert(int code, int a, int b = 0, int c = 0) {
        word const key =
            word(code) << code_shift | word(a) << first_shift | word(b) << second_shift | word(c);
        int& head = bucket_of(code, a, b, c);
        for (int i = head; i != 0; i = next[i])
            if (node[i] == key) return i;
        return append(key, head);
    }

    constexpr int insert_commutative(int code, int a, int b, int c = 0) {
        word const rest = word(code) << code_shift | word(c);
        word const written = rest | word(a) << first_shift | word(b) << second_shift;
        word const other = rest | word(b) << first_shift | word(a) << second_shift;
        int& head = bucket_of(code, a, b, c);
        for (int i = head; i != 0; i = next[i])
            if (node[i] == written || node[i] == other) return i;
        return append(written, head);
    }

    /// The node of a commutative operation if there is one, else 0.
    constexpr int find_commutative(int code, int a, int b) {
        word const rest = word(code) << code_shift;
        word const either = rest | word(a) << first_shift | word(b) << second_shift;
        word const other = rest | word(b) << first_shift | word(a) << second_shift;
        for (int i = bucket_of(code, a, b, 0); i != 0; i = next[i])
            if (node[i] == either || node[i] == other) return i;
        return 0;
    }

    /// The code of a called operation in this graph; a graph uses few, so a search is fastest.
    /// By hash: under its sanitizers g++ cannot compare addresses in a constant.
    constexpr int code_for(operation_info const* info) {
        for (int i = code::first_called; i < operations; ++i)
            if (operation[i]->hash == info->hash) return i;
        if (operations == max_operations) return too_large = true, code::first_called;
        operation[operations] = info;
        return operations++;
    }

    /// Takes over a finished graph as it stands: its nodes keep their indices. Only for a builder
    /// that is still empty; a graph that has been through a builder needs no rewriting.
    template <class Graph>
    constexpr void adopt(Graph const& g) {
        for (int i = code::first_called; i < Graph::operations; ++i) operation[i] = g.operation[i];
        operations = Graph::operations;
        too_large = g.too_large;
        for (int i = 0; i < Graph::constants; ++i) constant[i] = g.constant[i];
        constants = Graph::constants;
        for (; size < Graph::size; ++size) {
            word const n = g.node[size];
            int& head = n >> code_shift == code::constant
                            ? constant_bucket_of(g.constant[first(n)])
                            : bucket_of(code_of(n), first(n), second(n), third(n));
            node[size] = n;
            next[size] = head;
            head = size;
        }
    }

private:
    int next[capacity]{};
    int bucket[4096]{};
    int constant_bucket[256]{};

    /// Symmetric in the first two operands, so that either order of a commutative pair is found. In
    /// small numbers: each number that is new to g++ costs it a search and an allocation.
    constexpr int& bucket_of(int code, int a, int b, int c) {
        int const low = a < b ? a : b, high = a < b ? b : a;
        return bucket[(low * 5 + high * 1031 + c * 77 + code * 13) & 4095];
    }
    constexpr int& constant_bucket_of(double value) {
        return constant_bucket[(std::bit_cast<word>(value) * 0x9E3779B97F4A7C15ull) >> 56];
    }

    constexpr int append(word key, int& head) {
        if (size == capacity) return too_large = true, 1;
        node[size] = key;
        next[size] = head;
        return head = size++;
    }
};

} // namespace tapeless
