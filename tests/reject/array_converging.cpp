// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a derivative of while_converging whose turns hold checkpointed turns is not
// built
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
    return tl::sum(tl::while_converging(a, [&](auto x) {
#ifndef ACCEPT
        return tl::iterate(tl::checkpointed<2>, 4, x, [&](auto y) { return 0.5 * tl::sin(y) + a; });
#else
        return tl::iterate(4, x, [&](auto y) { return 0.5 * tl::sin(y) + a; });
#endif
    }));
});

int main() { tl::gradient(f)(tl::tensor<double, 3>{1, 2, 3}); }
