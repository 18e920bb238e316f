// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the compiler runs a traced function itself and could not finish, for the
// reason in the error before this one; call constexpr functions, read constants only, and raise
// -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang) where a limit was met
// expect: -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang)
// errors: 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    auto s = a;
    for (int i = 0; i < 10'000'000; ++i) s = a;
    return s;
#else
    auto s = a;
    for (int i = 0; i < 1'000; ++i) s = a;
    return s;
#endif
});

int main() { return f(2.0) > 0; }
