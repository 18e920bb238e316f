// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/elements.hpp>
#include <tapeless/array/tools/check_entries.hpp>
#include <tapeless/array/tools/looked_at.hpp>

namespace tapeless {

namespace arrays {

template <class Argument>
inline constexpr bool is_of_integers =
    std::is_integral_v<typename array_argument<Argument>::element>;

/// The positions of all arguments that are no integers.
template <class Found, std::size_t Next, class... Argument>
struct positions_of_numbers {
    using type = Found;
};
template <std::size_t... Found, std::size_t Next, class First, class... More>
struct positions_of_numbers<positions<Found...>, Next, First, More...>
    : positions_of_numbers<
          std::conditional_t<is_of_integers<First>, positions<Found...>, positions<Found..., Next>>,
          Next + 1, More...> {};
/// The gradient that is checked. Where nothing is skipped it is that of all arguments, which the
/// program is likely to have anyway.
template <class Definition, class... Argument>
using checked_gradient =
    gradient_of<Definition,
                std::conditional_t<(is_of_integers<Argument> || ...),
                                   typename positions_of_numbers<positions<>, 0, Argument...>::type,
                                   positions<>>,
                false>;

/// An argument of its own to move about in: in double, whatever its numbers are, as the gradient of
/// a function of `float`s is exact to no more than they are. Integers stay where they lie.
template <class Result>
struct movable {
    using type = double;
};
template <class Element, std::size_t... Extent>
struct movable<tensor<Element, Extent...>> {
    using type = tensor<double, Extent...>;
};
template <class Argument>
using moved_argument =
    std::conditional_t<is_of_integers<Argument>, Argument const&,
                       typename movable<typename array_argument<Argument>::result>::type>;

template <class Argument>
moved_argument<Argument> moved_copy(Argument const& x) {
    using Traits = array_argument<Argument>;
    constexpr int rank = Traits::shape::rank;
    if constexpr (is_of_integers<Argument>)
        return x;
    else if constexpr (rank == 0)
        return static_cast<double>(x);
    else {
        moved_argument<Argument> made;
        std::size_t extent[rank];
        for (int axis = 0; axis < rank; ++axis) extent[axis] = Traits::extent(x, axis);
        made.take_extents(extent);
        double* next = made.data();
        each_element(x, [&](auto element, auto) { *next++ = static_cast<double>(element); });
        return made;
    }
}

inline double* numbers_of(double& x) { return &x; }
template <std::size_t... Extent>
double* numbers_of(tensor<double, Extent...>& x) {
    return x.data();
}

/// Compares the gradient `slopes` of numbers among the arguments, which stand in a tuple.
template <class Definition, class At, class Slopes, class... Argument>
array_gradient_report check_slopes(Slopes slopes, Argument const&... argument) {
    std::tuple<moved_argument<Argument>...> at{moved_copy(argument)...};
    array_workspace memory;
    auto const value = [&] {
        double result = 0;
        auto const call = [&](auto const&... x) {
            memory.evaluate(result, function_object<Definition>{}, x...);
        };
        std::apply(call, at);
        return result;
    };
    checking::entry_checker checker(value);
    double const* slope[sizeof...(Argument) + 1]{};
    each_part(slopes, [&](int k, auto& part) { slope[k] = numbers_of(part); });
    std::size_t position = 0, part = 0;
    auto const check = [&]<class One>(One& x) {
        checking::checked_argument a;
        a.position = position++;
        if constexpr (!is_of_integers<std::remove_const_t<One>>) {
            a.name = sizeof...(Argument) > 1
                         ? argument_names<At>::of("argument ", static_cast<int>(a.position))
                         : "argument";
            a.x = numbers_of(x);
            a.slope = slope[part++];
            using Traits = array_argument<One>;
            for (int axis = 0; axis < Traits::shape::rank; ++axis)
                a.extent.push_back(Traits::extent(x, axis));
            checker.check(a);
        }
    };
    std::apply([&](auto&... x) { (check(x), ...); }, at);
    return checker.report;
}

template <class Definition, class... Argument>
array_gradient_report check_call(Argument const&... argument) {
    using Gradient = checked_gradient<Definition, Argument...>;
    if constexpr (accepts<Gradient, Argument...>()) {
        using At = array_at<Definition, typename array_argument<Argument>::shape...>;
        using Element = typename element_of_call<Argument...>::type;
        if constexpr (std::is_same_v<Element, double>)
            return check_slopes<Definition, At>(function_object<Gradient>{}(argument...),
                                                argument...);
        else
            return check_slopes<Definition, At>(
                function_object<Gradient>{}(moved_copy(argument)...), argument...);
    } else
        return {};
}
struct gradient_check {
    array_gradient_report found;
    template <class Call, class... Leaf>
    void of(Leaf const&... leaf) {
        found = check_call<typename Call::definition>(leaf...);
    }
};

} // namespace arrays

/// `check_gradient(f, args...)` with arrays among the arguments: the gradient at these arguments,
/// compared with extrapolated central differences. Of up to 128 elements of an argument each is
/// compared; of more some, and the slopes along three random directions, which all elements have a
/// part in. Where such a slope is wrong an element that makes it so is searched for. Integers are
/// skipped.
template <class Definition, class... Argument>
requires arrays::LookedAt<Definition, Argument...>
    array_gradient_report check_gradient(function_object<Definition>, Argument const&... argument) {
    return arrays::found_by<Definition>(arrays::gradient_check{}, argument...);
}

} // namespace tapeless
