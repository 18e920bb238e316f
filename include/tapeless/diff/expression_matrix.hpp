// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/joint_expressions.hpp>
#include <tapeless/diff/sparsity.hpp>

namespace tapeless {

namespace packing {

/// One row of partial derivatives for each expression.
template <std::size_t Rows, class... Variable>
struct rows_of_slopes {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        std::array<partial_derivatives<Value, Variable...>, Rows> result;
        for (auto& row : result)
            for (Value& slope : row.values) slope = *out++;
        return result;
    }
};
/// One row of partial derivatives for each variable: `h[x][y]`.
template <class... Variable>
struct slopes_of_slopes {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        partial_derivatives<partial_derivatives<Value, Variable...>, Variable...> result;
        for (auto& row : result.values)
            for (Value& slope : row.values) slope = *out++;
        return result;
    }
};

} // namespace packing

/// The Jacobian of several expressions: `Columns` is the number of variables in the list.
template <word Roots, int Held, word List, int Columns, direction Direction>
struct expression_jacobian {
    using inner = joint_source<Roots, Held, List>;
    using entries =
        typename accumulated<Direction, inner, first_inputs<Columns>, Columns, whole_matrix>::type;
    static constexpr auto const& variables = inner::variables;
    static constexpr int inputs = inner::inputs;
    static constexpr auto graph = graph_with_zeros<entries>();
};

/// The Hessian of an expression: one triangle of the Jacobian of its gradient.
template <word Roots, int Held, word List, int Columns, direction Direction>
struct expression_hessian {
    using function = joint_source<Roots, Held, List>;
    using inner = typename slopes_along<function, Columns>::type;
    using entries = typename accumulated<Direction, inner, first_inputs<Columns>, Columns,
                                         symmetric_matrix>::type;
    static constexpr auto const& variables = function::variables;
    static constexpr int inputs = function::inputs;
    static constexpr auto graph = graph_with_zeros<entries>();
};

/// Whether expressions and variables are such that there can be derivatives.
template <class... Formula, class... Variable>
constexpr bool have_slopes(variables<Variable...>) {
    constexpr bool all_variables = (is_variable<Variable> && ...) && sizeof...(Variable) > 0;
    static_assert(all_variables, TAPELESS_SAYS_WRT_VARIABLE);
    constexpr bool once = named_once<Variable...>();
    static_assert(once, TAPELESS_SAYS_WRT_TWICE);
    constexpr bool numbers = ((kind_of<Formula>() == kind::real) && ...);
    static_assert(numbers, TAPELESS_SAYS_CONDITION);
    constexpr bool few = (held_by<Formula> + ... + 0) <= most_held;
    static_assert(few, TAPELESS_SAYS_TOO_MANY_HELD);
    return all_variables && once && numbers && few;
}

template <direction Direction, class Pack, class... Variable, class... Formula>
constexpr auto jacobian_of_expressions(variables<Variable...> along, Formula const&... formula) {
    if constexpr (!have_slopes<Formula...>(decltype(along){}))
        return diagnosis::refused{};
    else {
        constexpr int columns = sizeof...(Variable), held = (held_by<Formula> + ... + 0);
        using Joined = decltype(join_expressions(formula...));
        using Source =
            expression_jacobian<Joined::roots, held, listed<Variable...>::hash, columns, Direction>;
        if constexpr (has_rules<typename Source::inner, all_inputs<columns>>())
            return expression_function<Source, Pack, held>{join_expressions(formula...).held};
        else
            return diagnosis::refused{};
    }
}

template <class... Type>
concept Formulas = (is_expression<Type> || ...) &&
                   ((is_expression<Type> || std::is_arithmetic_v<Type>)&&...);

/// `jacobian(std::tuple{u, v}, wrt(x, y))`: a function of the variables of the expressions u and v
/// that returns a row of partials for each: `J[0][x]` is du / dx. Without `wrt`: all variables.
template <class... Formula, class... Variable, direction Direction = direction::automatic>
requires Formulas<Formula...>
constexpr auto jacobian(std::tuple<Formula...> const& formulas, variables<Variable...> along,
                        mode_constant<Direction> = {}) {
    using Pack = packing::rows_of_slopes<sizeof...(Formula), Variable...>;
    auto const of = [=](auto const&... formula) {
        return jacobian_of_expressions<Direction, Pack>(along, formula...);
    };
    return std::apply(of, formulas);
}
template <class... Formula, direction Direction = direction::automatic>
requires Formulas<Formula...>
constexpr auto jacobian(std::tuple<Formula...> const& formulas,
                        mode_constant<Direction> mode = {}) {
    return jacobian(formulas, variables_of_all<Formula...>(), mode);
}
/// The same for an array of expressions, which differ in no more than the numbers they hold.
template <class Formula, std::size_t Count, class... Option>
requires is_expression<Formula>
constexpr auto jacobian(std::array<Formula, Count> const& formulas, Option... option) {
    return jacobian(std::tuple_cat(formulas), option...);
}
/// Of one expression: its row, which is the gradient.
template <word Root, int Held, class... Variable, direction Direction = direction::automatic>
constexpr auto jacobian(expression<Root, Held> const& e, variables<Variable...> along,
                        mode_constant<Direction> = {}) {
    return jacobian_of_expressions<Direction, packing::slopes<Variable...>>(along, e);
}
template <word Root, int Held, direction Direction = direction::automatic>
constexpr auto jacobian(expression<Root, Held> const& e, mode_constant<Direction> mode = {}) {
    return jacobian(e, variables_of<Root>(), mode);
}

/// `hessian(e, wrt(x, y))`: a function of the variables of e that returns the second derivatives:
/// `h[x][y]` is d2e / dx dy, which is the same node as `h[y][x]`. Without `wrt`: all variables.
template <word Root, int Held, class... Variable, direction Direction = direction::automatic>
constexpr auto hessian(expression<Root, Held> const& e, variables<Variable...> along,
                       mode_constant<Direction> = {}) {
    if constexpr (!have_slopes<expression<Root, Held>>(decltype(along){}))
        return diagnosis::refused{};
    else {
        constexpr int columns = sizeof...(Variable);
        using Source = expression_hessian<listed_roots<Root>::hash, Held, listed<Variable...>::hash,
                                          columns, Direction>;
        using Pack = packing::slopes_of_slopes<Variable...>;
        if constexpr (twice_differentiable<Source, columns>())
            return expression_function<Source, Pack, Held>{e.held};
        else
            return diagnosis::refused{};
    }
}
template <word Root, int Held, direction Direction = direction::automatic>
constexpr auto hessian(expression<Root, Held> const& e, mode_constant<Direction> mode = {}) {
    return hessian(e, variables_of<Root>(), mode);
}

/// `sparsity(hessian(e))`: where the matrix has entries, a constant.
template <class Source, class Result, int Held>
requires requires { typename Source::entries; }
constexpr auto sparsity(expression_function<Source, Result, Held> const&) {
    return pattern_of<typename Source::entries>();
}

} // namespace tapeless
