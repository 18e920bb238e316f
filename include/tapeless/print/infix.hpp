// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/print/view.hpp>

namespace tapeless::print {

/// How tightly a text binds; an operand that binds less than its place demands gets parentheses.
enum class level { any, disjunction, conjunction, comparison, sum, product, atom };

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

/// Writes infix text with as few parentheses as read back to the same value (of real numbers).
template <class Text>
class basic_infix_writer {
public:
    explicit basic_infix_writer(basic_view<Text> graph)
        : g(std::move(graph)), defined(definitions(g)) {}

    Text write() {
        Text text, results;
        for (int i = 1; i < g.size; ++i)
            if (defined[static_cast<std::size_t>(i)]) text += name(i) + " = " + operation(i) + "; ";
        for (int const out : g.outputs)
            results += (results.empty() ? "" : ", ") + node(out, level::any);
        return text + (g.outputs.size() == 1 ? results : "(" + results + ")");
    }

private:
    basic_view<Text> g;
    Text defined;

    static Text name(int i) { return "t" + Text(std::to_string(i)); }

    level binds(int i) const {
        if (defined[static_cast<std::size_t>(i)]) return level::atom;
        if (g.is_leaf(i)) return g.is_negative(i) ? level::product : level::atom;
        return level_of(g.info(i).form);
    }
    Text node(int i, level wanted) {
        Text text;
        if (defined[static_cast<std::size_t>(i)])
            text = name(i);
        else if (g.is_leaf(i))
            text = g.leaf(i);
        else
            text = operation(i);
        return binds(i) < wanted ? "(" + text + ")" : text;
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
    /// Never two minus signs in a row, which C++ would read as a decrement.
    Text sign(int i, operation_info const& info) {
        Text const text =
            node(g.operand(i, 0), info.result == kind::condition ? level::atom : level::product);
        return info.name + (text[0] == '-' ? "(" + text + ")" : text);
    }
    Text call(int i, operation_info const& info) {
        Text text = info.name;
        if (info.arity == 0) return text;
        for (int k = 0; k < info.arity; ++k)
            text += (k == 0 ? "(" : ", ") + node(g.operand(i, k), level::any);
        return text + ")";
    }
    /// A right operand that binds equally keeps its parentheses behind - and /, and behind * where
    /// it is a constant over something: a * (1 / b), which a * 1 / b would make a / b.
    Text infix(int i, operation_info const& info) {
        int const a = g.operand(i, 0), b = g.operand(i, 1);
        level const mine = level_of(info.form);
        bool const fraction =
            g.op(i) == code::multiply && g.op(b) == code::divide && g.is_number(g.operand(b, 0));
        bool const grouped = g.op(i) == code::subtract || g.op(i) == code::divide || fraction ||
                             info.form == binding::comparison;
        level const right = grouped ? static_cast<level>(static_cast<int>(mine) + 1) : mine;
        Text const left = node(a, info.form == binding::comparison ? right : mine),
                   text = node(b, right);
        if (g.op(i) == code::add && text[0] == '-') // + and - in one
            return left + " - " + text.substr(1);
        return left + " " + info.name + " " + text;
    }
};
using infix_writer = basic_infix_writer<std::string>;

} // namespace tapeless::print
