// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/flat_call.hpp>
#include <tapeless/array/call/nested.hpp>
#include <tapeless/array/call/of_traced.hpp>
#include <tapeless/array/call/splice.hpp>
#include <tapeless/array/diagnostics.hpp>

namespace tapeless {

namespace arrays {

template <class Actual>
constexpr formal formal_at(Actual const& x) {
    formal made{rank_of<Actual>};
    if constexpr (TracedArray<Actual>)
        for (int axis = 0; axis < made.rank; ++axis)
            made.extent[axis] = x.home()->length[x.home()->root(x.dimension(axis))];
    if constexpr (TracedArray<Actual>) made.integers = x.integers();
    return made;
}
/// In place of slopes that are refused: the arguments, so that no second error follows.
template <class Definition>
struct stand_in {
    static constexpr auto of(auto const&...) { return refused_outright<Definition>(); }
};
template <class Definition, class Selected, bool WithValue>
struct stand_in<gradient_of<Definition, Selected, WithValue>> {
    static constexpr auto of(auto const&... actual) {
        auto const all = std::tuple(actual...);
        auto const slopes = [&]<std::size_t... Position>(positions<Position...>) {
            if constexpr (sizeof...(Position) == 0 || ((Position >= sizeof...(actual)) || ...))
                return alone(all);
            else
                return alone(std::tuple(std::get<Position>(all)...));
        }
        (Selected{});
        if constexpr (WithValue)
            return std::tuple(symbol(), slopes);
        else
            return slopes;
    }
};

/// The flat definition within the function that is traced.
struct no_nested {
    static constexpr bool takes() { return false; }
};
template <class Flat, class... Leaf>
constexpr auto nested_at(std::type_identity<std::tuple<Leaf&...>>)
    -> nested<Flat, std::remove_const_t<Leaf>...> {
    return {};
}
template <class Definition, class... Actual>
constexpr auto find_nested() {
    if constexpr ((tree::is_leaf<Actual> && ...))
        return nested<Definition, Actual...>{};
    else if constexpr (!takes_structures<Definition, Actual...>())
        return no_nested{};
    else
        return nested_at<typename flat<Definition, Actual...>::type>(
            std::type_identity<leaves_of_all<Actual...>>{});
}

/// The results of a graph, spliced into that which is traced.
template <class Inner, class Result>
struct inserted {
    Result& result;

    template <class... Leaf>
    constexpr void operator()(Leaf const&... leaf) const {
        array_graph* const g = home_of_leaves(leaf...);
        formal const x[] = {formal_at(leaf)...};
        array_graph const made = Inner::make(x, fate::enclosed);
        array_splice splice(*g, made, leaf...);
        each_part(result, [&]<class One>(int number, One& one) {
            one = splice.template result<rank_of<One>>(number);
        });
    }
};

/// What a definition makes of arguments in a row.
template <class Definition>
struct spliced {
    template <class... Actual>
    constexpr auto operator()(Actual const&... actual) const {
        if constexpr (!is_known<Definition>) {
            constexpr bool curve = is_of_curves<Definition>;
            static_assert(!curve, TAPELESS_SAYS_NOT_CURVE);
            static_assert(curve, TAPELESS_SAYS_ARRAY_FUNCTION);
            return refused_outright<Definition>();
        } else {
            using Inner = decltype(find_nested<Definition, Actual...>());
            if constexpr (!Inner::takes())
                return stand_in<Definition>::of(actual...);
            else {
                using Value = decltype(Inner::value());
                using Result = typename result_of<Definition, Value, symbol, Actual...>::type;
                Result result;
                spread_out(inserted<Inner, Result>{result}, std::tuple_cat(leaves_in(actual)...));
                return result;
            }
        }
    }
};

/// Arguments of a traced function in another one.
template <class Callable, class... Argument>
constexpr bool takes_here() {
    constexpr bool found = requires(image<Argument> & ... argument) { Callable{}(argument...); };
    static_assert(found, TAPELESS_SAYS_ARITY);
    return found;
}

} // namespace arrays

/// A function of arrays within another one. A traced function is one of its stretches; a derivative
/// of one is spliced.
template <class Callable, class... Argument>
requires(arrays::HoldsTraced<Argument> ||
         ...) constexpr auto call(function_object<traced<Callable>>, Argument const&... argument) {
    if constexpr (arrays::takes_here<Callable, Argument...>())
        return Callable{}(argument...);
    else
        return diagnosis::refused{};
}
template <class Definition, class... Argument>
requires(arrays::HoldsTraced<Argument> || ...) constexpr auto call(function_object<Definition>,
                                                                   Argument const&... argument) {
    using Known = arrays::known_as<Definition>;
    if constexpr (arrays::are_structured<Known, Argument...>())
        return arrays::in_a_row<Known>(arrays::spliced<Known>{}, argument...);
    else
        return refused_outright<Definition>();
}

} // namespace tapeless
