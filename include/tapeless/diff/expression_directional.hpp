// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/cost.hpp>
#include <tapeless/diff/expression_product.hpp>
#include <tapeless/diff/taylor.hpp>

namespace tapeless {

namespace packing {

struct value_and_tangent {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        return std::tuple{Value(out[0]), Value(out[1])};
    }
};
template <int Order>
struct coefficients {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        std::array<Value, Order + 1> result;
        for (Value& c : result) c = *out++;
        return result;
    }
};

} // namespace packing

/// Value and tangent of an expression, by forward mode.
template <word Roots, int Held, word List, int Columns>
struct expression_tangent {
    using inner = joint_source<Roots, Held, List, true>;
    static constexpr auto const& variables = inner::variables;
    static constexpr int inputs = inner::inputs;
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
            out.write(work.value[0]);
            out.write(work.tangent_of(0));
        }
    };
    static constexpr auto const& graph = differentiation<pass, inputs, 2>::graph;
};

/// The cotangent of an expression's value: an input of its own.
struct cotangent_variable {
    static constexpr word id = 0x636f74616e67656e;
    static constexpr label<10> text{"cotangent"};
    friend constexpr auto label_of(variable_key<id>) { return text; }
};

/// Value and cotangents of an expression, by reverse mode.
template <word Roots, int Held, word List, int Columns>
struct expression_cotangents {
    struct inner
        : joint_function<Held, decltype(list_at(list_key<Roots>{})),
                         decltype(list_at(list_key<List>{})), variables<cotangent_variable>> {};
    static constexpr auto const& variables = inner::variables;
    static constexpr int inputs = inner::inputs;

    struct pass {
        static constexpr int nodes = inner::graph.size;
        static constexpr auto begin() {
            workspace<inner, mode::reverse, 0> work;
            for (int k = 0; k < Columns; ++k) work.activate(k);
            work.seed_adjoint(0, work.input[variables.count - 1]);
            return work;
        }
        static constexpr void write(auto& work, auto& out) {
            out.write(work.value[0]);
            for (int k = 0; k < Columns; ++k) out.write(work.adjoint_of(k));
        }
    };
    static constexpr auto const& graph = differentiation<pass, inputs, 1 + Columns>::graph;
};

/// The power series of an expression along a direction, or along its only listed variable.
template <word Roots, int Held, word List, int Columns, int Order, bool Directed>
struct expression_series {
    using inner = joint_source<Roots, Held, List, Directed>;
    static constexpr auto const& variables = inner::variables;
    static constexpr int inputs = inner::inputs;
    static constexpr int directions = Columns;

    struct pass : series_pass<inner, Order, true> {
        static constexpr auto begin() {
            power_series<inner, Order> work;
            for (int k = 0; k < Columns; ++k)
                work.direction[k] = Directed ? work.g.input_node(variables.count - Columns + k)
                                             : work.g.constant_node(1.0);
            return work;
        }
    };
    using differentiated = differentiation<pass, inputs, Order + 1>;
    static constexpr auto const& graph = differentiated::graph;
};

/// A function of a point and a cotangent: `vjp(e)(x = 2.0, y = 3.0, 1.0)`.
template <class Source, class Result, int Held>
struct expression_pullback : expression_function<Source, Result, Held> {
    template <class... Argument>
    TAPELESS_INLINE constexpr auto operator()(Argument const&... argument) const {
        return call(*this, argument...);
    }
};

template <class Source, class Result, int Held>
struct plain_function : expression_function<Source, Result, Held> {};

/// `Source` as `Function`, if the expression has slopes along the variables.
template <template <class, class, int> class Function, class Source, class Result, word Root,
          int Held, class... Variable>
constexpr auto directional(expression<Root, Held> const& e, variables<Variable...> along) {
    if constexpr (!have_slopes<expression<Root, Held>>(decltype(along){}))
        return diagnosis::refused{};
    else if constexpr (!differentiable<Root, Held, Variable...>())
        return diagnosis::refused{};
    else
        return Function<Source, Result, Held>{{e.held}};
}

