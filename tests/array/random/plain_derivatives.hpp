// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_array.hpp>

#include <cstddef>
#include <tuple>
#include <utility>

/// Functions within functions, and derivatives of those by differences; numbers may be complex.
namespace plain {

template <class Callable>
constexpr Callable function(Callable callable) {
    return callable;
}
/// An estimate with errors in h^2, h^4 ..., of which three are removed.
template <class Estimate>
auto extrapolated(Estimate const& at, real h) {
    decltype(at(h)) table[]{at(h), at(h / 2), at(h / 4), at(h / 8)};
    double power = 4;
    for (int end = 3; end > 0; --end, power *= 4)
        for (int k = 0; k < end; ++k)
            table[k] = table[k + 1] + (table[k + 1] - table[k]) * (1 / (power - 1));
    return table[0];
}
/// The derivative of `at(h)` where h is 0, at which what is stopped has its value.
template <class At>
array slope_of(At const& at) {
    std::size_t const first = stops.next;
    at(0);
    auto const again = [&](real h) {
        stops.next = first;
        return at(h);
    };
    auto const central = [&](real h) {
        return (again(h) - again(-h)) * array(complex(1 / (2 * h)));
    };
    return extrapolated(central, 0.02L);
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
        numbers columns;
        lengths shape;
        for (std::size_t k = 0; k < from.all.size(); ++k) {
            array const column = slope_of([&](real h) {
                std::tuple moved(x...);
                std::get<Position>(moved).all[k] += h;
                return std::apply(f, moved);
            });
            shape = column.shape;
            columns.insert(columns.end(), column.all.begin(), column.all.end());
        }
        shape.insert(shape.end(), from.shape.begin(), from.shape.end());
        array made(shape);
        long const rows = made.size() / from.size();
        for (long k = 0; k < made.size(); ++k)
            made[k] = columns[static_cast<std::size_t>(k % from.size() * rows + k / from.size())];
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
        auto const moved = [&](real h) {
            array const step{complex(h)};
            return f(std::get<0>(at) + step * std::get<0>(way),
                     std::get<1>(at) + step * std::get<1>(way));
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
        return slope_of(
            [&](real h) { return gradient(f, wrt<0>)(x + array(complex(h)) * way, y); });
    };
}

} // namespace plain
