// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more nodes than TAPELESS_MAX_NODES; define it larger before
// including tapeless and raise -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang), or split
// the function
#ifdef ACCEPT
#    define LAYERS 1
#else
#    define LAYERS 4
#endif
#define TAPELESS_MAX_NODES 4096
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

/// Its gradient has fewer nodes than are allowed; its Hessian would have many times as many.
constexpr auto layers = tl::function([](auto v) {
    for (int layer = 0; layer < LAYERS; ++layer) {
        auto const before = v;
        for (std::size_t i = 0; i < v.size(); ++i) {
            v[i] = 0.0;
            for (std::size_t j = 0; j < v.size(); ++j)
                v[i] += static_cast<double>(i * j + 1) * before[j];
            v[i] = tanh(v[i]);
        }
    }
    return v[0];
});

int main() {
    std::array<double, 12> const p{};
    return tl::gradient(layers)(p)[0] + tl::hessian(layers)(p)[0][0] > 0;
}
