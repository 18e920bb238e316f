// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/kernel.hpp>
#include <tapeless/data/once.hpp>
#include <tapeless/data/options.hpp>
#include <tapeless/data/over_data.hpp>
#include <tapeless/data/planned_call.hpp>

#include <vector>

namespace tapeless::data {

/// Points of one task of a parallel call, at least: long enough that handing it out costs nothing
/// beside it, and a multiple of every pack.
inline constexpr std::size_t points_of_task = 4096;
inline constexpr std::size_t most_tasks = 64;

template <class Source, class Pack, class Policy, class Given, class Target, class Once>
void run_all(Policy policy, Given const& given, destination<Target, Once> const& to,
             std::size_t size) {
    using Plan = plan_of<Source, Given, false, Once::leaves>;
    using At = typename Plan::each;
    Target const& target = to.layout;
    auto const shared = begin_call<Plan, typename Pack::value_type>(given);
    auto const parts = shared.parts(given);
    if constexpr (std::is_same_v<Policy, sequential>) {
        run_range<At, Pack>(parts, target, 0, size);
    } else {
        std::size_t const blocks = (size + points_of_task - 1) / points_of_task;
        std::size_t const each = (blocks + most_tasks - 1) / most_tasks * points_of_task;
        std::size_t const tasks = size == 0 ? 0 : (size + each - 1) / each;
        each_task(policy, tasks, [&](std::size_t k) {
            std::size_t const begin = k * each;
            std::size_t const end = size - begin < each ? size : begin + each;
            run_range<At, Pack>(parts, target, begin, end);
        });
    }
    if constexpr (Once::leaves > 0) to.once.store(shared.once());
}

/// The result of a function for these arguments, of one point.
template <class Definition, class... Argument>
auto point_at(tree::list<Argument...>) ->
    typename Definition::template at<typename argument<Argument>::shape...>;
template <class Element, class... Argument>
auto parts_at(tree::list<Argument...>) -> decltype(parts_of<Element>(std::declval<Argument>()...));

/// Whether batched(f) can be called like this.
template <class Definition, class... Argument>
constexpr bool is_batched_call() {
    using Leading = leading<Argument...>;
    constexpr std::size_t places = sizeof...(Argument) - leading_count<Argument...>();
    constexpr bool right = in_order(Leading{}) && places <= 1 && !(is_option<Argument> || ...);
    static_assert(right, TAPELESS_SAYS_DATA_LAST);
    if constexpr (!right) {
        return false;
    } else if constexpr (!takes<Definition>(Leading{})) {
        return false;
    } else if constexpr (places == 1) {
        using Target = std::tuple_element_t<sizeof...(Argument) - 1, std::tuple<Argument...>>;
        using Layout = decltype(Target::layout);
        using Once = decltype(Target::once);
        using Element = decltype(number_at(Leading{}));
        using At = decltype(point_at<Definition>(Leading{}));
        constexpr bool fits = Layout::leaves + Once::leaves == At::graph.outputs;
        constexpr bool one_type = std::is_same_v<typename Layout::element, Element>;
        static_assert(fits, TAPELESS_SAYS_DATA_LEAVES);
        static_assert(one_type, TAPELESS_SAYS_MIXED_VALUES);
        if constexpr (fits && one_type && Once::leaves > 0) {
            using Parts = decltype(parts_at<Element>(Leading{}));
            constexpr bool once = plan_of<At, Parts, false, Once::leaves>::can_give_once;
            static_assert(once, TAPELESS_SAYS_DATA_ONCE);
            return once;
        } else
            return fits && one_type;
    } else
        return true;
}

/// A program over data: called with data, it evaluates at every point.
template <class Definition, class Architecture>
struct batched_function : over_data<batched_function<Definition, Architecture>> {
    template <class... Argument>
    static constexpr bool accepts() {
        return is_batched_call<Definition, Argument...>();
    }
    /// Splits the destination off, which is the last argument.
    template <class Policy, class... Argument>
    static auto with_policy(Policy policy, Argument const&... argument) {
        constexpr std::size_t count = leading_count<Argument...>();
        auto const all = std::forward_as_tuple(argument...);
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            if constexpr (count < sizeof...(Argument))
                return write(policy, std::get<count>(all), std::get<K>(all)...);
            else
                return give_back(policy, std::get<K>(all)...);
        }
        (std::make_index_sequence<count>{});
    }

private:
    template <class... Argument>
    using at = typename Definition::template at<typename argument<Argument>::shape...>;

    template <class Policy, class Target, class... Argument>
    static void write(Policy policy, Target const& to, Argument const&... value) {
        using Element = number_in<Argument...>;
        auto const parts = parts_of<Element>(value...);
        std::size_t const size = check_inputs(parts);
        if (to.layout.size != size) refuse_lengths(size, to.layout.size);
        check_memory(to.layout);
        std::apply([&](auto const&... input) { check_overlap(to.layout, to.once, input...); },
                   varying(parts));
        run_all<at<Argument...>, simd::pack<Element, Architecture>>(policy, parts, to, size);
    }

    template <class Policy, class... Argument>
    static auto give_back(Policy policy, Argument const&... value) {
        using Element = number_in<Argument...>;
        using At = at<Argument...>;
        auto const parts = parts_of<Element>(value...);
        std::vector<tree::rebind<typename At::result, Element>> result(check_inputs(parts));
        run_all<At, simd::pack<Element, Architecture>>(policy, parts, into(result), result.size());
        return result;
    }
};

} // namespace tapeless::data

namespace tapeless {

/// A function, or a derivative of one, over data: arguments marked with `each` differ from point to
/// point, the others are shared. The results go where `into` says, the last argument; without it
/// they come back as a vector with one result for each point.
///
///     batched(value_and_gradient(f))(each(a), each(b), into(v, da, db));
template <class Architecture = simd::default_architecture, class Function>
constexpr auto batched(Function const& f) {
    using Definition = typename decltype(data::as_function(f))::definition;
    return data::batched_function<Definition, Architecture>{};
}

} // namespace tapeless
