// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>
#include <tapeless/expr/expression.hpp>

namespace tapeless::arrays {

/// A position taken apart, to be put together with others.
struct loose_position {
    array_graph& g;
    combination sum{};
    int offset = 0;

    constexpr explicit loose_position(array_graph& home) : g(home) {}

    constexpr void add(position const& p, int times = 1) {
        offset += times * p.offset;
        if (p.index < 0) return;
        if (!g.is_combined(p)) return add_term({p.index, times, -1});
        combination const c = g.of_combined(p.index);
        for (int k = 0; k < c.terms; ++k)
            add_term({c.term[k].index, c.term[k].stride * times, c.term[k].scale});
        if (c.beyond >= 0) add_length(c.beyond, times);
        if (c.gathered != 0) add_element(c.gathered, times);
    }
    constexpr void add_term(index_term const& t) {
        for (int k = 0; k < sum.terms; ++k)
            if (sum.term[k].index == t.index && sum.term[k].scale == t.scale) {
                sum.term[k].stride += t.stride;
                if (sum.term[k].stride == 0) sum.term[k] = sum.term[--sum.terms];
                return;
            }
        if (sum.terms == max_terms)
            g.bad_index = true;
        else
            sum.term[sum.terms++] = t;
    }
    constexpr void add_length(int dimension, int times = 1) {
        std::size_t const known = g.length[g.root(dimension)];
        if (known != unknown_length)
            offset += times * static_cast<int>(known);
        else if (sum.beyond >= 0 || times < 1)
            g.bad_index = true;
        else
            sum.beyond = g.root(times == 1 ? dimension : several(dimension, times));
    }
    constexpr int several(int dimension, int times) {
        int const count = g.dimension_of_turns(static_cast<std::size_t>(times));
        return g.find_dimension({length_rule::product, dimension, count});
    }
    constexpr void add_element(int node, int times = 1) {
        if (sum.gathered != 0 || times != 1)
            g.bad_index = true;
        else
            sum.gathered = node;
    }
    constexpr position made() {
        for (int k = sum.terms; k < max_terms; ++k) sum.term[k] = {};
        if (sum.beyond < 0 && sum.gathered == 0) {
            if (sum.terms == 0) return {-1, offset};
            index_term const t = sum.term[0];
            if (sum.terms == 1 && t.stride == 1 && t.scale < 0) return {t.index, offset};
        }
        sum.indices = sum.gathered != 0 ? g.free_of(sum.gathered) : 0;
        for (int k = 0; k < sum.terms; ++k) sum.indices |= g.closed(only(sum.term[k].index));
        return {g.find_combined(sum), offset};
    }
};

/// A position that is the value of a node: an element of an argument of integers, plus or minus a
/// constant.
constexpr position position_of_node(array_graph& g, int node) {
    loose_position made(g);
    word const n = g.node[node];
    int const op = code_of(n);
    auto const is_element = [&](int i) {
        if (!g.is_atom(i) || g.atom_of(i).from != source::load) return false;
        return g.integers_of[g.atom_of(i).of] != 0;
    };
    auto const is_constant = [&](int i) { return code_of(g.node[i]) == code::constant; };
    auto const whole = [&](int i) { return static_cast<int>(g.constant_at(i)); };
    int const a = first(n), b = second(n);
    if (is_element(node))
        made.add_element(node);
    else if (op == code::add && is_element(a) && is_constant(b))
        made.add_element(a), made.offset = whole(b);
    else if (op == code::add && is_constant(a) && is_element(b))
        made.add_element(b), made.offset = whole(a);
    else if (op == code::subtract && is_element(a) && is_constant(b))
        made.add_element(a), made.offset = -whole(b);
    else
        g.bad_index = true;
    return made.made();
}

/// A position as a number: an index, or a sum of indices times strides.
constexpr int number_at(array_graph& g, position const& p) {
    auto const number_of = [&](int index) { return g.atom_node(atom_from(source::number, index)); };
    int total = p.index < 0 ? g.constant_node(p.offset) : 0;
    if (!g.is_combined(p))
        total = p.index < 0 ? total : add(g, number_of(p.index), g.constant_node(p.offset));
    else {
        combination const c = g.of_combined(p.index);
        total = g.constant_node(p.offset);
        for (int k = 0; k < c.terms; ++k) {
            int term = multiply(g, g.constant_node(c.term[k].stride), number_of(c.term[k].index));
            if (c.term[k].scale >= 0) term = multiply(g, g.length_node(c.term[k].scale), term);
            total = add(g, total, term);
        }
        if (c.beyond >= 0) total = add(g, total, g.length_node(c.beyond));
        if (c.gathered != 0) total = add(g, total, c.gathered);
    }
    return total;
}

} // namespace tapeless::arrays
