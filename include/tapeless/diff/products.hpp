// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/vector_forward.hpp>

namespace tapeless {

namespace products {

template <class Definition, class Tuple>
struct unpacked;
template <class Definition, class... Shape>
struct unpacked<Definition, std::tuple<Shape...>> {
    static constexpr bool accepted = Definition::template accepts<Shape...>();
    using at = typename Definition::template at<Shape...>;
    static constexpr bool differentiable() {
        if constexpr (accepted)
            return has_rules<at>();
        else
            return false;
    }
};
template <class Type>
inline constexpr bool is_tuple = false;
template <class... Type>
inline constexpr bool is_tuple<std::tuple<Type...>> = true;

template <class Definition, class... Shape>
constexpr bool takes_primals() {
    if constexpr (sizeof...(Shape) != 2)
        return false;
    else
        return is_tuple<std::tuple_element_t<0, std::tuple<Shape...>>>;
}

} // namespace products

/// Whether these are tangents of the primals, or an array of such.
template <class Primals, class Tangents>
inline constexpr bool are_tangents = std::is_same_v<Primals, Tangents>;
template <class Primals, std::size_t Count>
inline constexpr bool are_tangents<Primals, std::array<Primals, Count>> = true;

/// The Jacobian-vector product by forward mode: (primals, tangents) to (value, tangent of the
/// value). An array of tangents gives an array of tangents of the value.
template <class Definition>
struct jvp_of {
    using refused_result = diagnosis::refused_pair;

    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool tuples = products::takes_primals<Definition, Shape...>();
        constexpr bool alike = [] {
            if constexpr (tuples)
                return are_tangents<Shape...>;
            else
                return false;
        }();
        static_assert(alike, TAPELESS_SAYS_TUPLE);
        if constexpr (alike)
            return products::unpacked<
                Definition, std::tuple_element_t<0, std::tuple<Shape...>>>::differentiable();
        else
            return false;
    }

    template <class Primals, class Tangents>
    struct at {
        using inner = typename products::unpacked<Definition, Primals>::at;
        using result = std::tuple<typename inner::result, typename inner::result>;
        static constexpr int inputs = 2 * inner::inputs;
        static constexpr auto const& graph =
            differentiation<tangent_pass<inner, 1>, inputs, leaves<result>>::graph;
    };
    template <class Primals, std::size_t Count>
    struct at<Primals, std::array<Primals, Count>> {
        using inner = typename products::unpacked<Definition, Primals>::at;
        using result =
            std::tuple<typename inner::result, std::array<typename inner::result, Count>>;
        static constexpr int inputs = (int(Count) + 1) * inner::inputs;
        static constexpr auto const& graph =
            differentiation<tangent_pass<inner, int(Count)>, inputs, leaves<result>>::graph;
    };
};

/// The vector-Jacobian product by reverse mode: (primals, cotangent of the value) to (value,
/// cotangents of the primals).
template <class Definition>
struct vjp_of {
    using refused_result = diagnosis::refused_pair;

    template <class... Shape>
    static constexpr bool accepts() {
        if constexpr (!products::takes_primals<Definition, Shape...>()) {
            static_assert(products::takes_primals<Definition, Shape...>(), TAPELESS_SAYS_TUPLE);
            return false;
        } else {
            using Inner =
                products::unpacked<Definition, std::tuple_element_t<0, std::tuple<Shape...>>>;
            if constexpr (!Inner::differentiable())
                return false;
            else {
                constexpr bool fits = std::is_same_v<std::tuple_element_t<1, std::tuple<Shape...>>,
                                                     typename Inner::at::result>;
                static_assert(fits, TAPELESS_SAYS_TUPLE);
                return fits;
            }
        }
    }

    template <class Primals, class Cotangent>
    struct at {
        using inner = typename products::unpacked<Definition, Primals>::at;
        using result = std::tuple<typename inner::result, Primals>;
        static constexpr int inputs = inner::inputs + inner::graph.outputs;

        struct pass {
            static constexpr int nodes = inner::graph.size;
            static constexpr auto begin() {
                workspace<inner, mode::reverse, inner::graph.outputs> work;
                for (int k = 0; k < inner::inputs; ++k) work.activate(k);
                for (int k = 0; k < inner::graph.outputs; ++k)
                    work.seed_adjoint(k, work.input[inner::inputs + k]);
                return work;
            }
            static constexpr void write(auto& work, auto& out) {
                for (int k = 0; k < inner::graph.outputs; ++k) out.write(work.value[k]);
                for (int k = 0; k < inner::inputs; ++k) out.write(work.adjoint_of(k));
            }
        };
        static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
    };
};

/// The derivative of a function of one scalar, by forward mode; the result is structured as the
/// function's own.
template <class Definition>
struct derivative_of {
    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool curve = sizeof...(Shape) == 1 && (std::is_same_v<Shape, double> && ...);
        static_assert(curve, TAPELESS_SAYS_NOT_CURVE);
        if constexpr (curve)
            return products::unpacked<Definition, std::tuple<Shape...>>::differentiable();
        else
            return false;
    }

    template <class Shape>
    struct at {
        using inner = typename Definition::template at<Shape>;
        using result = typename inner::result;
        static constexpr int inputs = 1;

        struct pass {
            static constexpr int nodes = inner::graph.size;
            static constexpr auto begin() {
                workspace<inner, mode::forward, 0> work;
                work.seed_tangent(0, work.g.constant_node(1.0));
                return work;
            }
            static constexpr void write(auto& work, auto& out) {
                for (int k = 0; k < inner::graph.outputs; ++k) out.write(work.tangent_of(k));
            }
        };
        static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
    };
};

/// `jvp(f)(primals, tangents)`, both tuples with an entry for each argument; or, to push many
/// tangents forward at once, `jvp(f)(primals, std::array{tangents, ...})`.
template <class Definition>
constexpr function_object<jvp_of<Definition>> jvp(function_object<Definition>) {
    return {};
}
template <BareCallable Callable>
constexpr auto jvp(Callable const& f) {
    return jvp(function(f));
}
/// `vjp(f)(primals, cotangent)`: a tuple of primals, and a cotangent structured as the result of f.
template <class Definition>
constexpr function_object<vjp_of<Definition>> vjp(function_object<Definition>) {
    return {};
}
template <BareCallable Callable>
constexpr auto vjp(Callable const& f) {
    return vjp(function(f));
}
/// `derivative(f)`: f' of a function of one scalar.
template <class Definition>
constexpr function_object<derivative_of<Definition>> derivative(function_object<Definition>) {
    return {};
}
template <BareCallable Callable>
constexpr auto derivative(Callable const& f) {
    return derivative(function(f));
}

} // namespace tapeless
