// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/results.hpp>
#include <tapeless/array/front/view.hpp>

#include <concepts>
#include <cstdint>
#include <memory>
#include <vector>

namespace tapeless::arrays {

/// Some memory. Both comparisons are made, which costs less than a jump between them.
struct memory_range {
    std::uintptr_t begin, end;

    memory_range(void const* from, void const* to)
        : begin(reinterpret_cast<std::uintptr_t>(from)),
          end(reinterpret_cast<std::uintptr_t>(to)) {}
    bool meets(memory_range const& other) const {
        return static_cast<bool>((begin < other.end) & (other.begin < end));
    }
};
template <class Object>
memory_range memory_of_object(Object const& x) {
    return {std::addressof(x), std::addressof(x) + 1};
}
/// From the first element to the last one.
template <class Argument>
memory_range memory_of_elements(Argument const& x) {
    using Traits = array_argument<Argument>;
    std::size_t last = 0, all = 1;
    for (int axis = Traits::shape::rank - 1; axis >= 0; --axis) {
        std::size_t const extent = Traits::extent(x, axis);
        if constexpr (!Traits::row_major) last += (extent - 1) * Traits::stride(x, axis);
        all *= extent;
    }
    if constexpr (Traits::row_major) return {Traits::data(x), Traits::data(x) + all};
    return {Traits::data(x), Traits::data(x) + (all == 0 ? 0 : last + 1)};
}

/// Arguments whose elements nobody else owns, and those whose elements may be anyone's.
template <class Argument>
inline constexpr bool is_tensor = false;
template <class Element, std::size_t... Extent>
inline constexpr bool is_tensor<tensor<Element, Extent...>> = true;
template <class Argument>
inline constexpr bool owns_elements = is_tensor<Argument>;
template <class Element, class Allocator>
inline constexpr bool owns_elements<std::vector<Element, Allocator>> = true;

/// Whether a call that writes to a result would change an argument on the way: its elements, or its
/// extents. Numbers and tensors of constant extents lie in the result itself. What a tensor or a
/// vector owns is met by no other tensor, and by one number only if that is the whole result.
template <class Result, class Argument>
bool is_written_with(Result& result, Argument const& x) {
    memory_range const written = memory_of_object(result);
    if constexpr (std::is_floating_point_v<Result>)
        return memory_of_elements(x).meets(written);
    else if constexpr (is_tensor<Argument>)
        return memory_of_object(x).begin - written.begin < sizeof(Result);
    else if constexpr (owns_elements<Argument>)
        return false;
    else {
        memory_range const read = memory_of_elements(x);
        bool found = read.meets(written);
        each_part(result, [&](int, auto& one) {
            if constexpr (is_tensor<std::remove_cvref_t<decltype(one)>>)
                found |= read.meets(memory_of_elements(one));
        });
        return found;
    }
}
/// Numbers are handed on by value.
template <class Result, std::floating_point Number>
constexpr bool is_written_with(Result&, Number const&) {
    return false;
}

} // namespace tapeless::arrays
