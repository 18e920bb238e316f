// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "counted_allocations.hpp"
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace workload;
using counted::allocations;

namespace {

template <class Exception = std::invalid_argument, class Call>
std::string refusal(Call const& call) {
    try {
        call();
    } catch (Exception const& e) {
        return e.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("extents that disagree are named with both arguments") {
    tl::tensor<double, tl::dynamic, tl::dynamic> A(4, 4);
    tl::tensor<double, tl::dynamic, tl::dynamic> B(4, 3);
    std::vector<double> const x(4), y(3);
    CHECK(refusal([&] { quad(A, x); }) == "accepted");
    CHECK(refusal([&] { quad(A, y); }) ==
          "tapeless: the extents of two arrays disagree: argument 0 has the shape 4 x 4, argument "
          "1 the shape 3; axis 0 of the one and axis 0 of the other have to be equal");
    CHECK(refusal([&] { tl::gradient(quad)(B, x); }) ==
          "tapeless: the extents of two arrays disagree: argument 0 has the shape 4 x 3, argument "
          "0 the shape 4 x 3; axis 0 of the one and axis 1 of the other have to be equal");
}

TEST_CASE("an extent of 1 that only the program knows does not repeat, and the remedy is named") {
    constexpr auto f = tl::function([](auto A, auto b) { return tl::sum(A * b); });
    tl::tensor<double, tl::dynamic, tl::dynamic> A(4, 3), b(4, 1);
    tl::tensor<double, tl::dynamic, 1> repeats(4);
    CHECK(f(A, repeats) == 0);
    CHECK(refusal([&] { f(A, b); }) ==
          "tapeless: the extents of two arrays disagree: argument 0 has the shape 4 x 3, argument "
          "1 the shape 4 x 1; axis 1 of the one and axis 1 of the other have to be equal; an "
          "extent of 1 repeats where it is static, as in tensor<double, dynamic, 1>");
}

TEST_CASE("an index that leaves its axis is named with the argument and its shape") {
    constexpr auto f = tl::function([](auto X, auto y) {
        return tl::sum(tl::indices<0>(y), [&](auto i) { return X(0, i + 2) * y(i); });
    });
    tl::tensor<double, tl::dynamic, tl::dynamic> const X(2, 3);
    CHECK(refusal<std::out_of_range>([&] { f(X, std::vector<double>(2)); }) ==
          "tapeless: an index leaves the axis of its array: it runs from 2 to 3 along axis 1 of "
          "argument 0, which has the shape 2 x 3");
    constexpr auto on_the_way = tl::function([](auto x, auto y) {
        auto const both = tl::concat<0>(x, 2.0 * x);
        return tl::sum(tl::indices<0>(y), [&](auto i) { return both(i + 1) * y(i); });
    });
    CHECK(refusal<std::out_of_range>(
              [&] { on_the_way(std::vector<double>(2), std::vector<double>(5)); }) ==
          "tapeless: an index leaves the axis of its array: it runs from 1 to 5 along an axis of "
          "the length 4 that the function makes of argument 0 with the shape 2");
}

TEST_CASE("an index with an offset stays inside") {
    constexpr auto f = tl::function([](auto x, auto y) {
        return tl::sum(tl::indices<0>(y), [&](auto i) { return x(i + 2) * y(i); });
    });
    CHECK(f(std::vector<double>{1, 2, 3, 4}, std::vector<double>{5, 6}) == 3 * 5 + 4 * 6);
    CHECK_THROWS_AS(f(std::vector<double>{1, 2, 3}, std::vector<double>{5, 6}), std::out_of_range);
    constexpr auto before = tl::function(
        [](auto x) { return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i - 1); }); });
    CHECK_THROWS_AS(before(std::vector<double>{1, 2}), std::out_of_range);
}

TEST_CASE("a refused call writes nothing") {
    tl::array_workspace memory;
    tl::tensor<double, tl::dynamic> slopes(2);
    slopes(0) = slopes(1) = 42;
    tl::tensor<double, tl::dynamic, tl::dynamic> const A(4, 4);
    std::vector<double> const y(3);
    CHECK_THROWS(memory.evaluate(slopes, tl::gradient(quad, tl::wrt<1>), A, y));
    CHECK(slopes.size() == 2);
    CHECK(slopes(0) == 42);
}

TEST_CASE("nothing is allocated after the first call with a workspace") {
    int const at_first = allocations;
    delete new int volatile(1);
    REQUIRE(allocations == at_first + 1);

    tl::tensor<double, tl::dynamic, tl::dynamic> A(150, 150);
    std::vector<double> x(150);
    fill(A, 1), fill(x, 2);
    auto const both = tl::value_and_gradient(quad);
    auto const expected = both(A, x);
    tl::array_workspace memory;
    auto result = both(A, x);
    memory.evaluate(result, both, A, x);
    int const before = allocations;
    memory.evaluate(result, both, A, x);
    CHECK(allocations == before);
    CHECK(std::get<0>(result) == std::get<0>(expected));
    CHECK(std::get<1>(std::get<1>(result))(17) == std::get<1>(std::get<1>(expected))(17));
}

TEST_CASE("static extents allocate nothing at all") {
    tl::tensor<double, 4, 4> A;
    tl::tensor<double, 4> x;
    fill(A, 1), fill(x, 2);
    int const before = allocations;
    auto const [value, slopes] = tl::value_and_gradient(quad)(A, x);
    CHECK(allocations == before);
    CHECK(std::get<0>(slopes)(1, 2) == x(1) * x(2));
    CHECK(std::isfinite(value));
}

TEST_CASE("empty arrays have empty sums") {
    tl::tensor<double, tl::dynamic, tl::dynamic> const A(0, 0);
    std::vector<double> const x;
    auto const [value, slopes] = tl::value_and_gradient(quad)(A, x);
    CHECK(value == 0);
    CHECK(std::get<1>(slopes).size() == 0);
}
TEST_CASE("products of matrices over an axis without elements are zero") {
    constexpr auto f =
        tl::function([](auto A, auto B, auto w) { return tl::sum(tl::matmul(A, B) * w); });
    using matrices = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;
    CHECK(f(matrices(2, 3, 0), matrices(2, 0, 2), matrices(2, 3, 2)) == 0);
}

TEST_CASE("a tensor has room for what it is made of") {
    tl::tensor<double, 2, 2> const a{1, 2, 3};
    CHECK((a(1, 0) == 3 && a(1, 1) == 0));
    CHECK_THROWS_AS((tl::tensor<double, 2>{1, 2, 3}), std::invalid_argument);
}
