// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/expression_gradient.hpp>
#include <tapeless/eval/call.hpp>
#include <tapeless/expr/variable.hpp>

namespace tapeless {

/// The value of the expression itself.
struct scalar_result {
    template <class Value>
    TAPELESS_INLINE static constexpr Value pack(Value const* out) {
        return out[0];
    }
};

namespace binding_check {

/// The variable that has two values; 0 if there is none.
template <class... Binding>
constexpr word twice() {
    constexpr word id[] = {Binding::id..., 0};
    for (word const* a = id; *a != 0; ++a)
        for (word const* b = id; b != a; ++b)
            if (*a == *b) return *a;
    return 0;
}
template <class Source, class... Binding>
constexpr word unbound() {
    constexpr word id[] = {Binding::id..., 0};
    for (int k = 0; k < Source::variables.count; ++k) {
        bool found = false;
        for (word const b : id) found = found || b == Source::variables.id[k];
        if (!found) return Source::variables.id[k];
    }
    return 0;
}

template <class Type>
struct value_of {
    using type = Type;
};
template <word Id, class Value>
struct value_of<bound<Id, Value>> {
    using type = Value;
};
template <class Type>
inline constexpr bool has_number = is_number<Type> || is_unbound<Type>;

/// What can be wrong with the values of a call.
template <class Value, class... Binding>
constexpr bool are_numbers() {
    constexpr bool numbers = (has_number<typename value_of<Binding>::type> && ...);
    static_assert(numbers, TAPELESS_SAYS_VALUE);
    constexpr bool one_type = !std::is_same_v<Value, mismatch>;
    static_assert(one_type || !numbers, TAPELESS_SAYS_MIXED_VALUES);
    constexpr bool has_values = !is_unbound<Value>;
    static_assert(has_values, TAPELESS_SAYS_MIXED_DOORS);
    return numbers && one_type && has_values;
}

/// All that can be wrong with the arguments of a call, one sentence each.
template <class Source, class Value, class... Binding>
constexpr bool passes() {
    if constexpr (!(is_bound<Binding> && ...)) {
        constexpr bool named = (is_bound<Binding> && ...);
        static_assert(named, TAPELESS_SAYS_NAMED_VALUES);
        return false;
    } else if constexpr (twice<Binding...>() != 0) {
        static_assert(diagnosis::has_one_value<label_of(variable_key<twice<Binding...>()>{})>,
                      TAPELESS_SAYS_BOUND_TWICE);
        return false;
    } else {
        constexpr bool numbers = are_numbers<Value, Binding...>();
        constexpr word missing = unbound<Source, Binding...>();
        if constexpr (missing != 0)
            static_assert(diagnosis::has_value<label_of(variable_key<missing>{})>,
                          TAPELESS_SAYS_UNBOUND);
        return missing == 0 && numbers;
    }
}

} // namespace binding_check

/// The values of a call, found by the variable's id.
template <class... Binding>
struct bindings : Binding... {};
template <word Id, class Value>
TAPELESS_INLINE constexpr Value const& value_at(bound<Id, Value> const& b) {
    return b.value;
}

/// A call inside a traced function: the expression's graph joins the graph under construction.
template <class Source, class Result, class Bindings, std::size_t... Variable>
constexpr auto expression_traced(Bindings const& all, double const* held,
                                 std::index_sequence<Variable...>) {
    builder* g = nullptr;
    ((g = g ? g : home_of(value_at<Source::variables.id[Variable]>(all))), ...);
    builder constants;
    builder& home = g ? *g : constants;
    int input[Source::inputs + 1] = {
        node_in(home, value_at<Source::variables.id[Variable]>(all))...};
    int output[Source::graph.outputs + 1]{};
    for (int k = Source::variables.count; k < Source::inputs; ++k)
        input[k] = home.constant_node(held[k - Source::variables.count]);
    splice(home, Source::graph, input, output);
    symbol out[Source::graph.outputs];
    for (int k = 0; k < Source::graph.outputs; ++k)
        out[k] = g ? symbol(g, output[k]) : symbol(home.constant_at(output[k]));
    return Result::template pack<symbol>(out);
}

template <class Source, class Result, class Value, class Bindings, std::size_t... Variable>
TAPELESS_INLINE constexpr auto expression_numbers(Bindings const& all, double const* held,
                                                  std::index_sequence<Variable...>) {
    Value in[Source::inputs + 1] = {
        static_cast<Value>(value_at<Source::variables.id[Variable]>(all))...};
    for (int k = Source::variables.count; k < Source::inputs; ++k)
        in[k] = number_from<Value>(held[k - Source::variables.count]);
    return evaluate<Source, Result>(static_cast<Value const*>(in));
}

/// In place of the result of a refused call: it is taken apart and used like the result, so that
/// no second error follows.
template <class Source, class Result, class Value>
constexpr auto refused_result() {
    if constexpr (std::is_same_v<Value, symbol>) {
        symbol const zeros[Source::graph.outputs + 1]{};
        return Result::template pack<symbol>(zeros);
    } else if constexpr (std::is_same_v<Result, scalar_result>) {
        return diagnosis::refused{};
    } else {
        double const zeros[Source::graph.outputs + 1]{};
        return Result::template pack<double>(zeros);
    }
}

template <class Source, class Result, class... Binding>
TAPELESS_INLINE constexpr auto call_expression(double const* held, Binding const&... binding) {
    using Value = typename number_of<typename binding_check::value_of<Binding>::type...>::type;
    constexpr bool passes = binding_check::passes<Source, Value, Binding...>();
    if constexpr (!passes)
        return refused_result<Source, Result, Value>();
    else if constexpr (!defined_on<Source, Value>())
        return refused_result<Source, Result, double>();
    else {
        bindings<Binding...> const all{binding...};
        using Variables = std::make_index_sequence<Source::variables.count>;
        if constexpr (std::is_same_v<Value, symbol>)
            return expression_traced<Source, Result>(all, held, Variables{});
        else
            return expression_numbers<Source, Result, Value>(all, held, Variables{});
    }
}

template <word Root, int Held, class... Binding>
TAPELESS_INLINE constexpr auto call(expression<Root, Held> const& e, Binding const&... binding) {
    using Source = typename expression_definition<Root, Held>::source;
    constexpr bool is_number = kind_of<expression<Root, Held>>() == kind::real;
    static_assert(is_number, TAPELESS_SAYS_CONDITION);
    return call_expression<Source, scalar_result>(e.held_values(), binding...);
}

template <class Source, class Result, int Held, class... Binding>
TAPELESS_INLINE constexpr auto call(expression_function<Source, Result, Held> const& f,
                                    Binding const&... binding) {
    return call_expression<Source, Result>(f.held_values(), binding...);
}

} // namespace tapeless
