// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/chunk.hpp>
#include <tapeless/data/parallel.hpp>

/// Sums over points whose shape depends on nothing but the number of points, so that they have the
/// same bits for every number of threads, alignment and order of execution:
///
/// - a chunk of points is summed lane by lane in registers, plainly;
/// - the chunks of a segment are summed lane by lane with compensation;
/// - the lanes of a segment, and then all segments, are summed with compensation.
///
/// Threads take segments.

namespace tapeless::data {

inline constexpr std::size_t points_of_chunk = 1024;
inline constexpr std::size_t most_segments = 64;
inline constexpr std::size_t most_partial_sums = 8192;

/// The sums over one chunk, which is all there is to compensate.
template <class Chunk, class Parts, class Weights>
TAPELESS_INLINE inline void sum_one_chunk(Parts const& parts, Weights const& weights,
                                          typename Chunk::element* result, std::size_t begin,
                                          std::size_t end) {
    typename Chunk::pack chunk[Chunk::sums];
    Chunk::sum(parts, weights, chunk, begin, end - begin);
    Chunk::finish(chunk, result);
}

/// The sums over a segment, the points from `begin` to before `end`.
template <class Chunk, class Parts, class Weights>
[[gnu::noinline]] void sum_segment(Parts const& parts, Weights const& weights,
                                   typename Chunk::element* result, std::size_t begin,
                                   std::size_t end) {
    if (end - begin <= points_of_chunk)
        return sum_one_chunk<Chunk>(parts, weights, result, begin, end);
    using Pack = typename Chunk::pack;
    Pack chunk[Chunk::sums];
    compensated<Pack> total[Chunk::sums];
    for (int k = 0; k < Chunk::sums; ++k) total[k] = begin_sum(Pack(0));
    for (; begin < end; begin += points_of_chunk) {
        std::size_t const left = end - begin;
        Chunk::sum(parts, weights, chunk, begin, left < points_of_chunk ? left : points_of_chunk);
        for (int k = 0; k < Chunk::sums; ++k) total[k].add(chunk[k]);
    }
    Chunk::finish(total, result);
}

/// The sums over more points than a chunk has.
template <class Chunk, int Sums, class Policy, class Parts, class Weights>
[[gnu::noinline]] void sum_segments(Policy policy, Parts const& parts, Weights const& weights,
                                    typename Chunk::element* result, std::size_t size) {
    using Element = typename Chunk::element;
    constexpr std::size_t sums = Sums;
    constexpr std::size_t wanted = most_partial_sums / sums;
    constexpr std::size_t most = wanted < 1 ? 1 : wanted < most_segments ? wanted : most_segments;
    std::size_t const chunks = (size + points_of_chunk - 1) / points_of_chunk;
    std::size_t const each = (chunks + most - 1) / most * points_of_chunk;
    std::size_t const segments = (size + each - 1) / each;
    Element partial[most * sums];
    each_task(policy, segments, [&](std::size_t k) {
        std::size_t const begin = k * each;
        std::size_t const end = size - begin < each ? size : begin + each;
        sum_segment<Chunk>(parts, weights, partial + k * sums, begin, end);
    });
    for (std::size_t k = 0; k < sums; ++k) {
        auto total = begin_sum(partial[k]);
        for (std::size_t j = 1; j < segments; ++j) total.add(partial[j * sums + k]);
        result[k] = settled(total);
    }
}

/// The sums over all points.
template <class At, class Pack, int Sums, class Policy, class Parts, class Weights>
TAPELESS_INLINE inline void sum_all(Policy policy, Parts const& parts, Weights const& weights,
                                    typename Pack::value_type* result, std::size_t size) {
    using Chunk = chunk_of<At, Pack, Parts, Weights, Sums>;
    if (size <= points_of_chunk)
        sum_one_chunk<Chunk>(parts, weights, result, 0, size);
    else
        sum_segments<Chunk, Sums>(policy, parts, weights, result, size);
}

} // namespace tapeless::data
