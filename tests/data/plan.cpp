// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <vector>

/// What all points share is computed once.

namespace tl = tapeless;

namespace {

using column = tl::data::columns_layout<double const, 1>;
using shared = tl::data::shared_layout<double, 1>;

template <class Function, class... Layout>
auto graph_of_each(Function, std::tuple<Layout...>, auto is_sum) {
    using At = typename Function::definition::template at<
        std::conditional_t<(Layout::leaves > 0), double, void>...>;
    return tl::data::plan_of<At, std::tuple<Layout...>, is_sum.value>{};
}
template <class Plan>
int operations() {
    int count = 0;
    auto const& graph = Plan::each::graph;
    for (int i = 1; i < graph.size; ++i) count += tl::code_of(graph.node[i]) > tl::code::input;
    return count;
}

constexpr auto f =
    tl::function([](auto s, auto m, auto x) { return exp(-s) * (sqrt(m) + x) * x + log(s * m); });

} // namespace

TEST_CASE("shared subexpressions leave the loop", "[data]") {
    using points =
        decltype(graph_of_each(f, std::tuple<shared, shared, column>{}, std::false_type{}));
    CHECK(points::hoisted == 3); // exp(-s), sqrt(m), log(s m)
    CHECK(operations<points>() == 4);
    using no_shared =
        decltype(graph_of_each(f, std::tuple<column, column, column>{}, std::false_type{}));
    CHECK(no_shared::hoisted == 0);
    CHECK(operations<no_shared>() == 9);
}

TEST_CASE("shared factors leave the sum", "[data]") {
    constexpr auto g = tl::function([](auto s, auto m, auto x) { return -(exp(s) * x * x) / m; });
    using sum = decltype(graph_of_each(g, std::tuple<shared, shared, column>{}, std::true_type{}));
    CHECK(operations<sum>() == 1); // x x
    std::vector<double> const x{1, 2, 3, 4, 5, 6, 7, 8, 9};
    CHECK(std::fabs(tl::sum_over(g)(0.5, 3.0, tl::each(x)) + std::exp(0.5) / 3 * 285) < 1e-12);
    auto const [ds, dm] = tl::gradient(tl::mean_over(g))(0.5, 3.0, tl::each(x));
    CHECK(std::fabs(ds + std::exp(0.5) / 3 * 285 / 9) < 1e-13);
    CHECK(std::fabs(dm - std::exp(0.5) / 9 * 285 / 9) < 1e-13);
}

// As much as the range of float allows: of (x / s)^6 neither x^6 nor s^6 need be numbers.
TEST_CASE("shared factors of floats", "[data]") {
    constexpr auto sixth = tl::function([](auto s, auto x) { return pow(x / s, 6); });
    constexpr auto twice = tl::function([](auto s, auto x) { return s * (s * x); });
    for (float const s : {1e-20f, 1e-10f, 1.0f, 1e10f, 1e20f}) {
        std::vector<float> const x{s, 2 * s, s, 2 * s, s};
        CHECK(tl::sum_over(sixth)(s, tl::each(x)) == Approx(131));
        CHECK(tl::gradient(tl::sum_over(sixth))(s, tl::each(x)) * s == Approx(-6 * 131));
    }
    CHECK(tl::sum_over(twice)(1e-25f, tl::each(std::vector<float>{1e30f, 2e30f})) ==
          Approx(3e-20).epsilon(1e-6));
    constexpr auto g = tl::function([](auto s, auto x) { return 2.0 * (-x * (exp(s) * x)) / s; });
    using float_column = tl::data::columns_layout<float const, 1>;
    using float_shared = tl::data::shared_layout<float, 1>;
    using sum =
        decltype(graph_of_each(g, std::tuple<float_shared, float_column>{}, std::true_type{}));
    CHECK(operations<sum>() == 2); // x (exp(s) x)
}

TEST_CASE("shared factors of doubles, as many as leave powers of most units numbers", "[data]") {
    constexpr auto square = tl::function([](auto s, auto x) { return (x / s) * (x / s); });
    constexpr auto sixth = tl::function([](auto s, auto x) { return pow(x / s, 6); });
    for (double const s : {1e-60, 1e-20, 1.0, 1e20, 1e60}) {
        std::vector<double> const x{s, 2 * s, s, 2 * s, s};
        CHECK(tl::sum_over(square)(s, tl::each(x)) == Approx(11));
        CHECK(tl::gradient(tl::sum_over(square))(s, tl::each(x)) * s == Approx(-22));
        CHECK(tl::hvp(tl::sum_over(square))(s, tl::each(x), s) * s == Approx(66));
        CHECK(tl::sum_over(sixth)(s, tl::each(x)) == Approx(131));
        CHECK(tl::gradient(tl::sum_over(sixth))(s, tl::each(x)) * s == Approx(-6 * 131));
        CHECK(tl::hvp(tl::sum_over(sixth))(s, tl::each(x), s) * s == Approx(42 * 131));
    }
    using sum = decltype(graph_of_each(square, std::tuple<shared, column>{}, std::true_type{}));
    CHECK(operations<sum>() == 1); // x x
}

TEST_CASE("shared terms stay, for the sake of digits", "[data]") {
    constexpr auto g = tl::function([](auto m, auto x) { return x - m; });
    double const m = 1e15;
    std::vector<double> x(1000);
    for (std::size_t i = 0; i < 1000; ++i) x[i] = m + double(i % 8);
    CHECK(tl::sum_over(g)(m, tl::each(x)) == 3500);
}

TEST_CASE("shared conditions", "[data]") {
    constexpr auto g = tl::function(
        [](auto s, auto x) { return select(s > 0.0, exp(s) * x, select(x > s, x, s * s)); });
    std::vector<double> const x{-3, 0, 2};
    CHECK(tl::batched(g)(0.0, tl::each(x)) == std::vector<double>{0, 0, 2});
    auto const v = tl::batched(g)(1.0, tl::each(x));
    for (std::size_t i = 0; i < 3; ++i) CHECK(std::fabs(v[i] - std::exp(1.0) * x[i]) < 1e-14);
    CHECK(tl::sum_over(g)(0.0, tl::each(x)) == 2);
}
