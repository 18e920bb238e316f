// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/accepts.hpp>
#include <tapeless/array/call/arguments.hpp>
#include <tapeless/array/call/call_nested.hpp>
#include <tapeless/array/call/evaluation.hpp>
#include <tapeless/array/call/flat_call.hpp>
#include <tapeless/array/call/of_traced.hpp>
#include <tapeless/array/call/results.hpp>
#include <tapeless/array/call/shared_memory.hpp>
#include <tapeless/array/call/workspace.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless {

namespace arrays {

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

/// Numbers are read before a result is written.
template <class Argument>
using passed = std::conditional_t<std::is_floating_point_v<Argument>, Argument, Argument const&>;

/// One call whose result has other extents yet, or is among the arguments.
template <class Definition, class Result, class... Argument>
[[gnu::noinline]] void evaluate_anew(Result& result, array_workspace* memory,
                                     Argument const&... argument);

/// One call whose nests all run, also those that seldom have to.
template <class Definition, class Result, class... Argument>
[[gnu::noinline, gnu::cold]] void evaluate_wholly(Result& result, array_workspace* memory,
                                                  Argument const&... argument);

template <class Definition, bool Wholly, class Result, class... Argument>
void evaluate(Result& result, array_workspace* memory, passed<Argument>... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    evaluation<Source, Element, Argument...> e(argument...);
    bool is_ready = !(is_written_with(result, argument) | ...);
    each_part(result, [&](int k, auto& one) {
        if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            e.set_result(k, &one);
        else {
            is_ready = is_ready && one.has_extents(e.extents(k));
            e.set_result(k, one.data());
        }
    });
    if (!is_ready) return evaluate_anew<Definition>(result, memory, argument...);
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
void evaluate_anew(Result& result, array_workspace* memory, Argument const&... argument) {
    using Element = typename element_of_call<Argument...>::type;
    using Source = array_at<Definition, typename array_argument<Argument>::shape...>;
    if ((is_written_with(result, argument) | ...)) {
        Result beside{};
        evaluate<Definition, false, Result, Argument...>(beside, memory, argument...);
        result = std::move(beside);
        return;
    }
    evaluation<Source, Element, Argument...> const e(argument...);
    each_part(result, [&](int k, auto& one) {
        if constexpr (!std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            one.take_extents(e.extents(k));
    });
    evaluate<Definition, false, Result, Argument...>(result, memory, argument...);
}

template <class Definition, class Result, class... Argument>
void evaluate_wholly(Result& result, array_workspace* memory, Argument const&... argument) {
    evaluate<Definition, true, Result, Argument...>(result, memory, argument...);
}

/// What a definition makes of arguments in a row.
template <class Definition>
struct evaluated {
    template <class... Argument>
    constexpr auto operator()(Argument const&... argument) const {
        using Call = decltype(find_call<Definition, Argument...>());
        if constexpr (Call::is_valid()) {
            result_of_call<Call> result{};
            with_leaves<Call>(
                [&]<class... Leaf>(Leaf const&... leaf) {
                    evaluate<typename Call::definition, false, decltype(result), Leaf...>(
                        result, nullptr, leaf...);
                },
                argument...);
            return result;
        } else
            return refused_outright<Definition>();
    }
};
/// The same in a result that is there.
template <class Definition, class Result>
struct evaluated_into {
    Result& result;
    array_workspace* memory;

    template <class... Argument>
    constexpr void operator()(Argument const&... argument) const {
        using Call = decltype(find_call<Definition, Argument...>());
        if constexpr (Call::is_valid()) {
            constexpr bool same = std::is_same_v<Result, result_of_call<Call>>;
            static_assert(same, TAPELESS_SAYS_ARRAY_INTO);
            if constexpr (same)
                with_leaves<Call>(
                    [&]<class... Leaf>(Leaf const&... leaf) {
                        evaluate<typename Call::definition, false, Result, Leaf...>(result, memory,
                                                                                    leaf...);
                    },
                    argument...);
        }
    }
};

} // namespace arrays

/// A call with arrays among its arguments, or in structures of them.
template <class Definition, class... Argument>
requires arrays::OverArrays<Argument...>
constexpr auto call(function_object<Definition>, Argument const&... argument) {
    using Known = arrays::known_as<Definition>;
    if constexpr (arrays::are_structured<Known, Argument...>())
        return arrays::in_a_row<Known>(arrays::evaluated<Known>{}, argument...);
    else
        return refused_outright<Definition>();
}

template <class Result, class Definition, class... Argument>
void array_workspace::evaluate(Result& result, function_object<Definition>,
                               Argument const&... argument) {
    using Known = arrays::known_as<Definition>;
    if constexpr (arrays::are_structured<Known, Argument...>())
        arrays::in_a_row<Known>(arrays::evaluated_into<Known, Result>{result, this}, argument...);
}

} // namespace tapeless
