// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/diagnosis.hpp>
#include <tapeless/expr/variable.hpp>

#include <array>

namespace tapeless {

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
    /// Not by default, which g++ would make for numbers without == as well, and batches.
    constexpr bool operator==(partial_derivatives const& other) const {
        for (std::size_t k = 0; k < sizeof...(Variable); ++k)
            if (!(values[k] == other.values[k])) return false;
        return true;
    }

private:
    template <class Key>
    static constexpr std::size_t position() {
        std::size_t found = 0, k = 0;
        ((std::is_same_v<Key, Variable> ? found = k++ : ++k), ...);
        return found;
    }
};

} // namespace tapeless

template <class Value, class... Variable>
struct std::tuple_size<tapeless::partial_derivatives<Value, Variable...>>
    : std::integral_constant<std::size_t, sizeof...(Variable)> {};
template <std::size_t Position, class Value, class... Variable>
struct std::tuple_element<Position, tapeless::partial_derivatives<Value, Variable...>> {
    using type = Value const;
};
