// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <diff/random/recipe.hpp>

#include <complex>
#include <limits>
#include <numbers>
#include <vector>

/// What each operation means, written down again in terms of the standard library, for real and
/// for complex numbers. In the complex plane the operations that choose (min, abs, floor ...)
/// choose by the real part, so that f(x + ih) has the imaginary part h f'(x) throughout.
namespace random_test {

using real = long double;
using complex = std::complex<long double>;

template <class Value>
constexpr bool is_complex = !std::is_floating_point_v<Value>;

template <class Value>
auto re(Value const& x) {
    if constexpr (is_complex<Value>)
        return x.real();
    else
        return x;
}

namespace semantics {

inline constexpr real pi = std::numbers::pi_v<real>;

/// Maclaurin's series; for |x| below 3.
template <class Value>
Value erf_series(Value const& x) {
    Value power = x, sum = x;
    for (int n = 1; n < 120; ++n) {
        power *= -x * x / Value(n);
        sum += power / Value(2 * n + 1);
    }
    return sum * Value(2 / std::sqrt(pi));
}

inline constexpr real bernoulli[] = {1.0L / 6,   -1.0L / 30,     1.0L / 42,
                                     -1.0L / 30, 5.0L / 66,      -691.0L / 2730,
                                     7.0L / 6,   -3617.0L / 510, 43867.0L / 798};

/// Stirling's series after the recurrence has moved x beyond 24; for x > 0.
template <class Value>
Value lgamma_series(Value x) {
    Value shift(0);
    for (; re(x) < 24; x += Value(1)) shift += std::log(x);
    Value sum = (x - Value(0.5L)) * std::log(x) - x + Value(0.5L * std::log(2 * pi));
    Value power = Value(1) / x;
    for (int k = 1; k <= 9; ++k, power /= x * x)
        sum += Value(bernoulli[k - 1] / static_cast<real>(2 * k * (2 * k - 1))) * power;
    return sum - shift;
}
template <class Value>
Value digamma_series(Value x) {
    Value shift(0);
    for (; re(x) < 24; x += Value(1)) shift += Value(1) / x;
    Value sum = std::log(x) - Value(0.5L) / x, power = Value(1) / (x * x);
    for (int k = 1; k <= 9; ++k, power /= x * x)
        sum -= Value(bernoulli[k - 1] / static_cast<real>(2 * k)) * power;
    return sum - shift;
}
/// psi_n(x) = (-1)^(n+1) n! (sum over k of (x + k)^-(n+1)), its tail by Euler and Maclaurin.
template <class Value>
Value polygamma_series(int n, Value x) {
    auto const raised = [](Value base, int exponent) {
        Value product(1);
        for (int k = 0; k < exponent; ++k) product *= base;
        return product;
    };
    real factorial = 1;
    for (int k = 2; k <= n; ++k) factorial *= static_cast<real>(k);
    Value sum(0);
    for (; re(x) < 40; x += Value(1)) sum += Value(1) / raised(x, n + 1);
    sum += Value(1) / (Value(static_cast<real>(n)) * raised(x, n)) + Value(0.5L) / raised(x, n + 1);
    Value falling = Value(static_cast<real>(n + 1)) / raised(x, n + 2);
    real even_factorial = 2;
    for (int k = 1; k <= 9; ++k) {
        sum += Value(bernoulli[k - 1] / even_factorial) * falling;
        falling *= Value(static_cast<real>((n + 2 * k) * (n + 2 * k + 1))) / (x * x);
        even_factorial *= static_cast<real>((2 * k + 1) * (2 * k + 2));
    }
    return Value((n % 2 == 0 ? -1 : 1) * factorial) * sum;
}

template <class Value>
Value power(Value const& x, Value const& p) {
    if (re(x) > 0) return std::pow(x, p);
    int const n = static_cast<int>(re(p));
    Value product(1);
    for (int k = 0; k < std::abs(n); ++k) product *= x;
    return n < 0 ? Value(1) / product : product;
}

/// The angle seen from the real direction (x0, y0), so that it is analytic all around the origin.
template <class Value>
Value angle(Value const& y, Value const& x) {
    auto const x0 = re(x), y0 = re(y);
    return Value(std::atan2(y0, x0)) + std::atan((y * x0 - x * y0) / (x * x0 + y * y0));
}

template <class Value>
Value sign(Value const& x) {
    return Value(static_cast<decltype(re(x))>((re(x) > 0) - (re(x) < 0)));
}

template <class Value>
Value choosing(int op, Value const* x) {
    auto const a = re(x[0]), b = re(x[1]);
    switch (op) {
    case number<tl::less_op>:
        return Value(a < b);
    case number<tl::less_equal_op>:
        return Value(a <= b);
    case number<tl::equal_op>:
        return Value(a == b);
    case number<tl::and_op>:
        return Value(a != 0 && b != 0);
    case number<tl::or_op>:
        return Value(a != 0 || b != 0);
    case number<tl::not_op>:
        return Value(a == 0);
    case number<tl::select_op>:
        return a != 0 ? x[1] : x[2];
    case number<tl::min_op>:
        return a < b ? x[0] : x[1];
    case number<tl::max_op>:
        return a > b ? x[0] : x[1];
    case number<tl::clamp_op>:
        return a < b ? x[1] : a > re(x[2]) ? x[2] : x[0];
    case number<tl::sign_op>:
        return sign(x[0]);
    case number<tl::abs_op>:
        return a < 0 ? -x[0] : x[0];
    case number<tl::copysign_op>:
        return std::signbit(a) == std::signbit(b) ? x[0] : -x[0];
    case number<tl::relu_op>:
        return a > 0 ? x[0] : Value(0);
    case number<tl::floor_op>:
        return Value(std::floor(a));
    case number<tl::ceil_op>:
        return Value(std::ceil(a));
    case number<tl::round_op>:
        return Value(std::round(a));
    case number<tl::trunc_op>:
        return Value(std::trunc(a));
    case number<tl::stop_gradient_op>:
        return Value(a);
    default:
        return Value(std::numeric_limits<real>::quiet_NaN());
    }
}

template <class Value>
Value circular(int op, Value const* operand) {
    Value const x = operand[0];
    switch (op) {
    case number<tl::sin_op>:
        return std::sin(x);
    case number<tl::cos_op>:
        return std::cos(x);
    case number<tl::tan_op>:
        return std::sin(x) / std::cos(x);
    case number<tl::asin_op>:
        return std::asin(x);
    case number<tl::acos_op>:
        return std::acos(x);
    case number<tl::atan_op>:
        return std::atan(x);
    case number<tl::sinh_op>:
        return std::sinh(x);
    case number<tl::cosh_op>:
        return std::cosh(x);
    case number<tl::tanh_op>:
        return std::tanh(x);
    case number<tl::asinh_op>:
        return std::asinh(x);
    case number<tl::acosh_op>:
        return std::acosh(x);
    case number<tl::atanh_op>:
        return std::atanh(x);
    default:
        return choosing(op, operand);
    }
}

template <class Value>
Value apply(int op, Value const* x) {
    Value const one(1), a = x[0];
    switch (op) {
    case number<tl::add_op>:
        return a + x[1];
    case number<tl::subtract_op>:
        return a - x[1];
    case number<tl::multiply_op>:
        return a * x[1];
    case number<tl::divide_op>:
        return a / x[1];
    case number<tl::negate_op>:
        return -a;
    case number<tl::fma_op>:
        return a * x[1] + x[2];
    case number<tl::exp_op>:
        return std::exp(a);
    case number<tl::exp2_op>:
        return std::exp(a * Value(std::numbers::ln2_v<real>));
    case number<tl::expm1_op>:
        return std::exp(a) - one;
    case number<tl::log_op>:
        return std::log(a);
    case number<tl::log2_op>:
        return std::log(a) / Value(std::numbers::ln2_v<real>);
    case number<tl::log10_op>:
        return std::log(a) / Value(std::numbers::ln10_v<real>);
    case number<tl::log1p_op>:
        return std::log(one + a);
    case number<tl::sqrt_op>:
        return std::sqrt(a);
    case number<tl::cbrt_op>:
        return re(a) < 0 ? -std::pow(-a, Value(1.0L / 3)) : std::pow(a, Value(1.0L / 3));
    case number<tl::rsqrt_op>:
        return one / std::sqrt(a);
    case number<tl::hypot_op>:
        return std::sqrt(a * a + x[1] * x[1]);
    case number<tl::hypot3_op>:
        return std::sqrt(a * a + x[1] * x[1] + x[2] * x[2]);
    case number<tl::pow_op>:
        return power(a, x[1]);
    case number<tl::sigmoid_op>:
        return one / (one + std::exp(-a));
    case number<tl::softplus_op>:
        return re(a) > 0 ? a + std::log(one + std::exp(-a)) : std::log(one + std::exp(a));
    case number<tl::atan2_op>:
        return angle(a, x[1]);
    case number<tl::erf_op>:
        return erf_series(a);
    case number<tl::erfc_op>:
        return one - erf_series(a);
    case number<tl::lgamma_op>:
        return lgamma_series(a);
    case number<tl::digamma_op>:
        return digamma_series(a);
    case number<tl::polygamma_op>:
        return polygamma_series(static_cast<int>(re(a)), x[1]);
    default:
        return circular(op, x);
    }
}

} // namespace semantics

/// The values of all steps of a recipe.
template <class Value>
std::vector<Value> follow(recipe const& r, std::vector<Value> const& in) {
    std::vector<Value> value;
    for (step const& s : r.steps) {
        Value x[3]{};
        if (s.op >= 0)
            for (int k = 0; k < catalogue()[static_cast<std::size_t>(s.op)]->arity; ++k)
                x[k] = value[static_cast<std::size_t>(s.x[k])];
        value.push_back(s.op == input_step      ? in[static_cast<std::size_t>(s.x[0])]
                        : s.op == constant_step ? Value(s.constant)
                                                : semantics::apply(s.op, x));
    }
    return value;
}

} // namespace random_test
