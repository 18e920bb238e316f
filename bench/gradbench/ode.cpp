// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The classical method of order four, in s steps from time 0 to 2, for y_0' = x_0 and
/// y_i' = x_i y_(i - 1), from y = 0.

#include "driver.hpp"

#include <tapeless/array.hpp>

#include <vector>

namespace {

namespace tl = tapeless;
using gradbench::json;

/// The last state; `times` has an element for each step.
constexpr auto solve = tl::function([](auto x, auto times, auto h) {
    auto const slopes = [&](auto const& y) {
        return tl::scan(tl::indices<0>(x), 1.0,
                        [&](auto before, auto i) { return std::pair(y(i), x(i) * before); })
            .second;
    };
    return tl::iterate(tl::indices<0>(times), 0.0 * x, [&](auto const& y, auto) {
        auto k1 = slopes(y);
        auto k2 = slopes(y + 0.5 * h * k1);
        auto k3 = slopes(y + 0.5 * h * k2);
        auto k4 = slopes(y + h * k3);
        return y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
    });
});
/// Its last element, which `end` picks: zero but for a one at the end.
constexpr auto last = tl::function(
    [](auto x, auto times, auto h, auto end) { return tl::sum(solve(x, times, h) * end); });

struct problem {
    std::vector<double> x, times, end;
    double h;

    explicit problem(json const& input)
        : x(input.at("x").get<std::vector<double>>()),
          times(input.at("s").get<std::size_t>()),
          end(x.size()),
          h(2.0 / static_cast<double>(times.size())) {
        if (!end.empty()) end.back() = 1;
    }
};

struct primal : problem {
    using problem::problem;
    tl::tensor<double, tl::dynamic> y;

    void evaluate() { y = solve(x, times, h); }
    json output() const { return std::vector<double>(y.begin(), y.end()); }
};

struct gradient : problem {
    using problem::problem;
    tl::tensor<double, tl::dynamic> slope;

    void evaluate() { slope = tl::gradient(last, tl::wrt<0>)(x, times, h, end); }
    json output() const { return std::vector<double>(slope.begin(), slope.end()); }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv, {{"primal", gradbench::run<primal>}, {"gradient", gradbench::run<gradient>}});
}
