// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/print_indices.hpp>
#include <tapeless/array/print_names.hpp>
#include <tapeless/array/print_terms.hpp>
#include <tapeless/print/infix.hpp>

namespace tapeless::arrays {

/// The text of an array graph, a line for each statement, in an order in which everything is
/// written before it is read:
///
///     v1 = sum_j x0[i,j] * x1[j]      values that are named
///     s[0] = ..., s[t+1] = ...        a state before and after turn t
///     dx0[i,j] += ...                 for all indices on either side
class array_writer : print::infix_rules<std::string, array_writer> {
    using rules = print::infix_rules<std::string, array_writer>;
    using level = print::level;
    friend rules;

public:
    array_writer(graph_terms& terms, text_names const& names)
        : rules(view_of(terms.graph())),
          terms_(terms),
          graph_(terms.graph()),
          names_(names),
          index_(graph_, names_.argument),
          walked_(static_cast<std::size_t>(graph_.size)) {}

    std::string write() {
        std::vector<int> order(static_cast<std::size_t>(graph_.results));
        for (int t = 0; t < graph_.targets; ++t)
            if (int const r = graph_.target_at[t].result; r >= 0)
                order[static_cast<std::size_t>(r)] = t;
        for (int const t : order) write_target(t);
        std::string const bare = "y = ";
        bool const expression = lines_.size() == 1 && lines_[0].compare(0, bare.size(), bare) == 0;
        if (expression) return lines_[0].substr(bare.size());
        std::string text;
        for (std::string const& line : lines_) text += (text.empty() ? "" : "\n") + line;
        return text;
    }

private:
    graph_terms& terms_;
    array_graph& graph_;
    text_names const& names_;
    index_names index_;
    std::vector<char> walked_;
    std::vector<std::string> lines_;
    bool wrote_target_[max_targets]{};
    bool wrote_state_[max_scans]{};
    struct numbered {
        std::vector<int> known;
        std::size_t of(int one) {
            for (std::size_t k = 0; k < known.size(); ++k)
                if (known[k] == one) return k + 1;
            known.push_back(one);
            return known.size();
        }
    };
    numbered values_, states_, sums_;

    static print::view view_of(array_graph const& g) {
        return {g.size,     g.node,
                g.constant, g.operation,
                {},         std::vector<std::string>(static_cast<std::size_t>(g.atoms) + 1, "x")};
    }

    // Nodes

    std::string bare(int i) { return terms_.is_named(i) ? reference(i) : written(i); }
    std::string written(int i) {
        if (int const body = minimum_of(i); body != 0)
            return "min_" + index_.range(graph_.atom_of(g.operand(i, 0)).over) + " " +
                   node(body, level::reduction);
        if (graph_.is_atom(i)) return text_of(graph_.atom_of(i));
        return g.is_leaf(i) ? g.leaf(i) : operation(i);
    }
    /// What a minimum is of, which the graph has as -max(-x); or 0.
    int minimum_of(int i) const {
        if (g.op(i) != code::negate) return 0;
        int const most = g.operand(i, 0);
        if (!graph_.is_atom(most) || terms_.is_named(most)) return 0;
        atom const& a = graph_.atom_of(most);
        bool const found = a.from == source::reduced && a.how == reduction::max &&
                           g.op(a.of) == code::negate && !terms_.is_named(a.of);
        return found ? g.operand(a.of, 0) : 0;
    }
    /// A product that ends in a sum has no end of its own.
    level binds(int i) {
        if (terms_.is_named(i)) return level::atom;
        if (minimum_of(i) != 0) return level::reduction;
        if (graph_.is_atom(i))
            return graph_.atom_of(i).from == source::reduced ? level::reduction : level::atom;
        if (g.is_leaf(i)) return g.is_negative(i) ? level::product : level::atom;
        if (g.op(i) == code::multiply && binds(g.operand(i, 1)) == level::reduction)
            return level::reduction;
        return binds_as_operation(i);
    }
    std::string text_of(atom const& a) {
        static char const* const combined[] = {"sum", "max", "prod", "others"};
        switch (a.from) {
        case source::load:
            return names_.argument[static_cast<std::size_t>(a.of)] + places(a.where);
        case source::reduced:
            return combined[static_cast<int>(a.how)] + ("_" + index_.range(a.over)) + " " +
                   node(a.of, level::reduction);
        case source::element:
            return element(graph_.map[a.of].node, graph_.map[a.of].axes, a.where);
        case source::carried:
        case source::final:
            return element(graph_.atom_node(a), {}, {});
        case source::target:
            return target_name(a.of) + places(a.where);
        case source::length:
            return index_.length(a.of);
        default:
            return index_.name(a.of);
        }
    }
    std::string place(position const& p) {
        return index_.place(p, [&](int i) { return bare(i); });
    }
    static std::string bracket(std::vector<std::string> const& all) {
        std::string text;
        for (std::string const& one : all) text += (text.empty() ? "[" : ",") + one;
        return text.empty() ? text : text + "]";
    }
    std::string places(positions_of_axes const& where) {
        std::vector<std::string> all;
        for (int axis = 0; axis < where.rank; ++axis) all.push_back(place(where.at[axis]));
        return bracket(all);
    }

