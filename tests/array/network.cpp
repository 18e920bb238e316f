// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using weights_1 = tl::tensor<double, 4, 2>;
using weights_2 = tl::tensor<double, 2, 1>;
using batch_in = tl::tensor<double, tl::dynamic, 4>;
using batch_out = tl::tensor<double, tl::dynamic, 1>;

} // namespace

TEST_CASE("prediction 10 against label 7: loss 9, and 6 for the last bias") {
    weights_1 const W1{1, 0, 0, 1, 1, 0, 0, 1};
    tl::tensor<double, 2> const b1{1, 1};
    weights_2 const W2{1, 1};
    tl::tensor<double, 1> const b2{0};
    batch_in X(1);
    batch_out Y(1);
    for (double& x : X) x = 2;
    Y(0, 0) = 7;
    auto const [L, slopes] = tl::value_and_gradient(mlp, tl::wrt<0, 1, 2, 3>)(W1, b1, W2, b2, X, Y);
    auto const& [gW1, gb1, gW2, gb2] = slopes;
    CHECK(L == 9);
    CHECK(gb2(0) == 6);
    for (double const slope : gW2) CHECK(slope == 30);
    for (double const slope : gb1) CHECK(slope == 6);
    for (double const slope : gW1) CHECK(slope == 12);
}

TEST_CASE("every gradient of a two-layer network against differences") {
    for (std::size_t const n : {1u, 5u, 19u, 64u}) {
        weights_1 W1;
        tl::tensor<double, 2> b1{0.3, -0.2};
        weights_2 W2;
        tl::tensor<double, 1> b2{0.1};
        batch_in X(n);
        batch_out Y(n);
        fill(W1, 5), fill(W2, 6), fill(X, 7), fill(Y, 8);
        // Away from the kinks of relu the differences are those of a smooth function.
        for (double& x : X) x += x < 0 ? -2 : 2;
        auto const loss = [&] { return mlp(W1, b1, W2, b2, X, Y); };
        auto const [L, slopes] = tl::value_and_gradient(mlp)(W1, b1, W2, b2, X, Y);
        auto const& [gW1, gb1, gW2, gb2, gX, gY] = slopes;
        CHECK(L == Approx(loss()));
        CHECK(worst_difference(W1, gW1, loss) < 1e-7);
        CHECK(worst_difference(b1, gb1, loss) < 1e-7);
        CHECK(worst_difference(W2, gW2, loss) < 1e-7);
        CHECK(worst_difference(b2, gb2, loss) < 1e-7);
        CHECK(worst_difference(X, gX, loss) < 1e-7);
        CHECK(worst_difference(Y, gY, loss) < 1e-7);
    }
}
