// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

namespace {

/// A state that follows a series, which is read twice, and at the next place.
template <class Policy>
constexpr auto follow = tl::function([](auto x, auto s0, auto a) {
    return iterate_by(Policy{}, tl::indices<0>(s0), a, [&](auto s, auto t) {
        return s + a * tl::sin(x(t) - s) * s0(t) + 0.1 * x(t + 1);
    });
});
template <class Policy>
constexpr auto grow = tl::function([](auto x) {
    return iterate_by(Policy{}, tl::indices<0>(x), 1.0,
                      [&](auto s, auto t) { return s * (1 + 0.1 * tl::sin(s * x(t))); });
});
constexpr auto all = follow<all_kept>;

} // namespace

TEST_CASE("as many turns as an axis has elements, of which few states are kept") {
    for (std::size_t const n : {0u, 1u, 2u, 3u, 4u, 5u, 7u, 9u, 11u, 16u, 17u, 101u}) {
        vector x(n + 1), y(n);
        tl::tensor<double, 1> a{0.3};
        fill(x, 1), fill(y, 2);
        double s = a(0);
        for (std::size_t t = 0; t < n; ++t) s += a(0) * std::sin(x[t] - s) * y[t] + 0.1 * x[t + 1];
        constexpr auto root = follow<tl::checkpoints<0>>;
        constexpr auto three = follow<tl::checkpoints<3>>;
        CHECK(root(x, y, a(0)) == Approx(s).epsilon(1e-13));
        compare(root, all, x, y, a(0));
        compare(three, all, x, y, a(0));
        auto const value = [&] { return root(x, y, a(0)); };
        auto const [result, slopes] = tl::value_and_gradient(root)(x, y, a(0));
        auto const& [of_x, of_y, of_a] = slopes;
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(y, of_y, value) < 1e-8);
        CHECK(worst_difference(a, tl::tensor<double, 1>{of_a}, value) < 1e-8);
    }
}

TEST_CASE("memory for states grows as the square root of the number of turns") {
    auto const bytes_of = [](std::size_t n) {
        vector x(n + 1), y(n);
        fill(x, 3), fill(y, 4);
        return compare(follow<tl::checkpoints<0>>, all, x, y, 0.2);
    };
    auto const some = bytes_of(10000), many = bytes_of(160000);
    CHECK(many.all > 15 * some.all);
    CHECK(many.few < 5 * some.few);
    CHECK(many.few < 12 * 400 * sizeof(double));
}

TEST_CASE("what turns read has to be there, as without checkpoints") {
    vector const x(6), shorter(3), longer(9);
    constexpr auto f = tl::function([](auto u, auto v) {
        return tl::iterate(tl::checkpointed<>, tl::indices<0>(u), 0.0,
                           [&](auto s, auto t) { return s + u(t) * v(t); });
    });
    CHECK(f(x, x) == 0);
    CHECK_THROWS_AS(f(x, shorter), std::invalid_argument);
    CHECK_THROWS_AS(f(x, longer), std::invalid_argument);
    CHECK_THROWS_AS(follow<tl::checkpoints<0>>(x, x, 0.1), std::out_of_range);
}

TEST_CASE("an axis whose length is known, in float") {
    tl::tensor<float, 11> x;
    for (std::size_t k = 0; k < 11; ++k) x(k) = std::sin(static_cast<float>(k));
    auto const few = tl::gradient(grow<tl::checkpoints<0>>)(x);
    auto const kept = tl::gradient(grow<all_kept>)(x);
    for (std::size_t k = 0; k < 11; ++k) CHECK(few(k) == Approx(kept(k)).epsilon(1e-5));
}
