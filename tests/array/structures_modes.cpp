// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "structures.hpp"

using namespace workload;

namespace {

struct model {
    tl::tensor<double, 2, 3> W;
    double rate;
};
TAPELESS_STRUCT(model, W, rate)

constexpr auto made_of(auto const& W, auto const& rate, auto const& x) {
    return tl::tanh(tl::matmul(W, x) * rate);
}
constexpr auto f = tl::function([](auto p, auto x) { return tl::sum(made_of(p.W, p.rate, x)); });
constexpr auto flat_f =
    tl::function([](auto W, auto rate, auto x) { return tl::sum(made_of(W, rate, x)); });
constexpr auto y = tl::function([](auto p, auto x) { return made_of(p.W, p.rate, x); });
constexpr auto flat_y = tl::function([](auto W, auto rate, auto x) { return made_of(W, rate, x); });

model const p{{0.1, -0.4, 0.3, 0.7, -0.2, 0.5}, 0.8}, dp{{1, 0.5, -1, 0.2, 0.3, -0.6}, 0.4};
tl::tensor<double, 3> const x{0.6, -0.9, 0.2}, dx{-0.1, 0.4, 1.0};

bool are_same(model const& a, tl::tensor<double, 2, 3> const& W, double rate) {
    return workload::are_same(a.W, W) && a.rate == rate;
}

} // namespace

TEST_CASE("tangents and cotangents are structured as arguments are") {
    auto const [value, along] = tl::jvp(y)(std::tie(p, x), std::tie(dp, dx));
    auto const [flat_value, flat_along] =
        tl::jvp(flat_y)(std::tie(p.W, p.rate, x), std::tie(dp.W, dp.rate, dx));
    CHECK(are_same(value, flat_value));
    CHECK(are_same(along, flat_along));

    tl::tensor<double, 2> const c{0.3, -1.1};
    auto const [again, pulled] = tl::vjp(y)(std::tie(p, x), c);
    auto const [flat_again, flat_pulled] = tl::vjp(flat_y)(std::tie(p.W, p.rate, x), c);
    auto const& [of_p, of_x] = pulled;
    auto const& [of_W, of_rate, flat_of_x] = flat_pulled;
    STATIC_REQUIRE(std::is_same_v<std::remove_cvref_t<decltype(of_p)>, model>);
    CHECK(are_same(again, flat_again));
    CHECK(are_same(of_p, of_W, of_rate));
    CHECK(are_same(of_x, flat_of_x));
}

TEST_CASE("directions of the second derivative are structured as arguments are") {
    auto const [of_p, of_x] = tl::hvp(f)(p, x, dp, dx);
    auto const [of_W, of_rate, flat_of_x] = tl::hvp(flat_f)(p.W, p.rate, x, dp.W, dp.rate, dx);
    CHECK(are_same(of_p, of_W, of_rate));
    CHECK(are_same(of_x, flat_of_x));
    model const only_p = tl::hvp(f, tl::wrt<0>)(p, x, dp);
    auto const [only_W, only_rate] = tl::hvp(flat_f, tl::wrt<0, 1>)(p.W, p.rate, x, dp.W, dp.rate);
    CHECK(are_same(only_p, only_W, only_rate));
}

TEST_CASE("matrices of derivatives have tuples of blocks, one for each leaf") {
    auto const [of_W, of_rate] = tl::jacobian(y, tl::wrt<0>)(p, x);
    auto const [flat_W, flat_rate] = tl::jacobian(flat_y, tl::wrt<0, 1>)(p.W, p.rate, x);
    CHECK(are_same(of_W, flat_W));
    CHECK(are_same(of_rate, flat_rate));
    CHECK(are_same(tl::jacobian(y, tl::wrt<1>)(p, x),
                   tl::jacobian(flat_y, tl::wrt<2>)(p.W, p.rate, x)));
    auto const H = tl::hessian(f, tl::wrt<0>)(p, x);
    auto const flat_H = tl::hessian(flat_f, tl::wrt<0, 1>)(p.W, p.rate, x);
    CHECK(are_same(std::get<0>(std::get<1>(H)), std::get<0>(std::get<1>(flat_H))));
    CHECK(are_same(std::get<0>(std::get<0>(H)), std::get<0>(std::get<0>(flat_H))));
    CHECK(std::get<1>(std::get<1>(H)) == std::get<1>(std::get<1>(flat_H)));
}
