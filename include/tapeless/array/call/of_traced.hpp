// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/call/derivation.hpp>

namespace tapeless::arrays {

/// A derivative as a callable. What it returns, which a derivative of it has to know, is found as
/// that of any other: by tracing it.
template <class Definition>
struct calling {
    constexpr auto operator()(auto const&... argument) const {
        return function_object<Definition>{}(argument...);
    }
};

template <class Definition>
struct as_traced {
    using type = traced<calling<Definition>>;
};
template <class Callable>
struct as_traced<traced<Callable>> {
    using type = traced<Callable>;
};

/// A definition with derivatives of traced functions only: jacobian(gradient(f)) is the Jacobian of
/// a function that calls gradient(f). Forward mode is of any that takes its arguments in a row.
template <class Definition>
struct of_traced {
    using type = Definition;
};
template <class Definition, class Selected, bool WithValue>
struct of_traced<gradient_of<Definition, Selected, WithValue>> {
    using type = gradient_of<typename as_traced<Definition>::type, Selected, WithValue>;
};
template <class Definition>
struct of_traced<jvp_of<Definition>> {
    static constexpr bool in_a_row = !takes_tuples<Definition>;
    using inner = std::conditional_t<in_a_row, of_traced<Definition>, as_traced<Definition>>;
    using type = jvp_of<typename inner::type>;
};
template <class Definition>
struct of_traced<vjp_of<Definition>> {
    using type = vjp_of<typename as_traced<Definition>::type>;
};
template <class Definition, class Selected>
struct of_traced<hvp_of<Definition, Selected>> {
    using type = hvp_of<typename as_traced<Definition>::type, Selected>;
};
template <class Definition, class Selected, direction Direction>
struct of_traced<jacobian_of<Definition, Selected, Direction>> {
    using type = jacobian_of<typename as_traced<Definition>::type, Selected, Direction>;
};
template <class Definition, class Selected, direction Direction>
struct of_traced<hessian_of<Definition, Selected, Direction>> {
    using type = hessian_of<typename as_traced<Definition>::type, Selected, Direction>;
};
template <class Definition>
using known_as = typename of_traced<Definition>::type;

/// Whether the arguments of a call are in the tuples that its definition takes.
template <class Known, class... Argument>
constexpr bool are_structured() {
    constexpr bool structured = in_tuples<Known, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    return structured;
}

} // namespace tapeless::arrays
