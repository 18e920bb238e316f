// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/array_tools.hpp>

#include <array/workload.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

/// exp with a derivative that is wrong in the fourth digit.
struct wrong_op : tl::unary {
    static constexpr char const* name = "wrong";
    static constexpr auto value(auto const& x) {
        using std::exp;
        return exp(x);
    }
    static constexpr auto partial(auto const& y, auto const&) { return 1.0001 * y; }
};
constexpr auto wrong = tl::operation<wrong_op>;

constexpr auto mistaken = tl::function(
    [](auto A, auto x) { return tl::sum(tl::matmul(A, x)) + wrong(A(1, 2)) + tl::sum(x * x); });

matrix made_matrix(std::size_t rows, std::size_t columns) {
    matrix A(rows, columns);
    fill(A, 7);
    return A;
}

} // namespace

TEST_CASE("all elements of short arguments are compared", "[array][check]") {
    auto const A = made_matrix(3, 3);
    std::vector<double> const x{0.5, -1, 2};
    auto const report = tl::check_gradient(quad, A, x);
    CHECK(static_cast<bool>(report));
    CHECK(report.agrees_to(1e-10));
    REQUIRE(report.components.size() == 12);
    CHECK(report.directions.empty());
    auto const& entry = report.components[5];
    CHECK(entry.name == "argument 0[1,2]");
    CHECK(entry.argument == 0);
    CHECK(entry.index == std::vector<std::size_t>{1, 2});
    CHECK(entry.gradient == Approx(x[1] * x[2]));
    CHECK(entry.differences == Approx(x[1] * x[2]));
    CHECK(report.components[11].name == "argument 1[2]");
}

TEST_CASE("slopes that the rounding of the value hides are not called wrong", "[array][check]") {
    constexpr auto f = tl::function([](auto v) { return tl::sum(tl::tanh(v)); });
    CHECK(tl::check_gradient(f, std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    CHECK(tl::check_gradient(f, std::vector<double>{17, 12, -9, -11, 8, 0.25, -14, 10}));
}

TEST_CASE("a wrong gradient is not right, and the report says where", "[array][check]") {
    auto const A = made_matrix(2, 4);
    std::vector<double> const x{0.5, -1, 2, 0.25};
    auto const report = tl::check_gradient(mistaken, A, x);
    CHECK(!report);
    auto const& worst = report.components[report.worst];
    CHECK(worst.argument == 0);
    CHECK(worst.index == std::vector<std::size_t>{1, 2});
    CHECK(worst.name == "argument 0[1,2]");
    CHECK(report.worst_error() > 1e-5);
    CHECK(report.agrees_to(1e-3));
}

TEST_CASE("one wrong entry among many is found", "[array][check]") {
    auto const A = made_matrix(57, 83);
    std::vector<double> const x(83, 0.5);
    auto const report = tl::check_gradient(mistaken, A, x);
    CHECK(!report);
    CHECK(report.directions.size() == 3); // of the matrix, and none of x
    CHECK(report.components[report.worst].index == std::vector<std::size_t>{1, 2});
    CHECK(report.components.size() < 57 * 83);
    auto const right = tl::check_gradient(quad, made_matrix(83, 83), x);
    CHECK(static_cast<bool>(right));
    CHECK(right.directions[0].index.empty());
}

TEST_CASE("an entry that is not a number is no agreement", "[array][check]") {
    constexpr auto roots = tl::function([](auto x) { return tl::sum(tl::sqrt(x)); });
    auto const report = tl::check_gradient(roots, std::vector<double>{1, 0, 4});
    CHECK(!report);
    CHECK(report.components[report.worst].name == "argument[1]");
}

TEST_CASE("views, spans, static tensors and numbers are checked as they are", "[array][check]") {
    constexpr auto f = tl::function([](auto A, auto B, auto x, auto c) {
        return c * tl::logsumexp(tl::matmul(A, x)) + tl::sum(tl::tanh(tl::matmul(B, x)));
    });
    std::vector<double> numbers{1, 2, 3, 4, 5, 6};
    tl::view const columns(numbers.data(), std::array<std::size_t, 2>{2, 3},
                           std::array<std::size_t, 2>{1, 2}); // 1 3 5, 2 4 6
    tl::tensor<double, 2, 3> const B{0.1, 0.2, -0.3, 0.4, 0.5, 0.6};
    std::vector<double> const x{0.3, -0.1, 0.2};
    auto const report = tl::check_gradient(f, columns, B, std::span(x), 1.5);
    CHECK(report.agrees_to(1e-9));
    CHECK(report.components.size() == 16);
    CHECK(report.components.back().name == "argument 3");
    CHECK(report.components.back().index.empty());
    CHECK(numbers == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("floats are checked in double", "[array][check]") {
    tl::tensor<float, 2, 2> const A{1, 2, 3, 4};
    std::vector<float> const x{0.5F, -1};
    CHECK(tl::check_gradient(quad, A, x).agrees_to(1e-10));
}

TEST_CASE("integers are skipped", "[array][check]") {
    constexpr auto looked_up = tl::function([](auto places, auto E, auto w) {
        return tl::sum(tl::indices<0>(places),
                       [&](auto t) { return tl::exp(E(places(t)) * w(t)); });
    });
    std::vector<int> const places{2, 0, 2};
    std::vector<double> const E{0.1, 0.2, 0.3}, w{1, -1, 2};
    auto const report = tl::check_gradient(looked_up, places, E, w);
    CHECK(report.agrees_to(1e-10));
    REQUIRE(report.components.size() == 6);
    CHECK(report.components[0].name == "argument 1[0]");
    CHECK(report.components[0].argument == 1);
}

TEST_CASE("loops with states and plain lambdas have gradients to check", "[array][check]") {
    auto const report = tl::check_gradient(
        [](auto x, auto a) {
            return tl::iterate(tl::indices<0>(x), 0.0,
                               [&](auto state, auto t) { return tl::tanh(a * state + x(t)); });
        },
        std::vector<double>{0.3, 0.2, -0.5, 0.1}, 0.7);
    CHECK(report.agrees_to(1e-10));
    CHECK(report.components.size() == 5);
}

TEST_CASE("the report is a table", "[array][check]") {
    auto const A = made_matrix(2, 4);
    auto const report = tl::check_gradient(mistaken, A, std::vector<double>(4));
    std::ostringstream text;
    text << report;
    CHECK(text.str() == report.table());
    CHECK(text.str().find("argument 0[1,2]") != std::string::npos);
    CHECK(text.str().find(" worst\n") != std::string::npos);
    auto const long_table = tl::check_gradient(quad, made_matrix(20, 20), std::vector<double>(20));
    CHECK(long_table.table().find(" entries with errors that are no larger\n") !=
          std::string::npos);
}

TEST_CASE("arguments that do not fit are refused as in a call", "[array][check]") {
    CHECK_THROWS_AS(tl::check_gradient(quad, made_matrix(3, 3), std::vector<double>(4)),
                    std::invalid_argument);
    CHECK(tl::check_gradient(quad, made_matrix(0, 0), std::vector<double>()).components.empty());
}

TEST_CASE("a function of numbers is checked as ever", "[array][check]") {
    constexpr auto f = tl::function([](auto v) { return v[0] * sin(v[1]); });
    CHECK(tl::check_gradient(f, std::array{2.0, 3.0}).agrees_to(1e-13));
}
