// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/directional.hpp>
#include <tapeless/diff/gradient.hpp>

namespace tapeless {

/// The product of the Hessian with a direction, by forward mode over the gradient: a small multiple
/// of the cost of the function, whatever the number of its inputs.
template <class Definition, class Selected>
struct hvp_of {
    using slopes = gradient_of<Definition, Selected, false>;
    template <class... Shape>
    using place = point_and_direction<slopes, Selected, Shape...>;

    template <class... Shape>
    static constexpr bool accepts() {
        if constexpr (place<Shape...>::accepted())
            return has_rules<typename place<Shape...>::place::at, [](auto const& visit) {
                place<Shape...>::place::selected::each_input(visit);
            }>();
        else
            return false;
    }

    template <class... Shape>
    struct at {
        using inner = typename place<Shape...>::place::at;
        using selected = typename place<Shape...>::place::selected;
        using result = typename inner::result;
        static constexpr int inputs = inner::inputs + leaves<result>;

        struct pass {
            static constexpr int nodes = inner::graph.size;
            static constexpr auto begin() {
                workspace<inner, mode::forward, leaves<result>> work;
                int direction = inner::inputs;
                selected::each_input([&](int k) { work.seed_tangent(k, work.input[direction++]); });
                return work;
            }
            static constexpr void write(auto& work, auto& out) {
                for (int k = 0; k < inner::graph.outputs; ++k) out.write(work.tangent_of(k));
            }
        };
        static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
    };
};

/// `hvp(f)(p, direction)`: the Hessian times the direction, structured as the gradient. A function
/// of several arguments takes a direction for each, `hvp(f)(x, y, dx, dy)`, or for those that are
/// selected: `hvp(f, wrt<1>)(x, y, dy)`.
template <class Definition, class Selected = positions<>>
constexpr function_object<hvp_of<Definition, Selected>> hvp(function_object<Definition>,
                                                            Selected (*)() = nullptr) {
    return {};
}
template <class Definition, std::size_t... Position>
constexpr function_object<hvp_of<Definition, positions<Position...>>>
hvp(function_object<Definition>, positions<Position...>) {
    return {};
}
template <BareCallable Callable, class Selected>
constexpr auto hvp(Callable const& f, Selected (*selected)()) {
    return hvp(function(f), selected);
}
template <BareCallable Callable, class... Selected>
constexpr auto hvp(Callable const& f, Selected... selected) {
    return hvp(function(f), selected...);
}

} // namespace tapeless
