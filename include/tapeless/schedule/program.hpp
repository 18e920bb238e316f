// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/core/tree/runs.hpp>
#include <tapeless/graph/lowered.hpp>
#include <tapeless/schedule/scheduler.hpp>

namespace tapeless {

/// Where the results of `Source` go: straight to the leaves of its result, all of them or those at
/// its positions, or to an array.
template <class Source>
constexpr auto result_layout() {
    if constexpr (requires { Source::position; }) {
        auto const all = tree::layout_of<typename Source::result>();
        tree::run_layout<Source::graph.outputs> layout;
        layout.runs = all.runs;
        layout.leaves = Source::graph.outputs;
        for (int k = 0; k < layout.leaves; ++k) {
            layout.run[k] = all.run[Source::position.of[k]];
            layout.offset[k] = all.offset[Source::position.of[k]];
        }
        return layout;
    } else if constexpr (requires { typename Source::result; })
        return tree::layout_of<typename Source::result>();
    else
        return tree::layout_of<std::array<double, Source::graph.outputs>>();
}

/// The program of a graph: `Source::graph` in, instructions out. What one constant evaluation can
/// do leaves nothing but the instructions behind.
template <class Source>
struct program_of {
    struct task {
        static constexpr auto begin() { return scheduler(program_graph<Source>()); }
    };
    static constexpr auto const& graph = program_graph<Source>();
    using graph_type = std::remove_cvref_t<decltype(graph)>;
    static constexpr bool is_small =
        graph_type::size <= (has_many_results<graph_type> ? 1500 : 4000);
    static constexpr auto steps =
        from_finished<task, is_small>([](auto const& work) { return work.p; });
    static constexpr auto layout = result_layout<Source>();
};

} // namespace tapeless
