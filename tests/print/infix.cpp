// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <limits>

namespace tl = tapeless;
using namespace tl::literals;

struct oscillator {
    double k;
    std::array<double, 2> w;
};
TAPELESS_STRUCT(oscillator, k, w);

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;

std::string text(auto const& e) { return tl::to_string(e); }

// Asking whether an expression can be shifted is answered, with no.
template <class Left, class Right>
concept ShiftsLeft = requires(Left a, Right b) {
    a << b;
};
static_assert(!ShiftsLeft<decltype(x), decltype(y)>);
static_assert(!ShiftsLeft<decltype(x), std::string>);
static_assert(ShiftsLeft<std::ostream&, decltype(x)>);

TEST_CASE("sums and products have the parentheses they need", "[print]") {
    CHECK(text(x + 0_c) == "x");
    CHECK(text(x + y + z) == "x + y + z");
    CHECK(text(x + (y + z)) == "x + y + z");
    CHECK(text(x - y - z) == "x - y - z");
    CHECK(text(x - (y - z)) == "x - (y - z)");
    CHECK(text(x - (y + z)) == "x - (y + z)");
    CHECK(text(x * (y * z)) == "x * y * z");
    CHECK(text(x / y / z) == "x / y / z");
    CHECK(text(x / (y / z)) == "x / (y / z)");
    CHECK(text(x / (y * z)) == "x / (y * z)");
    CHECK(text(x * (y / z)) == "x * y / z");
    CHECK(text(z * (x + y)) == "z * (x + y)");
    CHECK(text((x + y) / (x - y)) == "(x + y) / (x - y)");
}

TEST_CASE("signs move outwards", "[print]") {
    CHECK(text(-x) == "-x");
    CHECK(text(-(x + y)) == "-(x + y)");
    CHECK(text(-(x - y)) == "y - x");
    CHECK(text(x * -y * z) == "-x * y * z");
    CHECK(text((-x) / y) == "-x / y");
    CHECK(text(x + -y) == "x - y");
    CHECK(text(x - -y) == "x + y");
    CHECK(text(-x - y) == "-(x + y)");
    CHECK(text(-sin(x)) == "-sin(x)");
    CHECK(text(sin(-x)) == "sin(-x)");
    CHECK(text(-pow(x, y)) == "-pow(x, y)");
    CHECK(text(-(-3_c * x)) == "-(-3 * x)");
}

TEST_CASE("numbers are short and their signs join the operator", "[print]") {
    CHECK(text(x + -3_c) == "x - 3");
    CHECK(text(-3_c + x) == "-3 + x");
    CHECK(text(y + -2_c * x) == "y - 2 * x");
    CHECK(text(y - -2_c * x) == "y - -2 * x");
    CHECK(text(x * -2_c) == "x * -2");
    CHECK(text(x / -3_c) == "x / (-3)");
    CHECK(text(0.1_c * x) == "0.1 * x");
    CHECK(text(100_c * x + 12345678_c) == "100 * x + 12345678");
    CHECK(text(-0.0_c * x) == "-0 * x");
    CHECK(text(tl::constant<1.0 / 3> * x) == "0.3333333333333333 * x");
    CHECK(text(tl::constant<1e-20> * x) == "1e-20 * x");
    CHECK(text(tl::constant<std::numeric_limits<double>::infinity()> * x) == "inf * x");
}

TEST_CASE("numbers that an expression holds are numbers", "[print]") {
    double const third = 1.0 / 3;
    CHECK(text(third * x) == "0.3333333333333333 * x");
    CHECK(text(y + -2.5 * x) == "y - 2.5 * x");
    CHECK(text(x - -2.5) == "x - -2.5");
    CHECK(text(x / -2.5) == "x / (-2.5)");
    CHECK(text(x * (2_c / y)) == "x * (2 / y)");
    CHECK(text(2_c / y * x) == "2 / y * x");
    CHECK(text(x * (z / y)) == "x * z / y");
    CHECK(text(-(-2.5 * x)) == "-(-2.5 * x)");
    CHECK(text(tl::derivative(third * x * x, x)) == "2 * 0.3333333333333333 * x");
}

TEST_CASE("calls, powers and names of constants", "[print]") {
    CHECK(text(pow(x + y, z)) == "pow(x + y, z)");
    CHECK(text(pow(pow(x, y), z)) == "pow(pow(x, y), z)");
    CHECK(text(pow(x, 3_c)) == "x * x * x");
    CHECK(text(pow(x, -2_c)) == "1 / x * (1 / x)");
    CHECK(text(hypot(x, y)) == "hypot(x, y)");
    CHECK(text(hypot(x, y, z)) == "hypot(x, y, z)");
    CHECK(text(fma(x, y, z)) == "fma(x, y, z)");
    CHECK(text(polygamma(2, x)) == "polygamma(2, x)");
    CHECK(text(clamp(x, 0.0, 1.0)) == "clamp(x, 0, 1)");
    CHECK(text(tl::derivative(log2(x), x)) == "1 / (x * ln2)");
    CHECK(text(tl::derivative(erf(x), x)) == "exp(-x * x) * two_over_sqrt_pi");
}

