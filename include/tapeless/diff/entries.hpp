// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/diff/cost.hpp>
#include <tapeless/diff/elimination.hpp>
#include <tapeless/diff/mode.hpp>
#include <tapeless/diff/prediction.hpp>

namespace tapeless {

inline constexpr int most_entries = 16384;

/// The entries of a matrix that are not structurally zero, by rows, and in each row by columns. The
/// outputs of the stage are their values.
template <int Most>
struct entry_list {
    stage<Most> s{};
    int count = 0;
    int row[Most + 1]{};
    int column[Most + 1]{};

    constexpr void append(int r, int c, int node) {
        if (count == Most) {
            s.nodes.too_large = true;
            return;
        }
        row[count] = r;
        column[count] = c;
        s.output[count++] = node;
    }
    /// Puts the last entry where it belongs among those of its row, which begin at `from`.
    constexpr void sort_last(int from) {
        int const c = column[count - 1], node = s.output[count - 1];
        int k = count - 1;
        for (; k > from && column[k - 1] > c; --k) {
            column[k] = column[k - 1];
            s.output[k] = s.output[k - 1];
        }
        column[k] = c;
        s.output[k] = node;
    }
};

/// The whole of a symmetric matrix from its upper triangle: each pair of entries is one node.
template <int Most, int Rows>
constexpr void mirror_entries(entry_list<Most>& list) {
    entry_list<Most> const upper = list;
    int next[Rows + 1]{}; // where the next entry of each row goes
    for (int k = 0; k < upper.count; ++k) {
        ++next[upper.row[k] + 1];
        if (upper.row[k] != upper.column[k]) ++next[upper.column[k] + 1];
    }
    for (int r = 0; r < Rows; ++r) next[r + 1] += next[r];
    list.count = next[Rows];
    auto const place = [&](int r, int c, int node) {
        int const k = next[r]++;
        list.row[k] = r, list.column[k] = c, list.s.output[k] = node;
    };
    // Rows come in order, so a row's entries below the diagonal are there before the others.
    for (int k = 0; k < upper.count; ++k) {
        place(upper.row[k], upper.column[k], upper.s.output[k]);
        if (upper.row[k] != upper.column[k])
            place(upper.column[k], upper.row[k], upper.s.output[k]);
    }
}

/// Which entries of a matrix are wanted: in each row those from some column on.
struct whole_matrix {
    static constexpr bool worth_searching = true;
    static constexpr bool mirrored = false;
    static constexpr int first_column(int) { return 0; }
};
/// Those on and above the diagonal; the others are the same nodes.
struct symmetric_matrix {
    static constexpr bool worth_searching = false;
    static constexpr bool mirrored = true;
    static constexpr int first_column(int row) { return row; }
};

/// The Jacobian of `Inner` with respect to the inputs selected, in one order of elimination.
template <class Inner, class Selected, int Columns, order Order, class Wanted>
struct accumulation {
    using type = accumulation;
    static constexpr int rows = Inner::graph.outputs;
    static constexpr int columns = Columns;
    static constexpr int most =
        rows * Columns < most_entries || Columns == 0 ? rows * Columns : most_entries;
    using work_type = elimination<Inner, Selected, Order>;

    static constexpr auto begin() { return work_type{}; }

    static constexpr entry_list<most> collect(work_type& work) {
        entry_list<most> list;
        list.s.inputs = Inner::inputs;
        for (int r = 0; r < rows; ++r) {
            int const from = list.count;
            for (int a = work.l.first_in[work.end + r]; a != 0; a = work.l.e[a].next_in) {
                int const node = settle(work.g, work.l.e[a].weight);
                int c = work.column[work.l.e[a].from];
                for (; c != 0; c = work.same_input[c - 1])
                    if (c > Wanted::first_column(r))
                        list.append(r, c - 1, node), list.sort_last(from);
            }
        }
        if constexpr (Wanted::mirrored) mirror_entries<most, rows>(list);
        work.g.too_large = work.g.too_large || work.l.too_large || list.s.nodes.too_large;
        prune(list.s, work.g);
        return list;
    }
    static constexpr int least = rows < Columns ? rows : Columns;
    static constexpr bool is_small =
        Inner::graph.size * (4 + least) <= (Order > order::cheapest ? 800 : 8000);
    static constexpr entry_list<most> finished =
        from_finished<accumulation, is_small>([](work_type& work) { return collect(work); });
    static constexpr int nnz = finished.count;

    static constexpr auto const& stage_of_entries = finished.s;
    static constexpr auto graph = shrink<stage_of_entries, nnz>();

