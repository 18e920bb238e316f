// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/multiply_add_ops.hpp>
#include <tapeless/graph/lowered.hpp>

/// Which products become parts of multiply-adds is decided here, by the graph alone, so that a
/// point has the same bits in whatever layout its numbers lie. A product does if nothing but sums
/// need it; of two products in one sum, one does.

namespace tapeless::data {

/// The first `Sums` results are added to further inputs, their sums so far, which come after the
/// program's own; where they are weighted, the weight of the point is the last input.
template <class Graph, int Sums, bool Weighted>
struct fuser {
    static constexpr int size = Graph::size;
    Graph const& g;
    bool const fuses, can_fuse;
    int uses[size]{};
    int in_sums[size]{};   // how many of the uses are terms of a sum
    int absorbed[size]{};  // of a sum: the product that becomes a part of it
    bool needed[size]{};   // as a number
    bool is_apart[size]{}; // a product that stands in a sum without becoming a part of it
    int moved[size]{};
    int code_for[4]{};
    stage<Graph::outputs> made;

    constexpr fuser(Graph const& source, bool may_fuse, bool machine_fuses)
        : g(source), fuses(may_fuse), can_fuse(machine_fuses) {}

    constexpr void run(int inputs) {
        count();
        decide();
        node_list& to = made.nodes;
        for (int i = code::first_called; i < Graph::operations; ++i)
            to.operation[i] = g.operation[i];
        to.operations = Graph::operations;
        to.too_large = g.too_large;
        for (int i = 0; i < Graph::constants; ++i) to.constant[i] = g.constant[i];
        to.constants = Graph::constants;
        made.inputs = inputs + Sums + Weighted;
        for (int i = 1; i < size; ++i)
            if (needed[i]) moved[i] = append(emitted(i));
        int const weight = Weighted ? append(pack(code::input, inputs + Sums)) : 0;
        for (int k = 0; k < Graph::outputs; ++k)
            made.output[k] = k < Sums ? added(k, append(pack(code::input, inputs + k)), weight)
                                      : moved[g.output[k]];
    }

private:
    static constexpr bool is_sum(word n) {
        return n >> code_shift == code::add || n >> code_shift == code::subtract;
    }
    constexpr bool is_product(int i) const { return g.node[i] >> code_shift == code::multiply; }
    /// What result k adds to its sum, or takes from it.
    struct term {
        int node;
        bool negative;
    };
    constexpr term term_of(int k) const {
        word const n = g.node[g.output[k]];
        return n >> code_shift == code::negate ? term{first(n), true} : term{g.output[k], false};
    }
    constexpr void count() {
        for (int k = 0; k < Graph::outputs; ++k) {
            int const i = k < Sums ? term_of(k).node : g.output[k];
            ++uses[i];
            if (k < Sums && !Weighted) ++in_sums[i];
        }
        for (int i = size - 1; i > 0; --i) {
            word const n = g.node[i];
            if (uses[i] == 0 || n >> code_shift <= code::input) continue;
            word const a = n >> first_shift & operand_mask, b = n >> second_shift & operand_mask;
            ++uses[a], ++uses[b], ++uses[n & operand_mask];
            if (is_sum(n) && a != b) ++in_sums[a], ++in_sums[b];
        }
        uses[0] = 0;
    }
    constexpr bool vanishes(int i) const { return fuses && is_product(i) && uses[i] == in_sums[i]; }
    constexpr void decide() {
        for (int i = 1; i < size; ++i) {
            word const n = g.node[i];
            if (uses[i] == 0) continue;
            if (!is_product(i)) needed[i] = true;
            if (n >> code_shift <= code::input) continue;
            int const a = static_cast<int>(n >> first_shift & operand_mask),
                      b = static_cast<int>(n >> second_shift & operand_mask);
            if (is_sum(n)) {
                if (a != b) absorbed[i] = vanishes(a) ? a : vanishes(b) ? b : 0;
                needed[a] = needed[a] || a != absorbed[i];
                needed[b] = needed[b] || b != absorbed[i];
                if (absorbed[i] == 0) is_apart[a] = is_apart[b] = true;
            } else
                needed[a] = needed[b] = needed[n & operand_mask] = true;
            if (n >> code_shift == code::negate && in_sums[i] > 0) is_apart[a] = true;
        }
        for (int k = 0; k < Graph::outputs; ++k) {
            int const i = k < Sums ? term_of(k).node : g.output[k];
            bool const part = k < Sums && !Weighted && vanishes(i);
            needed[i] = needed[i] || !part;
            if (k < Sums && !Weighted) is_apart[i] = true;
        }
        needed[0] = false;
    }

    constexpr int append(word n) {
        if (made.nodes.size == node_list::capacity) return made.nodes.too_large = true, 1;
        made.nodes.node[made.nodes.size] = n;
        return made.nodes.size++;
    }
    template <int Which, class Op>
    constexpr word called(int a, int b, int c = 0) {
        int& code = code_for[Which];
        if (code == 0 && made.nodes.operations == max_operations)
            return made.nodes.too_large = true, pack(code::add, a, b);
        if (code == 0) {
            code = made.nodes.operations++;
            made.nodes.operation[code] = &info_of<Op>;
        }
        return pack(code, a, b, c);
    }
    /// A sum with a product p as a part of it.
    constexpr word fused(word p, int other, bool subtracts, bool is_first) {
        int const x = moved[first(p)], y = moved[second(p)];
        if (!subtracts) return called<0, multiply_add_op>(x, y, other);
        return is_first ? called<1, multiply_subtract_op>(x, y, other)
                        : called<2, subtract_product_op>(x, y, other);
    }
    constexpr word emitted(int i) {
        word const n = g.node[i];
        word const op = n >> code_shift;
        if (op <= code::input) return n;
        if (absorbed[i] != 0) {
            int const a = first(n), b = second(n), other = absorbed[i] == a ? b : a;
            return fused(g.node[absorbed[i]], moved[other], op == code::subtract, other == b);
        }
        if (op == code::multiply && is_apart[i] && can_fuse)
            return called<3, product_op>(moved[first(n)], moved[second(n)]);
        return renumbered(n, moved);
    }
    constexpr int added(int k, int sum, int weight) {
        auto const [i, negative] = term_of(k);
        if constexpr (Weighted) {
            if (negative) return append(called<2, subtract_product_op>(weight, moved[i], sum));
            return append(called<0, multiply_add_op>(weight, moved[i], sum));
        }
        if (vanishes(i)) return append(fused(g.node[i], sum, negative, false));
        return append(pack(negative ? code::subtract : code::add, sum, moved[i]));
    }
};

/// The program of `At` for these values: as it is where the machine fuses nothing.
template <class At, class Value, int Sums = 0, bool Weighted = false>
struct fused {
    static consteval auto make() {
        auto const& source = program_graph<At>();
        using Graph = std::remove_cvref_t<decltype(source)>;
        fuser<Graph, Sums, Weighted> work(source, simd::fuses<Value>, simd::can_fuse<Value>);
        work.run(At::inputs);
        return work.made;
    }
    static constexpr auto whole = make();
    static constexpr auto graph = shrink<whole>();
    static constexpr int inputs = whole.inputs;
};
template <class At, class Value>
using fused_of = std::conditional_t<simd::can_fuse<Value>, fused<At, Value>, At>;

} // namespace tapeless::data
