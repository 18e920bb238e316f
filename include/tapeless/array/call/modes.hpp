// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/pullback.hpp>
#include <tapeless/array/diff/joined_states.hpp>
#include <tapeless/array/plan/plan.hpp>

namespace tapeless::arrays {

/// The graph of a definition at the first `Count` of some shapes.
template <class Definition, class Positions, class... Shape>
struct at_first_of;
template <class Definition, std::size_t... Position, class... Shape>
struct at_first_of<Definition, std::index_sequence<Position...>, Shape...> {
    template <std::size_t Which>
    using shape = std::tuple_element_t<Which, std::tuple<Shape...>>;
    using type = array_at<Definition, shape<Position>...>;
};
template <class Definition, std::size_t Count, class... Shape>
using at_first = at_first_of<Definition, std::make_index_sequence<Count>, Shape...>;

template <class Selected, class... Shape>
constexpr bool paired() {
    constexpr int rank[] = {Shape::rank..., 0};
    return are_partners<Selected>(rank, sizeof...(Shape));
}

/// The graph of a function, of which the graph of a derivative is made.
template <class Inner>
consteval array_graph graph_to_derive(fate becomes) {
    if constexpr (requires { Inner::run(becomes); })
        return Inner::run(becomes);
    else
        return Inner::graph;
}
/// A graph of its own, whose turns between checkpoints are computed again in second derivatives,
/// or not.
template <class Derived, bool Thrifty>
struct last_graph_of {
    static consteval array_graph make() { return Derived::run(fate::called, Thrifty); }
    static constexpr array_graph graph = make();

    static consteval bool has_checkpoints() {
        bool found = false;
        for (int s = 0; s < graph.scans; ++s) found = found || graph.scan[s].recomputed;
        return found;
    }
};
template <class Definition, class... Shape>
struct derived_at {
    static constexpr std::size_t primals = derivation<Definition>::own(sizeof...(Shape));
    using first = at_first<typename derivation<Definition>::of, primals, Shape...>;
    using inner = typename first::type;
    static constexpr bool is_scalar = false;

    static consteval array_graph run(fate becomes, bool thrifty = true) {
        bool const by_tangents = becomes == fate::called && !is_reverse<Definition>;
        array_graph g =
            graph_to_derive<inner>(by_tangents && thrifty ? fate::pushed : fate::differentiated);
        g.becomes = becomes;
        derivation<Definition>::derive(g, formals<Shape...>);
        if (by_tangents) joined_states{g};
        return g;
    }
    /// That of more operations, unless a plan has no room for them.
    static constexpr array_graph const& last_graph() {
        using thrifty = last_graph_of<derived_at, true>;
        if constexpr (!is_reverse<Definition> && thrifty::has_checkpoints())
            if constexpr (plan_of<thrifty>::too_large)
                return last_graph_of<derived_at, false>::graph;
        return thrifty::graph;
    }
    static constexpr array_graph const& graph = last_graph();
};

template <class Definition, class Selected, bool WithValue, class... Shape>
struct array_at<gradient_of<Definition, Selected, WithValue>, Shape...>
    : derived_at<gradient_of<Definition, Selected, WithValue>, Shape...> {
    using inner = array_at<Definition, Shape...>;
    static constexpr bool has_result = inner::is_scalar;

    static constexpr bool takes() { return takes_selected<inner, Selected, sizeof...(Shape)>(); }
};

/// The shapes are those of primals and tangents.
template <class Definition, class... Shape>
struct array_at<jvp_of<Definition>, Shape...> : derived_at<jvp_of<Definition>, Shape...> {
    using base = derived_at<jvp_of<Definition>, Shape...>;
    static constexpr bool has_result = base::inner::has_result;
    static constexpr char const* behind = "tangent ";
    static constexpr bool behind_is_alike = true;

    static constexpr bool takes() {
        constexpr bool alike = paired<positions<>, Shape...>();
        static_assert(alike, TAPELESS_SAYS_TUPLE);
        return alike && base::inner::takes();
    }
};

/// The last shapes are those of cotangents, one for each result.
template <class Definition, class... Shape>
struct pullback_at : derived_at<Definition, Shape...> {
    using base = derived_at<Definition, Shape...>;
    using inner = typename base::inner;
    static constexpr bool has_result = requires { inner::results; }
    &&inner::has_result;
    static constexpr char const* behind = "cotangent ";
    static constexpr bool behind_is_alike = false;

    static constexpr bool takes() {
        if constexpr (!inner::takes())
            return false;
        else if constexpr (has_result) {
            constexpr int rank[] = {Shape::rank...};
            constexpr bool alike = are_cotangents(inner::results, rank + base::primals,
                                                  sizeof...(Shape) - base::primals);
            static_assert(alike, TAPELESS_SAYS_TUPLE);
            return alike;
        } else
            return true;
    }
};
template <class Definition, class... Shape>
struct array_at<vjp_of<Definition>, Shape...> : pullback_at<vjp_of<Definition>, Shape...> {};
template <class Definition, std::size_t Own, class... Shape>
struct array_at<pullback_of<Definition, Own>, Shape...>
    : pullback_at<pullback_of<Definition, Own>, Shape...> {};

/// The shapes are those of arguments and directions.
template <class Definition, class Selected, class... Shape>
struct array_at<hvp_of<Definition, Selected>, Shape...>
    : derived_at<hvp_of<Definition, Selected>, Shape...> {
    using base = derived_at<hvp_of<Definition, Selected>, Shape...>;
    static constexpr bool has_result = base::inner::has_result;

    static constexpr bool takes() {
        constexpr bool alike = paired<Selected, Shape...>();
        static_assert(alike, TAPELESS_SAYS_DIRECTION);
        if constexpr (alike)
            return base::inner::takes();
        else
            return false;
    }
};

/// Dense matrices of derivatives.
template <class Definition, class Selected, direction Direction, class... Shape>
struct array_at<jacobian_of<Definition, Selected, Direction>, Shape...>
    : derived_at<jacobian_of<Definition, Selected, Direction>, Shape...> {
    using inner = array_at<Definition, Shape...>;
    static constexpr bool has_result = requires { inner::results; }
    &&inner::has_result;

    static constexpr bool takes() { return takes_selected<inner, Selected, sizeof...(Shape)>(); }
};
template <class Definition, class Selected, direction Direction, class... Shape>
struct array_at<hessian_of<Definition, Selected, Direction>, Shape...>
    : derived_at<hessian_of<Definition, Selected, Direction>, Shape...> {
    using base = derived_at<hessian_of<Definition, Selected, Direction>, Shape...>;
    static constexpr bool has_result = base::inner::has_result;
    static constexpr bool takes() { return base::inner::takes(); }
};

} // namespace tapeless::arrays
