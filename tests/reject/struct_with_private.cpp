// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an argument or a part of it is a class, but no number and no plain struct of
// up to 32 public members without a base; announce its members with TAPELESS_STRUCT
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

class spring {
public:
    constexpr explicit spring(double k) : k_(k) {}
    constexpr double k() const { return k_; }

private:
    double k_;
};
constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#ifndef ACCEPT
    double const v = square(spring(2.0));
#else
    double const v = square(spring(2.0).k());
#endif
    return v > 0;
}
