// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "polygamma_reference.hpp"
#include <tapeless/math/constant/special.hpp>

namespace kernel = tapeless::constant_math;
using namespace reference;

TEMPLATE_TEST_CASE("polygamma of positive arguments is correctly rounded but for rare ties",
                   "[math]", float, double, long double) {
    using Type = TestType;
    for (int const n : {1, 2, 3, 4, 5, 7, 8, 10, 12, 13, 20, 64, 100}) {
        CAPTURE(n);
        arguments<Type> make(36);
        auto const all =
            joined<Type>({make.between(100, Type(0), Type(5)), make.spread(60, -90, 30, false),
                          make.between(60, Type(5), Type(60))});
        polygamma expected(n);
        check_worst(0.501, sweep(
                               all, [&](Type x) { return kernel::polygamma(n, x); }, expected));
    }
}

TEMPLATE_TEST_CASE("polygamma of negative arguments has an error small beside its nearest extremum",
                   "[math]", float, double, long double) {
    using Type = TestType;
    for (int const n : {1, 2, 3, 4, 5, 7, 8, 10, 12, 13, 20, 64, 100}) {
        CAPTURE(n);
        arguments<Type> make(37);
        auto const all =
            joined<Type>({make.between(100, Type(-20), Type(0)), make.spread(60, -50, 3)});
        polygamma expected(n);
        check_with_roots(
            0.501, 0x1p-79, all, [&](Type x) { return kernel::polygamma(n, x); }, expected);
    }
}