    // Names

    /// A named value where the indices of its own are.
    std::string reference(int i) { return element(i, {}, {}); }
    /// A named value read at other places.
    std::string element(int i, positions_of_axes const& axes, positions_of_axes const& where) {
        auto const moved = [&](int index, int offset) {
            for (int axis = 0; axis < axes.rank; ++axis)
                if (axes.at[axis].index == index)
                    return place({where.at[axis].index, where.at[axis].offset + offset});
            return place({index, offset});
        };
        std::vector<std::string> all;
        bool const is_state = terms_.is_state(i);
        if (int const s = is_state ? graph_.atom_of(i).of : terms_.next_of(i) - 1; s >= 0) {
            scan_definition const& d = graph_.scan[s];
            if (is_state && graph_.atom_of(i).from == source::final)
                all.push_back(last_place(s));
            else
                all.push_back(moved(d.turn, is_state ? begins_at(s) : ends_at(s)));
            for (int const k : index_.listed(d.state)) all.push_back(moved(k, 0));
            return state_name(s) + bracket(all);
        }
        for (int const k : order_of(i)) all.push_back(moved(k, 0));
        return "v" + std::to_string(values_.of(i)) + bracket(all);
    }
    std::vector<int> order_of(int i) const {
        index_set const free = graph_.free[i];
        if (terms_.map_of(i) == 0) return index_.listed(free);
        positions_of_axes const& axes = graph_.map[terms_.map_of(i) - 1].axes;
        std::vector<int> list = index_.listed(free & ~indices_of(axes));
        for (int axis = 0; axis < axes.rank; ++axis)
            if ((free & only(axes.at[axis].index)) != 0) list.push_back(axes.at[axis].index);
        return list;
    }
    /// The state before turn t is s[t], after it s[t+1]; where turns go backwards, s[t+1] and s[t].
    int begins_at(int s) const { return graph_.scan[s].descending ? 1 : 0; }
    int ends_at(int s) const { return 1 - begins_at(s); }
    std::string last_place(int s) {
        if (graph_.scan[s].converging) return "end";
        return graph_.scan[s].descending ? "0" : length_of_turns(s);
    }
    std::string first_place(int s) { return graph_.scan[s].descending ? length_of_turns(s) : "0"; }
    std::string length_of_turns(int s) {
        index_.name(graph_.scan[s].turn);
        return index_.length(graph_.index[graph_.scan[s].turn].dimension);
    }
    std::string state_name(int s) {
        return terms_.states() == 1 ? "s" : "s" + std::to_string(states_.of(s));
    }
    std::string state(int s, std::string const& turn) {
        std::vector<std::string> all{turn};
        for (int const k : index_.listed(graph_.scan[s].state)) all.push_back(index_.name(k));
        return state_name(s) + bracket(all);
    }
    std::string target_name(int t) {
        int const result = graph_.target_at[t].result;
        if (result < 0) return "w" + std::to_string(sums_.of(t));
        return names_.result[static_cast<std::size_t>(result)];
    }

