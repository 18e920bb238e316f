// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <tapeless/math/constant.hpp>

namespace kernel = tapeless::constant_math;

namespace {

/// Arguments that lead into every branch: zeros, denormals, thresholds, both ends, infinities, NaN.
template <class Type>
constexpr auto hard_arguments() {
    using Limits = std::numeric_limits<Type>;
    return std::array<Type, 30>{Type(0),
                                Type(-0.0),
                                Limits::denorm_min(),
                                -Limits::denorm_min(),
                                Limits::min(),
                                Limits::max(),
                                -Limits::max(),
                                Limits::infinity(),
                                -Limits::infinity(),
                                Limits::quiet_NaN(),
                                Type(1),
                                Type(-1),
                                Type(0.5),
                                Type(-0.5),
                                Type(2),
                                Type(-2),
                                Type(0.001L),
                                Type(-0.7L),
                                Type(1.4616321449683623413L),
                                Type(-2.5),
                                Type(7.6L),
                                Type(-7.6L),
                                Type(26.5L),
                                Type(88.72L),
                                Type(-103.9L),
                                Type(709.78L),
                                Type(-745.1L),
                                Type(11356.5L),
                                Type(1e30L),
                                Type(3.14159265358979323846L)};
}

template <class Type>
constexpr bool same(Type a, Type b) {
    return (a != a && b != b) || (a == b && kernel::signbit(a) == kernel::signbit(b));
}

/// The compiler computes a table; the machine computes it again.
template <class Type, class Function>
void check_unary(Function) {
    static constexpr auto arguments = hard_arguments<Type>();
    static constexpr auto computed = [] {
        std::array<Type, arguments.size()> result{};
        for (std::size_t i = 0; i < result.size(); ++i) result[i] = Function{}(arguments[i]);
        return result;
    }();
    for (std::size_t i = 0; i < computed.size(); ++i) {
        Type const volatile hidden = arguments[i];
        CAPTURE(i, hidden, computed[i]);
        CHECK(same(Function{}(Type(hidden)), computed[i]));
    }
}

template <class Type, class Function>
void check_binary(Function) {
    static constexpr auto arguments = hard_arguments<Type>();
    static constexpr auto computed = [] {
        std::array<Type, arguments.size() * arguments.size()> result{};
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] =
                Function{}(arguments[i / arguments.size()], arguments[i % arguments.size()]);
        return result;
    }();
    for (std::size_t i = 0; i < computed.size(); ++i) {
        Type const volatile x = arguments[i / arguments.size()],
                            y = arguments[i % arguments.size()];
        CAPTURE(x, y, computed[i]);
        CHECK(same(Function{}(Type(x), Type(y)), computed[i]));
    }
}

} // namespace

TEMPLATE_TEST_CASE("the compiler's exponentials are the machine's, bit for bit", "[math]", float,
                   double, long double) {
    using Type = TestType;
    check_unary<Type>([](Type x) { return kernel::exp(x); });
    check_unary<Type>([](Type x) { return kernel::exp2(x); });
    check_unary<Type>([](Type x) { return kernel::expm1(x); });
    check_unary<Type>([](Type x) { return kernel::log(x); });
    check_unary<Type>([](Type x) { return kernel::log2(x); });
    check_unary<Type>([](Type x) { return kernel::log10(x); });
    check_unary<Type>([](Type x) { return kernel::log1p(x); });
    check_unary<Type>([](Type x) { return kernel::sqrt(x); });
    check_unary<Type>([](Type x) { return kernel::cbrt(x); });
    check_unary<Type>([](Type x) { return kernel::rsqrt(x); });
    check_binary<Type>([](Type x, Type y) { return kernel::pow(x, y); });
    check_binary<Type>([](Type x, Type y) { return kernel::hypot(x, y); });
    check_binary<Type>([](Type x, Type y) { return kernel::hypot(x, y, Type(1.5)); });
}

TEMPLATE_TEST_CASE("the compiler's trigonometry is the machine's, bit for bit", "[math]", float,
                   double, long double) {
    using Type = TestType;
    check_unary<Type>([](Type x) { return kernel::sin(x); });
    check_unary<Type>([](Type x) { return kernel::cos(x); });
    check_unary<Type>([](Type x) { return kernel::tan(x); });
    check_unary<Type>([](Type x) { return kernel::asin(x); });
    check_unary<Type>([](Type x) { return kernel::acos(x); });
    check_unary<Type>([](Type x) { return kernel::atan(x); });
    check_binary<Type>([](Type x, Type y) { return kernel::atan2(x, y); });
    check_unary<Type>([](Type x) { return kernel::sinh(x); });
    check_unary<Type>([](Type x) { return kernel::cosh(x); });
    check_unary<Type>([](Type x) { return kernel::tanh(x); });
    check_unary<Type>([](Type x) { return kernel::asinh(x); });
    check_unary<Type>([](Type x) { return kernel::acosh(x); });
    check_unary<Type>([](Type x) { return kernel::atanh(x); });
}

