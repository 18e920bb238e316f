// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

#include <functional>

namespace tl = tapeless;

int main() {
#ifndef ACCEPT
    std::function<double(double)> const g = [](double a) { return a * a; };
    double const v = tl::gradient(g)(2.0);
#else
    double const v = tl::gradient([](auto a) { return a * a; })(2.0);
#endif
    return v > 0;
}
