// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/diff/cost.hpp>
#include <tapeless/eval/gradient_report.hpp>

namespace tapeless {

namespace arrays {

/// Tools that a program has not included, or that there are not, are asked for here; what they are
/// for would otherwise be taken for a function of numbers.
template <class... Argument>
constexpr void refuse_tool() {
    constexpr bool included = sizeof...(Argument) == 0;
    static_assert(included, TAPELESS_SAYS_ARRAY_TOOLS);
}

} // namespace arrays

template <class Definition, class... Argument>
requires arrays::OverArrays<Argument...> gradient_report<0>
check_gradient(function_object<Definition>, Argument const&...) {
    arrays::refuse_tool<Argument...>();
    return {};
}
template <class Definition, class... Argument>
requires arrays::OverArrays<Argument...> operation_counts cost(function_object<Definition>,
                                                               Argument const&...) {
    arrays::refuse_tool<Argument...>();
    return {};
}
template <class... Argument, class Definition>
requires arrays::OverArrays<Argument...> std::string to_string(function_object<Definition>) {
    arrays::refuse_tool<Argument...>();
    return {};
}
template <class Definition, class First, class... More>
requires arrays::OverArrays<First, More...> std::string to_string(function_object<Definition>,
                                                                  First const&, More const&...) {
    arrays::refuse_tool<First, More...>();
    return {};
}

template <class... Argument, class Definition>
requires arrays::OverArrays<Argument...> std::string to_latex(function_object<Definition>) {
    constexpr bool in_latex = sizeof...(Argument) == 0;
    static_assert(in_latex, TAPELESS_SAYS_ARRAY_TEXT);
    return {};
}
template <class... Argument, class Definition>
requires arrays::OverArrays<Argument...> std::string to_dot(function_object<Definition>) {
    constexpr bool in_dot = sizeof...(Argument) == 0;
    static_assert(in_dot, TAPELESS_SAYS_ARRAY_TEXT);
    return {};
}

} // namespace tapeless
