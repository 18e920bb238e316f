// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the compiler runs a traced function itself and could not finish, for the
// reason in the error before this one; call constexpr functions, read constants only, and raise
// -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang) where a limit was met
// errors: 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return a[2];
#else
    return a[1];
#endif
});

int main() { return f(std::array{2.0, 3.0}) > 0; }
