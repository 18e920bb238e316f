// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Gradients checked against numbers that owe nothing to the rules of differentiation.

#include <tapeless/core/tree/names.hpp>
#include <tapeless/diff/gradient.hpp>
#include <tapeless/eval/call_expression.hpp>
#include <tapeless/eval/gradient_report.hpp>

namespace tapeless {

namespace checking {

/// The function of a list of numbers, whatever structure its arguments have.
template <class Definition, class... Shape>
struct flattened {
    static constexpr std::size_t inputs = static_cast<std::size_t>((leaves<Shape> + ... + 0));
    template <class Number>
    static Number value(std::array<Number, inputs + 1> const& in) {
        std::tuple<tree::rebind<Shape, Number>...> arguments;
        Number const* next = in.data();
        auto const fill = [&](auto&... argument) { ((next = tree::assign(argument, next)), ...); };
        std::apply(fill, arguments);
        auto const call = [](auto const&... argument) {
            return function_object<Definition>{}(argument...);
        };
        return std::apply(call, arguments);
    }
    static std::string name(std::size_t leaf) {
        std::string text;
        std::size_t place = 0;
        bool found = false;
        auto const look = [&]<class One>(std::type_identity<One>) {
            std::size_t const count = tree::leaf_count<One>;
            std::string const prefix =
                sizeof...(Shape) == 1 ? "argument" : "argument " + std::to_string(place++);
            if (!found && leaf < count) text = tree::leaf_name<One>(prefix, leaf), found = true;
            leaf -= found ? 0 : count;
        };
        (look(std::type_identity<Shape>{}), ...);
        return text;
    }
};

template <class Argument>
tree::rebind<Argument, double> as_doubles(Argument const& argument) {
    tree::rebind<Argument, double> result;
    double leaf[tree::leaf_count<Argument> + 1];
    tree::flatten(argument, static_cast<double*>(leaf));
    tree::assign(result, static_cast<double const*>(leaf));
    return result;
}

/// An expression as a function of its variables, listed.
template <word Root, int Held>
struct listed_variables {
    using source = typename expression_definition<Root, Held>::source;
    static constexpr std::size_t inputs = source::variables.count;

    expression<Root, Held> e;

    template <class Number>
    Number value(std::array<Number, inputs + 1> const& in) const {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return e(bound<source::variables.id[K], Number>{in[K]}...);
        }
        (std::make_index_sequence<inputs>{});
    }
    template <class... Binding>
    static constexpr std::array<double, inputs + 1> values(bindings<Binding...> const& all) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return std::array{static_cast<double>(value_at<source::variables.id[K]>(all))..., 0.0};
        }
        (std::make_index_sequence<inputs>{});
    }
    std::array<double, inputs + 1> slopes(std::array<double, inputs + 1> const& in) const {
        std::array<double, inputs + 1> result{};
        auto const by_variable = [&]<std::size_t... K>(std::index_sequence<K...>) {
            return gradient(e)(bound<source::variables.id[K], double>{in[K]}...);
        }
        (std::make_index_sequence<inputs>{});
        for (std::size_t k = 0; k < inputs; ++k) result[k] = by_variable.values[k];
        return result;
    }
    static std::string name(std::size_t k) { return source::variables.name[k]; }
};

} // namespace checking

/// `check_gradient(f, args...)`: every partial derivative of a scalar function at these arguments,
/// compared with extrapolated differences in long double and, where the function allows it, with a
/// complex step.
template <class Definition, class... Argument>
auto check_gradient(function_object<Definition> f, Argument const&... argument) {
    using Flat = checking::flattened<Definition, tree::shape<Argument>...>;
    using Slopes = gradient_of<Definition, positions<>, false>;
    if constexpr (takes_arguments<Argument...>()) {
        if constexpr (Slopes::template accepts<tree::shape<Argument>...>()) {
            constexpr auto const& graph = Definition::template at<tree::shape<Argument>...>::graph;
            checking::point<Flat, double> in{}, slopes{};
            double* next = in.data();
            ((next = tree::flatten(argument, next)), ...);
            tree::flatten(gradient(f)(checking::as_doubles(argument)...), slopes.data());
            return checking::check_components<checking::allows_complex_step(graph)>(Flat{}, in,
                                                                                    slopes);
        } else
            return gradient_report<Flat::inputs>{};
    } else
        return gradient_report<Flat::inputs>{};
}
template <BareCallable Callable, class... Argument>
auto check_gradient(Callable const& f, Argument const&... argument) {
    return check_gradient(function(f), argument...);
}

/// `check_gradient(e, x = 1.0, y = 2.0)`: the same of an expression.
template <word Root, int Held, class... Binding>
auto check_gradient(expression<Root, Held> const& e, Binding const&... binding) {
    using Flat = checking::listed_variables<Root, Held>;
    using Source = typename Flat::source;
    using Value = typename number_of<typename binding_check::value_of<Binding>::type...>::type;
    if constexpr (!binding_check::passes<Source, Value, Binding...>())
        return gradient_report<Flat::inputs>{};
    else if constexpr (!has_rules<Source, all_inputs<Source::variables.count>>())
        return gradient_report<Flat::inputs>{};
    else {
        Flat const flat{e};
        auto const in = flat.values(bindings<Binding...>{binding...});
        return checking::check_components<checking::allows_complex_step(Source::graph)>(
            flat, in, flat.slopes(in));
    }
}

} // namespace tapeless
