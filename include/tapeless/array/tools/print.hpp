// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/tools/looked_at.hpp>
#include <tapeless/array/tools/print_writer.hpp>

#include <initializer_list>
#include <utility>

namespace tapeless {

namespace arrays {

using given_names = std::initializer_list<char const*>;

template <class Call>
struct text_of_call {
    static std::string with(given_names) { return {}; }
};
template <class Flat, class Definition, class Arguments, class... Leaf>
struct text_of_call<call_of<Flat, Definition, Arguments, tree::list<Leaf...>>> {
    using call = call_of<Flat, Definition, Arguments, tree::list<Leaf...>>;

    static std::string with(given_names given) {
        if constexpr (call::is_valid()) {
            using At = array_at<Flat, typename array_argument<Leaf>::shape...>;
            graph_terms terms(At::graph);
            text_names const names =
                names_in_text<Flat, At>(sizeof...(Leaf), {given.begin(), given.end()});
            return array_writer(terms, names).write();
        } else
            return {};
    }
};

/// The call that arguments in a row make.
template <class Definition>
struct called {
    template <class... Argument>
    constexpr auto operator()(Argument const&...) const {
        return find_call<Definition, Argument...>();
    }
};
template <class Definition, class... Argument>
std::string text_of(given_names given) {
    using Known = known_as<Definition>;
    if constexpr (are_structured<Known, Argument...>())
        return text_of_call<decltype(in_a_row<Known>(
            called<Known>{}, std::declval<Argument const&>()...))>::with(given);
    else
        return {};
}

} // namespace arrays

/// `to_string<matrix, vector>(f)`, `to_string(f, A, x)`: what a function of arrays computes for
/// arguments of these types, in index notation. The arguments are called x0, x1 ... or as is said:
/// `to_string(f, {"A", "x"}, A, x)`.
template <class... Argument, class Definition>
requires arrays::LookedAt<Definition, Argument...> std::string
to_string(function_object<Definition>) {
    return arrays::text_of<Definition, Argument...>({});
}
template <class... Argument, class Definition>
requires arrays::LookedAt<Definition, Argument...> std::string
to_string(function_object<Definition>, arrays::given_names names) {
    return arrays::text_of<Definition, Argument...>(names);
}
template <class Definition, class First, class... More>
requires arrays::LookedAt<Definition, First, More...> std::string
to_string(function_object<Definition>, First const&, More const&...) {
    return arrays::text_of<Definition, First, More...>({});
}
template <class Definition, class... Argument>
requires arrays::LookedAt<Definition, Argument...> std::string
to_string(function_object<Definition>, arrays::given_names names, Argument const&...) {
    return arrays::text_of<Definition, Argument...>(names);
}
template <class... Argument, BareCallable Callable>
std::string to_string(Callable const& f, arrays::given_names names) {
    return to_string<Argument...>(function(f), names);
}
template <BareCallable Callable, class First, class... More>
std::string to_string(Callable const& f, First const& first, More const&... more) {
    return to_string(function(f), first, more...);
}
template <BareCallable Callable, class... Argument>
std::string to_string(Callable const& f, arrays::given_names names, Argument const&... argument) {
    return to_string(function(f), names, argument...);
}

} // namespace tapeless
