// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace workload;

TEST_CASE("arrays one behind the other, in parts, turned round and with zeros around") {
    constexpr auto beside = tl::function([](auto A, auto B) { return tl::concat<1>(A, B, A); });
    constexpr auto part = tl::function([](auto A) { return tl::slice<1>(A, 1, -1, 2); });
    constexpr auto back = tl::function([](auto A) { return tl::flip<0>(tl::pad<1>(A, 1, 2)); });
    matrix const A = random({3, 7}, 1), B = random({3, 2}, 2);
    auto const all = beside(A, B);
    auto const some = part(A);
    auto const turned = back(A);
    REQUIRE((all.extent(0) == 3 && all.extent(1) == 16));
    REQUIRE((some.extent(0) == 3 && some.extent(1) == 3));
    REQUIRE((turned.extent(0) == 3 && turned.extent(1) == 10));
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 7; ++j) {
            CHECK((all(i, j) == A(i, j) && all(i, 9 + j) == A(i, j)));
            CHECK(turned(2 - i, 1 + j) == A(i, j));
        }
        CHECK((all(i, 7) == B(i, 0) && all(i, 8) == B(i, 1)));
        CHECK((some(i, 0) == A(i, 1) && some(i, 1) == A(i, 3) && some(i, 2) == A(i, 5)));
        CHECK((turned(i, 0) == 0 && turned(i, 8) == 0 && turned(i, 9) == 0));
    }
    tl::tensor<double, 2, 3> const fixed{1, 2, 3, 4, 5, 6};
    tl::tensor<double, 2, 9> const together = beside(fixed, fixed);
    CHECK((together(1, 3) == 4 && together(0, 8) == 3));
}

TEST_CASE("the first elements alone, moved on by one") {
    constexpr auto moved =
        tl::function([](auto x, auto y) { return x * tl::pad<0>(tl::slice<0>(y, 0, -1), 1, 0); });
    constexpr auto two = tl::function([](auto x) { return tl::slice<0>(x, 0, 2) * 2.0; });
    std::vector<double> x(5), y(5);
    fill(x, 1), fill(y, 2);
    auto const all = moved(x, y);
    REQUIRE(all.extent(0) == 5);
    CHECK(all(0) == 0);
    for (std::size_t i = 1; i < 5; ++i) CHECK(all(i) == x[i] * y[i - 1]);
    auto const some = two(x);
    REQUIRE(some.extent(0) == 2);
    CHECK((some(0) == 2 * x[0] && some(1) == 2 * x[1]));
    constexpr auto last = tl::function([](auto a, auto b) {
        auto z = tl::iterate(3, 0.0 * a, [&](auto const& s) {
            return a * (b + tl::pad<0>(tl::slice<0>(s, 0, -1), 1, 0));
        });
        return tl::sum(z * z);
    });
    auto const value = [&] { return last(x, y); };
    auto const [of_x, of_y] = tl::gradient(last)(x, y);
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(y, of_y, value) < 1e-8);
}

TEST_CASE("the same elements with other extents") {
    constexpr auto three = tl::function([](auto A) { return tl::reshape<2, tl::dynamic, 3>(A); });
    constexpr auto one = tl::function([](auto A) { return tl::flatten(A); });
    constexpr auto two = tl::function([](auto x) { return tl::reshape<4, 3>(x); });
    matrix const A = random({4, 6}, 1);
    auto const all = three(A);
    REQUIRE((all.extent(0) == 2 && all.extent(1) == 4 && all.extent(2) == 3));
    for (std::size_t k = 0; k < 24; ++k) CHECK(all.data()[k] == A.data()[k]);
    auto const flat = one(A);
    for (std::size_t k = 0; k < 24; ++k) CHECK(flat(k) == A.data()[k]);
    std::vector<double> x(12);
    fill(x, 2);
    CHECK(two(x)(2, 1) == x[7]);
    CHECK_THROWS_AS(three(matrix(5, 7)), std::invalid_argument);
    CHECK_THROWS_AS(two(std::vector<double>(11)), std::invalid_argument);
}

