// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Least squares of a polynomial with 128 coefficients against the sign of t, at n points t from
/// -1 to 1: the coefficients are an array that unrolls, the points are data.

#include "driver.hpp"

#include <tapeless/data.hpp>

namespace {

namespace tl = tapeless;
using gradbench::json;

constexpr std::size_t coefficients = 128;
using polynomial = std::array<double, coefficients>;

constexpr auto loss = tl::function([](auto x, auto t, auto sign) {
    auto sum = x[coefficients - 1];
    for (std::size_t j = coefficients - 1; j-- > 0;) sum = sum * t + x[j];
    return 0.5 * square(sign - sum);
});

struct problem {
    polynomial x;
    std::vector<double> t, sign;

    explicit problem(json const& input) {
        auto const given = input.at("x").get<std::vector<double>>();
        if (given.size() != coefficients)
            throw std::runtime_error("this program is for 128 coefficients");
        std::copy(given.begin(), given.end(), x.begin());
        auto const n = input.at("n").get<std::size_t>();
        t.resize(n), sign.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            t[i] = -1 + 2.0 * static_cast<double>(i) / (static_cast<double>(n) - 1);
            sign[i] = (0 < t[i]) - (t[i] < 0);
        }
    }
};

struct primal : problem {
    using problem::problem;
    double value = 0;

    void evaluate() { value = tl::sum_over(loss)(x, tl::each(t), tl::each(sign)); }
    json output() const { return value; }
};

struct gradient : problem {
    using problem::problem;
    polynomial slope{};

    void evaluate() {
        slope = tl::gradient(tl::sum_over(loss), tl::wrt<0>)(x, tl::each(t), tl::each(sign));
    }
    json output() const { return slope; }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv, {{"primal", gradbench::run<primal>}, {"gradient", gradbench::run<gradient>}});
}
