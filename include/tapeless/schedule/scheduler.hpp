// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/number.hpp>
#include <tapeless/schedule/composite_call.hpp>
#include <tapeless/schedule/instructions.hpp>
#include <tapeless/schedule/result_order.hpp>

namespace tapeless {

/// Lays the nodes of a graph out as a program: in its order where results are few, otherwise as
/// they are needed (see `result_order`), except that a node which has become computable follows its
/// last operand at once. A derivative's parts that need no adjoint from later on are then computed
/// beside the values they are made of, which need not wait in the frame. Constants and inputs are
/// loaded again in each block that uses them; twins, such as sine and cosine of one operand, stand
/// side by side.
template <class Graph>
struct scheduler {
    enum class role : unsigned char { ordinary, list, composite, item };
    static constexpr int capacity = 4 * Graph::size + 2 * Graph::outputs + 2 * block_size;

    Graph const& g;
    program<capacity, Graph::outputs> p{};
    int place[Graph::size]{};             // 1 + instruction of each node
    int paired[Graph::size]{};            // the last node that has a twin, of each operand
    int wanted[Graph::size]{};            // 1 + the first result that each node is
    int twin_of[Graph::operations + 1]{}; // codes in this graph
    role of[Graph::operations + 1]{};
    bool conditional[Graph::operations + 1]{};
    bool leaf[Graph::size]{};
    int waits_for[Graph::size]{};        // how many operands are still to be computed
    int users[Graph::size]{};            // how often each node is an operand
    int user[Graph::size]{};             // 1 + its last use: 3 * node + which operand
    int earlier[3 * Graph::size]{};      // 1 + the use before
    int ready[Graph::size]{};            // a stack of nodes that have become computable
    int next_same[Graph::outputs + 1]{}; // 1 + the next result that is the same node
    bool written[Graph::outputs + 1]{};
    int candidates = 0;
    result_order<Graph> order;
    int linked = 1, next = 0;
    bool finished = false;
    static constexpr bool calls_first = Graph::size <= block_size && !math::machine_fuses;
    static constexpr int nodes_at_once = 4000;
    static constexpr int most_users = 4; // beyond, to follow at once would only move the waiting

    constexpr explicit scheduler(Graph const& source) : g(source) {
        p.too_large = g.too_large;
        for (int op = code::first_called; op < Graph::operations; ++op) {
            p.hash[op] = g.operation[op]->hash;
            conditional[op] = g.operation[op]->result == kind::condition;
            for (int other = code::first_called; other < op; ++other)
                if (g.operation[other]->twin == p.hash[op])
                    twin_of[op] = other, twin_of[other] = op;
            if (g.operation[op]->listed != 0) of[op] = role::composite;
            if (p.hash[op] == declared<list_op>::hash) of[op] = role::list;
            if (p.hash[op] == declared<item_op>::hash) of[op] = role::item;
        }
        for (int k = Graph::outputs - 1; k >= 0; --k) {
            next_same[k] = wanted[g.output[k]];
            wanted[g.output[k]] = k + 1;
        }
    }

    constexpr bool done() const { return finished; }

    /// Links, orders or schedules the next nodes, after the last of them the outputs.
    constexpr void advance() {
        if (linked < Graph::size) {
            int const end = linked + nodes_at_once;
            for (; linked < end && linked < Graph::size; ++linked) link(linked);
            if (linked < Graph::size) return;
        }
        if (!order.done()) return order.advance(g, leaf, 2 * nodes_at_once);
        if constexpr (calls_first) emit_calls();
        for (int budget = nodes_at_once; budget > 0 && next < order.size; --budget) {
            int const i = candidates != 0           ? ready[--candidates]
                          : has_many_results<Graph> ? order.node[next++]
                                                    : next++;
            if (i != 0 && place[i] == 0 && !leaf[i]) emit(i);
        }
        if (next < order.size || candidates != 0) return;
        for (int k = 0; k < Graph::outputs; ++k) emit_output(k);
        p.too_large = p.too_large || p.slots > 65535 || Graph::outputs > 32766;
        if (p.blocks() == 1)
            for (int j = 0; j < p.size; ++j) p.store[j] = 0, p.form[j] &= 252; // there is no frame
        finished = true;
    }

private:
    friend struct composite_call<scheduler>;

