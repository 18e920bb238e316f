// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "counted_allocations.hpp"

#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;
using counted::allocations;

namespace {

constexpr auto f = tl::function([](auto w, auto x) {
    auto s = x;
    for (int i = 0; i < 40; ++i) s = s * sin(w[0] * s) + w[1];
    return s;
});
constexpr auto program = tl::value_and_gradient(f, tl::wrt<0>);

} // namespace

TEST_CASE("no call over data allocates, except what it gives back", "[data]") {
    std::vector<double> const x(5003, 0.5), weight(5003, 2.0);
    std::vector<int> const chosen(77, 3);
    std::vector<double> v(5003), a(5003), b(5003);
    std::array<double, 2> const w{0.5, 0.25};
    int before = allocations;
    tl::batched(program)(w, tl::each(x), tl::into(v, a, b));
    double sum = tl::sum_over(f)(w, tl::each(x));
    sum += tl::gradient(tl::mean_over(f))(w, tl::each(x), tl::weighted(weight))[0];
    sum += tl::gradient(tl::mean_over(f))(w, tl::each(x), tl::only(chosen))[1];
    CHECK(allocations == before);
    CHECK(sum == sum);

    before = allocations;
    CHECK(tl::batched(f)(w, tl::each(x)).size() == x.size());
    CHECK(allocations >= before + 1);
}
