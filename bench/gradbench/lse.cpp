// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// log(sum(exp(x))) of a vector of any length.

#include "driver.hpp"

#include <tapeless/array.hpp>

#include <vector>

namespace {

namespace tl = tapeless;
using gradbench::json;

constexpr auto log_sum_exp = tl::function([](auto x) { return tl::logsumexp(x); });

struct primal {
    std::vector<double> x;
    double value = 0;

    explicit primal(json const& input) : x(input.at("x").get<std::vector<double>>()) {}
    void evaluate() { value = log_sum_exp(x); }
    json output() const { return value; }
};

struct gradient {
    std::vector<double> x;
    tl::tensor<double, tl::dynamic> slope;

    explicit gradient(json const& input) : x(input.at("x").get<std::vector<double>>()) {}
    void evaluate() { slope = tl::gradient(log_sum_exp)(x); }
    json output() const { return std::vector<double>(slope.data(), slope.data() + slope.size()); }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv, {{"primal", gradbench::run<primal>}, {"gradient", gradbench::run<gradient>}});
}
