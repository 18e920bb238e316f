// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Functions of one point given all of them, and functions over data asked for what only those of
/// one point have: each overload here only says so.

#include <tapeless/data/argument.hpp>
#include <tapeless/data/diagnostics.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless {

namespace data {

/// The definition of what has been refused already.
struct refused_definition : traced<diagnosis::nothing> {
    template <class...>
    static constexpr bool accepts() {
        return false;
    }
};

template <class... Argument>
concept HasData = (argument<Argument>::is_data || ...);

} // namespace data

// taylor<3>(sum_over(f)), gradient(batched(f))
template <class Function>
requires data::is_over_data<Function>
constexpr auto function(Function const&) {
    constexpr bool of_one_point = !data::is_over_data<Function>;
    static_assert(of_one_point, TAPELESS_SAYS_DATA_TRANSFORMED);
    return function_object<data::refused_definition>{};
}

// f(each(xs), 2.0)
template <class Definition, class... Argument>
requires data::HasData<Argument...>
constexpr auto call(function_object<Definition>, Argument const&...) {
    if constexpr (Definition::template accepts<typename data::argument<Argument>::shape...>()) {
        constexpr bool of_one_point = !data::HasData<Argument...>;
        static_assert(of_one_point, TAPELESS_SAYS_DATA_CALL);
    }
    return refused_outright<Definition>();
}

} // namespace tapeless
