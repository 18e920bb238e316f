// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <climits>
#include <tapeless/math/constant/assembly.hpp>
#include <tapeless/math/constant/rounding.hpp>
#include <vector>

namespace kernel = tapeless::constant_math;
using namespace reference;

namespace {

template <class Type>
bool same(Type a, Type b) {
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

template <class Type>
std::vector<Type> samples(std::uint64_t seed) {
    arguments<Type> make(seed);
    auto result =
        joined<Type>({make.everywhere(2000), make.spread(2000, -3, 70), arguments<Type>::edges()});
    for (int i = -400; i < 400; ++i) {
        Type const half = static_cast<Type>(i) / Type(2);
        result.insert(result.end(),
                      {half, std::nextafter(half, Type(1e9f)), std::nextafter(half, Type(-1e9f))});
    }
    return result;
}

} // namespace

TEMPLATE_TEST_CASE("rounding to integers is the library's, signs of zero included", "[math]", float,
                   double, long double) {
    using Type = TestType;
    for (Type const x : samples<Type>(51)) {
        CAPTURE(x);
        REQUIRE(same(kernel::floor(x), std::floor(x)));
        REQUIRE(same(kernel::ceil(x), std::ceil(x)));
        REQUIRE(same(kernel::round(x), std::round(x)));
        REQUIRE(same(kernel::trunc(x), std::trunc(x)));
    }
}

TEMPLATE_TEST_CASE("signs and classes are the library's", "[math]", float, double, long double) {
    using Type = TestType;
    for (Type const x : samples<Type>(52)) {
        for (Type const sized : {x, -x}) {
            CAPTURE(sized);
            REQUIRE(kernel::signbit(sized) == std::signbit(sized));
            REQUIRE(same(kernel::fabs(sized), std::fabs(sized)));
            REQUIRE(kernel::isnan(sized) == std::isnan(sized));
            REQUIRE(kernel::isinf(sized) == std::isinf(sized));
            REQUIRE(same(kernel::copysign(Type(3), sized), std::copysign(Type(3), sized)));
            REQUIRE(same(kernel::copysign(sized, Type(-0.0)), std::copysign(sized, Type(-0.0))));
        }
    }
}

TEMPLATE_TEST_CASE("numbers are taken apart and put together as by the library", "[math]", float,
                   double, long double) {
    using Type = TestType;
    std::mt19937_64 engine(53);
    for (Type const x : samples<Type>(54)) {
        int found = 0, expected = 0;
        CAPTURE(x);
        Type const mantissa = kernel::frexp(x, &found);
        REQUIRE(same(mantissa, std::frexp(x, &expected)));
        if (std::isfinite(x)) REQUIRE(found == expected);
        int const exponent = static_cast<int>(engine() % 40000) - 20000;
        int const near =
            -expected + std::numeric_limits<Type>::min_exponent - static_cast<int>(engine() % 70);
        for (int const shift : {exponent, exponent / 20, exponent / 200, near, INT_MAX, INT_MIN}) {
            CAPTURE(shift);
            REQUIRE(same(kernel::ldexp(x, shift), std::ldexp(x, shift)));
        }
    }
}
