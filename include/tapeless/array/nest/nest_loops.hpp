// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/tensor.hpp>
#include <tapeless/array/nest/machine.hpp>
#include <tapeless/simd/batch.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: the turn that each is at, and how many there are.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_loops {
    using Nest = nest_of<Source, K, Taken>;
    static constexpr nest_layout l = Nest::layout;
    static constexpr array_graph const& graph = plan_of<Source>::plan.g;
    static constexpr bool has_lanes = l.lanes >= 0;
    using Pack = std::conditional_t<has_lanes, simd::pack<Element>, Element>;
    static constexpr int width = [] {
        if constexpr (has_lanes)
            return static_cast<int>(Pack::size);
        else
            return 1;
    }();

    std::size_t i[max_indices]; // turn of each loop
    std::size_t lanes = static_cast<std::size_t>(width);

    TAPELESS_INLINE explicit nest_loops(machine<Source, Element> const& m) : begin_(m.begin) {
        constexpr int indices = graph.indices;
        if constexpr (l.fixed != 0)
            for (int k = 0; k < indices; ++k)
                if ((l.fixed & only(k)) != 0) i[k] = m.now[k];
        [&]<std::size_t... L>(std::index_sequence<L...>) TAPELESS_INLINE_LAMBDA {
            ((length_[L] = length_of<l.loop[L]>(m)), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(l.loops)>{});
    }

    template <int Index>
    TAPELESS_INLINE std::size_t length() const {
        constexpr position until = graph.index[Index].until;
        if constexpr (until.index >= 0)
            return i[until.index] + static_cast<std::size_t>(until.offset);
        else
            return length_[level_of(Index)];
    }

    TAPELESS_INLINE bool is_first_strip() const { return begin_ == 0; }

protected:
    std::size_t length_[l.loops + 1];
    std::size_t begin_; // of the strip

    static constexpr int level_of(int index) {
        int level = 0;
        while (level < l.loops && l.loop[level] != index) ++level;
        return level;
    }
    template <int Index>
    TAPELESS_INLINE static std::size_t length_of(machine<Source, Element> const& m) {
        constexpr int d = graph.dimension_at(Index);
        constexpr std::size_t known = graph.length[d];
        if constexpr (Index == l.strip)
            return m.count;
        else if constexpr (known != dynamic)
            return known;
        else
            return m.length[d];
    }
};

} // namespace tapeless::arrays
