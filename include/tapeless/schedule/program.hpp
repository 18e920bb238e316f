// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/graph/graph.hpp>
#include <tapeless/op/trigonometric.hpp>

namespace tapeless {

/// Instructions that one emitted function executes. Its temporaries live in registers and on its
/// stack; values that another block uses go through the frame. Measured: 64 loses run time on
/// trees, 256 gains none, and compile time grows faster than linearly with the size of a function.
inline constexpr int block_size = 128;

/// Instruction codes beyond those of the graph.
namespace code {
inline constexpr int nothing = 255;      // fills a block
inline constexpr int sine_of_pair = 254; // computes the next instruction's cosine as well
inline constexpr int cosine_of_pair = 253;
inline constexpr int copy = 252; // a second place for a value
} // namespace code

/// A schedule: instruction i belongs to block i / block_size. Operands below block_size are
/// temporaries of the same block, others are slots of the frame, the first of them the results;
/// slot 0 is "not stored". `output` has the temporaries of the results where one block does it all.
template <int Capacity, int Outputs>
struct program {
    int size = 0;
    int slots = block_size + Outputs;
    int mask_slots = block_size;
    bool too_large = false;
    unsigned char op[Capacity]{};
    unsigned short a[Capacity]{};
    unsigned short b[Capacity]{};
    unsigned short c[Capacity]{};
    unsigned short store[Capacity]{};
    double constant[Capacity]{};
    int output[Outputs + 1]{};
    word hash[max_operations]{}; // of the called operations

    constexpr int blocks() const { return (size + block_size - 1) / block_size; }
    constexpr int length(int base) const {
        return size - base < block_size ? size - base : block_size;
    }
};

/// Lays the nodes of a graph out as a program, in the order of the graph. Constants and inputs are
/// loaded again in each block that uses them; a cosine follows the sine of the same operand.
template <class Graph>
struct scheduler {
    static constexpr int capacity = 4 * Graph::size + 2 * block_size;

    Graph const& g;
    program<capacity, Graph::outputs> p{};
    int place[Graph::size]{};  // 1 + instruction of each node
    int twin[Graph::size]{};   // the cosine of each node
    int wanted[Graph::size]{}; // 1 + the first result that each node is
    int sine = 0, cosine = 0;  // codes in this graph
    int next = 1;
    static constexpr int nodes_at_once = 5000;

    constexpr explicit scheduler(Graph const& source) : g(source) {
        p.too_large = g.too_large;
        for (int op = code::first_called; op < Graph::operations; ++op) {
            p.hash[op] = g.operation[op]->hash;
            if (p.hash[op] == declared<sin_op>::hash) sine = op;
            if (p.hash[op] == declared<cos_op>::hash) cosine = op;
        }
        for (int k = Graph::outputs - 1; k >= 0; --k) wanted[g.output[k]] = k + 1;
        if (sine != 0 && cosine != 0)
            for (int i = 1; i < Graph::size; ++i)
                if (code_of(g.node[i]) == cosine) twin[first(g.node[i])] = i;
    }

    constexpr bool done() const { return next > Graph::size; }

    /// Schedules the next nodes, after the last of them the outputs.
    constexpr void advance() {
        for (int i = next; i < next + nodes_at_once && i < Graph::size; ++i)
            if (place[i] == 0 && !is_leaf(i)) emit(i);
        next += nodes_at_once;
        if (next < Graph::size) return;
        for (int k = 0; k < Graph::outputs; ++k) emit_output(k);
        next = Graph::size + 1;
    }

private:
    constexpr bool is_leaf(int i) const { return code_of(g.node[i]) <= code::input; }
    constexpr bool is_condition(int i) const {
        int const op = code_of(g.node[i]);
        return op >= code::first_called && g.operation[op]->result == kind::condition;
    }
    constexpr bool in_this_block(int i) const {
        return place[i] != 0 && (place[i] - 1) / block_size == p.size / block_size;
    }
    constexpr void append(int i, int op) {
        if (wanted[i] != 0 && place[i] == 0)
            p.store[p.size] = static_cast<unsigned short>(block_size + wanted[i] - 1);
        p.op[p.size++] = static_cast<unsigned char>(op);
        place[i] = p.size;
    }
    /// Starts a new block when `count` more instructions do not fit into this one.
    constexpr void make_room(int count) {
        if (p.size % block_size + count <= block_size) return;
        while (p.size % block_size != 0) p.op[p.size++] = code::nothing;
    }
    constexpr void load(int i) {
        if (i == 0 || !is_leaf(i) || in_this_block(i)) return;
        word const n = g.node[i];
        if (code_of(n) == code::input)
            p.a[p.size] = static_cast<unsigned short>(first(n));
        else
            p.constant[p.size] = g.constant[first(n)];
        append(i, code_of(n));
    }
    /// How the instruction at p.size reads node i.
    constexpr unsigned short read(int i) {
        if (i == 0) return 0;
        if (in_this_block(i)) return static_cast<unsigned short>((place[i] - 1) % block_size);
        return slot(i);
    }
    constexpr unsigned short slot(int i) {
        unsigned short& stored = p.store[place[i] - 1];
        if (stored == 0)
            stored = static_cast<unsigned short>(is_condition(i) ? p.mask_slots++ : p.slots++);
        return stored;
    }

    constexpr void emit(int i) {
        word const n = g.node[i];
        int const x[3] = {first(n), second(n), third(n)};
        make_room(5);
        for (int operand : x) load(operand);
        p.a[p.size] = read(x[0]);
        p.b[p.size] = read(x[1]);
        p.c[p.size] = read(x[2]);
        bool const pair = sine != 0 && code_of(n) == sine && twin[x[0]] != 0 && !place[twin[x[0]]];
        append(i, pair ? code::sine_of_pair : code_of(n));
        if (pair) append(twin[x[0]], code::cosine_of_pair);
    }

    /// A result that is a leaf, or that another result already is, needs an instruction of its own.
    constexpr void emit_output(int k) {
        int const i = g.output[k];
        if (wanted[i] != k + 1 || place[i] == 0) {
            make_room(2);
            load(i);
            if (wanted[i] != k + 1) {
                p.a[p.size] = read(i);
                p.store[p.size] = static_cast<unsigned short>(block_size + k);
                p.op[p.size++] = code::copy;
                p.output[k] = p.size - 1;
                return;
            }
        }
        p.output[k] = place[i] - 1;
    }
};

/// The program of a graph: `Source::graph` in, instructions out.
template <class Source>
struct program_of {
    struct task {
        static constexpr auto begin() { return scheduler(Source::graph); }
    };
    static constexpr auto const& steps = in_parts<task>::finished().p;
};

} // namespace tapeless