    // Statements

    /// Lines of all that a node reads.
    void walk(int i) {
        if (i == 0 || walked_[static_cast<std::size_t>(i)] != 0) return;
        walked_[static_cast<std::size_t>(i)] = 1;
        for (int k = 0; k < g.arity(i); ++k) walk(g.operand(i, k));
        if (graph_.is_atom(i)) {
            atom const& a = graph_.atom_of(i);
            if (a.from == source::reduced) walk(a.of);
            if (a.from == source::element) walk(graph_.map[a.of].node);
            if (a.from == source::target) write_target(a.of);
            if (a.from == source::carried || a.from == source::final) write_state(a.of);
        }
        if (terms_.is_named(i) && terms_.next_of(i) == 0) {
            std::string const name = reference(i);
            lines_.push_back(name + " = " + written(i) + index_.bounds(graph_.free[i]));
        }
    }
    void write_state(int of) {
        int const begin = graph_.first_part(of), end = graph_.end_of_parts(of);
        if (wrote_state_[begin]) return;
        wrote_state_[begin] = true;
        for (int s = begin; s < end; ++s) {
            walk(graph_.scan[s].start);
            std::string const name = state(s, first_place(s));
            lines_.push_back(name + " = " + bare(graph_.scan[s].start));
        }
        for (int s = begin; s < end; ++s) walk(graph_.scan[s].next);
        for (int s = begin; s < end; ++s) {
            int const next = graph_.scan[s].next;
            std::string const name = state(s, place({graph_.scan[s].turn, ends_at(s)}));
            std::string const value = terms_.next_of(next) == s + 1 ? written(next) : bare(next);
            lines_.push_back(name + " = " + value +
                             (graph_.scan[s].converging ? " until it stays" : ""));
        }
    }
    bool covers(contribution const& c) const {
        index_set seen = 0;
        for (int axis = 0; axis < c.where.rank; ++axis) {
            position const p = c.where.at[axis];
            bool const plain = p.index >= 0 && p.offset == 0 && !graph_.is_combined(p) &&
                               graph_.index[p.index].until.index < 0 && (seen & only(p.index)) == 0;
            if (!plain ||
                graph_.dimension_at(p.index) != graph_.root(graph_.target_at[c.to].dimension[axis]))
                return false;
            seen |= only(p.index);
        }
        return (graph_.free[c.node] & ~seen) == 0;
    }
    /// Contributions to the same places are one sum.
    void write_target(int t) {
        if (wrote_target_[t]) return;
        wrote_target_[t] = true;
        std::vector<std::vector<contribution>> groups;
        for (int c = 0; c < graph_.contributions; ++c) {
            contribution const& one = graph_.contributed[c];
            if (one.to != t) continue;
            walk(one.node);
            bool found = false;
            for (auto& group : groups)
                if (!found && group[0].where == one.where && covers(group[0]) && covers(one))
                    group.push_back(one), found = true;
            if (!found) groups.push_back({one});
        }
        for (auto const& group : groups) {
            std::string const name = target_name(t) + places(group[0].where);
            bool const all = groups.size() == 1 && covers(group[0]);
            index_set const loops = graph_.closed(graph_.free[group[0].node]);
            lines_.push_back(name + (all ? " = " : " += ") + sum_of(group) + index_.bounds(loops));
        }
        if (groups.empty()) lines_.push_back(target_name(t) + " = 0");
    }
    std::string sum_of(std::vector<contribution> const& group) {
        std::string text;
        for (contribution const& c : group) {
            std::string const one = group.size() == 1 ? bare(c.node) : node(c.node, level::sum);
            bool const minus = !text.empty() && one[0] == '-';
            text += text.empty() ? one : minus ? " - " + one.substr(1) : " + " + one;
        }
        return text;
    }
};

} // namespace tapeless::arrays
