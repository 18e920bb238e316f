// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <tuple>
#include <utility>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

/// What a turn makes of two states: of layers, one after the other, with sums of weights. `Next`
/// says which arrays the states become; they may be those before, or one and the same.
template <class Next>
constexpr auto two_states = tl::function([](auto W, auto A, auto B, auto X) {
    auto [last, tops] =
        tl::scan(tl::indices<0>(X), std::pair(A, B), [&](auto const& before, auto t) {
            auto [top, made] =
                tl::scan(tl::indices<0>(W), tl::row(X, t), [&](auto const& below, auto l) {
                    auto gate = tl::sigmoid(tl::row(W, l) * tl::row(before.first, l));
                    return tl::tanh(gate * below + tl::row(before.second, l));
                });
            return std::pair(Next::of(before, made), top);
        });
    return tl::mse(tops, X) + tl::sum(last.first * W) + tl::sum(last.second * last.second);
});
struct exchanged {
    static constexpr auto of(auto const& before, auto const& made) {
        return std::pair(before.second, made);
    }
};
struct both_alike {
    static constexpr auto of(auto const&, auto const& made) { return std::pair(made, made); }
};
struct kept_and_moved {
    static constexpr auto of(auto const& before, auto const& made) {
        return std::pair(made, before.second - 0.5 * made * before.first);
    }
};

template <class Next>
double by_hand(matrix const& W, matrix A, matrix B, matrix const& X) {
    std::size_t const n = X.extent(0), m = X.extent(1), depth = W.extent(0);
    double total = 0;
    for (std::size_t t = 0; t < n; ++t)
        for (std::size_t j = 0; j < m; ++j) {
            double value = X(t, j);
            for (std::size_t l = 0; l < depth; ++l) {
                double& a = A(l, j);
                double& b = B(l, j);
                value = std::tanh(value / (1 + std::exp(-W(l, j) * a)) + b);
                std::tie(a, b) = Next::of(std::pair(a, b), value);
            }
            double const error = value - X(t, j);
            total += error * error / static_cast<double>(n * m);
        }
    for (std::size_t l = 0; l < depth; ++l)
        for (std::size_t j = 0; j < m; ++j) total += A(l, j) * W(l, j) + B(l, j) * B(l, j);
    return total;
}

template <class Next>
void compare() {
    for (std::size_t const m : {1u, 2u, 5u, 8u, 9u, 14u, 16u, 17u}) {
        CAPTURE(m);
        matrix W(3, m), A(3, m), B(3, m), X(4, m);
        fill(W, 1), fill(A, 2), fill(B, 3), fill(X, 4);
        auto const value = [&] { return by_hand<Next>(W, A, B, X); };
        CHECK(two_states<Next>(W, A, B, X) == Approx(value()).epsilon(1e-12));
        auto const [of_W, of_A, of_B] =
            tl::gradient(two_states<Next>, tl::wrt<0, 1, 2>)(W, A, B, X);
        CHECK(worst_difference(W, of_W, value) < 1e-8);
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(B, of_B, value) < 1e-8);
    }
}

} // namespace

TEST_CASE("states that change places, in rows of any length") { compare<exchanged>(); }
TEST_CASE("states that become the same") { compare<both_alike>(); }
TEST_CASE("a state made from the one before and the other one after") { compare<kept_and_moved>(); }
