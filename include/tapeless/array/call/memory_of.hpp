// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/call.hpp>

namespace tapeless {

namespace arrays {

template <class Definition, class... Argument>
std::size_t bytes_of_call(Argument const&... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    using Evaluation = evaluation<Source, Element, Argument...>;
    if constexpr (Evaluation::known_elements() <= few_on_stack)
        return 0;
    else
        return Evaluation(argument...).elements() * sizeof(Element);
}

template <class Definition>
struct measured {
    template <class... Argument>
    std::size_t operator()(Argument const&... argument) const {
        using Call = decltype(find_call<Definition, Argument...>());
        std::size_t bytes = 0;
        if constexpr (Call::is_valid())
            with_leaves<Call>(
                [&](auto const&... leaf) {
                    bytes = bytes_of_call<typename Call::definition>(leaf...);
                },
                argument...);
        return bytes;
    }
};

} // namespace arrays

/// How many bytes an `array_workspace` needs for a call, which is not made: nothing is computed,
/// but lengths are compared as in a call.
template <class Definition, class... Argument>
std::size_t memory_of(function_object<Definition>, Argument const&... argument) {
    constexpr bool structured = arrays::in_tuples<Definition, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    if constexpr (structured)
        return arrays::in_a_row<Definition>(arrays::measured<Definition>{}, argument...);
    else
        return 0;
}

} // namespace tapeless
