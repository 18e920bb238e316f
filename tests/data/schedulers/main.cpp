// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// One program with `par` on the calling thread, on OpenMP and on oneTBB, as far as there are: the
/// same bits everywhere, for every number of threads.

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <vector>

using kernel = void(int, double const*, double*, double*, std::size_t);
extern "C" kernel kernel_serial;
#ifdef HAS_OPENMP
extern "C" kernel kernel_openmp;
#endif
#ifdef HAS_TBB
extern "C" kernel kernel_tbb;
#endif

namespace {

struct results {
    std::vector<double> values;
    double sums[3];

    results(kernel& run, int threads, std::vector<double> const& xs) : values(xs.size()) {
        run(threads, xs.data(), values.data(), sums, xs.size());
    }
    bool same(results const& other) const {
        return std::memcmp(values.data(), other.values.data(), values.size() * sizeof(double)) ==
                   0 &&
               std::memcmp(sums, other.sums, sizeof sums) == 0;
    }
};

bool agree(char const* name, kernel& run) {
    bool right = true;
    for (std::size_t const n : {1u, 1000u, 5000u, 300'001u}) {
        std::vector<double> xs(n);
        for (std::size_t i = 0; i < n; ++i) xs[i] = std::sin(0.37 * double(i)) * 3;
        results const expected(kernel_serial, 1, xs);
        double const direct = std::exp(0.75 * xs[n / 2]) - std::sin(0.5 + xs[n / 2]);
        right = right && std::fabs(expected.values[n / 2] - direct) < 1e-14;
        for (int threads = 1; threads <= 4; ++threads)
            for (int round = 0; round < 5; ++round)
                right = right && results(run, threads, xs).same(expected);
    }
    std::printf("%s: %s\n", name, right ? "same bits" : "other bits");
    return right;
}

} // namespace

int main() {
    bool right = agree("calling thread", kernel_serial);
#ifdef HAS_OPENMP
    right &= agree("OpenMP", kernel_openmp);
#endif
#ifdef HAS_TBB
    right &= agree("oneTBB", kernel_tbb);
#endif
    return right ? 0 : 1;
}
