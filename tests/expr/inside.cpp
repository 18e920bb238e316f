// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <expr/differences.hpp>

#include <array>

/// What may stand inside a traced function: ordinary C++ over constant bounds.
namespace {

using namespace differences;

template <class Value>
struct complex_pair {
    Value re{}, im{};
    friend constexpr complex_pair operator*(complex_pair const& a, complex_pair const& b) {
        return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    }
    friend constexpr complex_pair operator+(complex_pair const& a, complex_pair const& b) {
        return {a.re + b.re, a.im + b.im};
    }
    constexpr Value norm() const { return re * re + im * im; }
};

template <class Value, std::size_t Size>
constexpr Value horner(std::array<double, Size> const& coefficients, Value const& x) {
    Value sum{};
    for (double const c : coefficients) sum = sum * x + c;
    return sum;
}

TEST_CASE("loops, default-constructed values and compound assignment", "[expr]") {
    check_gradient(
        [](auto const& p) {
            auto sum = p[0] * 0.0;
            decltype(sum) product = 1, unused;
            for (std::size_t i = 0; i < p.size(); ++i) {
                sum += p[i] * static_cast<double>(i + 1);
                product *= p[i] + 2.0;
                product -= 0.25;
                sum /= 1.5;
            }
            unused = sum;
            return unused * product;
        },
        std::array{0.5, 1.5, -0.25, 2.0});
}

TEST_CASE("C arrays and std::array of symbolic values", "[expr]") {
    check_gradient(
        [](auto a, auto b) {
            using Value = decltype(a);
            Value grid[3][2];
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 2; ++j) grid[i][j] = a * (i + 1.0) + sin(b * (j + 1.0));
            std::array<Value, 2> column{};
            for (auto const& row : grid)
                for (std::size_t j = 0; j < 2; ++j) column[j] += row[j] * row[1 - j];
            Value most = grid[0][0];
            for (auto const& row : grid) most += row[1];
            return column[0] * column[1] + most;
        },
        0.75, 0.25);
}

TEST_CASE("helper templates, lambdas and structs of symbolic values", "[expr]") {
    check_gradient(
        [](auto x) {
            return horner(std::array{1.0, -2.0, 0.5, 3.0}, x) * horner(std::array{2.0}, x);
        },
        0.75);
    check_gradient(
        [](auto a, auto b) {
            complex_pair<decltype(a)> z, const_c{a, b};
            for (int i = 0; i < 4; ++i) z = z * z + const_c;
            return z.norm();
        },
        0.25, 0.5);
    check_gradient(
        [](auto a, auto b) {
            auto const scaled = [&](auto const& v) { return v * a; };
            auto const twice = [](auto f, auto v) { return f(f(v)); };
            return twice(scaled, b) + scaled(exp(b));
        },
        0.75, 0.25);
}

TEST_CASE("using std::sin beside argument-dependent lookup", "[expr]") {
    check_gradient(
        [](auto a, auto b) {
            using std::exp;
            using std::pow;
            using std::sin;
            using std::sqrt;
            double const plain = tl::sqrt(2.0) * tl::sin(0.5); // constant on every compiler
            return sin(a) * exp(b) + sqrt(a) * plain + pow(a, 3) - pow(b, 1.5);
        },
        0.75, 1.25);
}

TEST_CASE("a branch on constants, and select on values", "[expr]") {
    check_gradient(
        [](auto const& p) {
            auto sum = p[0];
            for (std::size_t i = 1; i < p.size(); ++i) {
                using tl::select;
                if (i % 2 == 0)
                    sum = sum * p[i];
                else
                    sum = select(p[i] > sum, sum + p[i] * p[i], sum - p[i]);
            }
            return sum;
        },
        std::array{0.5, 1.5, -0.25, 2.0, 0.75});
}

constexpr auto inner = tl::function([](auto a, auto b) { return a * exp(-b) + b; });

TEST_CASE("other traced functions and their derivatives", "[expr]") {
    constexpr auto outer = tl::function([](auto a, auto b) {
        auto sum = inner(a, b);
        for (int i = 0; i < 3; ++i) sum = inner(sum, a);
        auto const [da, db] = tl::gradient(inner)(sum, b);
        return sum * da + db;
    });
    // a' = exp(-b), b' = 1 - a exp(-b)
    auto const by_hand = [](double a, double b) {
        auto const f = [](double u, double v) { return u * std::exp(-v) + v; };
        double const s = f(f(f(f(a, b), a), a), a);
        return s * std::exp(-b) + 1 - s * std::exp(-b);
    };
    CHECK(outer(0.5, 0.75) == Approx(by_hand(0.5, 0.75)));
    auto const slopes = slopes_along(by_hand, std::tuple{0.5, 0.75}, {0.0, 1.0});
    CHECK(std::get<1>(tl::gradient(outer)(0.5, 0.75)) == Approx(slopes[0]).margin(1e-9));
}

constexpr auto line = tl::function([](auto p, auto t) {
    auto const [slope, at] = p;
    return slope * at[0] * t + at[1];
});

TEST_CASE("constants among symbols in a structure", "[expr]") {
    constexpr auto two = tl::function([](auto x) {
        std::array const numbers{2.0, 5.0};
        return line(std::pair{x, numbers}, 3) + line(std::tuple{1, std::array{x, x}}, x);
    });
    CHECK(two(3.0) == 6 * 3.0 + 5 + 9 + 3);
    CHECK(tl::derivative(two)(3.0) == 6 + 2 * 3.0 + 1);
    constexpr auto along_slope = tl::function([](auto x, auto y) {
        auto const [value, slope] =
            tl::jvp(line)(std::tuple{std::pair{x, std::array{y, y}}, y},
                          std::tuple{std::pair{1.0, std::array{0.0, 0.0}}, 0.0});
        return slope;
    });
    CHECK(along_slope(3.0, 4.0) == 16);
}

struct decay {
    static constexpr double rate = 0.5;
    constexpr auto operator()(auto const& t) const { return exp(t * -rate) * t; }
};

TEST_CASE("a function object with a templated call operator", "[expr]") {
    check_gradient(decay{}, 1.25);
}

TEST_CASE("arguments taken by value, by reference and as a pack", "[expr]") {
    check_gradient([](auto&& a, auto const& b, auto c) { return c *= a, c + b * c; }, 0.5, 1.5,
                   2.5);
    check_gradient([](auto const&... x) { return (x * ...) + (x + ...); }, 0.5, 1.5, 2.5);
    check_products(
        [](auto&... x) {
            return std::array{(x * ... * 2.0), (x - ...)};
        },
        0.5, 1.5, 2.5);
}

} // namespace
