// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// exp(-x^2) is computed by the error function of x, where a program has both.

#include <tapeless/print.hpp>
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>
#include <numbers>
#include <string>

namespace tl = tapeless;

namespace {

/// How often the program of a function calls an operation, and how many twins it has.
template <class Function>
struct program_at;
template <class Definition>
struct program_at<tl::function_object<Definition>> {
    using source = typename Definition::template at<double>;
    static constexpr auto const& program = tl::program_of<source>::steps;
    static constexpr auto const& graph = tl::program_of<source>::graph;

    static int calls(char const* name) {
        int count = 0;
        for (int i = 0; i < program.size; ++i) {
            int const op = program.op[i];
            if (op >= tl::code::first_called && op < tl::code::composite &&
                std::strcmp(graph.operation[op]->name, name) == 0)
                ++count;
        }
        return count;
    }
    static int twins() {
        int count = 0;
        for (int i = 0; i < program.size; ++i) count += program.op[i] == tl::code::twin;
        return count;
    }
};
template <class Function>
program_at<Function> program(Function const&) {
    return {};
}

constexpr auto plain_erf = tl::function([](auto x) { return erf(x); });
constexpr auto cumulative =
    tl::function([](auto x) { return 0.5 * erfc(-x / std::numbers::sqrt2); });
constexpr auto lone = tl::function([](auto x) { return exp(-(x * x)); });
constexpr auto written = tl::function([](auto x) { return exp(-x * x) + 3.0 * erfc(-x); });
constexpr auto both = tl::function([](auto x) { return erf(x) * erfc(x); });

} // namespace

TEST_CASE("an error function computes the exponential of its slope", "[op]") {
    auto const slope = tl::value_and_gradient(plain_erf);
    auto const bell = tl::value_and_gradient(cumulative);
    CHECK(program(slope).calls("exp") == 0);
    CHECK(program(slope).twins() == 1);
    CHECK(program(bell).calls("exp") == 0);
    CHECK(program(bell).twins() == 1);
    CHECK(program(lone).calls("exp") == 1);
    CHECK(program(lone).twins() == 0);
    CHECK(program(tl::gradient(plain_erf)).calls("exp") == 1);
    for (double const x : {-30.0, -5.5, -1.0, -0.3, 0.0, 0.4, 2.0, 3.6, 6.0, 27.0}) {
        auto const [value, derivative] = slope(x);
        CHECK(value == Approx(std::erf(x)).epsilon(1e-15));
        double const exact = 2 / std::sqrt(M_PI) * std::exp(-x * x);
        CHECK(derivative == Approx(exact).epsilon(1e-12).margin(5e-324));
        auto const [share, density] = bell(x);
        CHECK(share == Approx(0.5 * std::erfc(-x / std::sqrt(2.0))).epsilon(1e-14));
        CHECK(density ==
              Approx(std::exp(-0.5 * x * x) / std::sqrt(2 * M_PI)).epsilon(1e-12).margin(5e-324));
    }
}

TEST_CASE("so it does where it is written, of x and -x, and beside another", "[op]") {
    CHECK(program(written).calls("exp") == 0);
    CHECK(program(written).twins() == 1);
    CHECK(program(tl::value_and_gradient(both)).calls("exp") == 0);
    CHECK(program(tl::value_and_gradient(both)).twins() == 1);
    for (double const x : {-2.0, -0.5, 0.0, 0.25, 4.0}) {
        CHECK(written(x) == Approx(std::exp(-x * x) + 3 * std::erfc(-x)).epsilon(1e-15));
        auto const [value, slope] = tl::value_and_gradient(both)(x);
        double const bell = 2 / std::sqrt(M_PI) * std::exp(-x * x);
        CHECK(value == Approx(std::erf(x) * std::erfc(x)).epsilon(1e-15));
        CHECK(slope == Approx(bell * (std::erfc(x) - std::erf(x))).epsilon(1e-14));
    }
    CHECK(written(1.5L) == std::exp(-1.5L * 1.5L) + 3.0L * std::erfc(-1.5L));
    CHECK(written(0.5f) == Approx(std::exp(-0.25) + 3 * std::erfc(-0.5)).epsilon(1e-7));
    static_assert(written(0.0) == 4.0);
    static_assert(tl::derivative(plain_erf)(0.0) > 1.128379167 &&
                  tl::derivative(plain_erf)(0.0) < 1.128379168);
}

TEST_CASE("printed and counted it stays what it was", "[op]") {
    auto const text = tl::to_string<double>(written);
    CHECK(text.find("gaussian") == std::string::npos);
    CHECK(text.find("exp(") != std::string::npos);
    CHECK(tl::cost<double>(tl::value_and_gradient(plain_erf)).of("exp") == 1);
}
