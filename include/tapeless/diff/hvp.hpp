// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/directional.hpp>
#include <tapeless/diff/gradient.hpp>

namespace tapeless {

/// The product of the Hessian with a direction, by forward mode over the gradient: a small multiple
/// of the cost of the function, whatever the number of its inputs.
template <class Definition>
struct hvp_of {
    using slopes = gradient_of<Definition, positions<>, false>;

    template <class... Shape>
    static constexpr bool accepts() {
        using Both = point_and_direction<slopes, Shape...>;
        if constexpr (Both::accepted())
            return has_rules<typename Both::half::at>();
        else
            return false;
    }

    template <class... Shape>
    struct at {
        using inner = typename point_and_direction<slopes, Shape...>::half::at;
        using result = typename inner::result;
        static constexpr int inputs = 2 * inner::inputs;

        struct pass {
            static constexpr int nodes = inner::graph.size;
            static constexpr auto begin() {
                workspace<inner, mode::forward, inner::inputs> work;
                for (int k = 0; k < inner::inputs; ++k)
                    work.seed_tangent(k, work.input[inner::inputs + k]);
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
/// of several arguments takes a direction for each: `hvp(f)(x, y, dx, dy)`.
template <class Definition>
constexpr function_object<hvp_of<Definition>> hvp(function_object<Definition>) {
    return {};
}
template <BareCallable Callable>
constexpr auto hvp(Callable const& f) {
    return hvp(function(f));
}

} // namespace tapeless
