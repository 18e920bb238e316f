// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an opaque call takes one to three numbers, of which the first may be a
// reference to an object, and one derivative callable for each number or none
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

double value(double a, double b) { return a * b; }
double slope_a(double, double b) { return b; }
double slope_b(double a, double) { return a; }
#ifdef ACCEPT
constexpr auto f = tl::opaque<"f", value, slope_a, slope_b>();
#else
constexpr auto f = tl::opaque<"f", value, slope_a>();
#endif

double use() { return slope_b(1.0, 1.0); }
int main() { return f(2.0, 3.0) > 0; }
