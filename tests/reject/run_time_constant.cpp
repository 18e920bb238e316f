// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the compiler runs a traced function itself and could not finish, for the
// reason in the error before this one; call constexpr functions, read constants only, and raise
// -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang) where a limit was met
// errors(g++): 3
// errors(clang++): 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

double rate = 2.0;
constexpr double fixed_rate = 2.0;
constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return a * rate;
#else
    return a * fixed_rate;
#endif
});

int main() { return f(2.0) > 0; }
