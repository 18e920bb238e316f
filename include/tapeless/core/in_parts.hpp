// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless {

/// Runs a long task as several constant evaluations, since compilers bound the steps of each.
/// `Task::begin()` makes the work; `advance()` does a part of it until it is `done()`.
template <class Task>
struct in_parts {
    template <int K>
    static consteval auto run() {
        if constexpr (K == 0) {
            auto work = Task::begin();
            work.advance();
            return work;
        } else {
            auto work = part<K - 1>;
            work.advance();
            return work;
        }
    }
    template <int K>
    static constexpr auto part = run<K>();

    template <int K = 0>
    static constexpr auto const& finished() {
        if constexpr (part<K>.done())
            return part<K>;
        else
            return finished<K + 1>();
    }
};

/// What `take` makes of the finished work of a task: of a small one in the evaluation that asks,
/// which spares copies.
template <class Task, bool Small, class Take>
constexpr auto from_finished(Take const& take) {
    if constexpr (Small) {
        auto work = Task::begin();
        while (!work.done()) work.advance();
        return take(work);
    } else {
        auto work = in_parts<Task>::finished();
        return take(work);
    }
}

} // namespace tapeless
