// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Value and gradient at single points: hand-written, tapeless, and the peers that are installed.

#include "measure.hpp"

#include "black_scholes.hpp"
#include "log_sum_exp.hpp"
#include "neuron.hpp"
#include "product_sine.hpp"
#include "rosenbrock.hpp"

int main(int argc, char** argv) {
    using namespace bench;
    bool right = add_problem<product_sine>(peers{});
    right &= add_problem<black_scholes>(peers{});
    right &= add_problem<neuron>(peers{});
    right &= add_problem<rosenbrock>(peers{});
    right &= add_problem<log_sum_exp>(peers{});
    int const failed = run(argc, argv);
    return right ? failed : 1;
}
