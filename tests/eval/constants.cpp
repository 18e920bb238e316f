// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

#include <array>
#include <limits>
#include <tuple>

/// Constants have the values of IEEE 754, also where the language has none for an operator.

namespace tl = tapeless;

namespace {

template <class Type>
constexpr Type inf = std::numeric_limits<Type>::infinity();
template <class Type>
constexpr bool is_nan(Type x) {
    return x != x;
}

constexpr auto reciprocal = tl::function([](auto t) { return select(t == 0, 1.0, 1 / t); });
constexpr auto sinc = tl::function([](auto t) { return select(t == 0, 1.0, sin(t) / t); });
constexpr auto entropy = tl::function([](auto t) { return select(t > 0, t * log(t), 0.0); });
constexpr auto square = tl::function([](auto t) { return select(t < 1e18, t * t, t); });

template <class Type>
constexpr bool untaken_branches_are_harmless() {
    return reciprocal(Type(0)) == 1 && reciprocal(Type(4)) == Type(0.25) &&
           tl::gradient(reciprocal)(Type(0)) == 0 &&
           tl::gradient(reciprocal)(Type(2)) == Type(-0.25) && sinc(Type(0)) == 1 &&
           tl::derivative(sinc)(Type(-0.0)) == 0 && entropy(Type(0)) == 0 &&
           tl::gradient(entropy)(Type(0)) == 0 && tl::gradient(entropy)(Type(1)) == 1 &&
           tl::gradient(tl::gradient(entropy))(Type(0)) == 0 &&
           square(std::numeric_limits<Type>::max()) == std::numeric_limits<Type>::max() &&
           tl::gradient(square)(std::numeric_limits<Type>::max()) == 1;
}
static_assert(untaken_branches_are_harmless<float>());
static_assert(untaken_branches_are_harmless<double>());
static_assert(untaken_branches_are_harmless<long double>());

template <class Type>
constexpr bool poles_have_their_values() {
    constexpr auto inverse = tl::function([](auto t) { return 1 / t; });
    constexpr auto squared = tl::function([](auto t) { return pow(t, -2); });
    constexpr auto logarithm = tl::function([](auto t) { return log(t); });
    constexpr auto root = tl::function([](auto t) { return sqrt(t); });
    constexpr auto inverse_root = tl::function([](auto t) { return rsqrt(t); });
    constexpr auto power = tl::function([](auto a, auto b) { return pow(a, b); });
    constexpr auto hyperbolic = tl::function([](auto t) { return atanh(t); });
    constexpr auto norm = tl::function([](auto a, auto b) { return hypot(a, b); });
    Type const zero(0), one(1);
    return inverse(zero) == inf<Type> && inverse(-zero) == -inf<Type> &&
           tl::gradient(inverse)(-zero) == -inf<Type> && squared(-zero) == inf<Type> &&
           tl::gradient(squared)(zero) == -inf<Type> && tl::gradient(squared)(-zero) == inf<Type> &&
           logarithm(zero) == -inf<Type> && tl::gradient(logarithm)(zero) == inf<Type> &&
           is_nan(logarithm(-one)) && tl::gradient(root)(zero) == inf<Type> &&
           inverse_root(zero) == inf<Type> && tl::gradient(inverse_root)(zero) == -inf<Type> &&
           power(zero, -one) == inf<Type> && hyperbolic(one) == inf<Type> &&
           tl::gradient(hyperbolic)(one) == inf<Type> &&
           tl::gradient(norm)(zero, zero) == std::tuple{zero, zero};
}
static_assert(poles_have_their_values<float>());
static_assert(poles_have_their_values<double>());
static_assert(poles_have_their_values<long double>());

constexpr auto x = tl::variable<"x">;
constexpr auto e = select(x < 1, x* log(x), x);
static_assert(is_nan(e(x = 0.0)) && e(x = 1.0) == 1);
static_assert(tl::derivative(1 / x, x)(x = -0.0) == -inf<double>);
static_assert(is_nan((x - x)(x = inf<double>)) && (x + x)(x = 1e308) == inf<double>);
static_assert((tl::constant<1e-200> * x)(x = 1e-200) == 0);

/// Several blocks: what a program of them computes at run time.
constexpr auto chain = tl::function([](auto a, auto b) {
    auto y = a;
    for (int k = 0; k < 200; ++k) y = y * 0.5 + b / (1 + y * y) - a;
    return y;
});

/// Operations with lists of operands and results.
constexpr auto solution = tl::function([](auto a, auto b) {
    using Value = decltype(a);
    std::array<std::array<Value, 2>, 2> const matrix{{{{a, b}}, {{-b, a}}}};
    auto const y = tl::solve(matrix, std::array<Value, 2>{a, b});
    return y[0] + 3 * y[1];
});
constexpr auto cube_root = tl::function(
    [](auto a) { return tl::root([](auto y, auto p) { return y * y * y - p; }, 1.0, a); });
/// a^(1/2) + a^(3/2).
constexpr auto powers = tl::function([](auto a) {
    auto const y = tl::root(
        [](auto v, auto p) {
            return std::array{v[0] * v[0] - p, v[1] - v[0] * v[0] * v[0]};
        },
        std::array{1.0, 1.0}, a);
    return y[0] + y[1];
});

TEST_CASE("constants are what programs compute", "[eval]") {
    constexpr auto constant = tl::gradient(chain)(0.3, 0.7);
    double volatile a = 0.3, b = 0.7;
    auto const computed = tl::gradient(chain)(double(a), double(b));
    CHECK(std::get<0>(constant) == Approx(std::get<0>(computed)).epsilon(1e-12));
    CHECK(std::get<1>(constant) == Approx(std::get<1>(computed)).epsilon(1e-12));

    constexpr auto solved = tl::value_and_gradient(solution)(0.5, 2.0);
    auto const at_run_time = tl::value_and_gradient(solution)(a + 0.2, b + 1.3);
    CHECK(std::get<0>(solved) == Approx(std::get<0>(at_run_time)).epsilon(1e-14));
    CHECK(std::get<0>(std::get<1>(solved)) ==
          Approx(std::get<0>(std::get<1>(at_run_time))).epsilon(1e-14));
    constexpr double of_root = tl::gradient(cube_root)(8.0);
    CHECK(of_root == Approx(1 / 12.0));
    constexpr double of_roots = tl::gradient(powers)(4.0);
    CHECK(of_roots == Approx(0.25 + 1.5 * 2));
}

} // namespace
