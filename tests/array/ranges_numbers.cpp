// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace workload;
using vector = std::vector<double>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

TEST_CASE("an index is a number by name") {
    constexpr auto f = tl::function([](auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto i) { return tl::number(i) * x(i) * x(i); });
    });
    constexpr auto combined = tl::function([](auto A) {
        return tl::sum(tl::indices<0>(A), [&](auto i) {
            return tl::sum(tl::indices<1>(A), [&](auto j) {
                return tl::sin(tl::number(2 * i - j + 3)) * A(i, j) * A(i, j);
            });
        });
    });
    vector const x = filled(37, 3);
    double expected = 0;
    for (std::size_t i = 0; i < x.size(); ++i) expected += static_cast<double>(i) * x[i] * x[i];
    CHECK(f(x) == Approx(expected).epsilon(1e-13));
    auto const of_x = tl::gradient(f)(x);
    auto const along = tl::hvp(f)(x, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK(of_x(i) == Approx(2 * static_cast<double>(i) * x[i]).epsilon(1e-13));
        CHECK(along(i) == Approx(2 * static_cast<double>(i) * x[i]).epsilon(1e-13));
    }
    matrix A(5, 19);
    fill(A, 4);
    auto const of_A = tl::gradient(combined)(A);
    double total = 0;
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 19; ++j) {
            double const s = std::sin(2.0 * static_cast<double>(i) - static_cast<double>(j) + 3);
            total += s * A(i, j) * A(i, j);
            CHECK(of_A(i, j) == Approx(2 * s * A(i, j)).epsilon(1e-12).margin(1e-15));
        }
    CHECK(combined(A) == Approx(total).epsilon(1e-12));
}

TEST_CASE("the size of a range is a number") {
    constexpr auto f = tl::function([](auto L, auto x) {
        return tl::sum(tl::indices<0>(L), [&](auto i) {
            auto const left = tl::below(i);
            auto const mean = tl::sum(left, [&](auto j) { return L(i, j) * x(j); }) /
                              (left.size() + tl::indices<0>(x).size() + tl::range<3>.size());
            return mean * mean;
        });
    });
    matrix L(6, 6);
    fill(L, 1);
    vector const x = filled(6, 2);
    double expected = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        double row = 0;
        for (std::size_t j = 0; j < i; ++j) row += L(i, j) * x[j];
        row /= static_cast<double>(i) + 9;
        expected += row * row;
    }
    CHECK(f(L, x) == Approx(expected).epsilon(1e-13));
}

TEST_CASE("turns nest, in each other and in other loops") {
    constexpr auto f = tl::function([](auto A, auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto p) {
            return tl::sum(3, [&](auto i) {
                auto const inner = tl::sum(tl::range<4>, [&](auto j) {
                    return A(i, j) * x(p) + tl::number(i + j) * A(i, j + 1);
                });
                return inner * tl::sum(tl::below(i + 1), [&](auto k) { return A(i, k); });
            });
        });
    });
    constexpr auto by_hand = [](auto const& A, auto const& x) {
        double total = 0;
        for (std::size_t p = 0; p < x.size(); ++p)
            for (std::size_t i = 0; i < 3; ++i) {
                double inner = 0, left = 0;
                for (std::size_t j = 0; j < 4; ++j)
                    inner += A(i, j) * x[p] + static_cast<double>(i + j) * A(i, j + 1);
                for (std::size_t k = 0; k <= i; ++k) left += A(i, k);
                total += inner * left;
            }
        return total;
    };
    matrix A(3, 7);
    fill(A, 5);
    vector const x = filled(11, 6);
    CHECK(f(A, x) == Approx(by_hand(A, x)).epsilon(1e-13));
    auto const of_A = slope(f, A, x);
    for (std::size_t k = 0; k < A.size(); ++k) {
        matrix up = A, down = A;
        up.data()[k] += 1e-4, down.data()[k] -= 1e-4;
        double const expected = (by_hand(up, x) - by_hand(down, x)) / 2e-4; // f is quadratic in A
        CHECK(of_A.data()[k] == Approx(expected).epsilon(1e-8).margin(1e-8));
    }
}

TEST_CASE("a map over turns is an array of that length") {
    constexpr auto f = tl::function([](auto x) {
        auto const powers = tl::map(4, [&](auto k) { return tl::pow(x, tl::number(k)); });
        return tl::sum<0>(powers);
    });
    constexpr auto rows = tl::function([](auto x) {
        return tl::map(tl::range<3>, [&](auto i) { return x(2 * i) * tl::number(i + 1); });
    });
    vector const x = filled(9, 7);
    auto const sums = f(x);
    REQUIRE(sums.size() == 9);
    for (std::size_t i = 0; i < 9; ++i)
        CHECK(sums(i) == Approx(1 + x[i] + x[i] * x[i] + x[i] * x[i] * x[i]).epsilon(1e-13));
    auto const three = rows(x);
    REQUIRE(three.size() == 3);
    CHECK((three(0) == x[0] && three(1) == x[2] * 2 && three(2) == x[4] * 3));
    CHECK_THROWS_AS(rows(filled(4, 7)), std::out_of_range);
}

