// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace workload;
using images = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic, tl::dynamic>;

namespace {

/// The same with loops: `before` zeros in front, `made` results.
double at(std::vector<double> const& x, long i) {
    return i < 0 || i >= static_cast<long>(x.size()) ? 0.0 : x[static_cast<std::size_t>(i)];
}
std::vector<double> by_hand(std::vector<double> const& x, std::vector<double> const& w,
                            std::size_t made, long before, long stride) {
    std::vector<double> y(made);
    for (std::size_t i = 0; i < made; ++i)
        for (std::size_t k = 0; k < w.size(); ++k)
            y[i] += w[k] * at(x, stride * static_cast<long>(i) + static_cast<long>(k) - before);
    return y;
}

constexpr auto narrow = tl::function([](auto x, auto w) { return tl::conv1d(x, w); });
constexpr auto third = tl::function([](auto x, auto w) { return tl::conv1d(x, w, 3); });
constexpr auto same =
    tl::function([](auto x, auto w) { return tl::conv1d(x, w, 1, tl::padding::same); });
constexpr auto half =
    tl::function([](auto x, auto w) { return tl::conv1d(x, w, 2, tl::padding::same); });
constexpr auto wide = tl::function([](auto x, auto w) { return tl::conv1d(x, w, 2, {2}); });

template <class Made>
double distance(Made const& y, std::vector<double> const& expected) {
    double worst = y.size() == expected.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < expected.size() && worst < 1; ++i)
        worst = std::max(worst, std::fabs(y(i) - expected[i]));
    return worst;
}

} // namespace

TEST_CASE("a kernel passed over a sequence, with zeros around and in steps") {
    for (std::size_t const n : {5u, 6u, 19u, 64u})
        for (std::size_t const k : {1u, 2u, 3u, 5u}) {
            std::vector<double> x(n), w(k);
            fill(x, 1), fill(w, 2);
            long const before = static_cast<long>(k - 1) / 2;
            CHECK(distance(narrow(x, w), by_hand(x, w, n - k + 1, 0, 1)) < 1e-14);
            CHECK(distance(third(x, w), by_hand(x, w, (n - k) / 3 + 1, 0, 3)) < 1e-14);
            CHECK(distance(same(x, w), by_hand(x, w, n, before, 1)) < 1e-14);
            CHECK(distance(half(x, w), by_hand(x, w, (n + 1) / 2, before, 2)) < 1e-14);
            CHECK(distance(wide(x, w), by_hand(x, w, (n + 4 - k) / 2 + 1, 2, 2)) < 1e-14);
        }
    tl::tensor<double, 4> const x{1, 2, 3, 4};
    tl::tensor<double, 2> const w{1, -1};
    tl::tensor<double, 3> const y = narrow(x, w);
    CHECK((y(0) == -1 && y(1) == -1 && y(2) == -1));
}

TEST_CASE("images with channels: two layers against differences") {
    constexpr auto f = tl::function([](auto X, auto V, auto W) {
        auto H = tl::tanh(tl::conv2d(X, V, 1, tl::padding::same));
        auto Y = tl::conv2d(H, W, 2);
        return tl::sum(Y * Y);
    });
    constexpr auto one = tl::function([](auto X, auto V) { return tl::conv2d(X, V, 2, {1}); });
    images X(2, 3, 7, 6), V(4, 3, 3, 3), W(2, 4, 2, 3);
    fill(X, 1), fill(V, 2), fill(W, 3);
    auto const Y = one(X, V);
    REQUIRE((Y.extent(0) == 2 && Y.extent(1) == 4 && Y.extent(2) == 4 && Y.extent(3) == 3));
    double worst = 0;
    for (std::size_t b = 0; b < 2; ++b)
        for (std::size_t o = 0; o < 4; ++o)
            for (std::size_t i = 0; i < 4; ++i)
                for (std::size_t j = 0; j < 3; ++j) {
                    double total = 0;
                    for (std::size_t c = 0; c < 3; ++c)
                        for (std::size_t k = 0; k < 3; ++k)
                            for (std::size_t l = 0; l < 3; ++l) {
                                std::size_t const p = 2 * i + k, q = 2 * j + l;
                                if (p > 0 && p <= 7 && q > 0 && q <= 6)
                                    total += X(b, c, p - 1, q - 1) * V(o, c, k, l);
                            }
                    worst = std::max(worst, std::fabs(total - Y(b, o, i, j)));
                }
    CHECK(worst < 1e-13);
    auto const value = [&] { return f(X, V, W); };
    auto const [of_X, of_V, of_W] = tl::gradient(f)(X, V, W);
    CHECK(worst_difference(X, of_X, value) < 1e-7);
    CHECK(worst_difference(V, of_V, value) < 1e-7);
    CHECK(worst_difference(W, of_W, value) < 1e-7);
}

TEST_CASE("kernels that do not fit are refused") {
    std::vector<double> const x(4), w(5);
    std::string what;
    try {
        narrow(x, w);
    } catch (std::invalid_argument const& e) {
        what = e.what();
    }
    CHECK(what == "tapeless: a kernel is longer than what it passes over: axis 0 of argument 1, "
                  "which has the shape 5, and axis 0 of argument 0, which has the shape 4");
    constexpr auto two = tl::function([](auto X, auto V) { return tl::conv2d(X, V); });
    CHECK_THROWS_AS(two(images(2, 3, 7, 6), images(4, 2, 3, 3)), std::invalid_argument);
    CHECK(wide(x, w).size() == 2);
}
