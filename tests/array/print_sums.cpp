// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <array/print.hpp>

using namespace workload;

TEST_CASE("sums take the products to their right", "[array][print]") {
    auto const text = [](auto f) { return tl::to_string(f, {"x", "c"}, x, 2.0); };
    CHECK(text([](auto v, auto c) { return tl::sum(c * v) + c; }) == "sum_i c * x[i] + c");
    CHECK(text([](auto v, auto c) { return tl::sum(c + v); }) == "sum_i (c + x[i])");
    CHECK(text([](auto v, auto c) { return tl::sum(v) * c; }) == "(sum_i x[i]) * c");
    CHECK(text([](auto v, auto c) { return c * tl::sum(v); }) == "c * sum_i x[i]");
    CHECK(text([](auto v, auto c) { return c * tl::sum(v) * c; }) == "(c * sum_i x[i]) * c");
    CHECK(text([](auto v, auto c) { return c / tl::sum(v); }) == "c / (sum_i x[i])");
    CHECK(text([](auto v, auto c) { return c - tl::sum(v); }) == "c - sum_i x[i]");
    CHECK(text([](auto v, auto c) { return -tl::sum(v) * tl::exp(c); }) ==
          "-(sum_i x[i]) * exp(c)");
}

TEST_CASE("other reductions, lengths and bounds", "[array][print]") {
    auto const text = [](auto f) { return tl::to_string(f, {"A", "x"}, A, x); };
    CHECK(text([](auto, auto v) { return tl::max(v) + tl::product(v); }) ==
          "max_i x[i] + prod_i x[i]");
    CHECK(text([](auto, auto v) { return tl::min(v); }) == "min_i x[i]");
    CHECK(text([](auto, auto v) { return tl::mean(v); }) == "(sum_i x[i]) / n_i");
    CHECK(text([](auto M, auto) { return tl::mean(M); }) == "(sum_ij A[i,j]) / (n_i * n_j)");
    CHECK(text([](auto M, auto v) {
              return tl::sum(tl::indices<0>(M), [&](auto i) {
                  return tl::sum(tl::below(i), [&](auto j) { return M(i, j) * v(j); });
              });
          }) == "sum_i sum_(j<i) A[i,j] * x[j]");
    CHECK(tl::to_string([](auto v) { return tl::mean(v); }, tl::tensor<double, 4>{}) ==
          "(sum_i x[i]) * 0.25");
}
