// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/call.hpp>

namespace tapeless {

namespace arrays {

/// Where all extents are constants there is no call to be measured, which could throw.
template <class Definition, class... Argument>
constexpr std::size_t bytes_of_call(Argument const&... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    using Evaluation = evaluation<Source, Element, Argument...>;
    constexpr std::size_t known = Evaluation::known_elements();
    if constexpr (known <= few_on_stack)
        return 0;
    else if constexpr (known != dynamic)
        return known * sizeof(Element);
    else
        return Evaluation(argument...).elements() * sizeof(Element);
}

struct memory_meter {
    std::size_t found = 0;
    template <class Call, class... Leaf>
    constexpr void of(Leaf const&... leaf) {
        found = bytes_of_call<typename Call::definition>(leaf...);
    }
};

} // namespace arrays

/// How many bytes an `array_workspace` needs for a call, which is not made: nothing is computed,
/// but lengths are compared as in a call. A constant expression where all extents are constants.
template <class Definition, class... Argument>
constexpr std::size_t memory_of(function_object<Definition>, Argument const&... argument) {
    return arrays::found_by<Definition>(arrays::memory_meter{}, argument...);
}

} // namespace tapeless
