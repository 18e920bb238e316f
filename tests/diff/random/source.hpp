// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <diff/random/recipe.hpp>

#include <tapeless/print/view.hpp>

#include <string>

/// Recipes as C++ source.
namespace random_test {

inline constexpr int compiled_functions = 32;

inline recipe compiled_recipe(std::uint64_t seed) {
    cook c(seed, 3, 30);
    return c.finish(1, 6);
}

inline std::string literal(double x) {
    std::string const text = tl::print::number_text(x);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

inline std::string statement(step const& s) {
    auto const name = [](int k) { return "t" + std::to_string(k); };
    if (s.op == constant_step) return literal(s.constant);
    tl::operation_info const& info = *catalogue()[static_cast<std::size_t>(s.op)];
    if (info.form == tl::binding::sign) return info.name + name(s.x[0]);
    if (info.form != tl::binding::call) return name(s.x[0]) + " " + info.name + " " + name(s.x[1]);
    std::string text = "tl::" + std::string(info.name);
    for (int k = 0; k < info.arity; ++k) text += (k == 0 ? "(" : ", ") + name(s.x[k]);
    return text + ")";
}

/// A generic lambda of which every step is a statement.
inline std::string source_of(recipe const& r, std::string const& number) {
    std::string parameters, body;
    for (std::size_t k = 0; k < r.steps.size(); ++k) {
        std::string const t = "t" + std::to_string(k);
        if (r.steps[k].op == input_step)
            parameters += (k == 0 ? "" : ", ") + ("[[maybe_unused]] auto const& " + t);
        else
            body += "    [[maybe_unused]] auto const " + t + " = " + statement(r.steps[k]) + ";\n";
    }
    return "template <>\ninline constexpr auto body<" + number + "> = [](" + parameters + ") {\n" +
           body + "    return t" + std::to_string(r.outputs[0]) + ";\n};\n";
}

} // namespace random_test
