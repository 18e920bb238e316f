// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/gradient.hpp>
#include <tapeless/diff/partial_derivatives.hpp>
#include <tapeless/expr/tag.hpp>
#include <tapeless/expr/variable.hpp>

namespace tapeless {

/// A derivative of an expression as a function of its variables: what `gradient(e, wrt(x, y))`
/// returns. `Source` lists its variables and has its graph; `Result` packs the outputs.
template <class Source, class Result, int Held>
struct expression_function {
    using source = Source;
    using result = Result;

    [[no_unique_address]] held_numbers<Held> held;

    constexpr double const* held_values() const {
        if constexpr (Held > 0)
            return held.value;
        else
            return nullptr;
    }
    template <class... Binding>
    TAPELESS_INLINE constexpr auto operator()(Binding const&... binding) const {
        return call(*this, binding...);
    }
};

namespace packing {

template <class... Variable>
struct slopes {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        partial_derivatives<Value, Variable...> result;
        for (std::size_t k = 0; k < sizeof...(Variable); ++k) result.values[k] = out[k];
        return result;
    }
};
template <class... Variable>
struct value_and_slopes {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        return std::tuple{Value(out[0]), slopes<Variable...>::template pack<Value>(out + 1)};
    }
};

} // namespace packing

/// A list of variables under a short tag, so that no symbol grows with their number.
#ifndef __clang__
#    pragma GCC diagnostic push
#    pragma GCC diagnostic ignored "-Wnon-template-friend"
#endif
template <word Hash>
struct list_key {
    friend constexpr auto list_at(list_key);
};
#ifndef __clang__
#    pragma GCC diagnostic pop
#endif
template <class... Variable>
struct listed {
    static constexpr word hash = [] {
        word h = sizeof...(Variable);
        ((h = mix(h, Variable::id)), ...);
        return h;
    }();
    friend constexpr auto list_at(list_key<hash>) { return variables<Variable...>{}; }
};

/// The gradient pass over the graph of an expression: `Variable...` are its first inputs.
template <bool WithValue, word Root, int Held, class List>
struct differentiation_along;
template <bool WithValue, word Root, int Held, class... Variable>
struct differentiation_along<WithValue, Root, Held, variables<Variable...>> {
    static constexpr auto const& variables = variable_list<Root, Variable::id...>::all;

    template <std::size_t... Position>
    static auto pass(std::index_sequence<Position...>) ->
        typename gradient_of<expression_definition<Root, Held, Variable::id...>,
                             positions<Position...>,
                             WithValue>::template scalar_pass<variables.count + Held>;
    using at = decltype(pass(std::index_sequence_for<Variable...>{}));

    static constexpr auto const& graph = at::graph;
    static constexpr int inputs = variables.count + Held;
};
template <bool WithValue, word Root, int Held, word List>
struct differentiated_expression
    : differentiation_along<WithValue, Root, Held, decltype(list_at(list_key<List>{}))> {};

template <class... Variable>
constexpr bool named_once() {
    if constexpr ((is_variable<Variable> && ...))
        return selecting::all_differ(Variable::id...);
    else
        return true;
}

/// Whether an expression can be differentiated with respect to these.
template <word Root, int Held, class... Variable>
constexpr bool differentiable() {
    constexpr bool all_variables = (is_variable<Variable> && ...) && sizeof...(Variable) > 0;
    static_assert(all_variables, TAPELESS_SAYS_WRT_VARIABLE);
    constexpr bool once = named_once<Variable...>();
    static_assert(once, TAPELESS_SAYS_WRT_TWICE);
    if constexpr (all_variables && once)
        return has_rules<typename expression_definition<Root, Held, Variable::id...>::source,
                         all_inputs<sizeof...(Variable)>>();
    else
        return false;
}

/// All variables of a `named_variables`, as types.
template <auto const& All>
constexpr auto every_variable() {
    return []<std::size_t... K>(std::index_sequence<K...>) {
        return variables<variable_type<label_of(variable_key<All.id[K]>{})>...>{};
    }
    (std::make_index_sequence<All.count>{});
}
/// All variables of an expression, in the order in which it names them.
template <word Root>
constexpr auto variables_of() {
    return every_variable<variable_list<Root>::all>();
}

/// `gradient(e, wrt(x, y))`: a function of the variables of e that returns both partials;
/// `gradient(e)`: all of them.
template <word Root, int Held, class... Variable>
constexpr auto gradient(expression<Root, Held> const& e, variables<Variable...>) {
    if constexpr (differentiable<Root, Held, Variable...>())
        return expression_function<
            differentiated_expression<false, Root, Held, listed<Variable...>::hash>,
            packing::slopes<Variable...>, Held>{e.held};
    else
        return diagnosis::refused{};
}
template <word Root, int Held>
constexpr auto gradient(expression<Root, Held> const& e) {
    return gradient(e, variables_of<Root>());
}

/// `value_and_gradient(e, wrt(x, y))`: a tuple of the value and the partials, computed together.
template <word Root, int Held, class... Variable>
constexpr auto value_and_gradient(expression<Root, Held> const& e, variables<Variable...>) {
    if constexpr (differentiable<Root, Held, Variable...>())
        return expression_function<
            differentiated_expression<true, Root, Held, listed<Variable...>::hash>,
            packing::value_and_slopes<Variable...>, Held>{e.held};
    else
        return diagnosis::refused_pair{};
}
template <word Root, int Held>
constexpr auto value_and_gradient(expression<Root, Held> const& e) {
    return value_and_gradient(e, variables_of<Root>());
}

/// `derivative(e, x)`: an expression again. With several variables, the mixed derivative.
template <word Root, int Held, class Variable, class... More>
constexpr auto derivative(expression<Root, Held> const& e, Variable const&, More const&... more) {
    if constexpr (!differentiable<Root, Held, Variable>())
        return diagnosis::refused{};
    else {
        using Tag = tag_of<differentiated_expression<false, Root, Held, listed<Variable>::hash>>;
        auto const result = Tag::from(e.held_values());
        if constexpr (sizeof...(More) == 0)
            return result;
        else
            return derivative(result, more...);
    }
}

/// `derivative<N>(e, x)`: N times with respect to x.
template <int Order, word Root, int Held, class Variable>
constexpr auto derivative(expression<Root, Held> const& e, Variable const& x) {
    static_assert(Order >= 0, TAPELESS_SAYS_ORDER);
    if constexpr (Order <= 0)
        return e;
    else
        return derivative<Order - 1>(derivative(e, x), x);
}

/// `derivative(e)` of an expression of one variable.
template <word Root, int Held>
constexpr auto derivative(expression<Root, Held> const& e) {
    constexpr bool one_variable = variable_list<Root>::all.count == 1;
    static_assert(one_variable, TAPELESS_SAYS_WRT_VARIABLE);
    if constexpr (one_variable)
        return []<class Variable>(expression<Root, Held> const& curve, variables<Variable>) {
            return derivative(curve, Variable{});
        }(e, variables_of<Root>());
    else
        return diagnosis::refused{};
}

} // namespace tapeless
