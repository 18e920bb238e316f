// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/argument.hpp>

/// Programs at one pack of points.

namespace tapeless::data {

/// The inputs of a program at the pack of points from point i on, as they are needed: what all
/// points share goes into every lane, columns are read where they lie. Rows are read beforehand.
template <class Pack, class Parts>
struct inputs_at {
    Parts const& parts;
    std::size_t i;
    Pack const* prepared;

    TAPELESS_INLINE Pack operator[](int k) const { return find<0, 0>(k); }

    TAPELESS_INLINE static void prepare(Parts const& parts, Pack* room, std::size_t i) {
        auto const one = [&]<class Part>(Part const& part) TAPELESS_INLINE_LAMBDA {
            if constexpr (requires { part.load(room, i); }) part.load(room, i);
            room += Part::leaves;
        };
        std::apply([&](auto const&... part) TAPELESS_INLINE_LAMBDA { (one(part), ...); }, parts);
    }

private:
    template <std::size_t Part, int Begin>
    TAPELESS_INLINE Pack find(int k) const {
        using Layout = std::tuple_element_t<Part, Parts>;
        constexpr int end = Begin + Layout::leaves;
        if constexpr (Part + 1 < std::tuple_size_v<Parts>)
            if (k >= end) return find<Part + 1, end>(k);
        auto const& layout = std::get<Part>(parts);
        if constexpr (is_shared<Layout>)
            return Pack(layout.value[k - Begin]);
        else if constexpr (requires { layout.template load_one<Pack>(k, i); })
            return layout.template load_one<Pack>(k - Begin, i);
        else
            return prepared[k];
    }
};

/// Where a block writes results: `put(k, x)` gets result k.
template <class Program, class Put>
struct results_by {
    Put const& put;

    struct in_run {
        Put const& put;
        int first;
        struct place {
            Put const& put;
            int k;
            template <class Pack>
            TAPELESS_INLINE void operator=(Pack const& x) const {
                put(k, x);
            }
        };
        TAPELESS_INLINE place operator[](int offset) const { return {put, first + offset}; }
    };
    TAPELESS_INLINE in_run operator[](int run) const { return {put, first_of.leaf[run]}; }

private:
    struct first_leaves {
        int leaf[Program::layout.runs + 1]{};
    };
    static constexpr first_leaves first_of = [] {
        first_leaves all;
        for (int k = Program::layout.leaves - 1; k >= 0; --k) all.leaf[Program::layout.run[k]] = k;
        return all;
    }();
};

/// A block of a large program; see schedule/emission.hpp.
template <class Program, int Base, class Pack, class Inputs, class Results>
[[gnu::noinline]] void run_pack_block(Inputs const& in, Pack* __restrict v,
                                      mask_of<Pack>* __restrict n, Results const& result) {
    Pack t[Program::steps.length(Base)];
    mask_of<Pack> m[Program::steps.length(Base)];
    run<Program, Base>(t, m, in, v, n, result);
}

/// Evaluates a program at one pack of points; `put(k, x)` gets each result, in any order.
template <class At, class Pack, class Inputs, class Put>
TAPELESS_INLINE inline void evaluate_pack(Inputs const& in, Put const& put) {
    using Program = program_of<At>;
    constexpr bool small_enough = !Program::steps.too_large;
    static_assert(small_enough, TAPELESS_SAYS_TOO_LARGE);
    constexpr int blocks = Program::steps.blocks();
    if constexpr (blocks > 1) {
        Pack frame[Program::steps.slots];
        mask_of<Pack> masks[Program::steps.mask_slots];
        results_by<Program, Put> const result{put};
        [&]<int... Block>(std::integer_sequence<int, Block...>) TAPELESS_INLINE_LAMBDA {
            (run_pack_block<Program, Block * block_size>(in, frame, masks, result), ...);
        }
        (std::make_integer_sequence<int, blocks>{});
    } else {
        Pack t[Program::steps.length(0)];
        mask_of<Pack> m[Program::steps.length(0)];
        run<Program, 0, Pack>(t, m, in, nullptr, nullptr, nullptr);
        simd::unrolled<At::graph.outputs>(
            [&](int k) TAPELESS_INLINE_LAMBDA { put(k, t[Program::steps.output[k]]); });
    }
}

} // namespace tapeless::data
