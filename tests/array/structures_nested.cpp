// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "structures.hpp"

using namespace workload;

namespace {

struct line {
    tl::tensor<double, 3> slope;
    double offset;
};
TAPELESS_STRUCT(line, slope, offset)

constexpr auto loss = tl::function([](auto at, auto X, auto Y) {
    return tl::mse(tl::tanh(tl::matmul(X, at.slope) + at.offset), Y);
});
/// The loss after a step downhill: slopes are structured as the argument is here too.
constexpr auto after_step = tl::function([](auto at, auto X, auto Y) {
    auto const [value, down] = tl::value_and_gradient(loss, tl::wrt<0>)(at, X, Y);
    at.slope = at.slope - 0.3 * down.slope;
    at.offset = at.offset - 0.3 * down.offset;
    return loss(at, X, Y) + 0.1 * value;
});
/// The same with what the tangents and cotangents of structures give.
constexpr auto curvature = tl::function([](auto at, auto X, auto Y) {
    auto const along = tl::hvp(loss, tl::wrt<0>)(at, X, Y, at);
    auto const [value, change] =
        tl::jvp(loss)(std::tuple(at, X, Y), std::tuple(along, 0.0 * X, 0.0 * Y));
    auto const [again, back] = tl::vjp(loss)(std::tuple(at, X, Y), change);
    return tl::sum(along.slope) * along.offset + change + std::get<0>(back).offset + 0.0 * value;
});

struct case_of_line {
    line at{{0.3, -0.2, 0.5}, 0.1};
    tl::tensor<double, 5, 3> X;
    tl::tensor<double, 5> Y;
    case_of_line() { fill(X, 1), fill(Y, 2); }
};

} // namespace

TEST_CASE("derivatives within a function take structures and return them") {
    case_of_line c;
    auto const [value, down] = tl::value_and_gradient(loss, tl::wrt<0>)(c.at, c.X, c.Y);
    line moved = c.at;
    for (std::size_t k = 0; k < 3; ++k) moved.slope(k) -= 0.3 * down.slope(k);
    moved.offset -= 0.3 * down.offset;
    auto const stepped = [&] { return after_step(c.at, c.X, c.Y); };
    CHECK(stepped() == Approx(loss(moved, c.X, c.Y) + 0.1 * value).epsilon(1e-13));
    line const slopes = tl::gradient(after_step, tl::wrt<0>)(c.at, c.X, c.Y);
    CHECK(worst_difference(c.at.slope, slopes.slope, stepped) < 1e-8);
}

TEST_CASE("second derivatives, tangents and cotangents of structures within a function") {
    case_of_line c;
    line const along = tl::hvp(loss, tl::wrt<0>)(c.at, c.X, c.Y, c.at);
    auto const [of_at, of_X, of_Y] = tl::gradient(loss)(c.at, c.X, c.Y);
    double change = of_at.offset * along.offset, sum = 0;
    for (std::size_t k = 0; k < 3; ++k)
        change += of_at.slope(k) * along.slope(k), sum += along.slope(k);
    CHECK(curvature(c.at, c.X, c.Y) ==
          Approx(sum * along.offset + change + change * of_at.offset).epsilon(1e-12));
}
