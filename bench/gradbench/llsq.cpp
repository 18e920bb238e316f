// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Least squares of a polynomial against the sign of t, at n points t from -1 to 1. The suite has
/// 128 coefficients: an array that unrolls, with the points as data. Any other number takes loops.

#include "driver.hpp"

#include <run/llsq.hpp>
#include <tapeless/data.hpp>

#include <array>
#include <vector>

namespace {

namespace tl = tapeless;
using gradbench::json;

constexpr std::size_t usual = 128;
using polynomial = std::array<double, usual>;

constexpr auto loss = tl::function([](auto x, auto t, auto sign) {
    auto sum = x[usual - 1];
    for (std::size_t j = usual - 1; j-- > 0;) sum = sum * t + x[j];
    return 0.5 * square(sign - sum);
});

struct problem {
    std::vector<double> x, t, sign;
    polynomial unrolled{};

    explicit problem(json const& input)
        : x(input.at("x").get<std::vector<double>>()), t(llsq::points(input.at("n"))) {
        for (double const each : t) sign.push_back((0 < each) - (each < 0));
        if (is_usual()) std::copy(x.begin(), x.end(), unrolled.begin());
    }
    bool is_usual() const { return x.size() == usual; }
};

struct primal : problem {
    using problem::problem;
    double value = 0;

    void evaluate() {
        value = is_usual() ? tl::sum_over(loss)(unrolled, tl::each(t), tl::each(sign))
                           : llsq::loss(x, t);
    }
    json output() const { return value; }
};

struct gradient : problem {
    using problem::problem;
    polynomial slope{};
    tl::tensor<double, tl::dynamic> slopes;

    void evaluate() {
        if (is_usual())
            slope =
                tl::gradient(tl::sum_over(loss), tl::wrt<0>)(unrolled, tl::each(t), tl::each(sign));
        else
            slopes = tl::gradient(llsq::loss, tl::wrt<0>)(x, t);
    }
    json output() const {
        if (is_usual()) return slope;
        return std::vector<double>(slopes.begin(), slopes.end());
    }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv, {{"primal", gradbench::run<primal>}, {"gradient", gradbench::run<gradient>}});
}
