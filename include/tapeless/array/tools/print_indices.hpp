// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tapeless::arrays {

/// Indices, positions and lengths as text. An index gets its letter when it is written first: those
/// of turns t and u, the others i, j, k ...
class index_names {
public:
    explicit index_names(array_graph const& graph, std::vector<std::string> const& arguments)
        : g(graph), argument_(arguments) {}

    std::string name(int index) {
        for (auto const& [known, text] : names_)
            if (known == index) return text;
        bool const turn = g.is_turn(index);
        std::string const letters = turn ? "tu" : "ijklmpqr";
        int& count = turn ? turns_ : others_;
        auto const all = static_cast<int>(letters.size());
        std::string text(1, letters[static_cast<std::size_t>(count % all)]);
        if (count >= all) text += std::to_string(count / all);
        ++count;
        names_.push_back({index, text});
        return text;
    }
    /// The indices of a set, those of outer loops first.
    std::vector<int> listed(index_set all) const {
        std::vector<int> list;
        for (int i = 0; i < g.indices; ++i)
            if ((all & only(i)) != 0) list.push_back(i);
        std::sort(list.begin(), list.end(), [&](int a, int b) {
            bool const alike = g.index[a].level == g.index[b].level;
            return alike ? a < b : g.index[a].level < g.index[b].level;
        });
        return list;
    }
    /// How many elements a dimension has: a number, or n_i for an index over it.
    std::string length(int dimension) {
        int const d = g.root(dimension);
        if (g.length[d] != static_cast<std::size_t>(-1)) return std::to_string(g.length[d]);
        for (auto const& [known, text] : names_)
            if (runs_over(known, d)) return "n_" + text;
        for (int i = 0; i < g.indices; ++i)
            if (runs_over(i, d)) return "n_" + name(i);
        for (int a = 0; a < g.arguments; ++a)
            for (int axis = 0; axis < g.rank_of[a]; ++axis)
                if (g.root(g.dimension_of[a][axis]) == d)
                    return "extent(" + argument_[static_cast<std::size_t>(a)] + ", " +
                           std::to_string(axis) + ")";
        return "n" + std::to_string(d);
    }
    /// What a reduction is over: ij, or (i, j<=i) where an index is bounded by another one.
    std::string range(index_set over) {
        std::string text;
        bool plain = true;
        std::vector<int> const list = listed(over);
        for (int const i : list) plain = plain && g.index[i].until.index < 0 && name(i).size() == 1;
        for (int const i : list) text += (plain || text.empty() ? "" : ", ") + bounded(i);
        return plain ? text : "(" + text + ")";
    }
    /// What is said of indices behind a statement for all of them.
    std::string bounds(index_set all) {
        std::string text;
        for (int const i : listed(all))
            if (g.index[i].until.index >= 0) text += (text.empty() ? " for " : ", ") + bounded(i);
        return text;
    }
    /// `element` writes a node that is part of a position, which an argument of integers holds.
    template <class Element>
    std::string place(position const& p, Element const& element) {
        std::string text;
        auto const add = [&](std::string const& one, bool negative = false) {
            text += (negative ? "-" : text.empty() ? "" : "+") + one;
        };
        if (p.index >= 0 && !g.is_combined(p)) add(name(p.index));
        if (g.is_combined(p)) {
            combination const& c = g.of_combined(p.index);
            if (c.gathered != 0) add(element(c.gathered));
            if (c.beyond >= 0) add(length(c.beyond));
            for (bool const negative : {false, true})
                for (int k = 0; k < c.terms; ++k)
                    if ((c.term[k].stride < 0) == negative) add(term(c.term[k]), negative);
        }
        if (p.offset != 0 || text.empty()) add(std::to_string(std::abs(p.offset)), p.offset < 0);
        return text;
    }

private:
    struct named_index {
        int index;
        std::string text;
    };
    array_graph const& g;
    std::vector<std::string> const& argument_;
    std::vector<named_index> names_;
    int turns_ = 0, others_ = 0;

    std::string bounded(int i) {
        position const until = g.index[i].until;
        std::string const text = name(i);
        if (until.index < 0) return text;
        return text + (until.offset > 0 ? "<=" : "<") + name(until.index);
    }
    bool runs_over(int i, int dimension) const {
        return g.index[i].combined < 0 && g.index[i].until.index < 0 &&
               g.dimension_at(i) == dimension;
    }
    std::string term(index_term const& t) {
        int const stride = std::abs(t.stride);
        return (stride == 1 ? "" : std::to_string(stride) + "*") + name(t.index) +
               (t.scale < 0 ? "" : "*" + length(t.scale));
    }
};

} // namespace tapeless::arrays
