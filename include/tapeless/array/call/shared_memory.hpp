// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/results.hpp>
#include <tapeless/array/front/view.hpp>

#include <cstdint>

namespace tapeless::arrays {

/// The memory from the first element of an argument to the last one.
struct memory_range {
    std::uintptr_t begin, end;

    memory_range(void const* from, void const* to)
        : begin(reinterpret_cast<std::uintptr_t>(from)),
          end(reinterpret_cast<std::uintptr_t>(to)) {}
    bool meets(memory_range const& other) const { return begin < other.end && other.begin < end; }
};
template <class Argument>
memory_range memory_of_argument(Argument const& x) {
    using Traits = array_argument<Argument>;
    std::size_t last = 0, all = 1;
    for (int axis = Traits::shape::rank - 1; axis >= 0; --axis) {
        std::size_t const extent = Traits::extent(x, axis);
        if (extent == 0) return {nullptr, nullptr};
        std::size_t step = all;
        if constexpr (!Traits::row_major) step = Traits::stride(x, axis);
        last += (extent - 1) * step;
        all *= extent;
    }
    return {Traits::data(x), Traits::data(x) + last + 1};
}
/// Whether a call that writes to a result would change an argument on the way: its elements, or its
/// extents.
template <class Result, class Argument>
bool is_written_with(Result& result, Argument const& x) {
    memory_range const read = memory_of_argument(x);
    bool found = false;
    each_part(result, [&](int, auto& one) {
        if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(one)>>)
            found = found || read.meets({&one, &one + 1});
        else
            found = found || static_cast<void const*>(&one) == &x ||
                    read.meets({one.data(), one.data() + one.size()});
    });
    return found;
}

} // namespace tapeless::arrays
