// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/number.hpp"

#include <tapeless/tapeless.hpp>

#include <array>
#include <complex>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

/// The specification of the catalogue: for each operation a `spec`, and for each kind of number a
/// header that checks every spec with it.
namespace catalogue_test {

namespace tl = tapeless;

enum class group {
    arithmetic,
    condition,
    selection,
    rounding,
    exponential,
    power,
    trigonometric,
    hyperbolic,
    special
};

inline constexpr long double unbounded = std::numeric_limits<long double>::infinity();
template <class Type>
inline constexpr Type inf = std::numeric_limits<Type>::infinity();
template <class Type>
inline constexpr Type nan = std::numeric_limits<Type>::quiet_NaN();
template <class Type>
inline constexpr Type tiny = std::numeric_limits<Type>::denorm_min();
template <class Type>
inline constexpr Type huge = std::numeric_limits<Type>::max();

/// Where an operand is sampled: evenly in the part of ]low, high[ between -core and core, with
/// exponents of the whole format in ]low, high[, and next to both ends.
struct domain {
    long double low = -unbounded;
    long double high = unbounded;
    long double core = 4;
    bool denormals = true;
};

/// Expected at one point: the value with its sign of zero, and each partial derivative.
template <class Type, std::size_t Arity>
struct edge {
    std::array<Type, Arity> at;
    Type value;
    std::array<Type, Arity> slope;
};
template <class Type, std::size_t Arity, std::size_t Count>
constexpr std::array<edge<Type, Arity>, Count> edges_at(edge<Type, Arity> const (&list)[Count]) {
    return std::to_array(list);
}

/// What a `spec<Op>` consists of; these are the defaults.
///
///     call(x...)         the operation as a user calls it
///     value(x...)        the reference in MPFR
///     slopes(x...)       every partial derivative in MPFR
///     edges<Type>()      what is promised at 0, -0, infinity, NaN, denormal numbers, kinks and
///     ties complex_value(x..) the reference for complex numbers, where the operation has a meaning
///     there is_smooth(z...)    whether that reference is analytic within 1/8 of the point
template <class Op, group Group>
struct spec_of {
    using operation = Op;
    static constexpr group member_of = Group;
    static constexpr std::size_t arity = Op::arity;
    /// Where the operands are sampled.
    static constexpr std::array<domain, arity> domains{};
    /// Errors allowed to floating-point numbers at run time, in units in the last place. The
    /// library adds nothing to the error of a value; 1 is what glibc 2.36 promises for most.
    static constexpr double value_ulp = 1;
    static constexpr double slope_ulp = 2;
    /// Errors allowed to second derivatives.
    static constexpr double second_ulp = 16;
    /// Whether the slope is the derivative of the value.
    static constexpr bool is_analytic = true;
    /// Errors allowed to complex values and slopes, beside the larger of 1 and the result.
    static constexpr double complex_ulp = 16;
    /// In constant evaluation our own kernels compute.
    static constexpr double constant_ulp = 1;
    /// Errors are counted beside the larger of the result and this: for functions with roots
    /// that are no floating-point numbers.
    static constexpr long double value_beside = 0;
    static constexpr long double slope_beside = 0;
    /// Errors allowed between a lane and a scalar.
    static constexpr double batch_ulp = 4;
    static constexpr long double batch_beside = 0;

