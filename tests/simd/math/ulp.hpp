// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "math/reference.hpp"

#include <tapeless/simd/math/lanes.hpp>

#include <array>
#include <string>
#include <vector>

/// Kernels of registers, measured in units in the last place against MPFR.
namespace simd_test {

using reference::real;

/// As `reference::ulp_error`, but infinity next to the greatest number is one unit away from it.
template <class Type>
double ulp_error(Type got, real const& expected) {
    constexpr double wrong = std::numeric_limits<double>::infinity();
    using Limits = std::numeric_limits<Type>;
    bool const plain =
        !mpfr_nan_p(expected.get()) && !mpfr_inf_p(expected.get()) && !mpfr_zero_p(expected.get());
    if (!plain || !std::isinf(got)) {
        Type const nearest = reference::rounded<Type>(expected);
        if (plain && std::isinf(nearest) && !std::isnan(got) &&
            std::signbit(got) == std::signbit(nearest))
            return std::isinf(got) ? 0 : got == std::copysign(Limits::max(), nearest) ? 1 : wrong;
        return reference::ulp_error(got, expected);
    }
    real least(static_cast<long double>(std::copysign(Limits::max(), got)));
    if (mpfr_sgn(expected.get()) != mpfr_sgn(least.get())) return wrong;
    if (mpfr_cmpabs(expected.get(), least.get()) >= 0) return 0;
    mpfr_sub(least.get(), expected.get(), least.get(), MPFR_RNDN);
    mpfr_div_2si(least.get(), least.get(), Limits::max_exponent - Limits::digits, MPFR_RNDN);
    return std::fabs(mpfr_get_d(least.get(), MPFR_RNDN)) + 0.5;
}

template <class Type>
using point = std::array<Type, 3>;

/// x, its neighbours and their opposites.
template <class Type>
void add_around(std::vector<Type>& to, double x, int neighbours) {
    auto const infinity = std::numeric_limits<Type>::infinity();
    auto up = static_cast<Type>(x), down = up;
    for (int i = 0; i <= neighbours; ++i) {
        for (Type y : {up, down, -up, -down}) to.push_back(y);
        up = std::nextafter(up, infinity);
        down = std::nextafter(down, -infinity);
    }
}

/// Where functions end, change their form, or have been seen to fail.
template <class Type>
std::vector<Type> edges() {
    using Limits = std::numeric_limits<Type>;
    std::vector<Type> result{Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()};
    for (Type x : {Limits::denorm_min(), Limits::min(), Limits::max(), Limits::epsilon()})
        add_around(result, static_cast<double>(x), 3);
    for (double x : {0.0,
                     0.125,
                     0.25,
                     0.5,
                     1.0,
                     1.5,
                     2.0,
                     2.5,
                     3.0,
                     4.0,
                     0.41421356237309503,
                     0.70710678118654757,
                     1.4142135623730951,
                     2.4142135623730949,
                     0.34657359027997264,
                     0.69314718055994531,
                     1.0397207708399179,
                     5.9,
                     6.5,
                     8.0,
                     88.376,
                     88.723,
                     87.337,
                     89.416,
                     103.28,
                     103.98,
                     709.44,
                     709.783,
                     710.476,
                     708.396,
                     745.134,
                     126.0,
                     127.0,
                     128.0,
                     149.0,
                     150.0,
                     1022.0,
                     1023.0,
                     1024.0,
                     1074.0,
                     1075.0,
                     26.543,
                     27.226,
                     9.194,
                     10.054,
                     171.624,
                     35.04,
                     2.5566e305,
                     1e5,
                     1e9,
                     1e15,
                     8388608.0,
                     16777216.0,
                     4503599627370496.0,
                     9007199254740992.0,
                     1e22,
                     1e300,
                     1e308,
                     1e-300,
                     1e-308,
                     1e38,
                     1e-38})
        if (std::isfinite(static_cast<Type>(x))) add_around(result, x, 3);
    for (int n = 1; n < 40; ++n) {
        add_around(result, n * 1.5707963267948966, 2);
        add_around(result, n * 0.34657359027997264, 1);
    }
    return result;
}

/// `count` random numbers of each kind: every exponent, and evenly in ranges around 0 and 1.
template <class Type>
std::vector<Type> numbers(std::size_t count) {
    reference::arguments<Type> random(2026);
    auto result = edges<Type>();
    auto const add = [&](auto const& more) {
        result.insert(result.end(), more.begin(), more.end());
    };
    add(random.everywhere(count));
    add(random.spread(count, -8, 8));
    add(random.spread(count, -30, 40));
    for (double range : {1.0, 2.0, 7.0, 30.0, 110.0, 760.0, 1100.0, 1e5})
        for (std::size_t i = 0; i < count; ++i) {
            auto const most = static_cast<Type>(range);
            result.push_back(random.uniform(-most, most));
        }
    for (std::size_t i = 0; i < count; ++i) // next to 1 and to multiples of pi / 4
        for (double centre : {1.0, 2.0, 1.5707963267948966 * static_cast<double>(1 + i * i),
                              0.78539816339744831 * static_cast<double>(1 + 2 * i * i)}) {
            auto const near =
                std::ldexp(random.uniform(Type(-1), Type(1)), -static_cast<int>(i % 50) - 1);
            result.push_back(static_cast<Type>(centre * (1 + static_cast<double>(near))));
        }
    return result;
}

template <class Type>
std::vector<point<Type>> points_of_one(std::size_t count) {
    std::vector<point<Type>> result;
    for (Type x : numbers<Type>(count)) result.push_back({x, Type(0), Type(0)});
    return result;
}

/// Edges with edges, and pairs of every kind; results of powers next to overflow and underflow.
template <class Type>
std::vector<point<Type>> points_of_two(std::size_t count) {
    using Limits = std::numeric_limits<Type>;
    std::vector<point<Type>> result;
    std::vector<Type> few{Type(0),
                          Type(1),
                          Type(2),
                          Type(3),
                          Type(0.5),
                          Type(1.5),
                          Type(7),
                          Limits::infinity(),
                          Limits::quiet_NaN(),
                          Limits::max(),
                          Limits::min(),
                          Limits::denorm_min(),
                          Type(1) / Limits::epsilon(),
                          Type(2) / Limits::epsilon(),
                          Type(4) / Limits::epsilon(),
                          Type(1) - Limits::epsilon(),
                          Type(1) + Limits::epsilon()};
    for (std::size_t i = few.size(); i-- > 0;) few.push_back(-few[i]);
    for (Type x : few)
        for (Type y : few) result.push_back({x, y, x});
    reference::arguments<Type> random(2027);
    auto const add = [&](std::vector<Type> const& x, std::vector<Type> const& y) {
        for (std::size_t i = 0; i < x.size() && i < y.size(); ++i)
            result.push_back({x[i], y[i], y[x.size() / 2]});
    };
    add(random.everywhere(count), random.everywhere(count));
    add(random.spread(count, -8, 8), random.spread(count, -8, 8));
    add(random.spread(count, -2, 2, false), random.spread(count, -1, 6));
    add(random.everywhere(count, false), random.spread(count, -1, 4));
    for (std::size_t i = 0; i < count; ++i) {
        auto const x = std::ldexp(random.any_mantissa(), static_cast<int>(i % 80) - 40);
        auto const logs = std::log(Limits::max()) / std::log(x);
        result.push_back({x, logs * random.uniform(Type(0.9), Type(1.001)), x});
        result.push_back({x, -logs * random.uniform(Type(0.9), Type(1.05)), x});
        auto const near =
            Type(1) + std::ldexp(random.uniform(Type(-1), Type(1)), -static_cast<int>(i % 24) - 1);
        result.push_back(
            {near, std::log(Limits::max()) / std::log(near) * random.uniform(Type(-1), Type(1)),
             near});
        result.push_back({near, x, x});
        result.push_back({x, x * near, -x});
    }
    return result;
}

/// The kernel's results, register by register; the last register is filled up with the first point.
template <class Type, class Kernel>
std::vector<Type> evaluated(std::vector<point<Type>> const& at, Kernel const& kernel) {
    using batch = xsimd::batch<Type>;
    std::vector<Type> result(at.size());
    for (std::size_t begin = 0; begin < at.size(); begin += batch::size) {
        alignas(64) Type in[3][batch::size], out[batch::size];
        for (std::size_t i = 0; i < batch::size; ++i)
            for (std::size_t k = 0; k < 3; ++k)
                in[k][i] = at[begin + i < at.size() ? begin + i : 0][k];
        kernel(batch::load_aligned(in[0]), batch::load_aligned(in[1]), batch::load_aligned(in[2]))
            .store_aligned(out);
        for (std::size_t i = 0; i < batch::size && begin + i < at.size(); ++i)
            result[begin + i] = out[i];
    }
    return result;
}

template <class Type>
struct worst_case {
    double ulp = -1;
    point<Type> at{};
    Type got{};
};

template <class Type, class Kernel, class Reference>
worst_case<Type> measured(std::vector<point<Type>> const& at, Kernel const& kernel,
                          Reference const& expected) {
    auto const got = evaluated<Type>(at, kernel);
    worst_case<Type> worst;
    real value;
    for (std::size_t i = 0; i < at.size(); ++i) {
        real const x(static_cast<long double>(at[i][0])), y(static_cast<long double>(at[i][1])),
            z(static_cast<long double>(at[i][2]));
        expected(value.get(), x.get(), y.get(), z.get());
        double const error = simd_test::ulp_error(got[i], value);
        if (error > worst.ulp) worst = {error, at[i], got[i]};
    }
    return worst;
}

} // namespace simd_test
