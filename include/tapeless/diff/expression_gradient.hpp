// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/gradient.hpp>
#include <tapeless/expr/tag.hpp>
#include <tapeless/expr/variable.hpp>

#include <array>

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

/// Partial derivatives by variable: `r[x]`, or bound in the order of `wrt`.
template <class Value, class... Variable>
struct partial_derivatives {
    std::array<Value, sizeof...(Variable)> values{};

    template <class Key>
    constexpr Value const& operator[](Key const&) const {
        constexpr bool known = (std::is_same_v<Key, Variable> || ...);
        if constexpr (is_variable<Key>)
            static_assert(known || diagnosis::is_in_gradient<label_of(variable_key<Key::id>{})>,
                          TAPELESS_SAYS_NOT_IN_GRADIENT);
        else
            static_assert(known, TAPELESS_SAYS_WRT_VARIABLE);
        return values[position<Key>()];
    }
    template <std::size_t Position>
    constexpr Value const& get() const {
        return values[Position];
    }
    constexpr bool operator==(partial_derivatives const&) const = default;

private:
    template <class Key>
    static constexpr std::size_t position() {
        std::size_t found = 0, k = 0;
        ((std::is_same_v<Key, Variable> ? found = k++ : ++k), ...);
        return found;
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

/// The gradient pass over the graph of an expression: `Variable...` are its first inputs.
template <bool WithValue, word Root, int Held, class... Variable>
struct differentiated_expression {
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

/// `gradient(e, wrt(x, y))`: a function of the variables of e that returns both partials.
template <word Root, int Held, class... Variable>
constexpr auto gradient(expression<Root, Held> const& e, variables<Variable...>) {
    return expression_function<differentiated_expression<false, Root, Held, Variable...>,
                               packing::slopes<Variable...>, Held>{e.held};
}

/// `value_and_gradient(e, wrt(x, y))`: a tuple of the value and the partials, computed together.
template <word Root, int Held, class... Variable>
constexpr auto value_and_gradient(expression<Root, Held> const& e, variables<Variable...>) {
    return expression_function<differentiated_expression<true, Root, Held, Variable...>,
                               packing::value_and_slopes<Variable...>, Held>{e.held};
}

/// `derivative(e, x)`: an expression again. With several variables, the mixed derivative.
template <word Root, int Held, class Variable, class... More>
requires is_variable<Variable>
constexpr auto derivative(expression<Root, Held> const& e, Variable const&, More const&... more) {
    using Tag = tag_of<differentiated_expression<false, Root, Held, Variable>>;
    auto const result = Tag::from(e.held_values());
    if constexpr (sizeof...(More) == 0)
        return result;
    else
        return derivative(result, more...);
}

} // namespace tapeless

template <class Value, class... Variable>
struct std::tuple_size<tapeless::partial_derivatives<Value, Variable...>>
    : std::integral_constant<std::size_t, sizeof...(Variable)> {};
template <std::size_t Position, class Value, class... Variable>
struct std::tuple_element<Position, tapeless::partial_derivatives<Value, Variable...>> {
    using type = Value const;
};
