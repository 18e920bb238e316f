// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/tree/names.hpp>
#include <tapeless/diff/expression_gradient.hpp>
#include <tapeless/expr/function.hpp>
#include <tapeless/graph/lowered.hpp>
#include <tapeless/print/dot.hpp>
#include <tapeless/print/latex.hpp>

namespace tapeless {

namespace print {

/// The inputs of an expression's graph: its variables, then the numbers it holds.
template <class Source>
list<std::string> input_names(double const* held) {
    list<std::string> names;
    for (int k = 0; k < Source::variables.count; ++k)
        names.push_back(Source::variables.name[k] != nullptr ? Source::variables.name[k] : "?");
    for (int k = Source::variables.count; k < Source::inputs; ++k)
        names.push_back(number_text(held[k - Source::variables.count]));
    return names;
}

/// The leaves of one argument: `x`, or `x[0]`, `x.rate` ...
template <class Shape>
void add_argument(list<std::string>& names, std::string const& name) {
    for (int k = 0; k < leaves<Shape>; ++k)
        names.push_back(tree::leaf_name<Shape>(name, static_cast<std::size_t>(k)));
}

template <class... Shape>
list<std::string> argument_names() {
    list<std::string> names;
    int k = 0;
    if constexpr (sizeof...(Shape) == 1)
        (add_argument<Shape>(names, "x"), ...);
    else
        (add_argument<Shape>(names, "x" + std::to_string(k++)), ...);
    return names;
}

template <word Root, int Held>
view view_of(expression<Root, Held> const& e) {
    using Source = typename expression_definition<Root, Held>::source;
    return view_of(Source::graph, input_names<Source>(e.held_values()));
}
template <class Source, class Result, int Held>
view view_of(expression_function<Source, Result, Held> const& f) {
    return view_of(Source::graph, input_names<Source>(f.held_values()));
}
template <class... Argument, class Definition>
view view_of(function_object<Definition>) {
    constexpr bool has_types = sizeof...(Argument) > 0;
    static_assert(has_types, TAPELESS_SAYS_PRINT);
    if constexpr (!has_types)
        return {};
    else if constexpr (!Definition::template accepts<tree::shape<Argument>...>())
        return {};
    else {
        using At = typename Definition::template at<tree::shape<Argument>...>;
        return view_of(computed_graph<At>(), argument_names<tree::shape<Argument>...>());
    }
}

/// An expression, or a derivative of one.
template <class Expression>
concept Printable = requires(Expression const& e) {
    view_of(e);
    e.held_values();
};

} // namespace print

/// Infix text of an expression, or of a derivative of one.
template <print::Printable Expression>
std::string to_string(Expression const& e) {
    return print::infix_writer(print::view_of(e)).write();
}
/// `std::cout << e`.
template <class Stream, print::Printable Expression>
requires requires(Stream& stream) { stream << std::string(); }
Stream& operator<<(Stream& stream, Expression const& e) {
    stream << to_string(e);
    return stream;
}

/// Infix text of a traced function for arguments of the given types, named x0, x1 ...
template <class... Argument, class Definition>
std::string to_string(function_object<Definition> f) {
    return print::infix_writer(print::view_of<Argument...>(f)).write();
}
template <class... Argument, BareCallable Callable>
std::string to_string(Callable const& f) {
    return to_string<Argument...>(function(f));
}

template <print::Printable Expression>
std::string to_latex(Expression const& e) {
    return print::latex_writer(print::view_of(e)).write();
}
template <class... Argument, class Definition>
std::string to_latex(function_object<Definition> f) {
    return print::latex_writer(print::view_of<Argument...>(f)).write();
}
template <class... Argument, BareCallable Callable>
std::string to_latex(Callable const& f) {
    return to_latex<Argument...>(function(f));
}

/// The graph in the language of Graphviz.
template <print::Printable Expression>
std::string to_dot(Expression const& e) {
    return print::write_dot(print::view_of(e));
}
template <class... Argument, class Definition>
std::string to_dot(function_object<Definition> f) {
    return print::write_dot(print::view_of<Argument...>(f));
}
template <class... Argument, BareCallable Callable>
std::string to_dot(Callable const& f) {
    return to_dot<Argument...>(function(f));
}

} // namespace tapeless
