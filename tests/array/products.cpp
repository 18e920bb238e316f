// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace workload;

/// Slopes of products are products of the others: by definition here, factor by factor, which is
/// right where the product itself is zero, has under- or overflown, or is no number.

namespace {

template <class Element>
Element of_others(std::vector<Element> const& x, std::size_t but) {
    Element all = 1;
    for (std::size_t k = 0; k < x.size(); ++k)
        if (k != but) all *= x[k];
    return all;
}
template <class Element>
bool same(Element a, Element b) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    using limits = std::numeric_limits<Element>;
    Element const allowed = 64 * limits::epsilon() * std::fabs(b) + 8 * limits::denorm_min();
    return a == b || std::fabs(a - b) <= allowed;
}
constexpr auto product = tl::function([](auto x) { return tl::product(x); });

/// All of an array's factors but two are about one; these stand at different places.
template <class Element>
void check_all_places(Element first, Element second) {
    for (std::size_t const n : {1u, 2u, 3u, 8u, 15u, 33u, 70u})
        for (std::size_t at = 0; at < n; at += n < 10 ? 1 : 7) {
            std::vector<Element> x(n);
            for (std::size_t k = 0; k < n; ++k) x[k] = Element(0.75) + Element(k % 5) / 8;
            x[n - 1 - at / 2] = second;
            x[at] = first;
            auto const [value, slopes] = tl::value_and_gradient(product)(x);
            bool right = same(value, of_others(x, n));
            Element forward = 0;
            std::vector<Element> v(n);
            for (std::size_t k = 0; k < n; ++k) {
                right = right && same(slopes(k), of_others(x, k));
                v[k] = Element(1) / Element(k + 1);
                forward += v[k] * of_others(x, k);
            }
            CAPTURE(n, at, first, second);
            CHECK(right);
            CHECK(same(std::get<1>(tl::jvp(product)(std::tuple(x), std::tuple(v))), forward));
        }
}

} // namespace

TEST_CASE("slopes of a product with zeros, infinities and what is no number") {
    double const infinite = std::numeric_limits<double>::infinity();
    double const none = std::numeric_limits<double>::quiet_NaN();
    for (double const first : {1.5, 0.0, -0.0, infinite, none})
        for (double const second : {-0.5, 0.0, infinite, none}) check_all_places(first, second);
    check_all_places(1.5f, -0.5f);
    check_all_places(0.0f, -0.5f);
    check_all_places(0.0f, 0.0f);
}

TEST_CASE("slopes of a product that is too small or too large to say what its factors were") {
    check_all_places(1e-200, 1e-200);
    check_all_places(1e200, -1e200);
    check_all_places(3e-160, 7e-161); // it has lost digits
    check_all_places(1e-30f, 1e-30f);
    check_all_places(1e30f, 1e30f);
    check_all_places(1e-22f, 1e-22f);
}

TEST_CASE("slopes of products of rows, of columns and of all elements of a matrix") {
    constexpr auto of_rows =
        tl::function([](auto A, auto w) { return tl::sum(w * tl::product<1>(A)); });
    constexpr auto of_columns =
        tl::function([](auto A, auto w) { return tl::sum(w * tl::product<0>(A)); });
    constexpr auto of_all = tl::function([](auto A) { return 3.0 * tl::product(A); });
    for (std::size_t const columns : {1u, 5u, 19u}) {
        std::size_t const rows = 6;
        matrix A(rows, columns), turned(columns, rows);
        std::vector<double> w{2, -1, 3, 0, 5, 7};
        fill(A, 1);
        A(1, columns / 2) = 0;
        A(2, 0) = A(2, columns - 1) = 0;
        A(4, 0) = A(4, columns - 1) = 1e-200;
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j) turned(j, i) = A(i, j);
        auto const by_rows = tl::gradient(of_rows, tl::wrt<0>)(A, w);
        auto const by_columns = tl::gradient(of_columns, tl::wrt<0>)(turned, w);
        auto const [values, pulled] =
            tl::vjp(tl::function([](auto B) { return tl::product<1>(B); }))(std::tuple(A), w);
        for (std::size_t i = 0; i < rows; ++i) {
            std::vector<double> row(columns);
            for (std::size_t j = 0; j < columns; ++j) row[j] = A(i, j);
            CHECK(same(values(i), of_others(row, columns)));
            for (std::size_t j = 0; j < columns; ++j) {
                double const expected = w[i] * of_others(row, j);
                CHECK(same(by_rows(i, j), expected));
                CHECK(same(by_columns(j, i), expected));
                CHECK(same(std::get<0>(pulled)(i, j), expected));
            }
        }
        for (auto& x : A) x = x == 0 ? 0.5 : 1 + x / 4;
        A(3, columns / 2) = 0;
        std::vector<double> const all(A.begin(), A.end());
        auto const by_all = tl::gradient(of_all)(A);
        for (std::size_t k = 0; k < all.size(); ++k)
            CHECK(same(by_all.data()[k], 3 * of_others(all, k)));
    }
}

TEST_CASE("slopes of a product of what is computed, of a known length, of none and in turns") {
    constexpr auto g = tl::function([](auto x, auto y) {
        return tl::product(tl::indices<0>(x), [&](auto i) { return x(i) * x(i) + y(i); });
    });
    tl::tensor<double, 5> x{1, 2, 0, 3, 0.5}, y{1, -4, 2, 0, 1};
    auto const [of_x, of_y] = tl::gradient(g)(x, y);
    std::vector<double> factor(5);
    for (std::size_t k = 0; k < 5; ++k) factor[k] = x(k) * x(k) + y(k);
    REQUIRE(factor[1] == 0);
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(same(of_y(k), of_others(factor, k)));
        CHECK(same(of_x(k), 2 * x(k) * of_others(factor, k)));
    }
    auto const [one, nothing] = tl::value_and_gradient(product)(std::vector<double>{});
    CHECK((one == 1 && nothing.size() == 0));

    constexpr auto turns = tl::function([](auto z, auto s) {
        return tl::iterate(3, s, [&](auto t) {
            return t + tl::product(tl::indices<0>(z), [&](auto i) { return z(i) * t + z(i); });
        });
    });
    for (double const zero : {0.0, 0.7}) {
        std::vector<double> z{0.5, zero, -1.2, 0.9};
        auto const slopes = std::get<0>(tl::gradient(turns)(z, 0.3));
        CHECK(worst_difference(z, slopes, [&] { return turns(z, 0.3); }) < 1e-8);
    }
}

TEST_CASE("a gradient of a product that is part of another function") {
    constexpr auto f = tl::function([](auto x) {
        auto const slopes = tl::gradient(product)(x);
        return tl::sum(slopes * slopes);
    });
    for (double const zero : {0.0, 1.4}) {
        std::vector<double> x{0.5, zero, -1.2, 0.9};
        CHECK(worst_difference(x, tl::gradient(f)(x), [&] { return f(x); }) < 1e-8);
    }
}
