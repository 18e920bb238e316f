// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

#include <bit>
#include <memory>
#include <vector>

namespace tapeless::arrays {

/// Which nodes of an array graph are written under a name of their own, in a line before: arrays
/// that are read at other places, what is long and used twice, parts of what would be a long line,
/// and reductions over an index that the text around them uses for something else.
class graph_terms {
public:
    array_graph& graph() { return *graph_; }

    explicit graph_terms(array_graph const& source)
        : graph_(std::make_unique<array_graph>(source)), g(*graph_) {
        g.free_of(g.size - 1);
        auto const size = static_cast<std::size_t>(g.size);
        for (auto* list : {&uses_, &length_, &next_of_, &map_of_}) list->resize(size);
        for (auto* list : {&reached_, &named_}) list->resize(size);
        for (int t = 0; t < g.targets; ++t)
            if (g.target_at[t].result >= 0) reach_target(t);
        for (int i = 1; i < g.size; ++i)
            if (at(reached_, i)) measure(i);
        while (!roots_.empty()) {
            auto const [node, scope] = roots_.back();
            roots_.pop_back();
            part_scopes(node, scope, true);
        }
    }
    bool is_named(int i) const { return named_[static_cast<std::size_t>(i)] != 0; }
    /// 1 + the part of a state whose next value a node is, or 0; 1 + its map, or 0.
    int next_of(int i) const { return next_of_[static_cast<std::size_t>(i)]; }
    int map_of(int i) const { return map_of_[static_cast<std::size_t>(i)]; }
    int states() const { return states_; }
    /// Of a state itself, which is read at other places as it is.
    bool is_state(int i) const {
        return g.is_atom(i) && g.atom_of(i).is_of_state();
    }

private:
    static constexpr int dear = 20;     // what is not written twice
    static constexpr int longest = 160; // line

    std::unique_ptr<array_graph> graph_;
    array_graph& g;
    std::vector<int> uses_, length_, next_of_, map_of_;
    std::vector<char> reached_, named_;
    int states_ = 0;
    struct root {
        int node;
        index_set scope;
    };
    std::vector<root> roots_;
    bool reached_target_[max_targets]{};
    bool reached_state_[max_scans]{};

    template <class Number>
    static Number& at(std::vector<Number>& list, int i) {
        return list[static_cast<std::size_t>(i)];
    }
    void use(int i) {
        if (i == 0) return;
        ++at(uses_, i);
        if (at(reached_, i)) return;
        at(reached_, i) = 1;
        word const n = g.node[i];
        if (code_of(n) > code::input)
            for (int const x : {first(n), second(n), third(n)}) use(x);
        else if (g.is_atom(i))
            use_behind(g.atom_of(i));
    }
    void use_behind(atom const& a) {
        if (a.from == source::reduced) use(a.of);
        if (a.from == source::target) reach_target(a.of);
        if (a.from == source::element) {
            int const node = g.map[a.of].node;
            if (map_of(node) == 0) at(map_of_, node) = 1 + a.of;
            if (!is_state(node)) name(node);
            use(node);
        }
        if (a.from != source::carried && a.from != source::final) return;
        if (reached_state_[g.first_part(a.of)]) return;
        reached_state_[g.first_part(a.of)] = true;
        for (int s = g.first_part(a.of); s < g.end_of_parts(a.of); ++s, ++states_) {
            scan_definition const& d = g.scan[s];
            index_set const whole = d.state | only(d.turn);
            if (code_of(g.node[d.next]) > code::input && g.free[d.next] == whole)
                at(next_of_, d.next) = 1 + s;
            for (int const i : {d.start, d.next}) {
                use(i);
                roots_.push_back({i, g.free[i]});
            }
        }
    }
    void reach_target(int t) {
        if (reached_target_[t]) return;
        reached_target_[t] = true;
        for (int c = 0; c < g.contributions; ++c) {
            contribution const& one = g.contributed[c];
            if (one.to != t) continue;
            use(one.node);
            roots_.push_back({one.node, g.free[one.node] | g.closed(indices_of(one.where))});
        }
    }
    void name(int i) {
        if (at(named_, i)) return;
        at(named_, i) = 1;
        roots_.push_back({i, g.free[i]});
    }

    bool is_leaf(int i) const {
        int const op = code_of(g.node[i]);
        return op < code::input || (op == code::input && g.atom_of(i).from != source::reduced);
    }
    int length_in_text(int i) {
        return is_named(i) ? 3 + 2 * std::popcount(g.free[i]) : at(length_, i);
    }
    /// Operands come before what uses them.
    void measure(int i) {
        int& length = at(length_, i);
        if (is_leaf(i)) {
            length = 3 + (g.is_atom(i) ? 2 * std::popcount(g.free[i]) : 0);
            return;
        }
        word const n = g.node[i];
        int const operand[3] = {g.is_atom(i) ? g.atom_of(i).of : first(n),
                                g.is_atom(i) ? 0 : second(n), g.is_atom(i) ? 0 : third(n)};
        for (;;) {
            int most = 0;
            length = 4;
            for (int const x : operand) {
                if (x == 0) continue;
                length += length_in_text(x);
                bool const may_be_named = !is_named(x) && !is_leaf(x);
                if (may_be_named && (most == 0 || at(length_, x) > at(length_, most))) most = x;
            }
            if (length <= longest || most == 0 || at(length_, most) <= dear) break;
            name(most);
        }
        if (at(uses_, i) > 1 && length > dear) name(i);
    }
    void part_scopes(int i, index_set scope, bool is_root) {
        if (i == 0 || (!is_root && is_named(i))) return;
        word const n = g.node[i];
        if (code_of(n) > code::input)
            for (int const x : {first(n), second(n), third(n)}) part_scopes(x, scope, false);
        else if (g.is_atom(i) && g.atom_of(i).from == source::reduced) {
            atom const& a = g.atom_of(i);
            if (!is_root && (a.over & scope) != 0) return name(i);
            part_scopes(a.of, scope | a.over, false);
        }
    }
};

} // namespace tapeless::arrays
