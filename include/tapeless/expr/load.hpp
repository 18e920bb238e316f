// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/expression.hpp>
#include <tapeless/graph/graph.hpp>

namespace tapeless {

inline constexpr int most_variables = 1024;

/// Loads expressions into a builder: each node once, operands first, without recursion.
struct loader {
    static constexpr int as_constants = -1;

    builder g;
    int variables = 0;
    word variable[most_variables]{};
    char const* name[most_variables]{};

    /// The input of a variable: inputs are numbered as variables are first met.
    constexpr int input_of(word id) {
        int k = 0;
        while (k < variables && variable[k] != id) ++k;
        if (k == variables) variable[variables++] = id;
        return k;
    }

    /// The node of `root`; the numbers it holds become the constants `held`, or inputs numbered
    /// from `first_held` on where that is not `as_constants`. (No pointer is compared with null:
    /// under its sanitizers g++ cannot do that in a constant.)
    constexpr int load(record const* root, double const* held, int first_held) {
        word key[table_size]{};
        int node[table_size]{};
        record const* waiting[node_list::capacity]{};
        int depth = 0;
        waiting[depth++] = root;
        while (depth > 0) {
            record const* r = waiting[depth - 1];
            int operand[3]{};
            bool ready = true;
            for (int k = 0; k < r->arity; ++k) {
                operand[k] = node[place(key, r->operand[k]->hash)];
                if (operand[k] == 0) {
                    if (ready) waiting[depth++] = r->operand[k];
                    ready = false;
                }
            }
            if (!ready) continue;
            --depth;
            int const at = place(key, r->hash);
            key[at] = r->hash;
            node[at] =
                r->is == record::leaf::none ? insert(*r, operand) : leaf(*r, held, first_held);
        }
        return node[place(key, root->hash)];
    }

private:
    static constexpr int table_size = 16384;

    static constexpr int place(word const* key, word hash) {
        int at = static_cast<int>(hash & (table_size - 1));
        while (key[at] != 0 && key[at] != hash) at = (at + 1) & (table_size - 1);
        return at;
    }
    constexpr int insert(record const& r, int const* x) {
        if (r.code != 0) return reinsert(g, r.code, x[0], x[1], x[2]);
        return call(g, *r.info, x);
    }
    constexpr int leaf(record const& r, double const* held, int first_held) {
        if (r.is == record::leaf::variable) {
            int const position = input_of(r.bits);
            name[position] = r.name;
            return g.input_node(position);
        }
        if (r.is == record::leaf::constant) return g.constant_node(std::bit_cast<double>(r.bits));
        int const k = static_cast<int>(r.bits);
        return first_held == as_constants ? g.constant_node(held[k]) : g.input_node(first_held + k);
    }
};

/// The variables of one or more expressions, in the order in which they are the inputs.
struct named_variables {
    int count = 0;
    word id[most_variables]{};
    char const* name[most_variables]{};

    constexpr named_variables() = default;
    constexpr explicit named_variables(loader const& l) : count(l.variables) {
        for (int k = 0; k < count; ++k) id[k] = l.variable[k], name[k] = l.name[k];
    }
};

/// The variables of an expression: `First...` as listed, then the others as they are met.
template <word Root, word... First>
struct variable_list {
    static consteval named_variables make() {
        loader l;
        (l.input_of(First), ...);
        l.load(find(record_key<Root>{}), nullptr, most_variables);
        return named_variables(l);
    }
    static constexpr named_variables all = make();
};

/// An expression as the definition of a function of its variables (as `variable_list` orders them)
/// and of the numbers it holds, all scalars.
template <word Root, int Held, word... First>
struct expression_definition {
    template <class... Shape>
    static constexpr bool accepts() {
        return true;
    }

    struct source {
        using result = double;
        static constexpr auto const& variables = variable_list<Root, First...>::all;
        static constexpr int inputs = variables.count + Held;

        static consteval stage<1> load() {
            loader l;
            (l.input_of(First), ...);
            stage<1> s;
            s.inputs = inputs;
            s.output[0] = l.load(find(record_key<Root>{}), nullptr, variables.count);
            prune(s, l.g);
            return s;
        }
        static constexpr stage<1> loaded = load();
        static constexpr auto graph = shrink<loaded>();
    };
    template <class... Shape>
    using at = source;
};

/// Whether two expressions are equal up to the order of commuting operands and the rewrites of the
/// library. Numbers that they hold compare by value.
template <word A, int InA, word B, int InB>
constexpr bool same(expression<A, InA> const& a, expression<B, InB> const& b) {
    if (A == B && InA == 0 && InB == 0) return true;
    loader l;
    int const left = l.load(find(record_key<A>{}), a.held_values(), loader::as_constants);
    int const right = l.load(find(record_key<B>{}), b.held_values(), loader::as_constants);
    return left == right;
}

} // namespace tapeless
