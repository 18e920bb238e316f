// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "structures.hpp"

#include <tapeless/array_tools.hpp>

using namespace workload;

namespace {

/// A line through points, its parameters in a struct.
struct line {
    numbers_in_a_row slope;
    double height;
};
TAPELESS_STRUCT(line, slope, height)

constexpr auto residuals = tl::function(
    [](auto l, auto X, auto y) { return tl::mse(tl::matmul(X, l.slope) + l.height, y); });

} // namespace

TEST_CASE("a report names the members of structures", "[array][structures][check]") {
    network_case const c(5);
    auto const report = tl::check_gradient(network, c.layers, c.X, c.Y);
    CHECK(report);
    CHECK(report.worst_error() < 1e-7);
    std::size_t named = 0;
    for (auto const& one : report.components) named += one.name.starts_with("argument 0[1].b");
    CHECK(named == c.layers[1].b.size());
}

TEST_CASE("members are named in the text of a function", "[array][structures][print]") {
    matrix const X(4, 3);
    numbers_in_a_row const y(4);
    line const l{numbers_in_a_row(3), 2};
    CHECK(tl::to_string(residuals, l, X, y) ==
          "v1[i] = sum_j x1[i,j] * x0.slope[j] + x0.height - x2[i]\n"
          "y = (sum_i v1[i] * v1[i]) / n_i");
}

TEST_CASE("a call with structures costs what the flat one does", "[array][structures][cost]") {
    network_case const c(6);
    auto const gradient = tl::gradient(network, tl::wrt<0>);
    constexpr auto flat = tl::gradient(flat_network, tl::wrt<0, 1, 2, 3, 4, 5>);
    auto const cost = tl::cost(gradient, c.layers, c.X, c.Y);
    c.apart([&](auto const&... one) {
        auto const of_flat = tl::cost(flat, one..., c.X, c.Y);
        CHECK(cost.total() == of_flat.total());
        CHECK(cost.workspace_bytes == of_flat.workspace_bytes);
        CHECK(tl::memory_of(gradient, c.layers, c.X, c.Y) == tl::memory_of(flat, one..., c.X, c.Y));
    });
    tl::array_workspace memory;
    auto result = gradient(c.layers, c.X, c.Y);
    memory.evaluate(result, gradient, c.layers, c.X, c.Y);
    CHECK(memory.bytes() == tl::memory_of(gradient, c.layers, c.X, c.Y));
}
