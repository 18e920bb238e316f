// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/eval/evaluate.hpp>
#include <tapeless/eval/number.hpp>
#include <tapeless/expr/function.hpp>
#include <tapeless/expr/variable.hpp>

#include <array>

namespace tapeless {

/// The leaf type of the arguments of a call.
template <class... Argument>
using call_number = typename number_of<tree::leaf_type<Argument>...>::type;

/// A call inside a traced function: the graph of the callee joins the graph under construction.
template <class At, class... Argument>
constexpr auto call_traced(Argument const&... argument) {
    builder* g = nullptr;
    auto const find = [&](auto const& leaf) { g = g ? g : home_of(leaf); };
    (tree::for_each_leaf(argument, find), ...);
    int input[At::inputs + 1]{};
    int output[At::graph.outputs + 1]{};
    int k = 0;
    builder constants;
    builder& home = g ? *g : constants;
    auto const read = [&](auto const& leaf) { input[k++] = node_in(home, leaf); };
    (tree::for_each_leaf(argument, read), ...);
    splice(home, At::graph, input, output);
    tree::rebind<typename At::result, symbol> result;
    k = 0;
    tree::for_each_leaf(result, [&](symbol& leaf) {
        int const node = output[k++];
        leaf = g ? symbol(g, node) : symbol(home.constant_at(node));
    });
    return result;
}

/// What a call with numbers computes: the function, or those of its results that are not zero by
/// structure.
template <class At>
struct computed_by {
    using source = At;
    using result = structured_result<typename At::result>;
};
template <class At>
requires At::has_zeros struct computed_by<At> {
    using source = typename At::nonzeros;
    using result = scattered_result<source>;
};

/// A call with numbers: the program of the function, evaluated in place. One array of numbers is
/// read where it lies.
template <class At, class Value, class... Argument>
TAPELESS_INLINE constexpr auto call_numbers(Argument const&... argument) {
    using Source = typename computed_by<At>::source;
    using Result = typename computed_by<At>::result;
    if constexpr (sizeof...(Argument) == 1 &&
                  (std::is_same_v<Argument, std::array<Value, At::inputs>> && ...)) {
        return evaluate<Source, Result>((argument.data(), ...));
    } else {
        Value in[At::inputs + 1];
        int k = 0;
        auto const read = [&](auto const& leaf)
                              TAPELESS_INLINE_LAMBDA { in[k++] = static_cast<Value>(leaf); };
        (tree::for_each_leaf(argument, read), ...);
        return evaluate<Source, Result>(static_cast<Value const*>(in));
    }
}

/// All that can be wrong with the arguments by themselves.
template <class... Argument>
constexpr bool takes_arguments() {
    using Value = call_number<Argument...>;
    constexpr bool by_position = !(is_bound<Argument> || ...);
    static_assert(by_position, TAPELESS_SAYS_NAMED_ARGUMENTS);
    constexpr bool one_type = !std::is_same_v<Value, mismatch> &&
                              !(std::is_same_v<tree::leaf_type<Argument>, tree::mixed> || ...);
    constexpr bool traced = !is_unbound<Value>;
    static_assert(one_type || !by_position, TAPELESS_SAYS_MIXED_VALUES);
    static_assert(traced || !by_position, TAPELESS_SAYS_MIXED_DOORS);
    if constexpr (one_type && traced && by_position) {
        constexpr bool unknown_class = std::is_class_v<Value> && !is_number<Value> &&
                                       !std::is_empty_v<Value> && !is_range<Value>;
        static_assert(!unknown_class, TAPELESS_SAYS_STRUCT);
        constexpr bool numbers = is_number<Value> && !(std::is_array_v<Argument> || ...);
        static_assert(numbers || unknown_class, TAPELESS_SAYS_ARGUMENT);
        return numbers;
    } else
        return false;
}

/// A structure whose shape is known although its leaves are of several types.
template <class Argument>
inline constexpr bool has_shape =
    !std::is_same_v<tree::leaf_type<Argument>, tree::mixed> || requires {
    std::tuple_size<Argument>::value;
};

/// In place of a result whose structure is not known, apart from what every result of this function
/// has: it can be taken apart in two where the result can, so that no second error follows.
template <class Definition>
constexpr auto refused_outright() {
    if constexpr (requires { typename Definition::refused_result; })
        return typename Definition::refused_result{};
    else
        return diagnosis::refused{};
}

/// In place of the result of a call with numbers of several types: the structure is known.
template <class Definition, class... Argument>
constexpr auto refused_call() {
    constexpr bool mixed = std::is_same_v<call_number<Argument...>, mismatch> ||
                           (std::is_same_v<tree::leaf_type<Argument>, tree::mixed> || ...);
    if constexpr (!mixed || !(has_shape<Argument> && ...))
        return refused_outright<Definition>();
    else if constexpr (!Definition::template accepts<tree::shape<Argument>...>())
        return refused_outright<Definition>();
    else
        return typename Definition::template at<tree::shape<Argument>...>::result{};
}

/// Said here as well, where the types in a message are those of the call.
template <class At>
constexpr bool is_small_enough() {
    constexpr bool small_enough = !At::graph.too_large;
    static_assert(small_enough, TAPELESS_SAYS_TOO_LARGE);
    return small_enough;
}

template <class Definition, class... Argument>
TAPELESS_INLINE constexpr auto call(function_object<Definition>, Argument const&... argument) {
    using Value = call_number<Argument...>;
    if constexpr (!takes_arguments<Argument...>()) {
        return refused_call<Definition, Argument...>();
    } else if constexpr (!Definition::template accepts<tree::shape<Argument>...>()) {
        return refused_outright<Definition>();
    } else {
        using At = typename Definition::template at<tree::shape<Argument>...>;
        constexpr bool terminates = requires { At::graph.outputs; };
        static_assert(terminates, TAPELESS_SAYS_RECURSION);
        if constexpr (!terminates)
            return symbol();
        else if constexpr (!defined_on<At, Value>())
            return typename At::result{};
        else if constexpr (std::is_same_v<Value, symbol>)
            return call_traced<At>(argument...);
        else if constexpr (!is_small_enough<At>())
            return typename At::result{};
        else
            return call_numbers<At, Value>(argument...);
    }
}

} // namespace tapeless
