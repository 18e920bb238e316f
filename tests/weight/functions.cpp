// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Functions of arrays as a user's unit has them. The graphs that they are made of are for the
/// compiler: weigh.py looks for them in the object.

#include <tapeless/array.hpp>

namespace tl = tapeless;
using vector = std::vector<double>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

namespace {

constexpr auto network = tl::function(
    [](auto W, auto b, auto X, auto Y) { return tl::mse(tl::tanh(tl::matmul(X, W) + b), Y); });
constexpr auto smoothed = tl::function([](auto x, auto kernel) {
    auto const s = tl::flatten(tl::reshape<2, tl::dynamic>(tl::conv1d(x, kernel, 2)));
    return tl::dot(s, tl::concat<0>(tl::slice<0>(s, 1, 0), tl::slice<0>(s, 0, 1)));
});
constexpr auto sparse = tl::function([](auto values, auto x, auto y, auto row, auto column) {
    return tl::mse(tl::scatter(tl::indices<0>(y), row, values * tl::take(x, column)), y);
});
constexpr auto spread = tl::function([](auto A, auto u0, auto h) {
    auto last = tl::iterate(tl::checkpointed<>, 100, u0,
                            [&](auto u) { return u + h * tl::matmul(A, tl::tanh(u)); });
    return tl::sum(last * last) / tl::product(u0);
});

} // namespace

auto slopes(matrix const& W, vector const& b, matrix const& X, matrix const& Y) {
    return tl::value_and_gradient(network)(W, b, X, Y);
}
auto slopes(vector const& x, vector const& kernel) { return tl::gradient(smoothed)(x, kernel); }
auto slopes(vector const& values, vector const& x, vector const& y, std::vector<int> const& row,
            std::vector<int> const& column) {
    return tl::gradient(sparse, tl::wrt<0, 1>)(values, x, y, row, column);
}
auto slopes(matrix const& A, vector const& u, double h) { return tl::gradient(spread)(A, u, h); }
