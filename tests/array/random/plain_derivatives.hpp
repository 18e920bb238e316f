// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_array.hpp>

#include <cstddef>
#include <tuple>
#include <utility>

/// Functions within functions, and derivatives of those by a unit of their own.
namespace plain {

template <class Callable>
constexpr Callable function(Callable callable) {
    return callable;
}
/// The derivative of `at(h)` where h is 0.
template <class At>
array slope_of(At const& at) {
    units const one(1);
    return each([&](dual const& x) { return one.factor(x); }, at(one.unit(0)));
}

template <int Position>
struct along {};
template <int Position>
inline constexpr along<Position> wrt{};

/// The axes of the result, then those of an argument.
template <class Function, int Position>
auto jacobian(Function const& f, along<Position>) {
    return [&f](auto const&... x) {
        array const& from = std::get<Position>(std::tie(x...));
        lengths shape = f(x...).shape;
        long const rows = elements_from(shape, 0);
        shape.insert(shape.end(), from.shape.begin(), from.shape.end());
        array made(shape);
        for (long k = 0; k < from.size(); ++k) {
            array const column = slope_of([&](dual const& h) {
                std::tuple moved(x...);
                std::get<Position>(moved)[k] += h;
                return std::apply(f, moved);
            });
            for (long row = 0; row < rows; ++row) made[row * from.size() + k] = column[row];
        }
        return made;
    };
}
template <class Function, int Position>
auto gradient(Function const& f, along<Position> position) {
    return jacobian(f, position);
}
template <class Function, int Position>
auto value_and_gradient(Function const& f, along<Position> position) {
    return [&f, position](auto const&... x) {
        array const value = f(x...);
        return std::tuple(value, jacobian(f, position)(x...));
    };
}
/// Of two arguments, as all functions are that others call.
template <class Function>
auto jvp(Function const& f) {
    using two = std::tuple<array, array>;
    return [&f](two const& at, two const& way) {
        auto const moved = [&](dual const& h) {
            return f(std::get<0>(at) + array(h) * std::get<0>(way),
                     std::get<1>(at) + array(h) * std::get<1>(way));
        };
        array const value = std::apply(f, at);
        return std::tuple(value, slope_of(moved));
    };
}
template <class Function>
auto vjp(Function const& f) {
    using two = std::tuple<array, array>;
    return [&f](two const& at, array const& weights) {
        auto const number = [&](array const& x, array const& y) { return sum(weights * f(x, y)); };
        array const value = std::apply(f, at);
        return std::tuple(value, two(std::apply(gradient(number, wrt<0>), at),
                                     std::apply(gradient(number, wrt<1>), at)));
    };
}
/// With respect to the first of two arguments.
template <class Function>
auto hvp(Function const& f, along<0>) {
    return [&f](array const& x, array const& y, array const& way) {
        return slope_of([&](dual const& h) { return gradient(f, wrt<0>)(x + array(h) * way, y); });
    };
}

} // namespace plain
