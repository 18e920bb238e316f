// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function knows the members of a struct by name only after
// TAPELESS_STRUCT(type, k, w); without it write p[&type::k] or auto [k, w] = p
// errors: 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct spring {
    double k;
    double w;
};
#ifdef ACCEPT
TAPELESS_STRUCT(spring, k, w)
#endif
constexpr auto f = tl::function([](auto p) { return p.k * 2.0; });

int main() { return f(spring{2.0, 3.0}) > 0; }
