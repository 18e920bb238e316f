// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/arguments.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/nested.hpp>
#include <tapeless/array/splice.hpp>

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
        } else if constexpr (!nested<Definition, Actual...>::takes())
            return stand_in<Definition>::of(actual...);
        else {
            array_graph* g = nullptr;
            auto const find = [&](auto const& x) {
                if constexpr (TracedArray<std::remove_cvref_t<decltype(x)>>) g = x.home();
            };
            (find(actual), ...);
            formal const x[] = {formal_at(actual)...};
            array_graph const inner = nested<Definition, Actual...>::make(x, false);
            array_splice splice(*g, inner, actual...);
            int number = 0;
            return nested<Definition, Actual...>::result(splice, number);
        }
    }
};

template <class Argument>
inline constexpr bool holds_traced_arrays = TracedArray<Argument>;
template <class... Argument>
inline constexpr bool holds_traced_arrays<std::tuple<Argument...>> =
    (TracedArray<std::remove_cvref_t<Argument>> || ...);

} // namespace arrays

/// A function of arrays within another one. A traced function is one of its stretches; a derivative
/// of one is spliced.
template <class Callable, class... Argument>
requires(TracedArray<Argument> || ...) constexpr auto call(function_object<traced<Callable>>,
                                                           Argument const&... argument) {
    if constexpr (arrays::nested<traced<Callable>, Argument...>::takes())
        return Callable{}(argument...);
    else
        return diagnosis::refused{};
}
template <class Definition, class... Argument>
requires(arrays::holds_traced_arrays<Argument> ||
         ...) constexpr auto call(function_object<Definition>, Argument const&... argument) {
    constexpr bool structured = arrays::in_tuples<Definition, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    if constexpr (structured)
        return arrays::flattened(arrays::spliced<Definition>{}, argument...);
    else
        return refused_outright<Definition>();
}

} // namespace tapeless
