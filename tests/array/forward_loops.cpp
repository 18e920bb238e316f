// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("tangents through comprehensions: neighbours, triangles, products") {
    auto [point, direction] = some(matrix(8, 8), std::vector<double>(8));
    constexpr auto f = tl::function([](auto A, auto x) {
        auto rough = tl::sum(tl::indices<0>(A), [&](auto i) {
            return tl::sum(tl::below(i + 1), [&](auto j) { return A(i, j) * x(j) * x(i); });
        });
        return rough * x(0) + tl::product(x) +
               tl::product(tl::indices<0>(A), [&](auto i) { return 1.0 + A(i, 2) * x(i); });
    });
    CHECK(error_of_jvp(f, point, direction) < 1e-9);
    std::get<1>(point)[5] = 0; // a product with a factor that is zero
    CHECK(error_of_jvp(f, point, direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto A, auto x) {
                           return tl::sum(tl::indices<0>(A), [&](auto i) {
                               return tl::logsumexp(tl::indices<1>(A),
                                                    [&](auto j) { return A(i, j) - x(j) * x(i); });
                           });
                       }),
                       point, direction) < 1e-9);
}

TEST_CASE("tangents of states, which go through the turns in the same order") {
    auto const [point, direction] = some(std::vector<double>(30), 0.0);
    CHECK(error_of_jvp(tl::function([](auto x, auto a) {
                           auto [last, states] =
                               tl::scan(tl::indices<0>(x), 0.5 * a,
                                        [&](auto s, auto t) { return s + a * tl::sin(x(t) - s); });
                           return tl::mse(states, x) + last * last;
                       }),
                       point, direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto x, auto a) {
                           auto [last, outputs] =
                               tl::scan(tl::indices<0>(x), a, [&](auto s, auto t) {
                                   return std::pair(s * tl::cos(x(t)) + x(t), s * s * a);
                               });
                           return outputs * last;
                       }),
                       point, direction) < 1e-9);
    CHECK(error_of_jvp(tl::function([](auto x, auto a) {
                           return tl::iterate(50, x,
                                              [&](auto s) { return s + 0.01 * a * tl::cos(s); });
                       }),
                       point, direction) < 1e-9);
    auto const [rows, along] = some(matrix(6, 5), std::vector<double>(5), std::vector<double>(5));
    CHECK(error_of_jvp(tl::function([](auto X, auto h0, auto w) {
                           auto [last, states] =
                               tl::scan(tl::indices<0>(X), h0, [&](auto h, auto t) {
                                   return tl::tanh(w * h + tl::row(X, t));
                               });
                           return tl::sum(states * X) + tl::sum(last * last);
                       }),
                       rows, along) < 1e-9);
}
