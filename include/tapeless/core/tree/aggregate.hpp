// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Structs that nobody announced: aggregates, taken apart by structured bindings.

#include <tapeless/core/tree/anonymous.hpp>
#include <tapeless/core/tree/decompose.hpp>

namespace tapeless::tree {

/// Products stay inside a number type, so an aggregate closed under `*` is a number, hence a leaf,
/// not a structure. Specialise this where the rule is wrong: for a struct that multiplies
/// member by member (false), or for a number without a product (true).
template <class S>
inline constexpr bool is_number = requires(S const& s) {
    requires std::is_convertible_v<decltype(s * s), S>;
};

/// Becomes any base class of `S`, and nothing else.
template <class S>
struct any_base {
    template <class Base>
    requires(std::is_base_of_v<Base, S> && !std::is_same_v<Base, S>) constexpr
    operator Base() const;
};

template <class S>
concept HasBase = requires {
    S{any_base<S>{}};
};

/// The aggregates that structured bindings take apart member by member.
template <class S>
concept PlainAggregate =
    std::is_aggregate_v<S> && !std::is_empty_v<S> && std::is_copy_assignable_v<S> && !requires {
    std::tuple_size<S>::value;
}
&&!HasBase<S>;

template <class S>
consteval bool is_decomposable() {
    if constexpr (!PlainAggregate<S>) {
        return false;
    } else if constexpr (is_number<S>) {
        return false;
    } else {
        constexpr std::size_t count = member_count<S>(); // 0 where a member is not made from {}
        return count > 0 && count <= most_members;
    }
}

template <class S>
struct structure_of<S, role::aggregate>
    : anonymous_structure<S, decltype(decompose(size<member_count<S>()>{}, std::declval<S&>(),
                                                collect{}))> {
    template <class Self, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(Self& self, F&& f) {
        return decompose(size<member_count<S>()>{}, self, static_cast<F&&>(f));
    }
};

} // namespace tapeless::tree
