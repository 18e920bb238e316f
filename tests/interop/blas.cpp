// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_CBLAS_HEADER <interop/counted_cblas.hpp>

#include <catch2/catch.hpp>

#include <array/workload.hpp>

#include <tapeless/interop/blas.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace workload;

namespace {

template <class Element>
using matrix_of = tl::tensor<Element, tl::dynamic, tl::dynamic>;
using matrix = matrix_of<double>;
using cube = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;

template <class Array>
Array filled(Array a, unsigned seed) {
    using Element = std::remove_cvref_t<decltype(*a.begin())>;
    std::mt19937 engine(seed);
    std::uniform_real_distribution<Element> numbers(-1, 1);
    for (Element& x : a) x = numbers(engine);
    return a;
}
/// Sums of some hundred products are regrouped.
template <class Array>
bool alike(Array const& a, Array const& b) {
    using Element = std::remove_cvref_t<decltype(*a.data())>;
    double const most = std::is_same_v<Element, float> ? 1e-3 : 1e-11;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](auto x, auto y) {
        return std::fabs(static_cast<double>(x - y)) <= most;
    });
}
/// How many products the library makes meanwhile.
template <class Run>
int products_of(Run const& run) {
    products_by_library = 0;
    run();
    return products_by_library;
}
template <class F, class... Argument>
void check_same(int products, F const& f, Argument const&... x) {
    auto const own = f(x...);
    auto by = own;
    CHECK(products_of([&] { by = tl::with_blas(f)(x...); }) == products);
    CHECK(alike(own, by));
}

constexpr auto product = tl::function([](auto A, auto B) { return tl::matmul(A, B); });
constexpr auto squares =
    tl::function([](auto A, auto B) { return tl::sum(tl::square(product(A, B))); });
constexpr auto squares_by_library =
    tl::function([](auto A, auto B) { return tl::sum(tl::square(tl::with_blas(product)(A, B))); });

} // namespace

TEST_CASE("products of matrices by a library, of rows and of columns", "[interop]") {
    constexpr auto of_a =
        tl::function([](auto A, auto B) { return tl::matmul(tl::transpose(A), B); });
    constexpr auto of_b =
        tl::function([](auto A, auto B) { return tl::matmul(A, tl::transpose(B)); });
    constexpr auto of_both =
        tl::function([](auto A, auto B) { return tl::matmul(tl::transpose(A), tl::transpose(B)); });
    constexpr auto whole =
        tl::function([](auto A, auto B) { return tl::einsum<"ik,kj->ji">(A, B); });
    auto const A = filled(matrix(70, 66), 1), B = filled(matrix(66, 75), 2);
    auto const At = filled(matrix(66, 70), 3), Bt = filled(matrix(75, 66), 4);
    check_same(1, product, A, B);
    check_same(1, of_a, At, B);
    check_same(1, of_b, A, Bt);
    check_same(1, of_both, At, Bt);
    check_same(1, whole, A, B);
    auto const a = filled(matrix_of<float>(70, 66), 1), b = filled(matrix_of<float>(66, 75), 2);
    check_same(1, product, a, b);
    tl::tensor<double, 64, 80> const known = filled(tl::tensor<double, 64, 80>{}, 5);
    check_same(1, product, known, filled(tl::tensor<double, 80, 64>{}, 6));
}

TEST_CASE("few numbers, and none, need no library", "[interop]") {
    check_same(0, product, filled(matrix(8, 9), 1), filled(matrix(9, 3), 2));
    auto const none = tl::with_blas(product)(matrix(70, 0), matrix(0, 75));
    CHECK(none.size() == 70 * 75);
    CHECK(*std::max_element(none.begin(), none.end()) == 0);
}

TEST_CASE("views with rows apart, and with rows that a library cannot take", "[interop]") {
    auto const memory = filled(std::vector<double>(100 * 100), 1);
    auto const B = filled(matrix(66, 75), 2);
    auto const view = [&](std::size_t by_row, std::size_t by_column) {
        return tl::view<double const, tl::dynamic, tl::dynamic>(memory.data(), {70, 66},
                                                                {by_row, by_column});
    };
    auto const own = [&](auto const& A) { return product(A, B); };
    for (auto const& A : {view(100, 1), view(66, 1), view(1, 100)}) {
        matrix by(70, 75);
        CHECK(products_of([&] { by = tl::with_blas(product)(A, B); }) == 1);
        CHECK(alike(own(A), by));
    }
    auto const overlapping = view(3, 1); // which a library refuses
    CHECK(alike(own(overlapping), tl::with_blas(product)(overlapping, B)));
}

TEST_CASE("batches are products one after the other", "[interop]") {
    auto const A = filled(cube(3, 70, 66), 1), C = filled(cube(3, 66, 75), 2);
    auto const B = filled(matrix(66, 75), 3);
    check_same(3, product, A, C);
    check_same(3, product, A, B);
}

TEST_CASE("derivatives have their products from the library as well", "[interop]") {
    auto const W1 = filled(matrix(66, 70), 1), W2 = filled(matrix(70, 64), 2);
    auto const X = filled(matrix(80, 66), 3), Y = filled(matrix(80, 64), 4);
    auto const b1 = filled(std::vector<double>(70), 5), b2 = filled(std::vector<double>(64), 6);
    auto const own = tl::value_and_gradient(mlp)(W1, b1, W2, b2, X, Y);
    auto by = own;
    constexpr auto from_library = tl::with_blas(mlp);
    CHECK(products_of([&] { by = tl::value_and_gradient(from_library)(W1, b1, W2, b2, X, Y); }) ==
          6);
    CHECK(std::get<0>(own) == Approx(std::get<0>(by)));
    auto const same = [](auto const& a, auto const& b) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return (alike(std::get<K>(a), std::get<K>(b)) && ...);
        }
        (std::make_index_sequence<6>{});
    };
    CHECK(same(std::get<1>(own), std::get<1>(by)));

    constexpr auto energy =
        tl::function([](auto A, auto B) { return tl::sum(tl::exp(tl::matmul(A, B) * 0.1)); });
    auto const A = filled(matrix(70, 66), 7), B = filled(matrix(66, 75), 8);
    auto const along = filled(matrix(70, 66), 9);
    auto const hvp = tl::hvp(energy, tl::wrt<0>)(A, B, along);
    auto hvp_by = hvp;
    CHECK(products_of([&] { hvp_by = tl::hvp(tl::with_blas(energy), tl::wrt<0>)(A, B, along); }) ==
          3);
    CHECK(alike(hvp, hvp_by));
}

TEST_CASE("products in turns, within other functions, and of structures", "[interop]") {
    constexpr auto powers = tl::function([](auto A, auto B) {
        return tl::iterate(3, B, [&](auto X) { return tl::matmul(A, X) * 0.1; });
    });
    auto const A = filled(matrix(66, 66), 1), B = filled(matrix(66, 75), 2);
    check_same(3, powers, A, B);

    double value = 0;
    CHECK(products_of([&] { value = squares_by_library(A, B); }) == 1);
    CHECK(value == Approx(squares(A, B)));

    constexpr auto of_pair = tl::function([](auto p) {
        auto [X, Y] = p;
        return tl::matmul(X, Y);
    });
    check_same(1, of_pair, std::tuple(A, B));
}
