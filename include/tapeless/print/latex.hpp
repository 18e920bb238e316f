// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/print/infix.hpp>

namespace tapeless::print {

/// A name in LaTeX: Greek letters by name, digits and indices as subscripts.
inline std::string latex_name(std::string const& name) {
    static char const* const greek[] = {
        "alpha",   "beta",   "gamma", "delta", "epsilon", "zeta",  "eta",   "theta", "iota",
        "kappa",   "lambda", "mu",    "nu",    "xi",      "pi",    "rho",   "sigma", "tau",
        "upsilon", "phi",    "chi",   "psi",   "omega",   "Gamma", "Delta", "Theta", "Lambda",
        "Xi",      "Pi",     "Sigma", "Phi",   "Psi",     "Omega"};
    std::size_t letters = 0;
    while (letters < name.size() && name[letters] != '[' && name[letters] != '_' &&
           !(letters > 0 && name[letters] >= '0' && name[letters] <= '9'))
        ++letters;
    std::string base = name.substr(0, letters), index;
    for (char const c : name.substr(letters)) {
        if (c == '[' || c == '_')
            index += index.empty() ? "" : ",";
        else if (c != ']')
            index += c;
    }
    for (char const* letter : greek)
        if (base == letter) base = "\\" + base;
    if (base.size() > 1 && base[0] != '\\') base = "\\mathrm{" + base + "}";
    return index.empty() ? base : base + "_{" + index + "}";
}

/// Writes LaTeX for mathematics mode.
class latex_writer {
public:
    explicit latex_writer(view graph) : g(std::move(graph)), defined(definitions(g)) {}

    std::string write() {
        std::string text, results;
        for (int i = 1; i < g.size; ++i)
            if (defined[static_cast<std::size_t>(i)])
                text += name(i) + " = " + operation(i) + ",\\; ";
        for (int const out : g.outputs)
            results += (results.empty() ? "" : ",\\; ") + node(out, level::any);
        return text + (g.outputs.size() == 1 ? results : "\\left(" + results + "\\right)");
    }

private:
    view g;
    std::vector<char> defined;

    static std::string name(int i) { return "t_{" + std::to_string(i) + "}"; }
    static std::string in_parentheses(std::string const& text) {
        return "\\left(" + text + "\\right)";
    }

    level binds(int i) const {
        if (defined[static_cast<std::size_t>(i)]) return level::atom;
        if (g.is_constant(i)) return g.value(i) < 0 ? level::sum : level::atom;
        if (g.is_leaf(i) || g.op(i) == code::divide) return level::atom;
        return level_of(g.info(i).form);
    }
    static std::string number(double value) {
        std::string text = number_text(value);
        std::size_t const e = text.find('e');
        if (e == std::string::npos) return text == "inf" ? "\\infty" : text;
        return text.substr(0, e) + " \\cdot 10^{" + std::to_string(std::atoi(&text[e + 1])) + "}";
    }
    std::string node(int i, level wanted) {
        std::string text;
        if (defined[static_cast<std::size_t>(i)])
            text = name(i);
        else if (g.is_constant(i))
            text = number(g.value(i));
        else if (g.is_leaf(i))
            text = latex_name(g.input[static_cast<std::size_t>(first(g.node[i]))]);
        else
            text = operation(i);
        return binds(i) < wanted ? in_parentheses(text) : text;
    }
    /// The base of a power: anything but a name or a number in parentheses.
    std::string base(int i) {
        bool const bare = g.is_leaf(i) ? !(g.is_constant(i) && g.value(i) < 0)
                                       : static_cast<bool>(defined[static_cast<std::size_t>(i)]);
        return bare ? node(i, level::any) : in_parentheses(node(i, level::any));
    }

    std::string operation(int i) {
        operation_info const& info = g.info(i);
        int const a = g.operand(i, 0), b = g.operand(i, 1), c = g.operand(i, 2);
        std::string const called = info.name;
        if (g.op(i) == code::divide)
            return "\\frac{" + node(a, level::any) + "}{" + node(b, level::any) + "}";
        if (g.op(i) == code::multiply) return product(a, b);
        if (called == "exp") return "e^{" + node(a, level::any) + "}";
        if (called == "pow") return base(a) + "^{" + node(b, level::any) + "}";
        if (called == "sqrt") return "\\sqrt{" + node(a, level::any) + "}";
        if (called == "abs") return "\\left|" + node(a, level::any) + "\\right|";
        if (called == "select")
            return "\\begin{cases}" + node(b, level::any) + " & \\text{if } " +
                   node(a, level::any) + " \\\\ " + node(c, level::any) +
                   " & \\text{otherwise}\\end{cases}";
        if (info.form == binding::call) return call(i, info);
        std::string const sign = info.latex != nullptr ? info.latex : info.name;
        if (info.form == binding::sign) return sign + node(a, level::product);
        level const mine = level_of(info.form);
        level const right =
            g.op(i) == code::subtract ? static_cast<level>(static_cast<int>(mine) + 1) : mine;
        if (g.op(i) == code::add && g.is_constant(b) && g.value(b) < 0)
            return node(a, mine) + " - " + number(-g.value(b));
        return node(a, mine) + " " + sign + " " + node(b, right);
    }
    std::string product(int a, int b) {
        if (a == b) return base(a) + "^{2}";
        if (g.is_constant(b)) return product(b, a); // numbers first
        return node(a, level::product) +
               (g.is_constant(a) && g.is_constant(b) ? " \\cdot " : " \\, ") +
               node(b, level::product);
    }
    std::string call(int i, operation_info const& info) {
        std::string text =
            info.latex != nullptr ? info.latex : "\\operatorname{" + std::string(info.name) + "}";
        if (info.arity == 0) return text;
        std::string arguments;
        for (int k = 0; k < info.arity; ++k)
            arguments += (k == 0 ? "" : ", ") + node(g.operand(i, k), level::any);
        return text + in_parentheses(arguments);
    }
};

} // namespace tapeless::print
