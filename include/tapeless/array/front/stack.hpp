// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/assembly.hpp>
#include <tapeless/array/front/reductions.hpp>

namespace tapeless {

namespace arrays {

/// The rank of what can be put side by side: that of an array, 0 for a number.
template <class Part>
inline constexpr int rank_of_part = TracedArray<Part> ? array_rank<Part> : 0;
template <class Part>
concept StackPart = TracedArray<Part> || std::is_convertible_v<Part, symbol>;
template <class First, class... More>
concept OfOneRank = ((rank_of_part<First> == rank_of_part<More>)&&...);

/// Not to be called while a function is traced: the compiler names it. Numbers alone have no graph
/// that an array of them could be part of.
inline void stack_of_numbers_reads_no_argument_of_a_function_of_arrays() {}

template <class First, class... More>
constexpr array_graph& home_of_parts(First const& first, More const&... more) {
    if constexpr (TracedArray<First>)
        return *first.home();
    else {
        builder* home = nullptr;
        auto const look_at = [&](symbol const& x) {
            if (home == nullptr) home = x.home();
        };
        look_at(first);
        (look_at(more), ...);
        if (home == nullptr || !home->of_arrays)
            stack_of_numbers_reads_no_argument_of_a_function_of_arrays();
        return static_cast<array_graph&>(*home);
    }
}
/// One of several parts of an array: what stands at `place` of the new axis.
template <int Axis, int Rank, class Part>
constexpr void add_at_place(assembly<Rank>& to, Part const& part, int place) {
    positions_of_axes where{Rank, {}};
    where.at[Axis] = {-1, place};
    if constexpr (TracedArray<Part>) {
        auto const own = part.own_axes();
        for (int axis = 0; axis < Rank - 1; ++axis)
            where.at[axis < Axis ? axis : axis + 1] = own.at[axis];
        to.add(part.at(own), where);
    } else
        to.add(node_in(to.g, part), where);
}
constexpr index_set captured_in(array_graph& g, symbol const& x) { return g.free_of(x.in(g)); }
template <int Rank>
constexpr index_set captured_in(array_graph&, symbolic_array<Rank> const& a) {
    return captured_in(a);
}

} // namespace arrays

/// Numbers, or arrays with as many axes, side by side along a new axis.
template <int Axis = 0, arrays::StackPart First, arrays::StackPart... More>
requires arrays::OfOneRank<First, More...>
constexpr auto stack(First const& first, More const&... more) {
    constexpr int rank = arrays::rank_of_part<First> + 1;
    arrays::array_graph& g = arrays::home_of_parts(first, more...);
    if constexpr (!arrays::has_axis<Axis, rank>())
        return stack<0>(first, more...);
    else {
        int dimension[rank]{};
        if constexpr (TracedArray<First>)
            for (int axis = 0; axis < rank - 1; ++axis) {
                dimension[axis < Axis ? axis : axis + 1] = first.dimension(axis);
                (g.unite(first.dimension(axis), more.dimension(axis)), ...);
            }
        dimension[Axis] = g.add_dimension(1 + sizeof...(More));
        arrays::index_set const captured =
            (arrays::captured_in(g, first) | ... | arrays::captured_in(g, more));
        arrays::assembly<rank> all(g, captured, dimension);
        int place = 0;
        arrays::add_at_place<Axis>(all, first, place);
        (arrays::add_at_place<Axis>(all, more, ++place), ...);
        return all.made();
    }
}

} // namespace tapeless
