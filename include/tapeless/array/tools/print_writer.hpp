// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/tools/print_values.hpp>

#include <vector>

namespace tapeless::arrays {

/// The text of an array graph, a line for each statement, in an order in which everything is
/// written before it is read, but what goes round through a state:
///
///     v1 = sum_j x0[i,j] * x1[j]      values that are named
///     s[0] = ..., s[t+1] = ...        a state before and after turn t
///     dx0[i,j] += ...                 for all indices on either side
class array_writer : value_text {
public:
    array_writer(graph_terms& terms, text_names const& names)
        : value_text(terms, names), walked_(static_cast<std::size_t>(graph_.size)) {}

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
    std::vector<char> walked_;
    std::vector<std::string> lines_;
    bool wrote_target_[max_targets]{};
    bool wrote_state_[max_scans]{};

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
            if (a.is_of_state()) write_state(a.of);
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
