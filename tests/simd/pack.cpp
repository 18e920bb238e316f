// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/simd/batch.hpp>

#include <cmath>
#include <limits>

namespace simd = tapeless::simd;

namespace {

template <class Number>
constexpr Number special[] = {0,
                              Number(-0.0),
                              1,
                              Number(-2.5),
                              std::numeric_limits<Number>::infinity(),
                              -std::numeric_limits<Number>::infinity(),
                              std::numeric_limits<Number>::quiet_NaN(),
                              std::numeric_limits<Number>::denorm_min(),
                              std::numeric_limits<Number>::max()};

template <class Number>
bool same(Number a, Number b) {
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

/// Lane by lane what numbers do, signs of zeros included.
template <class Number>
void compare(Number x, Number y) {
    using Pack = simd::pack<Number>;
    Pack const a(x), b(y);
    std::size_t const last = Pack::size - 1;
    CAPTURE(x, y);
    CHECK(same((a + b)[last], x + y));
    CHECK(same((a - b)[last], x - y));
    CHECK(same((a * b)[last], x * y));
    CHECK(same((a / b)[last], x / y));
    CHECK(same((-a)[last], -x));
    CHECK(same(copysign(a, b)[last], std::copysign(x, y)));
    CHECK(same(select(a < b, a, b)[last], x < y ? x : y));
    CHECK((a < b)[last] == (x < y));
    CHECK((a <= b)[last] == (x <= y));
    CHECK((a > b)[last] == (x > y));
    CHECK((a >= b)[last] == (x >= y));
    CHECK((a == b)[last] == (x == y));
    CHECK((a != b)[last] == (x != y));
    CHECK((!(a < b) && (a == a || b == b))[last] == (!(x < y) && (x == x || y == y)));
    CHECK(isnan(a)[last] == std::isnan(x));
    CHECK(isinf(a)[last] == std::isinf(x));
    CHECK(signbit(a)[last] == std::signbit(x));
    CHECK(same(fma(a, b, a)[last], std::fma(x, y, x)));
}

} // namespace

TEMPLATE_TEST_CASE("arithmetic and comparisons", "[simd]", double, float) {
    for (TestType const x : special<TestType>)
        for (TestType const y : special<TestType>) compare(x, y);
}

TEMPLATE_TEST_CASE("functions reach their lanes", "[simd]", double, float) {
    using Pack = simd::pack<TestType>;
    Pack const x =
        Pack::gather([](std::size_t lane) { return TestType(0.25) * TestType(lane + 1); });
    auto const check = [&](Pack const& result, auto const& function) {
        for (std::size_t j = 0; j < Pack::size; ++j) {
            double const exact = function(static_cast<double>(x[j]));
            CHECK(std::fabs(double(result[j]) - exact) <=
                  16 * double(std::numeric_limits<TestType>::epsilon()) * (1 + std::fabs(exact)));
        }
    };
    check(exp(x), [](double v) { return std::exp(v); });
    check(log(x), [](double v) { return std::log(v); });
    check(expm1(x), [](double v) { return std::expm1(v); });
    check(log1p(x), [](double v) { return std::log1p(v); });
    check(sqrt(x), [](double v) { return std::sqrt(v); });
    check(cbrt(x), [](double v) { return std::cbrt(v); });
    check(sin(x), [](double v) { return std::sin(v); });
    check(cos(x), [](double v) { return std::cos(v); });
    check(sincos(x).first, [](double v) { return std::sin(v); });
    check(sincos(x).second, [](double v) { return std::cos(v); });
    check(tan(x * TestType(0.25)), [](double v) { return std::tan(v / 4); });
    check(atan(x), [](double v) { return std::atan(v); });
    check(tanh(x), [](double v) { return std::tanh(v); });
    check(sinh(x), [](double v) { return std::sinh(v); });
    check(cosh(x), [](double v) { return std::cosh(v); });
    check(asinh(x), [](double v) { return std::asinh(v); });
    check(erf(x), [](double v) { return std::erf(v); });
    check(erfc(x), [](double v) { return std::erfc(v); });
    check(floor(x), [](double v) { return std::floor(v); });
    check(ceil(x), [](double v) { return std::ceil(v); });
    check(pow(x, Pack(TestType(1.5))), [](double v) { return std::pow(v, 1.5); });
    check(hypot(x, Pack(TestType(1.5))), [](double v) { return std::hypot(v, 1.5); });
    check(atan2(x, Pack(TestType(1.5))), [](double v) { return std::atan2(v, 1.5); });
}

namespace {

/// Sums of what is chosen by masks that share a factor from outside of the loop: clang 19 compiled
/// this for ever for AVX-512, where masks were integers.
template <class Number>
[[gnu::noinline]] void choose_in_a_loop(Number const* from, Number* to, std::size_t packs,
                                        typename simd::pack<Number>::truth const& inside) {
    using Pack = simd::pack<Number>;
    Pack const zero(0), shared = Pack::load_unaligned(from);
    for (std::size_t k = 0; k < packs; ++k) {
        Pack const x = Pack::load_unaligned(from + k * Pack::size);
        auto const below = x <= shared && inside, above = shared <= x && inside;
        Pack const first = x * shared, second = shared * first + shared;
        Pack const sum = select(above, first, zero) + select(below, second, zero);
        select(below || above, sum, zero).store_unaligned(to + k * Pack::size);
    }
}

} // namespace

TEMPLATE_TEST_CASE("masks that share a factor", "[simd]", double, float) {
    constexpr std::size_t lanes = simd::pack<TestType>::size, count = 3 * lanes;
    TestType from[count], to[count];
    for (std::size_t i = 0; i < count; ++i) from[i] = static_cast<TestType>(i * 7 % 5);
    using pack = simd::pack<TestType>;
    choose_in_a_loop(from, to, 3, pack(1) < pack::load_unaligned(from));
    for (std::size_t i = 0; i < count; ++i) {
        TestType const shared = from[i % lanes], x = from[i], first = x * shared;
        TestType const expected = (shared <= x ? first : TestType(0)) +
                                  (x <= shared ? shared * first + shared : TestType(0));
        CHECK(to[i] == (shared > 1 ? expected : 0));
    }
}