TEST_CASE("a map over turns of numbers alone") {
    constexpr auto f = tl::function([](auto x0, auto v) {
        auto const steps = tl::map(5, [&](auto i) { return x0 * tl::number(i); });
        auto const rows = tl::map(tl::range<2>, [&](auto i) {
            return tl::map(5, [&](auto j) { return tl::pow(x0, tl::number(i + j)); });
        });
        return tl::dot(tl::matmul(rows, tl::sin(steps)), v);
    });
    double const x0 = 0.8;
    vector const v{0.5, -2};
    double expected = 0, of_x0 = 0;
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 5; ++j) {
            double const w = v[static_cast<std::size_t>(i)], p = std::pow(x0, i + j);
            expected += w * p * std::sin(x0 * j);
            of_x0 += w * ((i + j) * p / x0 * std::sin(x0 * j) + p * j * std::cos(x0 * j));
        }
    CHECK(f(x0, v) == Approx(expected).epsilon(1e-13));
    CHECK(slope(f, x0, v) == Approx(of_x0).epsilon(1e-13));
}

TEST_CASE("the turn of a scan is a number, there and back") {
    constexpr auto f = tl::function([](auto x, auto a) {
        auto const [last, states] = tl::scan(tl::indices<0>(x), 0.0 * a, [&](auto s, auto t) {
            return 0.5 * s + a * x(t) * tl::number(t + 1);
        });
        return last * last + tl::sum(states);
    });
    vector const x{0.5, -1, 2, 0.25};
    double const a = 0.75;
    auto const by_hand = [&](vector const& u) {
        double s = 0, sum = 0;
        for (std::size_t t = 0; t < u.size(); ++t) {
            s = 0.5 * s + a * u[t] * static_cast<double>(t + 1);
            sum += s;
        }
        return s * s + sum;
    };
    CHECK(f(x, a) == Approx(by_hand(x)).epsilon(1e-14));
    auto const of_x = slope(f, x, a);
    for (std::size_t i = 0; i < x.size(); ++i) {
        vector up = x, down = x;
        up[i] += 1e-4, down[i] -= 1e-4;
        CHECK(of_x(i) == Approx((by_hand(up) - by_hand(down)) / 2e-4).epsilon(1e-8));
    }
}

TEST_CASE("scan and iterate take a range of turns") {
    constexpr auto f = tl::function([](auto x, auto y) {
        auto const [last, states] = tl::scan(
            tl::range<4>, y, [&](auto u, auto t) { return 0.5 * u + x(t) * tl::number(t); });
        auto const sum = tl::iterate(tl::range<4>, 0.0, [&](auto s, auto t) { return s + x(t); });
        return tl::sum(states) + tl::sum(last * last) * sum;
    });
    std::vector<double> const x{1, 2, 3, 4, 100}, y{5, 6};
    double u[] = {5, 6}, states = 0;
    for (std::size_t t = 0; t < 4; ++t)
        for (double& one : u) states += one = 0.5 * one + x[t] * static_cast<double>(t);
    CHECK(f(x, y) == Approx(states + (u[0] * u[0] + u[1] * u[1]) * 10).epsilon(1e-14));
    auto const of_y = tl::gradient(f, tl::wrt<1>)(x, y);
    CHECK(of_y(0) == Approx(0.5 + 0.25 + 0.125 + 0.0625 + 2 * u[0] * 10 / 16).epsilon(1e-14));
}

TEST_CASE("turns of a function of numbers, one after the other") {
    constexpr auto horner = tl::function([](auto x) {
        auto const by_turns = [&](auto const& s, auto t) { return s * x + tl::number(t + 1); };
        return tl::iterate(tl::range<4>, 0.0, by_turns) +
               tl::iterate(tl::checkpointed<>, tl::range<3>, x, by_turns);
    });
    double const x = 0.7;
    CHECK(horner(x) == Approx(((x + 2) * x + 3) * x + 4 + ((x * x + 1) * x + 2) * x + 3));
    CHECK(tl::gradient(horner)(x) ==
          Approx(3 * x * x + 4 * x + 3 + 4 * x * x * x + 2 * x + 2).epsilon(1e-13));
    constexpr auto constants = tl::function([](auto v) {
        auto const sum = [](auto s, auto t) { return s + tl::number(t); };
        return tl::iterate(tl::range<5>, 0.0, sum) * v(0);
    });
    CHECK(constants(vector{3}) == 30);
}
