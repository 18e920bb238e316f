// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <tapeless/math/constant/arithmetic.hpp>
#include <vector>

namespace kernel = tapeless::constant_math;

namespace {

template <class Type>
constexpr auto hard_numbers() {
    using Limits = std::numeric_limits<Type>;
    Type const e = Limits::epsilon(), max = Limits::max(), min = Limits::min();
    Type const root = kernel::root_of_range<Type>;
    return std::array<Type, 28>{Type(0),
                                Type(-0.0),
                                Limits::denorm_min(),
                                -Limits::denorm_min(),
                                min,
                                min - Limits::denorm_min(),
                                2 / max,
                                max,
                                -max,
                                max / 2,
                                max / 2 * (1 + e),
                                max * e,
                                max * (e / 2),
                                max * (e / 4),
                                Limits::infinity(),
                                -Limits::infinity(),
                                Limits::quiet_NaN(),
                                Type(1),
                                -Type(1),
                                1 - e / 2,
                                1 + e,
                                Type(2) - e,
                                Type(0.5),
                                1 / root,
                                (1 - e / 2) / root,
                                -(1 + e) / root,
                                root,
                                root * (1 - e / 2)};
}

template <class Type>
constexpr std::array<Type, 4> computed(Type a, Type b) {
    return {kernel::add(a, b), kernel::subtract(a, b), kernel::multiply(a, b),
            kernel::divide(a, b)};
}
template <class Type>
std::array<Type, 4> of_machine(Type a, Type b) {
    Type const volatile x = a, y = b;
    return {x + y, x - y, x * y, x / y};
}

template <class Type>
bool same(Type a, Type b) {
    return (a != a && b != b) || (a == b && std::signbit(a) == std::signbit(b));
}

template <class Type>
void check(Type a, Type b, std::array<Type, 4> const& got) {
    auto const expected = of_machine(a, b);
    for (std::size_t k = 0; k < got.size(); ++k)
        if (!same(got[k], expected[k])) {
            CAPTURE(a, b, k, got[k], expected[k]);
            CHECK(same(got[k], expected[k]));
        }
}

} // namespace

TEMPLATE_TEST_CASE("arithmetic of the compiler has the machine's results", "[math]", float, double,
                   long double) {
    static constexpr auto numbers = hard_numbers<TestType>();
    constexpr std::size_t count = numbers.size();
    static constexpr auto all = [] {
        std::array<std::array<TestType, 4>, count * count> result{};
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = computed(numbers[i / count], numbers[i % count]);
        return result;
    }();
    for (std::size_t i = 0; i < all.size(); ++i)
        check(numbers[i / count], numbers[i % count], all[i]);
    SUCCEED("for every pair");
}

TEMPLATE_TEST_CASE("so it has next to every end of the range", "[math]", float, double,
                   long double) {
    using Limits = std::numeric_limits<TestType>;
    std::mt19937_64 random(7);
    std::uniform_int_distribution<int> exponent(Limits::min_exponent - Limits::digits,
                                                Limits::max_exponent);
    std::uniform_real_distribution<long double> mantissa(-1, 1);
    std::uniform_int_distribution<int> near(-3, 3);
    auto const number = [&](int e) {
        return static_cast<TestType>(
            std::ldexp(mantissa(random), e > Limits::max_exponent ? 0 : e));
    };
    for (int i = 0; i < 200000; ++i) {
        int const e = exponent(random);
        TestType const a = number(e), b = number(exponent(random));
        check(a, b, computed(a, b));
        for (int end : {Limits::max_exponent - e, e - Limits::max_exponent}) {
            int const close = end + near(random);
            if (close > Limits::max_exponent || close < Limits::min_exponent) continue;
            TestType const c = number(close);
            check(a, c, computed(a, c));
        }
        TestType const d = number(Limits::max_exponent), f = number(Limits::max_exponent);
        check(d, f, computed(d, f));
    }
    SUCCEED("for every pair");
}