    static constexpr auto call(auto const&... x) { return tl::operation<Op>(x...); }
    /// False where a slope is not held to its bound, because something on its way overflows.
    static bool has_slopes(auto...) { return true; }
    static constexpr bool is_smooth(auto const&...) { return true; }
    /// False at edges that xsimd 8.1 is wrong at.
    static bool batch_keeps(auto...) { return true; }
};

/// The entry of an operation. An operation without one fails the test.
template <class Op>
struct spec;

template <std::size_t Arity>
using slopes_of = std::array<number, Arity>;

/// The operation as a traced function.
template <class Op>
inline constexpr auto traced = [] {
    if constexpr (spec<Op>::arity == 1)
        return tl::function([](auto a) { return spec<Op>::call(a); });
    else if constexpr (spec<Op>::arity == 2)
        return tl::function([](auto a, auto b) { return spec<Op>::call(a, b); });
    else
        return tl::function([](auto a, auto b, auto c) { return spec<Op>::call(a, b, c); });
}();

inline constexpr auto a = tl::variable<"a">;
inline constexpr auto b = tl::variable<"b">;
inline constexpr auto c = tl::variable<"c">;
inline constexpr std::tuple variables{a, b, c};

/// The partial derivative along operand K as an expression: forward mode, the other door.
template <class Op, std::size_t K>
inline constexpr auto partial_expression = [] {
    constexpr auto& along = std::get<K>(variables);
    if constexpr (spec<Op>::arity == 1)
        return tl::derivative(spec<Op>::call(a), along);
    else if constexpr (spec<Op>::arity == 2)
        return tl::derivative(spec<Op>::call(a, b), along);
    else
        return tl::derivative(spec<Op>::call(a, b, c), along);
}();

template <class Type, std::size_t Arity>
using point = std::array<Type, Arity>;

/// Value and gradient by reverse mode, the gradient as an array for every arity.
template <class Op, class Type>
constexpr auto reverse_at(point<Type, spec<Op>::arity> const& x) {
    auto const [value, gradient] = std::apply(tl::value_and_gradient(traced<Op>), x);
    if constexpr (spec<Op>::arity == 1)
        return std::pair{value, point<Type, 1>{gradient}};
    else
        return std::pair{value,
                         std::apply([](auto const&... g) { return std::array{g...}; }, gradient)};
}

/// One partial derivative by forward mode.
template <class Op, std::size_t K, class Type>
constexpr Type forward_at(point<Type, spec<Op>::arity> const& x) {
    constexpr auto& f = partial_expression<Op, K>;
    if constexpr (spec<Op>::arity == 1)
        return f(a = x[0]);
    else if constexpr (spec<Op>::arity == 2)
        return f(a = x[0], b = x[1]);
    else
        return f(a = x[0], b = x[1], c = x[2]);
}

/// One partial derivative as a Jacobian-vector product along a unit vector.
template <class Op, class Type>
constexpr Type product_at(point<Type, spec<Op>::arity> const& x, std::size_t k) {
    point<Type, spec<Op>::arity> unit{};
    unit[k] = Type(1);
    auto const tuple = [](auto const&... y) { return std::tuple{y...}; };
    return std::get<1>(tl::jvp(traced<Op>)(std::apply(tuple, x), std::apply(tuple, unit)));
}

template <class Op>
std::array<number, spec<Op>::arity> exact_slopes(auto const& x) {
    return std::apply([](auto const&... y) { return spec<Op>::slopes(number(y)...); }, x);
}
template <class Op>
number exact_value(auto const& x) {
    return std::apply([](auto const&... y) { return spec<Op>::value(number(y)...); }, x);
}

/// The error allowed to the slopes at a point.
template <class Op>
double slope_bound(auto const& x) {
    if constexpr (requires { &spec<Op>::slope_ulp_at; })
        return std::apply(
            [](auto... y) { return spec<Op>::slope_ulp_at(static_cast<long double>(y)...); }, x);
    else
        return spec<Op>::slope_ulp;
}

/// Calls `f.template operator()<Op>()` for every operation of the catalogue ...
template <class... Op>
void each_of(tl::operation_list<Op...>, auto const& f) {
    (f.template operator()<Op>(), ...);
}
/// ... of one group.
template <group Group>
void each_in_group(auto const& f) {
    each_of(tl::catalogue{}, [&]<class Op>() {
        if constexpr (spec<Op>::member_of == Group) f.template operator()<Op>();
    });
}

} // namespace catalogue_test
