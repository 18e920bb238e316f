// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/expression_directional.hpp>
#include <tapeless/eval/call_expression.hpp>

namespace tapeless {

namespace binding_check {

template <class... Binding>
struct list {};

/// The arguments of a call as bindings, the components of a direction among them.
template <class Done, class... Argument>
struct flattened;
template <class... Done>
struct flattened<list<Done...>> {
    using type = list<Done...>;
};
template <class... Done, class Next, class... More>
struct flattened<list<Done...>, Next, More...> : flattened<list<Done..., Next>, More...> {};
template <class... Done, word... Id, class... Value, class... More>
struct flattened<list<Done...>, heading<bound<Id, Value>...>, More...>
    : flattened<list<Done..., bound<along_variable<Id>::id, Value>...>, More...> {};

/// The variable of `wrt` along which there is no component, or that of a component which is not in
/// `wrt`; 0 if there is none.
template <class Source, class... Binding>
constexpr word astray(heading<Binding...> const*) {
    constexpr word component[] = {Binding::id..., 0};
    constexpr auto const& all = Source::variables;
    for (int k = 0; k < Source::directions; ++k) {
        bool found = false;
        for (word const id : component) found = found || id == all.id[k];
        if (!found) return all.id[k];
    }
    for (word const* id = component; *id != 0; ++id) {
        int k = 0;
        while (k < Source::directions && all.id[k] != *id) ++k;
        if (k == Source::directions) return *id;
    }
    return 0;
}
template <class Source>
constexpr word astray(void const*) {
    return 0;
}

/// Exactly one direction, along the variables of `wrt`.
template <class Source, class... Argument>
constexpr bool has_direction() {
    constexpr bool one = ((is_direction<Argument> ? 1 : 0) + ... + 0) == 1;
    constexpr word culprit =
        one ? (astray<Source>(static_cast<Argument const*>(nullptr)) | ... | word{0}) : 0;
    static_assert(one, TAPELESS_SAYS_ALONG);
    if constexpr (culprit != 0)
        static_assert(diagnosis::has_component<label_of(variable_key<culprit>{})>,
                      TAPELESS_SAYS_ALONG);
    return one && culprit == 0;
}

} // namespace binding_check

template <class Source, class Result, class... Binding, class... Argument>
TAPELESS_INLINE constexpr auto call_flattened(double const* held, binding_check::list<Binding...>,
                                              Argument const&... argument) {
    using Value = typename number_of<typename binding_check::value_of<Binding>::type...>::type;
    if constexpr (!binding_check::passes<Source, Value, Binding...>())
        return refused_result<Source, Result, Value>();
    else {
        bindings<Argument...> const all{argument...};
        return call_expression<Source, Result>(held, static_cast<Binding const&>(all)...);
    }
}

template <class Source, class Result, class... Argument>
TAPELESS_INLINE constexpr auto call_along(double const* held, Argument const&... argument) {
    constexpr bool explained = (std::is_same_v<Argument, diagnosis::refused> || ...);
    if constexpr (explained)
        return refused_result<Source, Result, double>();
    else if constexpr (!binding_check::has_direction<Source, Argument...>())
        return refused_result<Source, Result, double>();
    else
        return call_flattened<Source, Result>(
            held, typename binding_check::flattened<binding_check::list<>, Argument...>::type{},
            argument...);
}

template <class Source, class Result, int Held, class... Argument>
TAPELESS_INLINE constexpr auto call(along_direction<Source, Result, Held> const& f,
                                    Argument const&... argument) {
    return call_along<Source, Result>(f.held_values(), argument...);
}

/// The one argument without a name is the cotangent.
template <class Argument>
TAPELESS_INLINE constexpr auto bound_argument(Argument const& argument) {
    if constexpr (is_bound<Argument>)
        return argument;
    else
        return bound<cotangent_variable::id, Argument>{argument};
}
template <class Source, class Result, int Held, class... Argument>
TAPELESS_INLINE constexpr auto call(expression_pullback<Source, Result, Held> const& f,
                                    Argument const&... argument) {
    constexpr bool one = ((is_bound<Argument> ? 0 : 1) + ... + 0) == 1;
    static_assert(one, TAPELESS_SAYS_COTANGENT);
    if constexpr (one)
        return call_expression<Source, Result>(f.held_values(), bound_argument(argument)...);
    else
        return refused_result<Source, Result, double>();
}

} // namespace tapeless
