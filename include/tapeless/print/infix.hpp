// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/print/view.hpp>

namespace tapeless::print {

/// How tightly a text binds; an operand that binds less than its place demands gets parentheses.
/// (A reduction, such as a sum over an index, takes all products to its right.)
enum class level { any, disjunction, conjunction, comparison, sum, reduction, product, atom };

inline level level_of(binding form) {
    switch (form) {
    case binding::disjunction:
        return level::disjunction;
    case binding::conjunction:
        return level::conjunction;
    case binding::comparison:
        return level::comparison;
    case binding::sum:
    case binding::sign:
        return level::sum; // -a * b reads as -(a * b), which is the same number
    case binding::product:
        return level::product;
    default:
        return level::atom;
    }
}

/// Writes operations with as few parentheses as read back to the same value (of real numbers).
/// `Writer` knows what is written under a name: `bare(i)`, and how tightly that `binds(i)`.
template <class Text, class Writer>
class infix_rules {
protected:
    basic_view<Text> g;

    explicit infix_rules(basic_view<Text> graph) : g(std::move(graph)) {}

    Text node(int i, level wanted) {
        Text const text = own().bare(i);
        return own().binds(i) < wanted ? "(" + text + ")" : text;
    }
    Text operation(int i) {
        operation_info const& info = g.info(i);
        switch (info.form) {
        case binding::call:
            return call(i, info);
        case binding::sign:
            return sign(i, info);
        default:
            return infix(i, info);
        }
    }
    level binds_as_operation(int i) { return level_of(g.info(i).form); }

private:
    Writer& own() { return static_cast<Writer&>(*this); }

    /// Never two minus signs in a row, which C++ would read as a decrement.
    Text sign(int i, operation_info const& info) {
        Text const text =
            node(g.operand(i, 0), info.result == kind::condition ? level::atom : level::reduction);
        return info.name + (text[0] == '-' ? "(" + text + ")" : text);
    }
    Text call(int i, operation_info const& info) {
        Text text = info.name;
        if (info.arity == 0) return text;
        for (int k = 0; k < info.arity; ++k)
            text += (k == 0 ? "(" : ", ") + node(g.operand(i, k), level::any);
        return text + ")";
    }
    /// Whether the first factor of a product is a constant over something.
    bool begins_with_fraction(int i) {
        while (g.op(i) == code::multiply && own().binds(i) != level::atom) i = g.operand(i, 0);
        return g.op(i) == code::divide && own().binds(i) != level::atom &&
               g.is_number(g.operand(i, 0));
    }
    /// A right operand that binds equally keeps its parentheses behind - and /, and behind * where
    /// it begins with a constant over something: a * (1 / b), which a * 1 / b would make a / b.
    Text infix(int i, operation_info const& info) {
        int const a = g.operand(i, 0), b = g.operand(i, 1);
        level const mine = level_of(info.form);
        bool const fraction = g.op(i) == code::multiply && begins_with_fraction(b);
        bool const grouped = g.op(i) == code::subtract || g.op(i) == code::divide || fraction ||
                             info.form == binding::comparison;
        level const behind = g.op(i) == code::multiply ? level::reduction : mine;
        level const right = grouped ? static_cast<level>(static_cast<int>(mine) + 1) : behind;
        Text const left = node(a, info.form == binding::comparison ? right : mine),
                   text = node(b, right);
        if (g.op(i) == code::add && text[0] == '-') // + and - in one
            return left + " - " + text.substr(1);
        return left + " " + info.name + " " + text;
    }
};

/// A graph of numbers.
template <class Text>
class basic_infix_writer : infix_rules<Text, basic_infix_writer<Text>> {
    using rules = infix_rules<Text, basic_infix_writer<Text>>;
    using rules::g;
    friend rules;

public:
    explicit basic_infix_writer(basic_view<Text> graph)
        : rules(std::move(graph)), defined(definitions(g)) {}

    Text write() {
        Text text, results;
        for (int i = 1; i < g.size; ++i)
            if (is_defined(i)) text += name(i) + " = " + this->operation(i) + "; ";
        for (int k = 0; k < g.outputs; ++k)
            results += (results.empty() ? "" : ", ") + this->node(g.output[k], level::any);
        return text + (g.outputs == 1 ? results : "(" + results + ")");
    }

private:
    Text defined;

    static Text name(int i) { return "t" + Text(std::to_string(i)); }
    bool is_defined(int i) const { return defined[static_cast<std::size_t>(i)] != 0; }

    level binds(int i) {
        if (is_defined(i)) return level::atom;
        if (g.is_leaf(i)) return g.is_negative(i) ? level::product : level::atom;
        return this->binds_as_operation(i);
    }
    Text bare(int i) {
        if (is_defined(i)) return name(i);
        return g.is_leaf(i) ? g.leaf(i) : this->operation(i);
    }
};
using infix_writer = basic_infix_writer<std::string>;

} // namespace tapeless::print
