// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

namespace {

template <class Policy>
constexpr auto walk = tl::function([](auto x, auto a) {
    return iterate_by(Policy{}, tl::indices<0>(x), 0.5,
                      [&](auto s, auto t) { return s * tl::cos(a * x(t)) + tl::sin(x(t)); });
});
constexpr auto few = walk<tl::checkpoints<2>>;
constexpr auto all = walk<all_kept>;
/// Slopes in a function: what the turns compute on the way is read by others.
template <class Policy>
constexpr auto sloped = tl::function([](auto x, auto a) {
    auto slope = tl::gradient(walk<Policy>, tl::wrt<0>)(x, a);
    return tl::sum(slope * slope) * walk<Policy>(x, a);
});

template <class... Policy>
constexpr auto slope_of_turns = tl::function([](auto x, auto a) {
    auto last = tl::gradient(tl::function([](auto y, auto b) {
                                 return tl::sum(tl::iterate(Policy{}..., 6, y, [&](auto s) {
                                     return s + 0.1 * tl::sin(b * s);
                                 }));
                             }),
                             tl::wrt<0>)(x, a);
    return tl::sum(last * last);
});

} // namespace

TEST_CASE("forward mode and second derivatives") {
    for (std::size_t const n : {0u, 1u, 4u, 7u}) {
        vector x(n), dx(n);
        fill(x, 1), fill(dx, 2);
        double const a = 0.7, da = 0.3;
        auto const [value, change] = tl::jvp(few)(std::tie(x, a), std::tie(dx, da));
        auto const [expected, expected_change] = tl::jvp(all)(std::tie(x, a), std::tie(dx, da));
        close(value, expected);
        close(change, expected_change);
        each_close(tl::hvp(few)(x, a, dx, da), tl::hvp(all)(x, a, dx, da));
    }
}

TEST_CASE("the gradient of a function of a gradient") {
    for (std::size_t const n : {1u, 2u, 5u, 8u}) {
        vector x(n);
        fill(x, 3);
        auto const slopes = tl::gradient(sloped<tl::checkpoints<2>>, tl::wrt<0>)(x, 0.7);
        close(slopes, tl::gradient(sloped<all_kept>, tl::wrt<0>)(x, 0.7));
        CHECK(worst_difference(x, slopes, [&] { return sloped<all_kept>(x, 0.7); }) < 1e-8);
    }
}

TEST_CASE("the same with a constant number of turns") {
    vector const x{0.3, 1.2, -0.7};
    each_close(tl::gradient(slope_of_turns<tl::checkpoints<2>>)(x, 0.7),
               tl::gradient(slope_of_turns<>)(x, 0.7));
}
