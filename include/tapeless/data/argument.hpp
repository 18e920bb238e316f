// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/each.hpp>
#include <tapeless/eval/call.hpp>

namespace tapeless::data {

/// What the arguments of a call over data are: the shape of each, and as `parts` the layouts of
/// their numbers, where an argument that all points share is a layout too.
template <class Argument>
struct argument {
    static constexpr bool is_data = false;
    using shape = tree::shape<Argument>;
    using leaf_type = tree::leaf_type<Argument>;

    template <class Element>
    static auto parts(Argument const& value) {
        shared_layout<Element, static_cast<int>(tree::leaf_count<Argument>)> result;
        int k = 0;
        tree::for_each_leaf(
            value, [&](auto const& leaf) { result.value[k++] = static_cast<Element>(leaf); });
        return std::tuple{result};
    }
};

template <class Shape, class Layout>
struct argument<each_point<Shape, Layout>> {
    static constexpr bool is_data = true;
    using shape = Shape;
    using leaf_type = typename Layout::element;

    template <class Element>
    static auto parts(each_point<Shape, Layout> const& value) {
        return std::tuple{value.layout};
    }
};

/// Tuples, as jvp takes them, may have data inside.
template <class... Member>
requires(argument<Member>::is_data || ...) struct argument<std::tuple<Member...>> {
    static constexpr bool is_data = true;
    using shape = std::tuple<typename argument<Member>::shape...>;
    using leaf_type = typename tree::joined<typename argument<Member>::leaf_type...>::type;

    template <class Element>
    static auto parts(std::tuple<Member...> const& value) {
        return std::apply(
            [](auto const&... member) {
                return std::tuple_cat(argument<Member>::template parts<Element>(member)...);
            },
            value);
    }
};

template <class... Argument>
using number_in = typename number_of<typename argument<Argument>::leaf_type...>::type;
template <class... Argument>
auto number_at(tree::list<Argument...>) -> number_in<Argument...>;

template <class Argument>
inline constexpr bool comes_last = requires {
    requires Argument::comes_last;
};

/// The arguments of a call without those that stand behind them.
template <class... Argument>
constexpr std::size_t leading_count() {
    constexpr bool last[] = {false, comes_last<Argument>...};
    std::size_t count = sizeof...(Argument);
    while (last[count]) --count;
    return count;
}
template <class Tuple, std::size_t... K>
auto first_of(std::index_sequence<K...>) -> tree::list<std::tuple_element_t<K, Tuple>...>;
template <class... Argument>
using leading = decltype(first_of<std::tuple<Argument...>>(
    std::make_index_sequence<leading_count<Argument...>()>{}));

/// Whether nothing stands among the arguments that has its place behind them.
template <class... Argument>
constexpr bool in_order(tree::list<Argument...>) {
    return (!comes_last<Argument> && ...);
}

/// What `batched`, `sum_over` and `mean_over` make; it is called with data only.
template <class Type>
inline constexpr bool is_over_data = requires {
    requires Type::called_with_data;
};

/// A function as it is, a lambda made one.
template <class Definition>
constexpr function_object<Definition> as_function(function_object<Definition>) {
    return {};
}
template <class Other>
constexpr auto as_function(Other const& other) {
    constexpr bool can_be = BareCallable<Other> && !is_over_data<Other>;
    if constexpr (can_be) {
        return function(other);
    } else {
        constexpr bool told = std::is_same_v<Other, diagnosis::refused>;
        static_assert(told, TAPELESS_SAYS_DATA_FUNCTION);
        return function(diagnosis::nothing{});
    }
}

/// All that can be wrong with the types of the arguments, one sentence each.
template <class Definition, class... Argument>
constexpr bool takes(tree::list<Argument...>) {
    using Element = number_in<Argument...>;
    constexpr bool any_data = (argument<Argument>::is_data || ...);
    constexpr bool one_type = !std::is_same_v<Element, mismatch>;
    static_assert(any_data, TAPELESS_SAYS_DATA_NONE);
    static_assert(one_type, TAPELESS_SAYS_MIXED_VALUES);
    if constexpr (any_data && one_type) {
        constexpr bool numbers = std::is_same_v<Element, double> || std::is_same_v<Element, float>;
        static_assert(numbers, TAPELESS_SAYS_DATA_NUMBERS);
        if constexpr (!numbers)
            return false;
        else if constexpr (!Definition::template accepts<typename argument<Argument>::shape...>())
            return false;
        else
            return is_small_enough<
                typename Definition::template at<typename argument<Argument>::shape...>>();
    } else
        return false;
}

/// The layouts of all numbers of a point, and where those begin that each point has for itself.
template <class Element, class... Argument>
auto parts_of(Argument const&... value) {
    return std::tuple_cat(argument<Argument>::template parts<Element>(value)...);
}

/// Checks the inputs and gives the number of points.
template <class... Layout>
std::size_t check_inputs(std::tuple<Layout...> const& parts) {
    std::size_t size = 0;
    bool known = false;
    auto const check = [&]<class Part>(Part const& part) {
        if constexpr (!is_shared<Part>) {
            if (known && part.size != size) refuse_lengths(size, part.size);
            size = part.size;
            known = true;
        }
    };
    auto const check_each_memory = [&]<class Part>(Part const& part) {
        if constexpr (!is_shared<Part>) check_memory(part);
    };
    std::apply([&](auto const&... part) { (check(part), ...); }, parts);
    std::apply([&](auto const&... part) { (check_each_memory(part), ...); }, parts);
    return size;
}

/// Only the parts that differ from point to point.
template <class... Layout>
auto varying(std::tuple<Layout...> const& parts) {
    auto const one = []<class Part>(Part const& part) {
        if constexpr (is_shared<Part>)
            return std::tuple{};
        else
            return std::tuple{part};
    };
    return std::apply([&](auto const&... part) { return std::tuple_cat(one(part)...); }, parts);
}

} // namespace tapeless::data
