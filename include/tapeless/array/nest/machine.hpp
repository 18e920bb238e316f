// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/plan.hpp>

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace tapeless::arrays {

/// An element of an argument of integers: see `integers_of`.
template <int Kind>
inline std::int64_t integer_at(void const* from, std::size_t k) {
    constexpr bool is_signed = (Kind - 1) % 2 != 0;
    constexpr std::size_t bytes = std::size_t{1} << ((Kind - 1) / 2);
    using Signed = std::conditional_t<
        bytes == 1, std::int8_t,
        std::conditional_t<bytes == 2, std::int16_t,
                           std::conditional_t<bytes == 4, std::int32_t, std::int64_t>>>;
    std::conditional_t<is_signed, Signed, std::make_unsigned_t<Signed>> x;
    std::memcpy(&x, static_cast<char const*>(from) + k * bytes, bytes);
    return static_cast<std::int64_t>(x);
}

/// Sums of positions that go below zero on the way are computed modulo 2^64.
constexpr std::ptrdiff_t signed_offset(std::size_t sum) { return static_cast<std::ptrdiff_t>(sum); }

/// Where arrays lie when the program runs. What the compiler knows is not read from here. It has
/// room for one plan only: clearing more would cost more than a short sum.
template <class Source, class Element>
struct machine {
    static constexpr int arguments = Source::graph.arguments + 1;
    static constexpr int storages = plan_of<Source>::plan.storages + 1;
    static constexpr int rank = [] {
        int most = 1;
        for (int a = 0; a < Source::graph.arguments; ++a)
            most = Source::graph.rank_of[a] > most ? Source::graph.rank_of[a] : most;
        for (int s = 0; s < plan_of<Source>::plan.storages; ++s) {
            int const own = plan_of<Source>::plan.storage_at[s].rank;
            most = own > most ? own : most;
        }
        return most;
    }();

    Element const* argument[arguments];
    void const* integers[arguments]; // arguments of integers
    std::size_t argument_stride[arguments][rank];
    Element* storage[storages];
    std::size_t storage_stride[storages][rank];
    std::size_t length[plan_of<Source>::plan.g.dimensions + 1];
    std::size_t begin = 0; // of the strip that a group of nests is at
    std::size_t count = 0; // of its elements
    std::size_t now[plan_of<Source>::plan.g.indices + 1]; // the turns of the states whose nests run
};

} // namespace tapeless::arrays
