// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#if __has_include(<xsimd/xsimd.hpp>)
#    include <tapeless/data.hpp>
#endif
#include <tapeless/tapeless.hpp>

#include <vector>

namespace tl = tapeless;

// Names that the headers use as well must not make a compiler warn of theirs.
constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#if __has_include(<xsimd/xsimd.hpp>)
    std::vector<double> points{1, 2, 3};
    auto const slopes = tl::batched(tl::gradient(square))(tl::each(points));
    if (slopes[2] != 6.0) return 1;
#endif
    auto const slope = tl::gradient(x * y, tl::wrt(x, y))(x = 2.0, y = 3.0);
    return slope[x] == 3.0 && tl::derivative(square)(3.0) == 6.0 ? 0 : 1;
}
