// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Results that are among the arguments; workspaces and tensors that are handed on.

#include <tapeless/array.hpp>

#include <catch2/catch.hpp>

#include <type_traits>
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
TEST_CASE("numbers of a result are arguments, and elements of arguments results") {
    constexpr auto both = tl::value_and_gradient(squares);
    tl::array_workspace memory;
    matrix const A = counted(2, 2);
    double const s = 0.03;
    auto result = both(A, s);
    auto const expected = result;
    auto& [of_A, of_s] = std::get<1>(result);
    auto const is_expected = [&] {
        return std::get<0>(result) == std::get<0>(expected) &&
               of_s == std::get<1>(std::get<1>(expected)) &&
               of_A(1, 0) == std::get<0>(std::get<1>(expected))(1, 0);
    };
    for (double* number : {&std::get<0>(result), &of_s, &of_A(0, 0), &of_A(1, 1)}) {
        *number = s;
        memory.evaluate(result, both, A, *number);
        CHECK(is_expected());
    }
    of_A = A;
    tl::view<double const, tl::dynamic, tl::dynamic> const columns(of_A.data(), {2, 2}, {1, 2});
    memory.evaluate(result, both, columns, s);
    CHECK(std::get<0>(result) == std::get<0>(both(turned(A), s)));
    of_A = A;
    memory.evaluate(result, both, of_A, s);
    CHECK(is_expected());

    std::vector<double> x{1, 2, 3};
    constexpr auto sum = tl::function([](auto v) { return tl::sum(v * v); });
    memory.evaluate(x[1], sum, x);
    CHECK(x[1] == 14);
    tl::tensor<double, 3> y{1, 2, 3};
    memory.evaluate(y(0), sum, y);
    CHECK(y(0) == 14);
    memory.evaluate(y(2), sum, tl::view<double const, tl::dynamic>(y.data(), 2));
    CHECK(y(2) == 200);
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
TEST_CASE("a tensor that was moved from has no elements") {
    matrix A = counted(2, 3);
    matrix B = std::move(A);
    CHECK((A.extent(0) == 0 && A.extent(1) == 0 && A.size() == 0));
    CHECK((B.extent(0) == 2 && B.extent(1) == 3 && B(1, 2) == 6));
    CHECK(tl::function([](auto C) { return tl::sum(C * C); })(A) == 0);
    A = std::move(B);
    CHECK((A(1, 2) == 6 && B.extent(1) == 0));
    matrix& same = A;
    A = same;
    CHECK(A.extent(1) == 3);
    A = std::move(same);
    CHECK(A.extent(0) * A.extent(1) == A.size());
    tl::tensor<double, tl::dynamic, 2> C(4), D;
    D = std::move(C);
    CHECK((C.extent(0) == 0 && C.extent(1) == 2 && D.extent(0) == 4));
    static_assert(std::is_trivially_copyable_v<tl::tensor<double, 2, 2>>);
}

TEST_CASE("what a call of constant extents needs is a constant") {
    constexpr auto loss = tl::function([](auto W, auto b, auto X) {
        auto const hidden = tl::tanh(tl::matmul(X, W) + b);
        return tl::sum(hidden * hidden * tl::matmul(X, W));
    });
    constexpr auto slopes = tl::gradient(loss, tl::wrt<0, 1>);
    tl::tensor<double, 7, 19> W;
    tl::tensor<double, 19> b;
    tl::tensor<double, 45, 7> X;
    constexpr std::size_t needed = tl::memory_of(slopes, W, b, X);
    static_assert(needed > 0);
    auto result = slopes(W, b, X);
    tl::array_workspace memory;
    memory.evaluate(result, slopes, W, b, X);
    CHECK(memory.bytes() == needed);

    matrix const same(45, 7);
    CHECK(tl::memory_of(slopes, W, b, same) == needed);
    static_assert(tl::memory_of(loss, tl::tensor<double, 2, 2>{}, tl::tensor<double, 2>{},
                                tl::tensor<double, 1, 2>{}) == 0);
}
