// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

// Gathered, put together, turned round and convolved.
constexpr auto inner = tl::function([](auto x, auto w, auto places) {
    auto y = tl::concat<0>(tl::take(x, places), tl::flip<0>(x));
    auto z = tl::conv1d(y, w, 2, tl::padding::same);
    return tl::sum(z * z * z);
});
constexpr auto penalty = tl::function([](auto x, auto w, auto places) {
    auto slopes = tl::gradient(inner, tl::wrt<0>)(x, w, places);
    return tl::sum(slopes * slopes) + inner(x, w, places);
});

} // namespace

TEST_CASE("a penalty on a gradient of what gathers and convolves") {
    std::vector<double> x(7), w(3);
    fill(x, 1), fill(w, 2);
    std::vector<int> const places{4, 0, 0, 2, 1, 1, 3, 6, 6, 6, 5};
    double total = inner(x, w, places);
    for (double const slope : tl::gradient(inner, tl::wrt<0>)(x, w, places)) total += slope * slope;
    CHECK(penalty(x, w, places) == Approx(total));
    auto const value = [&] { return penalty(x, w, places); };
    auto const [of_x, of_w] = tl::gradient(penalty, tl::wrt<0, 1>)(x, w, places);
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(w, of_w, value) < 1e-8);
}
