// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/constant/fused.hpp>
#include <tapeless/math/constant/power.hpp>
#include <tapeless/math/constant/roots.hpp>

#include <vector>

namespace kernel = tapeless::constant_math;
using namespace reference;

TEMPLATE_TEST_CASE("roots are correctly rounded but for rare ties", "[math]", float, double,
                   long double) {
    using Type = TestType;
    arguments<Type> make(21);
    auto const all =
        joined<Type>({make.everywhere(8000), make.around(Type(1), 1000), make.edges()});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::sqrt(x); }, mpfr_sqrt));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::cbrt(x); }, mpfr_cbrt));
    auto const inverse = [](mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t mode) {
        // C and IEEE 754 differ at -0; here it is the limit.
        return mpfr_zero_p(x) ? (mpfr_set_inf(y, mpfr_signbit(x) ? -1 : 1), 0)
                              : mpfr_rec_sqrt(y, x, mode);
    };
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::rsqrt(x); }, inverse));
}

TEST_CASE("the square root in constant evaluation is the machine's", "[math]") {
    arguments<double> make(22);
    for (double const x : make.everywhere(50000, false)) REQUIRE(kernel::sqrt(x) == std::sqrt(x));
    arguments<long double> longer(23);
    for (long double const x : longer.everywhere(50000, false))
        REQUIRE(kernel::sqrt(x) == std::sqrt(x));
}

TEMPLATE_TEST_CASE("hypotenuses neither overflow nor underflow on their way", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(24);
    auto const call = [](Type x, Type y) { return kernel::hypot(x, y); };
    check_worst(0.501, sweep(make.everywhere(4000), make.everywhere(4000), call, mpfr_hypot));
    check_worst(0.501, sweep(make.spread(4000, -9, 9), make.spread(4000, -9, 9), call, mpfr_hypot));
    for (Type const y : arguments<Type>::edges()) {
        auto const edges = arguments<Type>::edges();
        std::vector<Type> const heights(edges.size(), y);
        check_worst(0.501, sweep(heights, edges, call, mpfr_hypot));
    }
}

TEMPLATE_TEST_CASE("the diagonal of a box is correctly rounded but for rare ties", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(25);
    auto const x = make.everywhere(4000), y = make.everywhere(4000), z = make.everywhere(4000);
    worst found;
    for (std::size_t i = 0; i < x.size() && i < y.size() && i < z.size(); ++i) {
        // Half of the boxes have sides of similar size.
        bool const similar = i % 2 == 0;
        Type const height = similar ? std::ldexp(y[i], std::ilogb(x[i]) - std::ilogb(y[i])) : y[i];
        Type const depth = similar ? std::ldexp(z[i], std::ilogb(x[i]) - std::ilogb(z[i])) : z[i];
        real a(static_cast<long double>(x[i])), b(static_cast<long double>(height)),
            c(static_cast<long double>(depth)), sum;
        mpfr_hypot(sum.get(), a.get(), b.get(), MPFR_RNDN);
        mpfr_hypot(sum.get(), sum.get(), c.get(), MPFR_RNDN);
        found.see(ulp_error(kernel::hypot(x[i], height, depth), sum),
                  static_cast<long double>(x[i]), static_cast<long double>(height));
    }
    check_worst(0.501, found);
}

TEMPLATE_TEST_CASE("powers are correctly rounded but for rare ties", "[math]", float, double,
                   long double) {
    using Type = TestType;
    arguments<Type> make(26);
    auto const call = [](Type x, Type y) { return kernel::pow(x, y); };
    auto const bases = make.everywhere(4000, false), moderate = make.spread(4000, -3, 3);
    check_worst(0.501, sweep(bases, moderate, call, mpfr_pow));
    check_worst(0.501, sweep(make.spread(4000, -9, 9), moderate, call, mpfr_pow));
    // Bases next to one with large exponents, and results up to both ends of the format.
    auto const near_one = make.around(Type(1), 4000);
    std::vector<Type> high;
    for (Type const x : near_one) {
        Type const scale = std::log(x) == Type(0) ? Type(1) : std::log(x);
        high.push_back(make.uniform(Type(-1), Type(1)) * Type(0.72L) *
                       static_cast<Type>(std::numeric_limits<Type>::max_exponent) / scale);
    }
    check_worst(0.501, sweep(near_one, high, call, mpfr_pow));
    std::vector<Type> whole, small;
    for (int i = 0; i < 4000; ++i) {
        whole.push_back(static_cast<Type>(i % 61 - 30));
        small.push_back(static_cast<Type>(i % 97 - 48) / Type(4));
    }
    check_worst(0.501, sweep(small, whole, call, mpfr_pow));
}

TEMPLATE_TEST_CASE("pow obeys every special case of the C standard", "[math]", float, double,
                   long double) {
    using Type = TestType;
    auto edges = arguments<Type>::edges();
    for (Type const odd : {Type(3), Type(-3), Type(4), Type(-4), Type(1.5), Type(-1.5),
                           Type(16777215), Type(9007199254740991.0), Type(1e30L)})
        edges.push_back(odd);
    for (Type const x : edges) {
        for (Type const y : edges) {
            CAPTURE(x, y);
            real const base(static_cast<long double>(x)), power(static_cast<long double>(y));
            real value;
            mpfr_pow(value.get(), base.get(), power.get(), MPFR_RNDN);
            CHECK(ulp_error(kernel::pow(x, y), value) <= 0.501);
        }
    }
}

TEMPLATE_TEST_CASE("fma rounds exactly once", "[math]", float, double, long double) {
    using Type = TestType;
    arguments<Type> make(27);
    auto const check = [](Type a, Type b, Type c) {
        CAPTURE(a, b, c);
        Type const expected = std::fma(a, b, c), found = kernel::fma(a, b, c);
        if (std::isnan(expected)) {
            CHECK(std::isnan(found));
        } else if (found != expected || std::signbit(found) != std::signbit(expected)) {
            CHECK(found == expected);
            CHECK(std::signbit(found) == std::signbit(expected));
        }
    };
    auto const x = make.everywhere(30000), y = make.everywhere(30000), z = make.everywhere(30000);
    for (std::size_t i = 0; i < x.size() && i < y.size() && i < z.size(); ++i) {
        check(x[i], y[i], z[i]);
        // The addend close to the product, its negative, or half a unit in its last place.
        int const distance = static_cast<int>(i % 131) - 1;
        Type const product = x[i] * y[i];
        if (!std::isfinite(product) || product == Type(0)) continue;
        check(x[i], y[i], -product);
        check(x[i], y[i], std::ldexp(product, -distance));
        check(x[i], y[i],
              std::copysign(std::ldexp(z[i], std::ilogb(product) - std::ilogb(z[i]) - distance),
                            z[i]));
    }
    auto const edges = arguments<Type>::edges();
    for (Type const a : edges)
        for (Type const b : edges)
            for (Type const c : edges) check(a, b, c);
}
