// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/arguments.hpp>
#include <tapeless/array/call_nested.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/evaluation.hpp>
#include <tapeless/array/flat_call.hpp>
#include <tapeless/array/results.hpp>
#include <tapeless/array/workspace.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless {

namespace arrays {

/// Whether every operation that a derivative goes through has one; if not, the message names it.
template <word Culprit>
constexpr bool knows_rules() {
    if constexpr (Culprit != 0) {
        using Op = operation_of<Culprit>;
        if constexpr (requires { typename Op::opaque_name; }) {
            using Name = typename Op::opaque_name;
            static_assert(diagnosis::is_differentiable<label<sizeof(Name::text)>(Name::text)>,
                          TAPELESS_SAYS_OPAQUE_ORDER);
        } else
            static_assert(diagnosis::has_derivative<Op>, TAPELESS_SAYS_NO_RULE);
    }
    return Culprit == 0;
}

/// All that can be wrong with a call before it is made.
template <class Definition, class... Argument>
constexpr bool accepts() {
    constexpr bool known = is_known<Definition>;
    constexpr bool curve = is_of_curves<Definition>;
    static_assert(!curve, TAPELESS_SAYS_NOT_CURVE);
    static_assert(known || curve, TAPELESS_SAYS_ARRAY_FUNCTION);
    constexpr bool shaped = (is_argument<Argument>() && ...);
    static_assert(shaped, TAPELESS_SAYS_ARRAY_ARGUMENT);
    if constexpr (known && shaped) {
        constexpr bool one_type = element_of_call<Argument...>::is_one;
        static_assert(one_type, TAPELESS_SAYS_ARRAY_NUMBERS);
        if constexpr (one_type) {
            using At = array_at<Definition, typename array_argument<Argument>::shape...>;
            if constexpr (At::takes()) {
                constexpr bool result = At::has_result;
                static_assert(result, TAPELESS_SAYS_ARRAY_RESULT);
                if constexpr (result) {
                    constexpr bool agree = !At::graph.disagree;
                    static_assert(agree, TAPELESS_SAYS_ARRAY_EXTENTS);
                    constexpr bool ranges = !At::graph.bad_range;
                    static_assert(ranges, TAPELESS_SAYS_ARRAY_BELOW);
                    constexpr bool places = !At::graph.bad_index;
                    static_assert(places, TAPELESS_SAYS_ARRAY_POSITION);
                    constexpr bool inside = !At::graph.outside;
                    static_assert(inside, TAPELESS_SAYS_ARRAY_OUTSIDE);
                    constexpr bool numbers = !At::graph.bad_condition;
                    static_assert(numbers, TAPELESS_SAYS_CONDITION);
                    constexpr bool kept = !At::graph.escaped;
                    static_assert(kept, TAPELESS_SAYS_ARRAY_ESCAPED);
                    constexpr bool settled = !At::graph.unsettled;
                    static_assert(settled, TAPELESS_SAYS_ARRAY_CONVERGING);
                    if constexpr (agree && ranges && places && inside && numbers && kept &&
                                  settled && knows_rules<At::graph.without_rule>()) {
                        constexpr bool has_room = fits<At>();
                        static_assert(has_room, TAPELESS_SAYS_ARRAY_TOO_LARGE);
                        return has_room;
                    }
                }
            }
        }
    }
    return false;
}

template <class Element>
constexpr std::size_t most_on_stack = 32768 / sizeof(Element);

/// Storages of a few numbers, which the compiler sees through, are no matter of a workspace.
inline constexpr std::size_t few_on_stack = 256;

template <class Element, class Evaluation>
[[gnu::noinline]] void run_in_own_memory(Evaluation& e) {
    if (e.elements() <= most_on_stack<Element>) {
        alignas(64) Element room[most_on_stack<Element>];
        e.run(room);
    } else {
        array_workspace own;
        e.run(static_cast<Element*>(own.reserve(e.elements() * sizeof(Element))));
    }
}

/// One call whose results may have other extents yet, after which it is made again.
template <class Definition, class Result, class... Argument>
[[gnu::noinline]] void evaluate_resized(Result& result, array_workspace* memory,
                                        Argument const&... argument);

/// One call whose nests all run, also those that seldom have to.
template <class Definition, class Result, class... Argument>
[[gnu::noinline, gnu::cold]] void evaluate_wholly(Result& result, array_workspace* memory,
                                                  Argument const&... argument);

template <class Definition, bool Wholly = false, class Result, class... Argument>
void evaluate(Result& result, array_workspace* memory, Argument const&... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    evaluation<Source, Element, Argument...> e(argument...);
    bool has_room = true;
    each_part(result, [&](int k, auto& one) {
        if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            e.set_result(k, &one);
        else {
            has_room = has_room && one.has_extents(e.extents(k));
            e.set_result(k, one.data());
        }
    });
    if (!has_room) return evaluate_resized<Definition>(result, memory, argument...);
    constexpr std::size_t known = decltype(e)::known_elements();
    if constexpr (known <= few_on_stack) {
        alignas(decltype(e)::only_numbers ? alignof(Element) : 64) Element room[known + 1];
        if constexpr (!Wholly && decltype(e)::has_seldom) {
            if (!e.run_but_seldom(room)) evaluate_wholly<Definition>(result, memory, argument...);
        } else
            e.run(room);
    } else if (memory != nullptr)
        e.run(static_cast<Element*>(memory->reserve(e.elements() * sizeof(Element))));
    else
        run_in_own_memory<Element>(e);
}

template <class Definition, class Result, class... Argument>
void evaluate_resized(Result& result, array_workspace* memory, Argument const&... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    evaluation<Source, Element, Argument...> const e(argument...);
    each_part(result, [&](int k, auto& one) {
        if constexpr (!std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            one.take_extents(e.extents(k));
    });
    evaluate<Definition>(result, memory, argument...);
}

template <class Definition, class Result, class... Argument>
void evaluate_wholly(Result& result, array_workspace* memory, Argument const&... argument) {
    evaluate<Definition, true>(result, memory, argument...);
}

/// What a definition makes of arguments in a row.
template <class Definition>
struct evaluated {
    template <class... Argument>
    constexpr auto operator()(Argument const&... argument) const {
        return called_flat<Definition>(
            []<class Call, class... Leaf>(Call, Leaf const&... leaf) {
                if constexpr (!accepts<typename Call::definition, Leaf...>())
                    return refused_outright<Definition>();
                else if constexpr (!Call::template fits<Leaf...>())
                    return refused_outright<Definition>();
                else {
                    typename Call::template result<Leaf...> result{};
                    evaluate<typename Call::definition>(result, nullptr, leaf...);
                    return result;
                }
            },
            argument...);
    }
};

} // namespace arrays

/// A call with arrays among its arguments, or in structures of them.
template <class Definition, class... Argument>
requires arrays::OverArrays<Argument...>
constexpr auto call(function_object<Definition>, Argument const&... argument) {
    constexpr bool structured = arrays::in_tuples<Definition, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    if constexpr (structured)
        return arrays::in_a_row<Definition>(arrays::evaluated<Definition>{}, argument...);
    else
        return refused_outright<Definition>();
}

template <class Result, class Definition, class... Argument>
void array_workspace::evaluate(Result& result, function_object<Definition>,
                               Argument const&... argument) {
    constexpr bool structured = arrays::in_tuples<Definition, Argument...>;
    static_assert(structured, TAPELESS_SAYS_TUPLE);
    auto const in_place = [&]<class Call, class... Leaf>(Call, Leaf const&... leaf) {
        if constexpr (arrays::accepts<typename Call::definition, Leaf...>()) {
            constexpr bool same = std::is_same_v<Result, typename Call::template result<Leaf...>>;
            static_assert(same, TAPELESS_SAYS_ARRAY_INTO);
            if constexpr (same && Call::template fits<Leaf...>())
                arrays::evaluate<typename Call::definition>(result, this, leaf...);
        }
    };
    if constexpr (structured)
        arrays::in_a_row<Definition>(
            [&](auto const&... one) { arrays::called_flat<Definition>(in_place, one...); },
            argument...);
}

} // namespace tapeless