    /// The calls of a small program, each behind what it needs and nothing else: around a call that
    /// stays one, the caller saves and loads again whatever is live. Choices are no calls, and a
    /// program with choices would wait for them.
    constexpr void emit_calls() {
        for (bool const choice : conditional)
            if (choice) return;
        bool needed[Graph::size]{};
        for (int i = Graph::size - 1; i > 0; --i) {
            word const n = g.node[i];
            if (leaf[i] || (!needed[i] && n >> code_shift < code::first_called)) continue;
            needed[i] = needed[first(n)] = needed[second(n)] = needed[third(n)] = true;
        }
        for (int i = 1; i < Graph::size; ++i, candidates = 0)
            if (needed[i] && place[i] == 0 && !leaf[i]) emit(i);
    }
    constexpr void link(int i) {
        word const n = g.node[i];
        leaf[i] = n >> code_shift <= code::input;
        if (leaf[i]) return;
        if (has_many_results<Graph> || of[n >> code_shift] == role::item)
            for (int k = 0, shift = first_shift; shift >= 0; ++k, shift -= operand_bits) {
                word const x = n >> shift & operand_mask;
                if (x == 0) break;
                if (leaf[x]) continue;
                ++waits_for[i];
                ++users[x];
                earlier[3 * i + k] = user[x];
                user[x] = 1 + 3 * i + k;
            }
        if (twin_of[n >> code_shift] != 0) paired[n >> first_shift & operand_mask] = i;
    }
    /// Of nodes that become computable at once, the last is computed first: reverse mode goes
    /// through a function backwards, and adds up what flows to an operand in that order.
    constexpr void release_users(int i) {
        if constexpr (!has_many_results<Graph>) return;
        bool const few = users[i] <= most_users;
        int const begin = candidates;
        for (int use = user[i]; use != 0; use = earlier[use - 1]) {
            int const j = (use - 1) / 3;
            if (--waits_for[j] == 0 && few && g.node[j] >> code_shift < code::first_called)
                ready[candidates++] = j;
        }
        for (int low = begin, high = candidates - 1; low < high; ++low, --high) {
            int const last = ready[low];
            ready[low] = ready[high], ready[high] = last;
        }
    }
    constexpr void append(int i, int op, int how) {
        if (wanted[i] != 0 && place[i] == 0) {
            p.store[p.size] = destination::to_result(wanted[i] - 1);
            how |= form::to_elsewhere;
        }
        p.form[p.size] = static_cast<unsigned char>(how);
        p.op[p.size++] = static_cast<unsigned char>(op);
        place[i] = p.size;
    }
    /// Starts a new block when `count` more instructions do not fit into this one.
    constexpr void make_room(int count) {
        if (p.size % block_size + count <= block_size) return;
        while (p.size % block_size != 0) p.op[p.size++] = code::nothing;
    }
    /// Instructions before the block that p.size is in; node i is in it where place[i] is larger.
    constexpr int before_block() const { return p.size - p.size % block_size; }
    constexpr void load(int i) {
        if (!leaf[i] || place[i] > before_block()) return;
        word const n = g.node[i];
        bool const input = code_of(n) == code::input;
        if (input)
            p.a[p.size] = static_cast<unsigned short>(first(n));
        else
            p.constant[p.size] = g.constant[first(n)];
        append(i, code_of(n), input ? form::input : form::constant);
    }
    /// How the instruction at p.size reads node i.
    constexpr unsigned short read(int i) {
        int const before = before_block();
        return place[i] > before ? static_cast<unsigned short>(place[i] - 1 - before) : slot(i);
    }
    constexpr unsigned short slot(int i) {
        int const at = place[i] - 1;
        int& store = p.store[at];
        bool const mask = conditional[g.node[i] >> code_shift];
        if (store == 0)
            p.form[at] |= static_cast<unsigned char>(mask ? form::to_elsewhere : form::to_slot);
        if (mask) {
            if (store == 0) store = -p.mask_slots++;
            return static_cast<unsigned short>(-store);
        }
        if (store % destination::first_result == 0) store += p.slots++;
        return static_cast<unsigned short>(store % destination::first_result);
    }

    /// A list has no value, only users.
    constexpr void place_list(int i) {
        place[i] = 1;
        release_users(i);
    }
    constexpr void emit(int i) {
        word const n = g.node[i];
        int const op = static_cast<int>(n >> code_shift);
        if (of[op] != role::ordinary)
            return of[op] == role::list ? place_list(i) : composite_call<scheduler>{*this}.emit(i);
        int const a = static_cast<int>(n >> first_shift & operand_mask),
                  b = static_cast<int>(n >> second_shift & operand_mask),
                  c = static_cast<int>(n & operand_mask);
        if (p.size % block_size > block_size - 5) make_room(5);
        if (leaf[a]) load(a);
        if (leaf[b]) load(b);
        if (leaf[c]) load(c);
        using index = unsigned short;
        int const before = before_block();
        index x = 0, y = 0;
        if (a != 0) x = place[a] > before ? index(place[a] - 1 - before) : slot(a);
        if (b != 0) y = place[b] > before ? index(place[b] - 1 - before) : slot(b);
        if (c != 0) p.c[p.size] = place[c] > before ? index(place[c] - 1 - before) : slot(c);
        int const how = op == code::multiply || op == code::add ? form::placed(op, x, y)
                        : op < code::first_called               ? form::arithmetic
                                                                : form::called;
        p.a[p.size] = x, p.b[p.size] = y;
        append(i, op, how);
        if (has_many_results<Graph> && user[i] != 0) release_users(i);
        int const twin = twin_of[op] == 0 ? 0 : paired[a];
        if (twin != 0 && place[twin] == 0 && code_of(g.node[twin]) == twin_of[op]) {
            append(twin, code::twin, form::idle), release_users(twin);
            if (wanted[twin] != 0) copy_results(twin);
        }
        if (wanted[i] != 0) copy_results(i);
    }
    /// Where several results are one node, the others are copied at once.
    constexpr void copy_results(int i) {
        for (int k = next_same[wanted[i] - 1]; k != 0; k = next_same[k - 1]) {
            make_room(1);
            copy_result(k - 1);
        }
    }
    constexpr void copy_result(int k) {
        p.a[p.size] = read(g.output[k]);
        p.store[p.size] = destination::to_result(k);
        p.form[p.size] = form::arithmetic | form::to_elsewhere;
        p.op[p.size++] = code::copy;
        p.output[k] = p.size - 1;
        written[k] = true;
    }

    /// A result that is a leaf, or that another result already is, needs an instruction of its own.
    constexpr void emit_output(int k) {
        int const i = g.output[k];
        if (written[k]) return;
        if (wanted[i] != k + 1 || place[i] == 0) {
            make_room(2);
            load(i);
            if (wanted[i] != k + 1) return copy_result(k);
        }
        p.output[k] = place[i] - 1;
    }
};

} // namespace tapeless