template <int Order, bool Directed, template <class, class, int> class Function, word Root,
          int Held, class... Variable>
constexpr auto expand(expression<Root, Held> const& e, variables<Variable...> along) {
    constexpr bool in_range = Order >= 0 && Order <= highest_taylor_order;
    static_assert(in_range, TAPELESS_SAYS_ORDER);
    if constexpr (!in_range)
        return diagnosis::refused{};
    else {
        using Source = expression_series<listed_roots<Root>::hash, Held, listed<Variable...>::hash,
                                         sizeof...(Variable), Order, Directed>;
        using Made =
            decltype(directional<Function, Source, packing::coefficients<Order>>(e, along));
        if constexpr (std::is_same_v<Made, diagnosis::refused>)
            return Made{};
        else if constexpr (!knows_series<typename Source::inner, typename Source::differentiated>())
            return diagnosis::refused{};
        else
            return Made{{e.held}};
    }
}

/// `jvp(e, wrt(x, y))`: a function of the variables of e and of a direction along those of `wrt`,
/// all of them without it: `jvp(e)(x = 2.0, y = 3.0, along(x = 1.0, y = 0.0))` is value and
/// tangent.
template <word Root, int Held, class... Variable>
constexpr auto jvp(expression<Root, Held> const& e, variables<Variable...> along) {
    using Source = expression_tangent<listed_roots<Root>::hash, Held, listed<Variable...>::hash,
                                      sizeof...(Variable)>;
    return directional<along_direction, Source, packing::value_and_tangent>(e, along);
}
template <word Root, int Held>
constexpr auto jvp(expression<Root, Held> const& e) {
    return jvp(e, variables_of<Root>());
}

/// `vjp(e, wrt(x, y))`: a function of the variables of e and of a cotangent of its value:
/// `vjp(e)(x = 2.0, y = 3.0, 0.5)` is the value, and half the gradient, by variable.
template <word Root, int Held, class... Variable>
constexpr auto vjp(expression<Root, Held> const& e, variables<Variable...> along) {
    using Source = expression_cotangents<listed_roots<Root>::hash, Held, listed<Variable...>::hash,
                                         sizeof...(Variable)>;
    return directional<expression_pullback, Source, packing::value_and_slopes<Variable...>>(e,
                                                                                            along);
}
template <word Root, int Held>
constexpr auto vjp(expression<Root, Held> const& e) {
    return vjp(e, variables_of<Root>());
}

/// `taylor<N>(e, wrt(x, y))`: a function of the variables of e and of a direction along those of
/// `wrt`, which returns the coefficients of e(p + t direction).
template <int Order, word Root, int Held, class... Variable>
constexpr auto taylor(expression<Root, Held> const& e, variables<Variable...> along) {
    return expand<Order, true, along_direction>(e, along);
}
/// `taylor<N>(e, x)`: along one variable, the others staying as they are.
template <int Order, word Root, int Held, label Name>
constexpr auto taylor(expression<Root, Held> const& e, variable_type<Name>) {
    return expand<Order, false, plain_function>(e, variables<variable_type<Name>>{});
}
/// `taylor<N>(e)` of an expression of one variable is along it; of others, along a direction.
template <int Order, word Root, int Held>
constexpr auto taylor(expression<Root, Held> const& e) {
    if constexpr (variable_list<Root>::all.count == 1)
        return expand<Order, false, plain_function>(e, variables_of<Root>());
    else
        return taylor<Order>(e, variables_of<Root>());
}

/// `cost(e)`, `cost(gradient(e))`: the operation counts of a call.
template <word Root, int Held>
constexpr operation_counts cost(expression<Root, Held> const&) {
    return count_operations(computed_graph<typename expression_definition<Root, Held>::source>());
}
template <class Source, class Result, int Held>
constexpr operation_counts cost(expression_function<Source, Result, Held> const&) {
    return count_operations(computed_graph<Source>());
}

} // namespace tapeless
