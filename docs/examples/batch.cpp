// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Several points at once in the lanes of a batch; and an operation with a kernel for batches.

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace tl = tapeless;

using batch = xsimd::batch<double>;

/// sin(x) / x, with a kernel of its own for batches: there both cases are computed.
struct sinc_op : tl::unary {
    static constexpr char const* name = "sinc";
    static constexpr auto value(auto const& x) {
        using std::sin;
        return x == 0 ? x + 1 : sin(x) / x;
    }
    static batch value(batch const& x) {
        return xsimd::select(x == batch(0.0), batch(1.0), xsimd::sin(x) / x);
    }
    static constexpr auto partial(auto const& y, auto const& x) {
        return tl::guarded{x != 0.0, (cos(x) - y) / x};
    }
};
constexpr auto sinc = tl::operation<sinc_op>;

constexpr auto f = tl::function([](auto a, auto b) { return exp(-a * a) * sinc(b); });

int main() {
    std::array<double, batch::size> a{}, b{}, slope_a{}, slope_b{};
    for (std::size_t i = 0; i < batch::size; ++i) {
        a[i] = 0.25 + 0.5 * static_cast<double>(i);
        b[i] = static_cast<double>(i);
    }
    auto const [da, db] =
        tl::gradient(f)(batch::load_unaligned(a.data()), batch::load_unaligned(b.data()));
    da.store_unaligned(slope_a.data());
    db.store_unaligned(slope_b.data());

    bool right = true;
    for (std::size_t i = 0; i < batch::size; ++i) {
        auto const [exact_a, exact_b] = tl::gradient(f)(a[i], b[i]);
        right = right && std::abs(slope_a[i] - exact_a) < 1e-14 &&
                std::abs(slope_b[i] - exact_b) < 1e-14;
    }
    std::printf("in the first lane: %.6f %.6f\n", slope_a[0], slope_b[0]);
    std::puts(right ? "Every lane has the gradient at its point." : "Lanes differ.");
    return right ? 0 : 1;
}
