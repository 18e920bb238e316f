// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Compiled once for each instruction set, into a shared library each that shows KERNEL alone.

#include <tapeless/data.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a) * exp(b); });

extern "C" [[gnu::visibility("default")]] std::size_t
KERNEL(double const* a, double const* b, double* v, double* slopes, std::size_t n) {
    tl::batched(tl::value_and_gradient(f))(tl::each(std::span(a, n)), tl::each(std::span(b, n)),
                                           tl::into(std::span(v, n), tl::rows<2>(slopes, n)));
    return tl::simd::pack<double>::size;
}