    struct place_list {
        int row[nnz + 1]{};
        int column[nnz + 1]{};
    };
    static consteval place_list find_places() {
        place_list list;
        for (int k = 0; k < nnz; ++k)
            list.row[k] = finished.row[k], list.column[k] = finished.column[k];
        return list;
    }
    static constexpr place_list places = find_places();

    /// Multiplications first, divisions among them; then everything else.
    static consteval long find_price() {
        auto const c = count_operations(graph);
        return 100000l * (c.mul + c.div) + c.total();
    }
    static constexpr long price = find_price();
};

/// The cheaper of several accumulations.
template <class First, class... More>
struct cheapest_of {
    using type = First;
};
template <class First, class Second, class... More>
struct cheapest_of<First, Second, More...>
    : cheapest_of<std::conditional_t<(Second::price < First::price), Second, First>, More...> {};

/// Searching for orders takes the compiler a while, and a good one matters most in small functions,
/// which are called often.
inline constexpr int largest_searched = 400;
inline constexpr int most_entries_searched = 256;
inline constexpr int largest_queued = 4000;
/// Where orders take more, none is carried out but the one that is predicted to be the cheaper.
inline constexpr long most_products_tried = 2000;
inline constexpr long most_steps_tried = 8000;

/// The order of elimination chosen. With one result or one input there is nothing to choose.
template <direction Direction, class Inner, class Selected, int Columns, class Wanted>
struct accumulated {
    template <order Order>
    using by = accumulation<Inner, Selected, Columns, Order, Wanted>;

    static constexpr bool small = Wanted::worth_searching &&
                                  Inner::graph.size <= largest_searched &&
                                  Inner::graph.outputs * Columns <= most_entries_searched;

    static constexpr auto choose() {
        constexpr bool automatic = Direction == direction::automatic;
        if constexpr (Direction == direction::forward || (automatic && Columns == 1))
            return by<order::ascending>{};
        else if constexpr (Direction == direction::reverse ||
                           (automatic && Inner::graph.outputs == 1))
            return by<order::descending>{};
        else if constexpr (automatic)
            return choose_cheapest();
        else if constexpr (small)
            return cheapest_of<by<order::cheapest>, by<order::fewest_edges_early>,
                               by<order::fewest_edges_late>, by<order::exchanges>>{};
        else
            return by<order::cheapest>{};
    }
    static constexpr auto choose_cheapest() {
        using enum order;
        if constexpr (small)
            return cheapest_of<by<ascending>, by<descending>, by<cheapest>, by<fewest_edges_early>,
                               by<fewest_edges_late>, by<exchanges>>{};
        else {
            constexpr predicted_costs cost = predict<Inner, Selected, Columns>();
            constexpr bool forward = cost.forward < cost.reverse;
            constexpr auto least = forward ? cost.forward : cost.reverse;
            constexpr bool large = least.products > most_products_tried ||
                                   cost.forward.steps > most_steps_tried ||
                                   cost.reverse.steps > most_steps_tried;
            if constexpr (large)
                return by<(forward ? ascending : descending)>{};
            else if constexpr (Inner::graph.size <= largest_queued)
                return cheapest_of<by<ascending>, by<descending>, by<cheapest>>{};
            else
                return cheapest_of<by<ascending>, by<descending>>{};
        }
    }
    using type = typename decltype(choose())::type;
};

/// The matrix with its zeros: the graph that other transformations see.
template <class Entries>
consteval auto dense_graph() {
    constexpr auto const& s = Entries::graph;
    using Sparse = std::remove_cvref_t<decltype(s)>;
    constexpr int outputs = Entries::rows * Entries::columns;
    graph<Sparse::size + 1, Sparse::constants + 1, Sparse::operations, outputs> g;
    g.inputs = s.inputs;
    g.too_large = s.too_large;
    for (int i = 0; i < Sparse::size; ++i) g.node[i] = s.node[i];
    for (int i = 0; i < Sparse::constants; ++i) g.constant[i] = s.constant[i];
    for (int i = 0; i < Sparse::operations; ++i) g.operation[i] = s.operation[i];
    g.node[Sparse::size] = pack(code::constant, Sparse::constants);
    for (int k = 0; k < outputs; ++k) g.output[k] = Sparse::size;
    for (int k = 0; k < Entries::nnz; ++k)
        g.output[Entries::places.row[k] * Entries::columns + Entries::places.column[k]] =
            s.output[k];
    return g;
}

} // namespace tapeless
