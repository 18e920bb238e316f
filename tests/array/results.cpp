// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "structures.hpp"

#include <vector>

using namespace workload;

namespace {

struct fit {
    tl::tensor<double, tl::dynamic> residual;
    double loss;
};
TAPELESS_STRUCT(fit, residual, loss)

/// What is wanted of a line through points: how far they are off, and the mean square of that.
constexpr auto residuals(auto const& w, auto const& X, auto const& y) {
    return tl::tanh(tl::matmul(X, w)) - y;
}
constexpr auto both = tl::function([](auto w, auto X, auto y) {
    auto const r = residuals(w, X, y);
    return std::tuple(r, tl::dot(r, r));
});
constexpr auto as_struct = tl::function([](auto start, auto w, auto X, auto y) {
    auto const r = residuals(w, X, y);
    start.residual = r;
    start.loss = tl::dot(r, r);
    return start;
});
constexpr auto only_r = tl::function([](auto w, auto X, auto y) { return residuals(w, X, y); });
constexpr auto only_loss = tl::function([](auto w, auto X, auto y) {
    auto const r = residuals(w, X, y);
    return tl::dot(r, r);
});
/// Results of several extents in one std::array, and one that is a constant.
constexpr auto powers = tl::function([](auto a, auto b) {
    return std::pair(std::array{a * a, b * b * b}, std::pair(tl::sum(a) * b, 2.0));
});

struct points {
    tl::tensor<double, 3> w, dw;
    tl::tensor<double, tl::dynamic, 3> X{6};
    tl::tensor<double, tl::dynamic> y{6}, c{6};
    points() { fill(w, 1), fill(dw, 2), fill(X, 3), fill(y, 4), fill(c, 5); }
};

bool are_close(auto const& a, auto const& b) {
    bool close = a.size() == b.size();
    for (std::size_t k = 0; close && k < a.size(); ++k)
        close = a.data()[k] == Approx(b.data()[k]).epsilon(1e-13).margin(1e-15);
    return close;
}

} // namespace

TEST_CASE("a function of arrays returns several, in a tuple, a pair, a std::array or a struct") {
    points const p;
    auto const [r, loss] = both(p.w, p.X, p.y);
    CHECK(are_same(r, only_r(p.w, p.X, p.y)));
    CHECK(loss == Approx(only_loss(p.w, p.X, p.y)).epsilon(1e-14));
    fit const f = as_struct(fit{}, p.w, p.X, p.y);
    CHECK(are_same(f.residual, r));
    CHECK(f.loss == Approx(loss).epsilon(1e-14));

    auto const [first, second] =
        powers(tl::tensor<double, 2>{2, 3}, tl::tensor<double, 3>{1, 2, 3});
    STATIC_REQUIRE(
        std::is_same_v<decltype(first), std::array<tl::tensor<double, tl::dynamic>, 2> const>);
    STATIC_REQUIRE(
        std::is_same_v<decltype(second), std::pair<tl::tensor<double, 3>, double> const>);
    CHECK((first[0].size() == 2 && first[0](1) == 9));
    CHECK((first[1].size() == 3 && first[1](2) == 27));
    CHECK((second.first(2) == 15 && second.second == 2));
}

TEST_CASE("tangents of several results, and what cotangents of them are pulled back to") {
    points const p;
    tl::tensor<double, tl::dynamic, 3> const still_X(6);
    tl::tensor<double, tl::dynamic> const still_y(6);
    auto const at = std::tie(p.w, p.X, p.y);
    auto const way = std::tie(p.dw, still_X, still_y);
    auto const [value, along] = tl::jvp(both)(at, way);
    CHECK(are_close(std::get<0>(along), std::get<1>(tl::jvp(only_r)(at, way))));
    CHECK(std::get<1>(along) == Approx(std::get<1>(tl::jvp(only_loss)(at, way))).epsilon(1e-13));

    auto const [again, pulled] = tl::vjp(both)(at, std::tuple(p.c, 0.7));
    auto const [r, of_r] = tl::vjp(only_r)(at, p.c);
    auto const [loss, of_loss] = tl::vjp(only_loss)(at, 0.7);
    CHECK(are_same(std::get<0>(again), std::get<0>(value)));
    auto const sum = [](auto a, auto const& b) {
        for (std::size_t k = 0; k < a.size(); ++k) a.data()[k] += b.data()[k];
        return a;
    };
    CHECK(are_close(std::get<0>(pulled), sum(std::get<0>(of_r), std::get<0>(of_loss))));
    CHECK(are_close(std::get<1>(pulled), sum(std::get<1>(of_r), std::get<1>(of_loss))));
    CHECK(are_close(std::get<2>(pulled), sum(std::get<2>(of_r), std::get<2>(of_loss))));
}

TEST_CASE("results in a workspace, and of a function within another one") {
    points const p;
    tl::array_workspace memory;
    auto result = both(p.w, p.X, p.y);
    std::get<0>(result)(0) = 0;
    memory.evaluate(result, both, p.w, p.X, p.y);
    CHECK(are_same(std::get<0>(result), only_r(p.w, p.X, p.y)));
    static constexpr auto outer = tl::function([](auto w, auto X, auto y) {
        auto const [r, loss] = both(w, X, y);
        auto const [value, pulled] = tl::vjp(both)(std::tuple(w, X, y), std::tuple(r, loss));
        return tl::sum(std::get<0>(pulled)) + 0.0 * std::get<1>(value);
    });
    auto const pulled = std::get<1>(tl::vjp(both)(std::tie(p.w, p.X, p.y), result));
    double sum = 0;
    for (double const slope : std::get<0>(pulled)) sum += slope;
    CHECK(outer(p.w, p.X, p.y) == Approx(sum).epsilon(1e-12));
}

TEST_CASE("integers beside arrays are numbers of the arrays' type") {
    static constexpr auto scaled = tl::function([](auto v, auto n) { return tl::sum(v) * n; });
    tl::tensor<double, 3> const v{1, 2, 4};
    CHECK(scaled(v, 5) == 35);
    auto const [of_v, of_n] = tl::gradient(scaled)(v, 5u);
    STATIC_REQUIRE(std::is_same_v<decltype(of_n), double const>);
    CHECK((of_v(1) == 5 && of_n == 7));
    tl::tensor<float, 2> const w{1, 2};
    STATIC_REQUIRE(std::is_same_v<decltype(scaled(w, 3L)), float>);
    CHECK(scaled(w, 3L) == 9.0f);
    static constexpr auto picked =
        tl::function([](auto x, auto places, auto n) { return n * tl::sum(tl::take(x, places)); });
    CHECK(picked(v, std::vector{2, 0}, 3) == 15);
}
