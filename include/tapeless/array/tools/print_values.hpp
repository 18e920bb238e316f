// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/tools/print_indices.hpp>
#include <tapeless/array/tools/print_names.hpp>
#include <tapeless/array/tools/print_terms.hpp>
#include <tapeless/op/catalogue.hpp>
#include <tapeless/print/infix.hpp>

#include <vector>

namespace tapeless::arrays {

/// The values of an array graph in index notation: what is written under a name of its own by that,
/// all else by what it is.
class value_text : print::infix_rules<std::string, value_text> {
    using rules = print::infix_rules<std::string, value_text>;
    friend rules;

public:
    value_text(graph_terms& terms, text_names const& names)
        : rules(view_of(terms.graph())),
          terms_(terms),
          graph_(terms.graph()),
          names_(names),
          index_(graph_, names_.argument) {}

protected:
    using level = print::level;
    using rules::g;
    using rules::node;

    graph_terms& terms_;
    array_graph& graph_;
    text_names const& names_;
    index_names index_;

    // Nodes

    std::string bare(int i) { return terms_.is_named(i) ? reference(i) : written(i); }
    std::string written(int i) {
        if (int const body = minimum_of(i); body != 0)
            return "min_" + index_.range(graph_.atom_of(g.operand(i, 0)).over) + " " +
                   node(body, level::reduction);
        if (int const m = finite_of(i); m != 0) return "finite(" + node(m, level::any) + ")";
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
    bool is_call(int i, word hash) const {
        return g.op(i) >= code::first_called && g.info(i).hash == hash;
    }
    /// What is 0 instead where it is not finite, as the shift of exponentials that are summed; or
    /// 0.
    int finite_of(int i) const {
        if (!is_call(i, declared<select_op>::hash)) return 0;
        int const less = g.operand(i, 0), m = g.operand(i, 1), zero = g.operand(i, 2);
        if (!is_call(less, declared<less_op>::hash) || !g.is_constant(zero)) return 0;
        int const size = g.operand(less, 0), most = g.operand(less, 1);
        if (!is_call(size, declared<abs_op>::hash) || !g.is_constant(most)) return 0;
        return g.operand(size, 0) == m && g.value(zero) == 0 && g.value(most) == HUGE_VAL ? m : 0;
    }
    /// A product that ends in a sum has no end of its own.
    level binds(int i) {
        if (terms_.is_named(i)) return level::atom;
        if (minimum_of(i) != 0) return level::reduction;
        if (finite_of(i) != 0) return level::atom;
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

private:
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
        print::list<std::string> atoms;
        for (int k = 0; k <= g.atoms; ++k) atoms.push_back("x");
        return {g.size, g.node, g.constant, g.operation, nullptr, 0, std::move(atoms)};
    }
};

} // namespace tapeless::arrays