TEST_CASE("derivatives through rearranged arrays against differences") {
    constexpr auto f = tl::function([](auto A, auto B) {
        auto C = tl::concat<0>(A * A, tl::sin(B));
        auto x = tl::flatten(tl::pad<0>(tl::slice<0>(C, 1, 0), 2, 1));
        auto y = tl::flip<0>(x) * x;
        return tl::sum(tl::indices<0>(A), [&](auto i) { return C(i + 1, 0) * y(2 * i + 1); }) +
               tl::sum(y * y);
    });
    for (std::size_t const n : {1u, 3u, 10u}) {
        matrix A = random({2, n}, 1), B = random({3, n}, 2);
        auto const value = [&] { return f(A, B); };
        auto const [of_A, of_B] = tl::gradient(f)(A, B);
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(B, of_B, value) < 1e-8);
    }
}

TEST_CASE("positions of several indices") {
    constexpr auto toeplitz = tl::function([](auto c, auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto i) {
            return x(i) * tl::sum(tl::below(i + 1), [&](auto j) { return c(i - j) * x(j); });
        });
    });
    for (std::size_t const n : {1u, 5u, 30u}) {
        std::vector<double> c(n), x(n);
        fill(c, 1), fill(x, 2);
        double total = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j) total += x[i] * c[i - j] * x[j];
        CHECK(toeplitz(c, x) == Approx(total));
        auto const value = [&] { return toeplitz(c, x); };
        auto const [of_c, of_x] = tl::gradient(toeplitz)(c, x);
        CHECK(worst_difference(c, of_c, value) < 1e-8);
        CHECK(worst_difference(x, of_x, value) < 1e-8);
    }
    // What only some of the contributions cover is zero elsewhere, in memory that is used again.
    constexpr auto f = tl::function([](auto x, auto y) {
        return tl::sum(tl::indices<0>(y), [&](auto i) { return (x(i) + x(i + 1)) * y(i); });
    });
    std::vector<double> const x(6, 1.0), y(3, 2.0);
    tl::tensor<double, tl::dynamic> slopes(6);
    for (auto& slope : slopes) slope = 42;
    tl::array_workspace memory;
    memory.evaluate(slopes, tl::gradient(f, tl::wrt<0>), x, y);
    CHECK((slopes(0) == 2 && slopes(1) == 4 && slopes(3) == 2 && slopes(4) == 0 && slopes(5) == 0));
}

TEST_CASE("arrays put together of parts keep their extents") {
    constexpr auto f = tl::function([](auto a, auto b, auto c) { return tl::concat<0>(a, b) + c; });
    std::vector<double> const two(2), three(3), four(4), five(5);
    CHECK(f(two, three, five).size() == 5);
    std::string what;
    try {
        f(two, three, four);
    } catch (std::invalid_argument const& e) {
        what = e.what();
    }
    CHECK(what == "tapeless: the extents of two arrays disagree: an axis of the length 5 that the "
                  "function makes of argument 0 with the shape 2 and argument 1 with the shape 3 "
                  "meets axis 0 of argument 2, which has the shape 4");
    constexpr auto rows = tl::function([](auto A, auto B) { return tl::concat<0>(A, B); });
    CHECK_THROWS_AS(rows(matrix(2, 3), matrix(2, 4)), std::invalid_argument);
}

TEST_CASE("the mean of a part that turns out to be as long as an argument") {
    constexpr auto f = tl::function([](auto x, auto z) {
        auto const part = tl::slice<0>(x, 1, 0);
        return tl::mean(part) * tl::dot(part, z);
    });
    std::vector<double> const x{2, 3, 5, 7}, z{1, 1, 2};
    CHECK(f(x, z) == 5 * (3 + 5 + 14));
    auto const [of_x, of_z] = tl::gradient(f)(x, z);
    CHECK((of_x(0) == 0 && of_z(0) == 15 && of_z(2) == 35));
    CHECK(of_x(1) == Approx(5 + 22 / 3.0));
    CHECK(of_x(3) == Approx(10 + 22 / 3.0));
}
