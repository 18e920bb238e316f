// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace workload;
using vector = std::vector<double>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

namespace {

constexpr auto first_five =
    tl::function([](auto x) { return tl::sum(5, [&](auto i) { return x(i) * x(i) * x(i); }); });

} // namespace

TEST_CASE("so many turns read the first elements") {
    for (std::size_t const n : {std::size_t{5}, std::size_t{6}, std::size_t{40}}) {
        vector const x = filled(n, 1);
        double expected = 0;
        for (std::size_t i = 0; i < 5; ++i) expected += x[i] * x[i] * x[i];
        CHECK(first_five(x) == Approx(expected).epsilon(1e-14));
        auto const of_x = tl::gradient(first_five)(x);
        REQUIRE(of_x.size() == n);
        for (std::size_t i = 0; i < n; ++i)
            CHECK(of_x(i) == Approx(i < 5 ? 3 * x[i] * x[i] : 0).epsilon(1e-14));
    }
    tl::tensor<double, 5> const all{1, 2, 3, 4, 5};
    tl::tensor<double, 7> const more{1, 2, 3, 4, 5, 6, 7};
    CHECK((first_five(all) == 225 && first_five(more) == 225));
    CHECK((tl::gradient(first_five)(more)(4) == 75 && tl::gradient(first_five)(more)(5) == 0));
}

TEST_CASE("too many turns are refused before anything is written") {
    CHECK_THROWS_AS(first_five(filled(4, 1)), std::out_of_range);
    CHECK_THROWS_AS(tl::gradient(first_five)(vector{}), std::out_of_range);
}

TEST_CASE("every comprehension takes a range of turns and a number of them") {
    constexpr auto f = tl::function([](auto x, auto k) {
        constexpr std::size_t n = 6;
        auto const element = [&](auto i) { return x(i) * k; };
        return tl::sum(n, element) + 10.0 * tl::product(6, element) + 100.0 * tl::max(n, element) +
               1000.0 * tl::min(6, element) + tl::logsumexp(n, element) +
               10000.0 * tl::argmax(n, element) + tl::norm(6, element);
    });
    constexpr auto g = tl::function([](auto x, auto k) {
        auto const element = [&](auto i) { return x(i) * k; };
        auto const all = tl::range<6>;
        return tl::sum(all, element) + 10.0 * tl::product(all, element) +
               100.0 * tl::max(all, element) + 1000.0 * tl::min(all, element) +
               tl::logsumexp(all, element) + 10000.0 * tl::argmax(all, element) +
               tl::norm(all, element);
    });
    vector const x{0.5, -1.5, 2.5, 0.25, 2.0, -3.0, 99.0};
    double const k = 0.75;
    double sum = 0, product = 1, exponentials = 0, squares = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        sum += x[i] * k, product *= x[i] * k;
        exponentials += std::exp(x[i] * k), squares += x[i] * k * x[i] * k;
    }
    double const expected = sum + 10 * product + 100 * 2.5 * k - 1000 * 3.0 * k +
                            std::log(exponentials) + 10000 * 2 + std::sqrt(squares);
    CHECK(f(x, k) == Approx(expected).epsilon(1e-13));
    CHECK(g(x, k) == f(x, k));
    auto const of_x = slope(f, x, k);
    for (std::size_t i = 0; i < 6; ++i) {
        double const e = k + 10 * product / x[i] + (i == 2 ? 100 * k : 0) +
                         (i == 5 ? 1000 * k : 0) + k * std::exp(x[i] * k) / exponentials +
                         k * k * x[i] / std::sqrt(squares);
        CHECK(of_x(i) == Approx(e).epsilon(1e-12));
    }
    CHECK(of_x(6) == 0);
}

TEST_CASE("turns that read no array are written out, also in a function of numbers") {
    constexpr auto series = tl::function([](auto x) {
        return tl::sum(6, [&](auto k) { return x * x / (tl::number(k) + x); }) *
               tl::product(3, [&](auto k) { return x + tl::number(2 * k + 1); });
    });
    auto const by_hand = [](double x) {
        double sum = 0, product = 1;
        for (int k = 0; k < 6; ++k) sum += x * x / (k + x);
        for (int k = 0; k < 3; ++k) product *= x + 2 * k + 1;
        return sum * product;
    };
    CHECK(series(1.5) == Approx(by_hand(1.5)).epsilon(1e-14));
    double const expected = (by_hand(1.5 + 1e-5) - by_hand(1.5 - 1e-5)) / 2e-5;
    CHECK(tl::gradient(series)(1.5) == Approx(expected).epsilon(1e-8));
    constexpr auto constants = tl::function([](auto x) {
        auto const twice = [](auto k) { return 2.0 * tl::number(k); };
        return x(0) + tl::sum(5, twice) + tl::max(5, twice) - tl::min(tl::range<5>, twice) +
               tl::argmax(5, twice) + tl::sum(4, [](auto) { return 0.25; });
    });
    CHECK(constants(vector{100}) == 100 + 20 + 8 - 0 + 4 + 1);
}

TEST_CASE("no turns") {
    constexpr auto f = tl::function([](auto x) {
        auto const element = [&](auto i) { return x(i); };
        return tl::sum(0, element) + tl::product(0, element) + tl::sum(x) + tl::sum(-3, element);
    });
    CHECK(f(vector{1, 2}) == 4);
    constexpr auto largest =
        tl::function([](auto x) { return tl::max(0, [&](auto i) { return x(i); }) + 0.0 * x(0); });
    CHECK(largest(vector{1}) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("turns that an array is as long as leave other turns as they are") {
    constexpr auto f = tl::function([](auto x, auto y) {
        auto const even = tl::map(tl::range<3>, [&](auto k) { return tl::number(k * 2) * x(1); });
        return tl::sum(even + x) + tl::sum(tl::range<3>, [&](auto k) { return 10.0 * y(k); });
    });
    vector const x{2, 3, 5}, y{1, 2, 3, 4, 5};
    CHECK(f(x, y) == 3 * (0 + 2 + 4) + 2 + 3 + 5 + 10 * (1 + 2 + 3));
    CHECK_THROWS_AS(f(y, y), std::invalid_argument);
    auto const [of_x, of_y] = tl::gradient(f)(x, y);
    CHECK((of_x(0) == 1 && of_x(1) == 7 && of_x(2) == 1));
    CHECK((of_y.size() == 5 && of_y(0) == 10 && of_y(2) == 10 && of_y(3) == 0));
}
