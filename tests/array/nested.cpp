// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

constexpr auto loss = tl::function([](auto w, auto X, auto y) {
    auto z = tl::tanh(tl::matmul(X, w));
    return tl::mse(z, y) + 0.1 * tl::dot(w, w);
});
/// The loss after two steps downhill.
constexpr auto descent = tl::function([](auto w, auto X, auto y) {
    auto first = w - 0.3 * tl::gradient(loss, tl::wrt<0>)(w, X, y);
    return loss(first - 0.3 * tl::gradient(loss, tl::wrt<0>)(first, X, y), X, y);
});

} // namespace

TEST_CASE("steps of a descent within a function, and their derivatives") {
    for (int const n : {1, 13}) {
        matrix X(n, 4);
        std::vector<double> w(4), y(static_cast<std::size_t>(n));
        fill(X, 1), fill(w, 2), fill(y, 3);
        auto moved = w;
        for (int k = 0; k < 2; ++k) {
            auto const slope = tl::gradient(loss, tl::wrt<0>)(moved, X, y);
            for (std::size_t j = 0; j < 4; ++j) moved[j] -= 0.3 * slope(j);
        }
        auto const value = [&] { return descent(w, X, y); };
        CHECK(value() == Approx(loss(moved, X, y)).epsilon(1e-13));
        auto const [of_w, of_X, of_y] = tl::gradient(descent)(w, X, y);
        CHECK(worst_difference(w, of_w, value) < 1e-8);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(y, of_y, value) < 1e-8);
    }
}
