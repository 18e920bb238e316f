// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A long double with two first derivatives and a mixed second one (a hyper-dual number): what the
/// library's derivatives are compared with. It shares no code with the library.

#include <cmath>

namespace reference {

struct second_order {
    long double v = 0, a = 0, b = 0, ab = 0;

    second_order() = default;
    second_order(long double value) : v(value) {}
    second_order(long double value, long double da, long double db, long double dab)
        : v(value), a(da), b(db), ab(dab) {}

    /// f(x) for f with these derivatives at x.v.
    second_order through(long double f, long double slope, long double curvature) const {
        return {f, slope * a, slope * b, slope * ab + curvature * a * b};
    }
    friend second_order operator+(second_order x, second_order y) {
        return {x.v + y.v, x.a + y.a, x.b + y.b, x.ab + y.ab};
    }
    friend second_order operator-(second_order x, second_order y) {
        return {x.v - y.v, x.a - y.a, x.b - y.b, x.ab - y.ab};
    }
    friend second_order operator-(second_order x) { return {-x.v, -x.a, -x.b, -x.ab}; }
    friend second_order operator*(second_order x, second_order y) {
        return {x.v * y.v, x.a * y.v + x.v * y.a, x.b * y.v + x.v * y.b,
                x.ab * y.v + x.a * y.b + x.b * y.a + x.v * y.ab};
    }
    friend second_order operator/(second_order x, second_order y) {
        long double const r = 1 / y.v;
        return x * y.through(r, -r * r, 2 * r * r * r);
    }
    friend second_order exp(second_order x) {
        long double const e = std::exp(x.v);
        return x.through(e, e, e);
    }
    friend second_order sqrt(second_order x) {
        long double const r = std::sqrt(x.v);
        return x.through(r, 0.5L / r, -0.25L / (r * x.v));
    }
    friend second_order sin(second_order x) {
        return x.through(std::sin(x.v), std::cos(x.v), -std::sin(x.v));
    }
    friend second_order cos(second_order x) {
        return x.through(std::cos(x.v), -std::sin(x.v), -std::cos(x.v));
    }
    friend second_order atan(second_order x) {
        long double const r = 1 / (1 + x.v * x.v);
        return x.through(std::atan(x.v), r, -2 * x.v * r * r);
    }
    friend bool operator<(second_order x, second_order y) { return x.v < y.v; }
    friend second_order select(bool where, second_order x, second_order y) { return where ? x : y; }
};

} // namespace reference
