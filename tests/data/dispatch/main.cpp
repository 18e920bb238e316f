// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// One program with kernels for several instruction sets: every one that this machine has is run,
/// and all agree.

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <vector>

using kernel = std::size_t(double const*, double const*, double*, double*, std::size_t);
extern "C" kernel kernel_sse2, kernel_avx2, kernel_avx512;

namespace {

bool is_right(kernel& run, std::size_t width) {
    std::size_t const n = 1003;
    std::vector<double> a(n), b(n), v(n), slopes(2 * n);
    for (std::size_t i = 0; i < n; ++i) a[i] = std::sin(double(i)), b[i] = std::cos(double(i));
    bool right = run(a.data(), b.data(), v.data(), slopes.data(), n) == width;
    for (std::size_t i = 0; i < n; ++i) {
        double const e = std::exp(b[i]), s = std::sin(a[i]), c = std::cos(a[i]);
        right = right && std::fabs(v[i] - (a[i] * b[i] + s * e)) < 1e-14;
        right = right && std::fabs(slopes[2 * i] - (b[i] + c * e)) < 1e-14;
        right = right && std::fabs(slopes[2 * i + 1] - (a[i] + s * e)) < 1e-14;
    }
    std::printf("%zu lanes: %s\n", width, right ? "right" : "wrong");
    return right;
}

} // namespace

int main() {
    bool right = is_right(kernel_sse2, 2);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        right &= is_right(kernel_avx2, 4);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        right &= is_right(kernel_avx512, 8);
    return right ? 0 : 1;
}
