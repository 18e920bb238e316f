// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

/// Turns with products of matrices, a state of an array and a number, and a clock that no
/// parameter moves.
constexpr auto turn_of = [](auto const& A, auto const& k) {
    return [&](auto state) {
        auto [y, speed, time] = state;
        auto pushed = tl::tanh(tl::matmul(A, y) + time * k);
        auto faster = 0.9 * speed + 0.1 * tl::sum(pushed * y);
        return std::tuple(0.8 * y + 0.2 * speed * pushed, faster, time + 0.05);
    };
};
template <int Turns>
constexpr auto plain = tl::function([](auto A, auto y0, auto k) {
    auto [y, speed, time] = tl::iterate(Turns, std::tuple(y0, tl::sum(k), 0.25), turn_of(A, k));
    return tl::sum(y * y) + speed * time;
});
template <int Turns, int Kept>
constexpr auto thrifty = tl::function([](auto A, auto y0, auto k) {
    auto [y, speed, time] =
        tl::iterate(tl::checkpointed<Kept>, Turns, std::tuple(y0, tl::sum(k), 0.25), turn_of(A, k));
    return tl::sum(y * y) + speed * time;
});

template <class Array>
void close(Array const& a, Array const& b) {
    for (std::size_t k = 0; k < a.size(); ++k)
        CHECK(a.data()[k] == Approx(b.data()[k]).epsilon(1e-12).margin(1e-14));
}
template <class Function, class Other>
void compare(Function const& f, Other const& other, std::size_t n) {
    matrix A(n, n);
    vector y(n), k(n);
    fill(A, 1), fill(y, 2), fill(k, 3);
    auto const [value, slopes] = tl::value_and_gradient(f)(A, y, k);
    auto const [expected, expected_slopes] = tl::value_and_gradient(other)(A, y, k);
    CHECK(value == expected);
    close(std::get<0>(slopes), std::get<0>(expected_slopes));
    close(std::get<1>(slopes), std::get<1>(expected_slopes));
    close(std::get<2>(slopes), std::get<2>(expected_slopes));
    auto const run = [&] { return f(A, y, k); };
    CHECK(worst_difference(A, std::get<0>(slopes), run) < 1e-8);
    CHECK(worst_difference(k, std::get<2>(slopes), run) < 1e-8);
}

} // namespace

TEST_CASE("stretches of turns with loops, against all states kept") {
    for (std::size_t const n : {1u, 6u}) compare(thrifty<23, 0>, plain<23>, n);
}
