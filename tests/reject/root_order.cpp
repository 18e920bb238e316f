// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a root is differentiated at most three times
#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f =
    tl::function([](auto p) { return tl::root([](auto x, auto q) { return x * x - q; }, 1.0, p); });
constexpr auto third = tl::derivative(tl::derivative(tl::derivative(f)));

#ifdef ACCEPT
int main() { return third(2.0) > 0; }
#else
int main() { return tl::derivative(third)(2.0) > 0; }
#endif
