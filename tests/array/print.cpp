// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <array/print.hpp>

using namespace workload;

TEST_CASE("a function is printed for types, or for arguments", "[array][print]") {
    CHECK(tl::to_string<matrix, vector>(quad) == "sum_i x1[i] * sum_j x0[i,j] * x1[j]");
    CHECK(tl::to_string(quad, A, x) == tl::to_string<matrix, vector>(quad));
    CHECK(tl::to_string<matrix, vector>(quad, {"A", "x"}) == "sum_i x[i] * sum_j A[i,j] * x[j]");
    CHECK(tl::to_string(quad, {"A", "x"}, A, x) == "sum_i x[i] * sum_j A[i,j] * x[j]");
    CHECK(tl::to_string([](auto v) { return tl::sum(v * v); }, x) == "sum_i x[i] * x[i]");
    CHECK(tl::to_string<vector>([](auto v) { return tl::sum(v); }) == "sum_i x[i]");
}

TEST_CASE("places are written as they are read", "[array][print]") {
    auto const text = [](auto f) {
        return tl::to_string(f, {"x", "k"}, x, std::vector<int>{0, 1});
    };
    CHECK(text([](auto v, auto) { return v(0) * v(1); }) == "x[0] * x[1]");
    CHECK(text([](auto v, auto) { return tl::sum(tl::flip<0>(v)); }) == "sum_i x[n_i-i-1]");
    CHECK(text([](auto v, auto) { return tl::sum(tl::slice<0>(v, 1, 0)); }) == "sum_i x[i+1]");
    CHECK(text([](auto v, auto k) { return tl::sum(tl::take(v, k)); }) == "sum_i x[k[i]]");
    CHECK(tl::to_string([](auto v, auto w) { return tl::conv1d(v, w, 2); }, {"x", "w"}, x, x) ==
          "y[i] = sum_j x[2*i+j] * w[j]");
}

TEST_CASE("functions of numbers are printed as ever", "[array][print]") {
    CHECK(tl::to_string<double, double>([](auto a, auto b) { return a * tl::sin(b); }) ==
          "x0 * sin(x1)");
}