TEST_CASE("conditions", "[print]") {
    CHECK(text(select(x < y, x, y)) == "select(x < y, x, y)");
    CHECK(text(select(x > y, x, y)) == "select(y < x, x, y)");
    CHECK(text(select(x < 1 || (y <= 2 && !(z == 0)), x, -y)) ==
          "select(x < 1 || y <= 2 && !(z == 0), x, -y)");
    CHECK(text(select((x < 1 || y < 2) && z < 0, x, y)) ==
          "select((x < 1 || y < 2) && z < 0, x, y)");
    CHECK(text(select(!(x < y && y < z), 1.0, x)) == "select(!(x < y && y < z), 1, x)");
    CHECK(text(select(x != y, x, 2_c)) == "select(!(x == y), x, 2)");
    CHECK(text(1_c + select(x + y < 2_c * z, x, y) * 2_c) == "1 + select(x + y < 2 * z, x, y) * 2");
}

TEST_CASE("derivatives", "[print]") {
    CHECK(text(tl::derivative(x * y + sin(x), x)) == "cos(x) + y");
    CHECK(text(tl::derivative(x / y, y)) == "-x / y / y");
    CHECK(text(tl::derivative(sqrt(x), x)) == "0.5 / sqrt(x)");
    CHECK(text(tl::derivative(exp(-x * x), x)) == "-2 * exp(-x * x) * x");
    CHECK(text(tl::derivative(tanh(x), x)) == "(1 - tanh(x)) * (1 + tanh(x))");
    CHECK(text(tl::derivative(tl::derivative(sin(x), x), x)) == "-sin(x)");
    CHECK(text(tl::derivative(select(x > 0, x * x, -x), x)) == "select(0 < x, 2 * x, -1)");
    CHECK(text(tl::derivative(select(x < 0, -x, select(x < 1, x * x, exp(x))), x)) ==
          "select(x < 0, -1, select(x < 1, 2 * x, exp(x)))");
    CHECK(text(tl::gradient(x * y + sin(x), tl::wrt(x, y))) == "(cos(x) + y, x)");
    CHECK(text(tl::value_and_gradient(x * y, tl::wrt(x, y))) == "(x * y, y, x)");
}

TEST_CASE("traced functions name their arguments by position and member", "[print]") {
    constexpr auto f =
        tl::function([](auto const& p, auto t) { return p.k * t + p.w[0] * p.w[1]; });
    CHECK(tl::to_string<oscillator, double>(f) == "x0.k * x1 + x0.w[0] * x0.w[1]");
    CHECK(tl::to_string<oscillator, float>(tl::gradient(f)) == "(x1, x0.w[1], x0.w[0], x0.k)");
    constexpr auto g = tl::function([](auto a) { return a[0] * a[1]; });
    CHECK(tl::to_string<std::array<double, 2>>(g) == "x[0] * x[1]");
    constexpr auto h = tl::function([](auto a, auto b) { return std::get<1>(a) - b.first; });
    CHECK(tl::to_string<std::tuple<double, double>, std::pair<double, double>>(h) ==
          "x0.1 - x1.first");
    constexpr auto two = tl::function([](auto a) { return std::tuple{a + 1, 2.0}; });
    CHECK(tl::to_string<double>(two) == "(x + 1, 2)");
}

TEST_CASE("a bare lambda is printed as the function that it is", "[print]") {
    constexpr auto f = [](auto a, auto b) { return a / b; };
    CHECK(tl::to_string<double, double>(f) == "x0 / x1");
    CHECK(tl::to_latex<double, double>(f) == tl::to_latex<double, double>(tl::function(f)));
    CHECK(tl::to_dot<double, double>(f) == tl::to_dot<double, double>(tl::function(f)));
}

TEST_CASE("a long text names what it uses twice", "[print]") {
    constexpr auto f = tl::function([](auto a) {
        for (int level = 0; level < 12; ++level) a = sin(a) * a;
        return a;
    });
    std::string const all = tl::to_string<double>(f);
    CHECK(all.substr(0, 38) == "t3 = sin(x) * x; t5 = sin(t3) * t3; t7");
    CHECK(all.size() < 400);
}

} // namespace
