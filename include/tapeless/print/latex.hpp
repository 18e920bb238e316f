// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/print/infix.hpp>

namespace tapeless::print {

/// A name in LaTeX: Greek letters by name, digits and indices as subscripts.
template <class Text = std::string>
Text latex_name(std::type_identity_t<Text> const& name) {
    static char const* const greek[] = {
        "alpha",   "beta",   "gamma", "delta", "epsilon", "zeta",  "eta",   "theta", "iota",
        "kappa",   "lambda", "mu",    "nu",    "xi",      "pi",    "rho",   "sigma", "tau",
        "upsilon", "phi",    "chi",   "psi",   "omega",   "Gamma", "Delta", "Theta", "Lambda",
        "Xi",      "Pi",     "Sigma", "Phi",   "Psi",     "Omega"};
    auto const as_word = [](Text const& text) {
        for (char const* letter : greek)
            if (text == letter) return "\\" + text;
        bool const digits = text.find_first_not_of("0123456789") == Text::npos;
        return text.size() > 1 && !digits ? "\\mathrm{" + text + "}" : text;
    };
    // A part is a run of letters or of digits; what stands between is punctuation.
    list<Text> parts;
    char last = '.';
    for (char const c : name) {
        bool const digit = c >= '0' && c <= '9', was_digit = last >= '0' && last <= '9';
        bool const starts = last == '.' || last == '[' || last == ']' || last == '_';
        bool const plain = c != '.' && c != '[' && c != ']' && c != '_';
        if (plain && (starts || digit != was_digit)) parts.push_back({});
        if (plain) parts[parts.size() - 1] += c;
        last = c;
    }
    if (parts.size() == 0) return name;
    Text index;
    for (std::size_t k = 1; k < parts.size(); ++k) index += (k == 1 ? "" : ",") + as_word(parts[k]);
    return as_word(parts[0]) + (index.empty() ? "" : "_{" + index + "}");
}

/// A number as text of C, in LaTeX: 1.5e-07 becomes 1.5 \cdot 10^{-7}.
template <class Text = std::string>
Text latex_number(std::type_identity_t<Text> const& text) {
    if (text == "nan") return "\\mathrm{NaN}";
    if (text == "inf") return "\\infty";
    if (text == "-inf") return "-\\infty";
    std::size_t const e = text.find('e');
    if (e == Text::npos) return text;
    Text const factor = text.substr(0, e),
               power = "10^{" + std::to_string(std::atoi(&text[e + 1])) + "}";
    return factor == "1" ? power : factor == "-1" ? "-" + power : factor + " \\cdot " + power;
}

/// Writes LaTeX for mathematics mode.
template <class Text>
class basic_latex_writer {
public:
    explicit basic_latex_writer(basic_view<Text> graph)
        : g(std::move(graph)), defined(definitions(g)) {}

    Text write() {
        Text text, results;
        for (int i = 1; i < g.size; ++i)
            if (defined[static_cast<std::size_t>(i)])
                text += name(i) + " = " + operation(i) + ",\\; ";
        for (int k = 0; k < g.outputs; ++k)
            results += (results.empty() ? "" : ",\\; ") + node(g.output[k], level::any);
        return text + (g.outputs == 1 ? results : "\\left(" + results + "\\right)");
    }

private:
    basic_view<Text> g;
    Text defined;

    static Text name(int i) { return "t_{" + std::to_string(i) + "}"; }
    static Text in_parentheses(Text const& text) { return "\\left(" + text + "\\right)"; }

    level binds(int i) const {
        if (defined[static_cast<std::size_t>(i)]) return level::atom;
        if (g.is_negative(i)) return level::sum;
        if (g.is_leaf(i) || g.op(i) == code::divide) return level::atom;
        if (g.op(i) == code::multiply && g.is_negative(factor(i))) return level::sum;
        return level_of(g.info(i).form);
    }
    Text leaf(int i) const {
        return g.is_number(i) ? latex_number<Text>(g.leaf(i)) : latex_name<Text>(g.leaf(i));
    }
    Text node(int i, level wanted) {
        Text text;
        if (defined[static_cast<std::size_t>(i)])
            text = name(i);
        else if (g.is_leaf(i))
            text = leaf(i);
        else
            text = operation(i);
        return binds(i) < wanted ? in_parentheses(text) : text;
    }
    /// The base of a power: anything but a name or a short number in parentheses.
    Text base(int i) {
        Text const text = node(i, level::any);
        bool const bare = g.is_leaf(i) ? text[0] != '-' && text.find('^') == Text::npos
                                       : static_cast<bool>(defined[static_cast<std::size_t>(i)]);
        return bare ? text : in_parentheses(text);
    }
    /// The factor that a product begins with: numbers first.
    int factor(int i) const {
        int const a = g.operand(i, 0), b = g.operand(i, 1);
        return g.is_number(b) && !g.is_number(a) ? b : a;
    }

    Text operation(int i) {
        operation_info const& info = g.info(i);
        int const a = g.operand(i, 0), b = g.operand(i, 1), c = g.operand(i, 2);
        Text const called = info.name;
        if (g.op(i) == code::divide)
            return "\\frac{" + node(a, level::any) + "}{" + node(b, level::any) + "}";
        if (g.op(i) == code::multiply) return product(factor(i), factor(i) == a ? b : a);
        if (called == "exp") return "e^{" + node(a, level::any) + "}";
        if (called == "pow") return base(a) + "^{" + node(b, level::any) + "}";
        if (called == "sqrt") return "\\sqrt{" + node(a, level::any) + "}";
        if (called == "abs") return "\\left|" + node(a, level::any) + "\\right|";
        if (called == "select")
            return "\\begin{cases}" + node(b, level::any) + " & \\text{if } " +
                   node(a, level::any) + " \\\\ " + node(c, level::any) +
                   " & \\text{otherwise}\\end{cases}";
        if (info.form == binding::call) return call(i, info);
        Text const sign = info.latex != nullptr ? info.latex : info.name;
        if (info.form == binding::sign) return sign + node(a, level::product);
        level const mine = level_of(info.form);
        level const right =
            g.op(i) == code::subtract ? static_cast<level>(static_cast<int>(mine) + 1) : mine;
        Text const text = node(b, right);
        if (g.op(i) == code::add && text[0] == '-') // + and - in one
            return node(a, mine) + " - " + text.substr(1);
        return node(a, mine) + " " + sign + " " + text;
    }
    Text product(int a, int b) {
        if (a == b) return base(a) + "^{2}";
        return node(a, g.is_negative(a) ? level::any : level::product) +
               (g.is_number(b) ? " \\cdot " : " \\, ") + node(b, level::product);
    }
    Text call(int i, operation_info const& info) {
        Text text = info.latex != nullptr ? info.latex : "\\operatorname{" + Text(info.name) + "}";
        if (info.arity == 0) return text;
        Text arguments;
        for (int k = 0; k < info.arity; ++k)
            arguments += (k == 0 ? "" : ", ") + node(g.operand(i, k), level::any);
        return text + in_parentheses(arguments);
    }
};
using latex_writer = basic_latex_writer<std::string>;

} // namespace tapeless::print
