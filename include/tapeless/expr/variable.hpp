// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/expression.hpp>

namespace tapeless {

/// A value given to a variable in a call: what `x = 2.0` makes.
template <word Id, class Value>
struct bound {
    static constexpr word id = Id;
    Value value;
};

template <class Type>
inline constexpr bool is_bound = false;
template <word Id, class Value>
inline constexpr bool is_bound<bound<Id, Value>> = true;

/// A variable, known by its name: two variables of one name are one variable.
template <label Name>
struct variable_type : expression<variable_node<Name>::hash> {
    static constexpr word id = variable_node<Name>::id;

    template <class Value>
    [[nodiscard]] constexpr bound<id, std::decay_t<Value const>>
    operator=(Value const& value) const {
        return {value};
    }
    /// `auto s = x; s = s * y` asks for this; a constant x takes any value.
    template <class Other>
    requires is_expression<Other>
    constexpr bound<id, double> operator=(Other const&) {
        constexpr bool constant_type = !is_expression<Other>;
        static_assert(constant_type, TAPELESS_SAYS_IN_PLACE);
        return {};
    }
};
template <label Name>
inline constexpr variable_type<Name> variable{};

template <class Type>
inline constexpr bool is_variable = false;
template <label Name>
inline constexpr bool is_variable<variable_type<Name>> = true;

/// The variables a derivative is taken with respect to.
template <class... Variable>
struct variables {};

template <class... Variable>
constexpr auto wrt(Variable const&...) {
    constexpr bool all_variables = (is_variable<Variable> && ...);
    static_assert(all_variables, TAPELESS_SAYS_WRT_VARIABLE);
    if constexpr (all_variables)
        return variables<Variable...>{};
    else
        return diagnosis::refused{};
}

} // namespace tapeless
