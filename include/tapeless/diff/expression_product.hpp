// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/expression_matrix.hpp>

namespace tapeless {

/// The components of a direction, each bound to an input of its own: what `along(x = 1.0)` makes.
template <class... Binding>
struct heading
    : bound<along_variable<Binding::id>::id, decltype(std::declval<Binding>().value)>... {};

template <class Type>
inline constexpr bool is_direction = false;
template <class... Binding>
inline constexpr bool is_direction<heading<Binding...>> = true;

/// The variable that has two components; 0 if there is none.
template <class... Binding>
constexpr word component_twice() {
    constexpr word id[] = {Binding::id..., 0};
    for (std::size_t k = 0; k < sizeof...(Binding); ++k)
        for (std::size_t j = 0; j < k; ++j)
            if (id[j] == id[k]) return id[k];
    return 0;
}
template <class... Binding>
constexpr bool are_components() {
    constexpr bool named = (is_bound<Binding> && ...);
    static_assert(named, TAPELESS_SAYS_NAMED_VALUES);
    if constexpr (named) {
        constexpr word culprit = component_twice<Binding...>();
        if constexpr (culprit != 0)
            static_assert(diagnosis::has_one_value<label_of(variable_key<culprit>{})>,
                          TAPELESS_SAYS_BOUND_TWICE);
        return culprit == 0;
    } else
        return false;
}

/// `along(x = 1.0, y = 0.5)`: a direction in the space of the variables.
template <class... Binding>
constexpr auto along(Binding const&... binding) {
    if constexpr (are_components<Binding...>())
        return heading<Binding...>{{binding.value}...};
    else
        return diagnosis::refused{};
}

/// A function of a point and a direction: `hvp(e)(x = 2.0, y = 3.0, along(x = 1.0, y = 0.5))`.
template <class Source, class Result, int Held>
struct along_direction : expression_function<Source, Result, Held> {
    template <class... Given>
    TAPELESS_INLINE constexpr auto operator()(Given const&... argument) const {
        return call(*this, argument...);
    }
};

/// The product of the Hessian of an expression with a direction: forward mode over the gradient.
template <word Roots, int Held, word List, int Columns>
struct expression_hvp {
    using function = joint_source<Roots, Held, List, true>;
    using inner = typename slopes_along<function, Columns>::type;
    static constexpr auto const& variables = function::variables;
    static constexpr int inputs = function::inputs;
    static constexpr int directions = Columns;

    struct pass {
        static constexpr int nodes = inner::graph.size;
        static constexpr auto begin() {
            workspace<inner, mode::forward, 0> work;
            for (int k = 0; k < Columns; ++k)
                work.seed_tangent(k, work.input[variables.count - Columns + k]);
            return work;
        }
        static constexpr void write(auto& work, auto& out) {
            for (int k = 0; k < Columns; ++k) out.write(work.tangent_of(k));
        }
    };
    static constexpr auto const& graph = differentiation<pass, inputs, Columns>::graph;
};

/// `hvp(e, wrt(x, y))`: a function of the variables of e and of a direction along those of `wrt`,
/// all of them without it; it returns the Hessian times the direction, by variable.
template <word Root, int Held, class... Variable>
constexpr auto hvp(expression<Root, Held> const& e, variables<Variable...> along) {
    if constexpr (!have_slopes<expression<Root, Held>>(decltype(along){}))
        return diagnosis::refused{};
    else {
        constexpr int columns = sizeof...(Variable);
        using Source =
            expression_hvp<listed_roots<Root>::hash, Held, listed<Variable...>::hash, columns>;
        if constexpr (twice_differentiable<Source, columns>())
            return along_direction<Source, packing::slopes<Variable...>, Held>{{e.held}};
        else
            return diagnosis::refused{};
    }
}
template <word Root, int Held>
constexpr auto hvp(expression<Root, Held> const& e) {
    return hvp(e, variables_of<Root>());
}

} // namespace tapeless