TEMPLATE_TEST_CASE("the compiler's special functions are the machine's, bit for bit", "[math]",
                   float, double, long double) {
    using Type = TestType;
    check_unary<Type>([](Type x) { return kernel::erf(x); });
    check_unary<Type>([](Type x) { return kernel::erfc(x); });
    check_unary<Type>([](Type x) { return kernel::lgamma(x); });
    check_unary<Type>([](Type x) { return kernel::digamma(x); });
    check_unary<Type>([](Type x) { return kernel::polygamma(1, x); });
    check_unary<Type>([](Type x) { return kernel::polygamma(4, x); });
    check_unary<Type>([](Type x) { return kernel::polygamma(13, x); });
}

TEMPLATE_TEST_CASE("the compiler's rounding is the machine's, bit for bit", "[math]", float, double,
                   long double) {
    using Type = TestType;
    check_unary<Type>([](Type x) { return kernel::floor(x); });
    check_unary<Type>([](Type x) { return kernel::ceil(x); });
    check_unary<Type>([](Type x) { return kernel::round(x); });
    check_unary<Type>([](Type x) { return kernel::trunc(x); });
    check_unary<Type>([](Type x) { return kernel::fabs(x); });
    check_binary<Type>([](Type x, Type y) { return kernel::copysign(x, y); });
    check_binary<Type>([](Type x, Type y) { return kernel::fma(x, y, Type(1)); });
    check_binary<Type>([](Type x, Type y) { return kernel::fma(x, Type(-0.1L), y); });
    check_unary<Type>([](Type x) { return kernel::ldexp(x, -60); });
    check_unary<Type>([](Type x) { return kernel::ldexp(x, 120); });
}

TEST_CASE("values known by heart hold in constant evaluation", "[math]") {
    STATIC_REQUIRE(kernel::exp(1.0) == 2.718281828459045);
    STATIC_REQUIRE(kernel::exp(1.0f) == 2.7182817f);
    STATIC_REQUIRE(kernel::exp(1.0L) == 2.71828182845904523536L);
    STATIC_REQUIRE(kernel::exp(709.782712893384) == 1.7976931348622732e308);
    STATIC_REQUIRE(kernel::exp(709.7827128933841) == kernel::infinity<double>);
    STATIC_REQUIRE(kernel::exp(-745.1332191019411) == 5e-324);
    STATIC_REQUIRE(kernel::exp(-745.1332191019412) == 0.0);
    STATIC_REQUIRE(kernel::exp2(-1074.0) == 5e-324);
    STATIC_REQUIRE(kernel::log(2.0) == 0.6931471805599453);
    STATIC_REQUIRE(kernel::log(5e-324) == -744.4400719213812);
    STATIC_REQUIRE(kernel::log2(8.0) == 3.0);
    STATIC_REQUIRE(kernel::log10(1e15) == 15.0);
    STATIC_REQUIRE(kernel::pow(2.0, 10.0) == 1024.0);
    STATIC_REQUIRE(kernel::pow(10.0, 22.0) == 1e22);
    STATIC_REQUIRE(kernel::pow(-8.0, 3.0) == -512.0);
    STATIC_REQUIRE(kernel::sqrt(2.0) == 1.4142135623730951);
    STATIC_REQUIRE(kernel::cbrt(-27.0) == -3.0);
    STATIC_REQUIRE(kernel::hypot(3e300, 4e300) == 5e300);
    STATIC_REQUIRE(kernel::sin(3.141592653589793) == 1.2246467991473532e-16);
    STATIC_REQUIRE(kernel::sin(1e22) == -0.8522008497671888);
    STATIC_REQUIRE(kernel::cos(1.7976931348623157e308) == -0.9999876894265599);
    STATIC_REQUIRE(kernel::tan(1.5707963267948966) == 1.633123935319537e16);
    STATIC_REQUIRE(kernel::atan2(-0.0, -1.0) == -3.141592653589793);
    STATIC_REQUIRE(kernel::tanh(0.5) == 0.46211715726000973);
    STATIC_REQUIRE(kernel::erf(0.5) == 0.5204998778130465);
    STATIC_REQUIRE(kernel::erfc(27.0) == 5.237048923789256e-319);
    STATIC_REQUIRE(kernel::lgamma(0.5) == 0.5723649429247001);
    STATIC_REQUIRE(kernel::lgamma(1.0) == 0.0);
    STATIC_REQUIRE(kernel::digamma(1.0) == -0.5772156649015329);
    STATIC_REQUIRE(kernel::polygamma(1, 1.0) == 1.6449340668482264);
    STATIC_REQUIRE(kernel::fma(0.1, 10.0, -1.0) == 5.551115123125783e-17);
    STATIC_REQUIRE(kernel::fma(1e308, 10.0, -1.7976931348623157e308) == kernel::infinity<double>);
}
