// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/data.hpp>

#include <span>

#if defined(TAPELESS_USE_TBB)
#    include <tbb/global_control.h>
#elif defined(_OPENMP)
#    include <omp.h>
#endif

/// Sums and values over data on the scheduler that this file is compiled for, by so many threads.

namespace tl = tapeless;

extern "C" void KERNEL(int threads, double const* xs, double* values, double* sums,
                       std::size_t size) {
#if defined(TAPELESS_USE_TBB)
    using control = tbb::global_control;
    control const limit(control::max_allowed_parallelism, static_cast<std::size_t>(threads));
#elif defined(_OPENMP)
    omp_set_num_threads(threads);
#else
    static_cast<void>(threads);
#endif
    constexpr auto f = tl::function([](auto w, auto x) { return exp(w[0] * x) - sin(w[1] + x); });
    std::array<double, 2> const w{0.75, 0.5};
    std::span const x(xs, size);
    std::span const v(values, size);
    auto const [sum, slope] = tl::value_and_gradient(tl::sum_over(f))(tl::par, w, tl::each(x));
    sums[0] = sum, sums[1] = slope[0], sums[2] = slope[1];
    tl::batched(f)(tl::par, w, tl::each(x), tl::into(v));
}
