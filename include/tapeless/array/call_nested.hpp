// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/flat_call.hpp>
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

/// The leaves of arguments in a row, and the flat definition.
template <class Definition, class Use, class... Actual>
constexpr auto spliced_flat(Use const& use, Actual const&... actual) {
    if constexpr ((tree::is_leaf<Actual> && ...))
        return use(std::type_identity<Definition>{}, actual...);
    else if constexpr (!takes_structures<Definition, Actual...>())
        return stand_in<Definition>::of(actual...);
    else
        return std::apply(
            [&](auto const&... leaf) {
                return use(std::type_identity<typename flat<Definition, Actual...>::type>{},
                           leaf...);
            },
            std::tuple_cat(leaves_in(actual)...));
}

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
        } else
            return spliced_flat<Definition>(
                [&]<class Flat, class... Leaf>(std::type_identity<Flat>, Leaf const&... leaf) {
                    using inner = nested<Flat, Leaf...>;
                    if constexpr (!inner::takes())
                        return stand_in<Definition>::of(actual...);
                    else {
                        using value = decltype(inner::value());
                        typename result_of<Definition, value, symbol, Actual...>::type result;
                        insert<inner>(result, leaf...);
                        return result;
                    }
                },
                actual...);
    }

private:
    template <class Inner, class Result, class... Leaf>
    static constexpr void insert(Result& result, Leaf const&... leaf) {
        array_graph* const g = home_of_leaves(leaf...);
        formal const x[] = {formal_at(leaf)...};
        array_graph const made = Inner::make(x, false);
        array_splice splice(*g, made, leaf...);
        each_part(result, [&]<class One>(int number, One& one) {
            one = splice.template result<rank_of<One>>(number);
        });
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
    constexpr bool structured = arrays::in_tuples<Definition, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    if constexpr (structured)
        return arrays::in_a_row<Definition>(arrays::spliced<Definition>{}, argument...);
    else
        return refused_outright<Definition>();
}

} // namespace tapeless
