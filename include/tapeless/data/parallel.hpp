// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstddef>

#if defined(TAPELESS_USE_TBB)
#    include <tbb/parallel_for.h>
#elif defined(_OPENMP)
#    include <omp.h>
#endif

namespace tapeless {

namespace data {

enum class scheduler_kind { calling_thread, openmp, onetbb };
#if defined(TAPELESS_USE_TBB)
inline constexpr auto scheduler_here = scheduler_kind::onetbb;
#elif defined(_OPENMP)
inline constexpr auto scheduler_here = scheduler_kind::openmp;
#else
inline constexpr auto scheduler_here = scheduler_kind::calling_thread;
#endif

/// How the parts of a call are executed. The scheduler is part of the type, so that translation
/// units which differ in it can be linked.
struct sequential {};
template <scheduler_kind Scheduler>
struct parallel {};

template <class Policy>
inline constexpr bool is_policy = false;
template <>
inline constexpr bool is_policy<sequential> = true;
template <scheduler_kind Scheduler>
inline constexpr bool is_policy<parallel<Scheduler>> = true;

/// Calls `task(k)` for each k below `count`, in any order.
template <class Task>
void each_task(sequential, std::size_t count, Task const& task) {
    for (std::size_t k = 0; k < count; ++k) task(k);
}
template <class Task>
void each_task(parallel<scheduler_here>, std::size_t count, Task const& task) {
#if defined(TAPELESS_USE_TBB)
    tbb::parallel_for(std::size_t{0}, count, task);
#elif defined(_OPENMP)
    // More tasks than threads, and handed out as threads get free.
#    pragma omp parallel for schedule(dynamic) if (count > 1)
    for (std::size_t k = 0; k < count; ++k) task(k);
#else
    for (std::size_t k = 0; k < count; ++k) task(k);
#endif
}

} // namespace data

/// The first argument of a call over data that may use all threads: of OpenMP where it is compiled
/// with OpenMP, of oneTBB where TAPELESS_USE_TBB is defined, else the calling thread.
inline constexpr data::parallel<data::scheduler_here> par{};

} // namespace tapeless
