// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/pullback.hpp>
#include <tapeless/array/diagnostics.hpp>

namespace tapeless::arrays {

template <class Actual>
inline constexpr int rank_of = array_rank<Actual> < 0 ? 0 : array_rank<Actual>;

/// What a function within a traced function is: the definition of its result's structure, and how
/// its graph is made at arguments that are known only while the outer one is traced.
template <class Definition, class... Actual>
struct nested;

template <class Callable, class... Actual>
struct nested<traced<Callable>, Actual...> {
    using at_ranks = tracing<Callable, rank_of<Actual>...>;
    static constexpr bool is_scalar = at_ranks::is_scalar;

    static constexpr bool takes() {
        constexpr bool found = requires(traced_as<rank_of<Actual>> & ... argument) {
            Callable{}(argument...);
        };
        static_assert(found, TAPELESS_SAYS_ARITY);
        if constexpr (found) {
            constexpr bool returns = at_ranks::has_result;
            static_assert(returns, TAPELESS_SAYS_ARRAY_RESULT);
            return returns;
        } else
            return false;
    }
    static constexpr array_graph make(formal const* x, fate) {
        return at_ranks::run(x, find_equal(at_ranks::run(x, {})));
    }
    /// What the function itself returns.
    static constexpr auto value() { return tree::rebind<typename at_ranks::result, symbol>{}; }
};

template <class Definition, class Positions, class... Actual>
struct nested_first_of;
template <class Definition, std::size_t... Position, class... Actual>
struct nested_first_of<Definition, std::index_sequence<Position...>, Actual...> {
    using actuals = std::tuple<Actual...>;
    using type = nested<Definition, std::tuple_element_t<Position, actuals>...>;
};
template <class Selected, class... Actual>
constexpr bool nested_paired() {
    constexpr int rank[] = {rank_of<Actual>..., 0};
    return are_partners<Selected>(rank, sizeof...(Actual));
}
constexpr auto alone(auto const& all) {
    if constexpr (std::tuple_size_v<std::remove_cvref_t<decltype(all)>> == 1)
        return std::get<0>(all);
    else
        return all;
}
template <class Definition, class... Actual>
struct nested_derived {
    static constexpr std::size_t own = derivation<Definition>::own(sizeof...(Actual));
    using first = nested_first_of<typename derivation<Definition>::of,
                                  std::make_index_sequence<own>, Actual...>;
    using inner = typename first::type;
    static constexpr bool is_scalar = false;

    static constexpr auto value() { return inner::value(); }
    static constexpr array_graph make(formal const* x, fate becomes) {
        array_graph g = inner::make(x, fate::differentiated);
        g.becomes = becomes;
        derivation<Definition>::derive(g, x);
        return g;
    }
};

template <class Definition, class Selected, bool WithValue, class... Actual>
struct nested<gradient_of<Definition, Selected, WithValue>, Actual...>
    : nested_derived<gradient_of<Definition, Selected, WithValue>, Actual...> {
    using base = nested_derived<gradient_of<Definition, Selected, WithValue>, Actual...>;
    using inner = typename base::inner;

    static constexpr bool takes() {
        if constexpr (takes_selected<inner, Selected, sizeof...(Actual)>()) {
            constexpr bool single = inner::is_scalar;
            static_assert(single, TAPELESS_SAYS_ARRAY_RESULT);
            return single;
        } else
            return false;
    }
};
template <class Definition, class... Actual>
struct nested<jvp_of<Definition>, Actual...> : nested_derived<jvp_of<Definition>, Actual...> {
    using base = nested_derived<jvp_of<Definition>, Actual...>;

    static constexpr bool takes() {
        constexpr bool paired = nested_paired<positions<>, Actual...>();
        static_assert(paired, TAPELESS_SAYS_TUPLE);
        if constexpr (paired)
            return base::inner::takes();
        else
            return false;
    }
};
template <class Definition, class... Actual>
struct nested_pullback : nested_derived<Definition, Actual...> {
    using base = nested_derived<Definition, Actual...>;
    using inner = typename base::inner;

    static constexpr bool takes() {
        if constexpr (!inner::takes())
            return false;
        else {
            constexpr bool plain = requires { inner::at_ranks::results; };
            static_assert(plain, TAPELESS_SAYS_ARRAY_RESULT);
            if constexpr (plain) {
                constexpr int rank[] = {rank_of<Actual>...};
                constexpr bool alike = are_cotangents(inner::at_ranks::results, rank + base::own,
                                                      sizeof...(Actual) - base::own);
                static_assert(alike, TAPELESS_SAYS_TUPLE);
                return alike;
            } else
                return false;
        }
    }
};
template <class Definition, class... Actual>
struct nested<vjp_of<Definition>, Actual...> : nested_pullback<vjp_of<Definition>, Actual...> {};
template <class Definition, std::size_t Own, class... Actual>
struct nested<pullback_of<Definition, Own>, Actual...>
    : nested_pullback<pullback_of<Definition, Own>, Actual...> {};
template <class Definition, class Selected, class... Actual>
struct nested<hvp_of<Definition, Selected>, Actual...>
    : nested_derived<hvp_of<Definition, Selected>, Actual...> {
    using base = nested_derived<hvp_of<Definition, Selected>, Actual...>;

    static constexpr bool takes() {
        constexpr bool paired = nested_paired<Selected, Actual...>();
        static_assert(paired, TAPELESS_SAYS_DIRECTION);
        if constexpr (paired)
            return base::inner::takes();
        else
            return false;
    }
};

template <class Definition, class Selected, direction Direction, class... Actual>
struct nested<jacobian_of<Definition, Selected, Direction>, Actual...>
    : nested_derived<jacobian_of<Definition, Selected, Direction>, Actual...> {
    using base = nested_derived<jacobian_of<Definition, Selected, Direction>, Actual...>;
    using inner = typename base::inner;

    static constexpr bool takes() {
        if constexpr (takes_selected<inner, Selected, sizeof...(Actual)>()) {
            constexpr bool single = requires { inner::at_ranks::results; };
            static_assert(single, TAPELESS_SAYS_ARRAY_RESULT);
            return single;
        } else
            return false;
    }
};
template <class Definition, class Selected, direction Direction, class... Actual>
struct nested<hessian_of<Definition, Selected, Direction>, Actual...>
    : nested_derived<hessian_of<Definition, Selected, Direction>, Actual...> {
    using base = nested_derived<hessian_of<Definition, Selected, Direction>, Actual...>;

    static constexpr bool takes() { return base::inner::takes(); }
};

} // namespace tapeless::arrays
