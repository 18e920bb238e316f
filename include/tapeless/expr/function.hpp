// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/tree/tree.hpp>
#include <tapeless/graph/graph.hpp>
#include <tapeless/op/catalogue.hpp>

#include <tuple>

namespace tapeless {

/// A differentiable function: `Definition::at<Shape...>` is its graph for arguments of these shapes
/// and the shape of its result. Objects of this type are empty; calls are evaluated in
/// eval/call.hpp.
template <class Definition>
struct function_object {
    using definition = Definition;

    template <class... Argument>
    TAPELESS_INLINE constexpr auto operator()(Argument const&... argument) const {
        return call(function_object{}, argument...);
    }
    /// `f({1.0, 2.0})`: braces have no type to go by.
    template <class Element, std::size_t Size>
    constexpr auto operator()(Element const (&list)[Size]) const {
        return call(function_object{}, list);
    }
};

template <class Type>
inline constexpr bool is_function = false;
template <class Definition>
inline constexpr bool is_function<function_object<Definition>> = true;

/// A derivative of an expression, which is called with named values.
template <class Type>
concept OfVariables = requires(Type const& f) {
    f.held_values();
};

/// A lambda, say, where a function is wanted: it is made one.
template <class Type>
concept BareCallable = (std::is_class_v<Type> || std::is_pointer_v<Type> ||
                        std::is_function_v<Type>)&&!Symbolic<Type> &&
                       !is_function<Type> && !OfVariables<Type> &&
                       !std::is_same_v<Type, diagnosis::refused>;

/// A constant among symbols is one of them.
template <>
inline constexpr bool tree::absorbs_numbers<symbol> = true;

template <class Shape>
inline constexpr int leaves = static_cast<int>(tree::leaf_count<Shape>);

template <class Shape>
using traced_argument = tree::rebind<Shape, symbol>;

/// A struct whose members have no names in a traced function.
template <class Argument>
inline constexpr bool nameless = false;
template <class Struct, class Leaf>
inline constexpr bool nameless<fields<Struct, Leaf>> = true;

/// Whether a traced function can return this: every leaf is a symbol or a plain number.
template <class Result>
constexpr bool made_of_numbers() {
    if constexpr (std::is_void_v<Result>)
        return false;
    else if constexpr (tree::structure<Result>::kind == tree::form::leaf)
        return std::is_same_v<Result, symbol> || std::is_arithmetic_v<Result>;
    else if constexpr (std::is_same_v<tree::leaf_type<Result>, symbol>)
        return true;
    else if constexpr (tree::structure<Result>::kind == tree::form::array)
        return made_of_numbers<typename tree::structure<Result>::element>();
    else
        return []<class... Member>(tree::list<Member...>) {
            return (made_of_numbers<Member>() && ...);
        }(typename tree::structure<Result>::members{});
}

/// The definition of a function by a C++ callable, which the compiler runs on symbols.
template <class Callable>
struct traced {
    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool found = requires(traced_argument<Shape> & ... argument) {
            Callable{}(argument...);
        };
        // Only at a second look clang sees that the body did not compile.
        constexpr bool takes_these = found && requires(traced_argument<Shape> & ... argument) {
            Callable{}(argument...);
        };
        constexpr bool named = !(nameless<traced_argument<Shape>> || ...);
        static_assert(takes_these || !named, TAPELESS_SAYS_ARITY);
        static_assert(takes_these || named, TAPELESS_SAYS_MEMBERS);
        if constexpr (takes_these) {
            using Result = decltype(Callable{}(std::declval<traced_argument<Shape>&>()...));
            constexpr bool returns_numbers = made_of_numbers<std::remove_cvref_t<Result>>();
            constexpr bool explained = std::is_same_v<Result, diagnosis::refused>;
            static_assert(returns_numbers || explained, TAPELESS_SAYS_RESULT);
            return returns_numbers;
        } else
            return false;
    }

    template <class... Shape>
    struct at {
        using traced_result =
            std::remove_cvref_t<decltype(Callable{}(std::declval<traced_argument<Shape>&>()...))>;
        using result = tree::shape<traced_result>;
        static constexpr int inputs = (leaves<Shape> + ... + 0);

        static consteval stage<leaves<result>> trace() {
            builder g;
            stage<leaves<result>> s;
            std::tuple<traced_argument<Shape>...> arguments;
            auto const bind = [&](symbol& leaf) { leaf = {&g, g.input_node(s.inputs++)}; };
            std::apply([&](auto&... argument) { (tree::for_each_leaf(argument, bind), ...); },
                       arguments);
            auto const value = std::apply(Callable{}, arguments);
            int k = 0;
            tree::for_each_leaf(value, [&](auto const& leaf) { s.output[k++] = node_in(g, leaf); });
            prune(s, g);
            return s;
        }
        static constexpr stage<leaves<result>> traced_stage = trace();
        static constexpr auto graph = shrink<traced_stage>();
    };
};

/// Makes a differentiable function of a stateless callable: a captureless generic lambda, or any
/// empty type with a templated call operator.
template <class Callable>
constexpr auto function(Callable const&) {
    if constexpr (std::is_empty_v<Callable> && std::is_default_constructible_v<Callable>)
        return function_object<traced<Callable>>{};
    else {
        static_assert(diagnosis::is_stateless<Callable>, TAPELESS_SAYS_STATELESS);
        return function_object<traced<diagnosis::nothing>>{};
    }
}

} // namespace tapeless
