// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Results that are among the arguments, and workspaces that are handed on.

#include <tapeless/array.hpp>

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

namespace tl = tapeless;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = tl::tensor<double, tl::dynamic>;

namespace {

constexpr auto product = tl::function([](auto A, auto x) { return tl::matmul(A, x); });
constexpr auto turned = tl::function([](auto A) { return tl::transpose(A); });
constexpr auto squares =
    tl::function([](auto A, auto s) { return s * tl::sum(tl::tanh(tl::matmul(A, A))); });

matrix counted(std::size_t rows, std::size_t columns) {
    matrix A(rows, columns);
    for (std::size_t k = 0; k < A.size(); ++k) A.data()[k] = static_cast<double>(k + 1);
    return A;
}

} // namespace

TEST_CASE("a result may be one of the arguments, or memory of one") {
    tl::array_workspace memory;
    matrix const A = counted(2, 2);
    vector z(2);
    z(0) = z(1) = 1;
    memory.evaluate(z, product, A, z);
    CHECK((z(0) == 3 && z(1) == 7));
    memory.evaluate(z, product, A, tl::view<double const, tl::dynamic>(z.data(), 2));
    CHECK((z(0) == 17 && z(1) == 37));

    matrix B = counted(2, 3);
    memory.evaluate(B, turned, B);
    CHECK((B.extent(0) == 3 && B.extent(1) == 2));
    CHECK((B(0, 1) == 4 && B(2, 0) == 3 && B(2, 1) == 6));
    matrix none(0, 3);
    memory.evaluate(none, turned, none);
    CHECK((none.extent(0) == 3 && none.extent(1) == 0));

    double s = 2;
    matrix const small = counted(3, 3);
    double const expected = squares(small, s);
    memory.evaluate(s, squares, small, s);
    CHECK(s == expected);
}
TEST_CASE("a workspace that was moved from has no memory") {
    constexpr auto slopes = tl::gradient(squares, tl::wrt<0>);
    matrix const A = counted(60, 60);
    matrix r;
    tl::array_workspace one;
    one.evaluate(r, slopes, A, 1e-3);
    auto const needed = one.bytes();
    CHECK(needed > 0);
    tl::array_workspace two = std::move(one);
    CHECK((two.bytes() == needed && one.bytes() == 0));
    one.evaluate(r, slopes, A, 1e-3);
    CHECK(one.bytes() == needed);
    two = std::move(one);
    CHECK((two.bytes() == needed && one.bytes() == 0));
}
