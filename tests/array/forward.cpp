// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("tangents through products of matrices, of numbers and broadcasts") {
    auto const [point, direction] = some(matrix(5, 9), matrix(9, 4), std::vector<double>(4), 0.0);
    CHECK(error_of_jvp(tl::function([](auto A, auto B, auto x, auto s) {
                           auto P = tl::tanh(tl::matmul(A, B)) * x;
                           return tl::sum(tl::matmul(P, tl::transpose(P)) * s) + tl::dot(x, x) * s;
                       }),
                       point, direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto A, auto B, auto x, auto s) {
                           return tl::exp(tl::matmul(A, B) - x) / (2.0 + s);
                       }),
                       point, direction) < 1e-9);
}

TEST_CASE("tangents through logsumexp, softmax, maxima and means") {
    auto const [point, direction] = some(matrix(6, 7), std::vector<double>(7));
    CHECK(error_of_jvp(
              tl::function([](auto A, auto x) { return tl::logsumexp(A * x) + tl::max(A - x); }),
              point, direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto A, auto x) { return tl::softmax(A * x); }), point,
                       direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto A, auto x) {
                           return tl::max<1>(A * A) - tl::mean<1>(A * x) + tl::min<1>(A);
                       }),
                       point, direction) < 1e-9);
    CHECK(error_of_jvp(
              tl::function([](auto A, auto x) { return tl::logsumexp<0>(tl::log_softmax(A)) * x; }),
              point, direction) < 1e-9);
}

TEST_CASE("static extents, references, float, and results in a workspace") {
    constexpr auto f = tl::function([](auto A, auto x) { return tl::matmul(A, tl::sin(x)); });
    tl::tensor<float, 2, 3> A{1, 2, 3, 4, 5, 6}, dA{0, 1, 0, 0, 0, 0};
    std::vector<float> x{0, 0.5f, 1}, dx{1, 0, 0};
    auto [y, dy] = tl::jvp(f)(std::tie(A, x), std::tie(dA, dx));
    static_assert(std::is_same_v<decltype(dy), tl::tensor<float, 2>>);
    CHECK(dy(0) == Approx(1 + std::sin(0.5)));
    CHECK(dy(1) == Approx(4));
    tl::array_workspace memory;
    std::tuple result(y, dy);
    dA(0, 1) = 0;
    memory.evaluate(result, tl::jvp(f), std::tie(A, x), std::tie(dA, dx));
    CHECK(std::get<0>(result)(1) == Approx(5 * std::sin(0.5) + 6 * std::sin(1.0)));
    CHECK(std::get<1>(result)(0) == Approx(1));
}

TEST_CASE("a tangent of another length is named") {
    std::vector<double> const x(4), dx(3);
    CHECK_THROWS_WITH(tl::jvp(lse)(std::tie(x), std::tie(dx)),
                      Catch::Contains("argument 0 has the shape 4, tangent 0 the shape 3"));
}
