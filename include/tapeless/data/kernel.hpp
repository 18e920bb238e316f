// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/check.hpp>
#include <tapeless/data/evaluate_pack.hpp>
#include <tapeless/data/fuse.hpp>
#include <tapeless/data/room.hpp>
#include <tapeless/data/tile.hpp>

namespace tapeless::data {

/// A number that the compiler cannot know, so that it makes no copies of a kernel for it.
TAPELESS_INLINE inline std::size_t opaque(std::size_t value) {
    asm("" : "+r"(value));
    return value;
}

/// Adds a result at a pack of points, or that times the points' weights.
template <class Weights, class Pack>
TAPELESS_INLINE inline void add_term(Pack& sum, Pack const& weight, Pack const& x) {
    sum = Weights::leaves > 0 ? simd::multiply_add(weight, x, sum) : simd::plus(sum, x);
}

/// Whether results may be written while inputs of the same points are still to be read: each block
/// of a large program reads what it needs, which results may take the place of.
template <class Program, class Target, class... Layout>
bool may_write_early(Target const& to, std::tuple<Layout...> const& parts) {
    if constexpr (program_of<Program>::steps.blocks() == 1) {
        return true;
    } else {
        span_of_memory const results(to);
        auto const apart = [&]<class Part>(Part const& part) {
            if constexpr (is_shared<Part>)
                return true;
            else
                return !results.meets(span_of_memory(part));
        };
        return std::apply([&](auto const&... part) { return (apart(part) && ...); }, parts);
    }
}

/// Evaluates a program for `packs` packs of points from point `begin` on. There is one such
/// function for a call, and all points go through its one loop, so that no value depends on where
/// its point stands.
template <class At, class Pack, class Parts, class Target>
[[gnu::noinline]] void run_points(Parts const& given, Target const& to, std::size_t begin,
                                  std::size_t packs) {
    Parts const parts = copied(given);
    Target const target = to;
    using Inputs = inputs_at<Pack, Parts>;
    using Tile = tile<Target, Pack>;
    using Program = fused_of<At, Pack>;
    auto const evaluate = [&](std::size_t i, auto const& put) TAPELESS_INLINE_LAMBDA {
        Pack prepared[At::inputs + 1];
        Inputs::prepare(parts, prepared, i);
        evaluate_pack<Program, Pack>(Inputs{parts, i, prepared}, put);
    };
    if constexpr (Tile::packs > 1) {
        Tile results(target, begin, packs, may_write_early<Program>(target, parts));
        for (std::size_t i = begin; packs > 0;) {
            std::size_t const first = i, count = results.at_once(packs);
            results.begin(first);
            for (std::size_t j = 0; j < count; ++j, i += Pack::size)
                evaluate(i, [&](int k, Pack const& x)
                                TAPELESS_INLINE_LAMBDA { results.put(k, j, x); });
            results.store(target, first, count);
            packs -= count;
        }
    } else {
        for (std::size_t i = begin; packs > 0; --packs, i += Pack::size) {
            Pack out[At::graph.outputs];
            evaluate(i, [&](int k, Pack const& x) TAPELESS_INLINE_LAMBDA { out[k] = x; });
            target.store(out, i);
        }
    }
}

/// The points from `begin` to before `end`.
template <class At, class Pack, class... Layout, class Target>
void run_range(std::tuple<Layout...> const& parts, Target const& target, std::size_t begin,
               std::size_t end) {
    std::size_t const packs = (end - begin) / Pack::size;
    std::size_t const rest = (end - begin) % Pack::size;
    if (packs > 0) run_points<At, Pack>(parts, target, begin, opaque(packs));
    if (rest > 0) {
        rooms<Pack, Layout...> const last(parts, end - rest, rest);
        room<Target, Pack> results;
        run_points<At, Pack>(last.inside(), results.inside, opaque(0), opaque(1));
        results.drain(target, end - rest, rest);
    }
}

} // namespace tapeless::data
