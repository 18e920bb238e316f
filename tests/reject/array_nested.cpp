// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function of arrays returns numbers and arrays, or structures of up to 32 of
// them; a gradient needs one number: return one, or take jvp or vjp
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto squares = tl::function([](auto a) { return a * a; });
constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return tl::sum(tl::gradient(squares)(a));
#else
    return tl::sum(tl::jacobian(squares)(a));
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
