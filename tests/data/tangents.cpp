// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/data.hpp>

#include <random>
#include <vector>

namespace tl = tapeless;

namespace {

using state = std::array<double, 2>;
using rates = std::array<double, 4>;
constexpr auto step = tl::function(workload::lotka_volterra{});

// A jvp over data whose arguments are shared and whose tangents differ is vector forward mode: the
// value and the partial derivatives once, then a pack of tangents at a time.
TEST_CASE("tangents in lanes are those of one after the other", "[data]") {
    state const y{1.2, 0.8};
    rates const k{1.1, 0.4, 0.1, 0.4};
    std::mt19937 source(5);
    std::uniform_real_distribution number(-1.0, 1.0);
    for (std::size_t count = 0; count < 40; ++count) {
        std::vector<state> along_y(count), value(count), slope(count);
        std::vector<rates> along_k(count);
        for (state& d : along_y)
            for (double& each : d) each = number(source);
        for (rates& d : along_k)
            for (double& each : d) each = number(source);
        tl::batched(tl::jvp(step))(std::tuple{y, k},
                                   std::tuple{tl::each(along_y), tl::each(along_k)},
                                   tl::into(value, slope));
        for (std::size_t n = 0; n < count; ++n) {
            auto const [v, s] = tl::jvp(step)(std::tuple{y, k}, std::tuple{along_y[n], along_k[n]});
            for (std::size_t i = 0; i < 2; ++i) {
                CHECK(value[n][i] == Approx(v[i]).epsilon(1e-15));
                CHECK(slope[n][i] == Approx(s[i]).epsilon(1e-14).margin(1e-15));
            }
        }
    }
}

constexpr auto wave = tl::function([](auto x, auto y) { return exp(sin(x * y)) * tanh(x); });
using pair = std::tuple<double, double>;
using at_one_point = decltype(tl::jvp(wave))::definition::at<pair, pair>;
using layouts =
    std::tuple<tl::data::shared_layout<double, 2>, tl::data::columns_layout<double const, 2>>;
using plan = tl::data::plan_of<at_one_point, layouts, false>;

TEST_CASE("what does not depend on the tangent is computed once for all", "[data]") {
    auto const& each = plan::each::graph;
    int operations = 0, calls = 0;
    for (int i = 1; i < each.size; ++i) {
        operations += tl::code_of(each.node[i]) > tl::code::input;
        calls += tl::code_of(each.node[i]) >= tl::code::first_called;
    }
    CHECK(calls == 0);
    CHECK(operations == 8); // six products and two sums: the chain rule with known factors
}

} // namespace
