// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/expression.hpp>
#include <tapeless/expr/load.hpp>

namespace tapeless {

/// The way back from a graph to an expression type. `Source::graph` has the variables that
/// `Source::variables` lists as its first inputs and held numbers as the others; numbers that the
/// graph no longer uses are dropped.
template <class Source>
struct tag_of {
    static constexpr auto const& g = Source::graph;
    static constexpr int size = std::remove_cvref_t<decltype(g)>::size;
    static constexpr int variable_count = Source::variables.count;

    /// Where each held number of the graph stood in the expression it came from.
    struct kept_list {
        int count = 0;
        int from[most_held + 1]{};
        constexpr int position(int held) const {
            int k = 0;
            while (from[k] != held) ++k;
            return k;
        }
    };
    static consteval kept_list make_kept() {
        kept_list k;
        for (int i = 1; i < size; ++i)
            if (code_of(g.node[i]) == code::input && first(g.node[i]) >= variable_count)
                k.from[k.count++] = first(g.node[i]) - variable_count;
        return k;
    }
    static constexpr kept_list kept = make_kept();

    struct hash_list {
        word of[size]{};
    };
    static constexpr word operation_hash(int op) {
        switch (op) {
        case code::add:
            return declared<add_op>::hash;
        case code::subtract:
            return declared<subtract_op>::hash;
        case code::multiply:
            return declared<multiply_op>::hash;
        case code::divide:
            return declared<divide_op>::hash;
        case code::negate:
            return declared<negate_op>::hash;
        default:
            return g.operation[op]->hash;
        }
    }
    static constexpr word leaf_hash(word n) {
        int const at = first(n);
        if (code_of(n) == code::constant)
            return mix(std::bit_cast<word>(g.constant[at]),
                       static_cast<word>(record::leaf::constant));
        if (at < variable_count)
            return mix(Source::variables.id[at], static_cast<word>(record::leaf::variable));
        return mix(static_cast<word>(kept.position(at - variable_count)),
                   static_cast<word>(record::leaf::held));
    }
    static consteval hash_list make_hashes() {
        hash_list h;
        for (int i = 1; i < size; ++i) {
            word const n = g.node[i];
            if (code_of(n) <= code::input)
                h.of[i] = leaf_hash(n);
            else if (second(n) == 0)
                h.of[i] = content_hash(operation_hash(code_of(n)), h.of[first(n)]);
            else if (third(n) == 0)
                h.of[i] = content_hash(operation_hash(code_of(n)), h.of[first(n)], h.of[second(n)]);
            else
                h.of[i] = content_hash(operation_hash(code_of(n)), h.of[first(n)], h.of[second(n)],
                                       h.of[third(n)]);
        }
        return h;
    }
    static constexpr hash_list hashes = make_hashes();

    /// Makes the node known under its hash, operands first.
    template <int K>
    static constexpr word define() {
        constexpr word n = g.node[K];
        constexpr int op = code_of(n);
        if constexpr (op == code::constant)
            return leaf_node<record::leaf::constant,
                             std::bit_cast<word>(double(g.constant[first(n)]))>::hash;
        else if constexpr (op == code::input) {
            if constexpr (first(n) < variable_count)
                return hashes.of[K];
            else
                return leaf_node<record::leaf::held,
                                 static_cast<word>(kept.position(first(n) - variable_count))>::hash;
        } else {
            using Op = operation_of<operation_hash(op)>;
            if constexpr (Op::arity == 0)
                return applied_node<Op>::hash;
            else if constexpr (Op::arity == 1)
                return applied_node<Op, hashes.of[first(n)]>::hash;
            else if constexpr (Op::arity == 2)
                return applied_node<Op, hashes.of[first(n)], hashes.of[second(n)]>::hash;
            else
                return applied_node<Op, hashes.of[first(n)], hashes.of[second(n)],
                                    hashes.of[third(n)]>::hash;
        }
    }
    static constexpr word root = []<int... K>(std::integer_sequence<int, K...>) {
        word const defined[] = {0, define<K + 1>()...};
        return defined[g.output[0]];
    }
    (std::make_integer_sequence<int, size - 1>{});

    using type = expression<root, kept.count>;

    /// The expression, holding those of the numbers that it still uses.
    static constexpr type from(double const* held) {
        type result;
        if constexpr (kept.count > 0)
            for (int k = 0; k < kept.count; ++k) result.held.value[k] = held[kept.from[k]];
        return result;
    }
};

} // namespace tapeless
