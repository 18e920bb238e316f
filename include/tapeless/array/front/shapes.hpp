// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/assembly.hpp>
#include <tapeless/array/front/reductions.hpp>

namespace tapeless {

namespace arrays {

/// An array read at other places: along one axis, which then has another dimension, at `where` of
/// the axis's index.
template <int Axis, int Rank, class Where>
constexpr symbolic_array<Rank> read_along(symbolic_array<Rank> const& a, int dimension,
                                          Where const& where) {
    array_graph& g = *a.home();
    auto axes = a.own_axes();
    axes.at[Axis].index = g.find_index(g.level_of_axis(Rank - 1 - Axis), dimension);
    auto read = axes;
    loose_position made(g);
    where(made, axes.at[Axis].index);
    read.at[Axis] = made.made();
    return {&g, a.at(read), axes};
}
template <int Axis, int Rank>
constexpr void add_part(assembly<Rank>& to, symbolic_array<Rank> const& part, int behind) {
    auto const own = part.own_axes();
    auto where = own;
    loose_position made(to.g);
    made.add(own.at[Axis]);
    if (behind >= 0) made.add_length(behind);
    where.at[Axis] = made.made();
    to.add(part.at(own), where);
}
/// The dimension of how many elements axes from one on have.
template <int Rank>
constexpr int elements_from(symbolic_array<Rank> const& a, int axis) {
    int d = a.dimension(Rank - 1);
    for (int k = Rank - 2; k >= axis; --k)
        d = a.home()->add_dimension(derived_length{length_rule::product, a.dimension(k), d});
    return d;
}

} // namespace arrays

/// Arrays one behind the other along an axis.
template <int Axis, int Rank>
constexpr auto concat(symbolic_array<Rank> const& a, symbolic_array<Rank> const& b) {
    if constexpr (!arrays::has_axis<Axis, Rank>())
        return a;
    else {
        arrays::array_graph& g = *a.home();
        int dimension[Rank]{};
        for (int axis = 0; axis < Rank; ++axis) {
            dimension[axis] = a.dimension(axis);
            if (axis != Axis) g.unite(a.dimension(axis), b.dimension(axis));
        }
        dimension[Axis] = g.add_dimension(
            arrays::derived_length{arrays::length_rule::sum, a.dimension(Axis), b.dimension(Axis)});
        arrays::assembly<Rank> all(g, arrays::captured_in(a) | arrays::captured_in(b), dimension);
        arrays::add_part<Axis>(all, a, -1);
        arrays::add_part<Axis>(all, b, a.dimension(Axis));
        return all.made();
    }
}
template <int Axis, int Rank, class... More>
constexpr auto concat(symbolic_array<Rank> const& a, symbolic_array<Rank> const& b,
                      More const&... more) {
    return concat<Axis>(concat<Axis>(a, b), more...);
}

/// Elements begin, begin + step, ... of an axis before `end`, which counts from the end of the axis
/// unless it is positive: `slice<0>(x, 1, 0)` lacks the first one.
template <int Axis, int Rank>
constexpr auto slice(symbolic_array<Rank> const& a, int begin, int end, int step = 1) {
    if constexpr (!arrays::has_axis<Axis, Rank>())
        return a;
    else {
        arrays::array_graph& g = *a.home();
        if (begin < 0 || step < 1 || (end > 0 && end < begin)) g.outside = true;
        int const by = step < 1 ? 1 : step;
        int const count = end > begin ? (end - begin + by - 1) / by : 0;
        auto const steps = [&](int from, int number, int size) {
            arrays::length_rule const rule = arrays::length_rule::quotient;
            return g.add_dimension(arrays::derived_length{rule, from, from, number, size});
        };
        int d = end > 0 ? g.add_dimension(static_cast<std::size_t>(count))
                        : steps(a.dimension(Axis), end - begin, 1);
        if (end <= 0 && by > 1) d = steps(d, by - 1, by);
        // An index over the first elements alone does not run over all of the axis.
        g.note_part(d, a.dimension(Axis));
        return arrays::read_along<Axis>(a, d, [&](arrays::loose_position& p, int i) {
            p.add_term({i, by, -1});
            p.offset = begin;
        });
    }
}
/// The elements of an axis in the opposite order.
template <int Axis, int Rank>
constexpr auto flip(symbolic_array<Rank> const& a) {
    if constexpr (!arrays::has_axis<Axis, Rank>())
        return a;
    else
        return arrays::read_along<Axis>(a, a.dimension(Axis),
                                        [&](arrays::loose_position& p, int i) {
                                            p.add_term({i, -1, -1});
                                            p.add_length(a.dimension(Axis));
                                            --p.offset;
                                        });
}
/// Zeros in front of an axis and behind it.
template <int Axis, int Rank>
constexpr auto pad(symbolic_array<Rank> const& a, int before, int after) {
    if constexpr (!arrays::has_axis<Axis, Rank>())
        return a;
    else {
        arrays::array_graph& g = *a.home();
        if (before < 0 || after < 0) g.outside = true;
        int dimension[Rank]{};
        for (int axis = 0; axis < Rank; ++axis) dimension[axis] = a.dimension(axis);
        dimension[Axis] =
            g.add_dimension(arrays::derived_length{arrays::length_rule::quotient, a.dimension(Axis),
                                                   a.dimension(Axis), before + after, 1});
        arrays::assembly<Rank> all(g, arrays::captured_in(a), dimension);
        auto const own = a.own_axes();
        auto where = own;
        where.at[Axis].offset = before;
        all.add(a.at(own), where);
        return all.made();
    }
}

/// All elements in row-major order as an array of one axis.
template <int Rank>
constexpr symbolic_array<1> flatten(symbolic_array<Rank> const& a) {
    if constexpr (Rank == 1)
        return a;
    else {
        arrays::array_graph& g = *a.home();
        int const all = arrays::elements_from(a, 0);
        arrays::assembly<1> flat(g, arrays::captured_in(a), &all);
        auto const own = a.own_axes();
        arrays::loose_position place(g);
        for (int axis = 0; axis < Rank; ++axis)
            place.add_term(
                {own.at[axis].index, 1, axis + 1 < Rank ? arrays::elements_from(a, axis + 1) : -1});
        flat.add(a.at(own), {1, {place.made()}});
        return flat.made();
    }
}
namespace arrays {

template <std::size_t... Extent>
constexpr symbolic_array<sizeof...(Extent)> reshaped(symbolic_array<1> const& flat) {
    constexpr int rank = sizeof...(Extent);
    constexpr std::size_t extent[] = {Extent...};
    array_graph& g = *flat.home();
    int const known = static_cast<int>((std::size_t{1} * ... * (Extent == dynamic ? 1 : Extent)));
    int dimension[rank]{};
    int open = -1;
    for (int axis = 0; axis < rank; ++axis)
        if (extent[axis] != dynamic)
            dimension[axis] = g.add_dimension(extent[axis]);
        else
            open = dimension[axis] =
                g.add_dimension(derived_length{length_rule::quotient, flat.dimension(0),
                                               flat.dimension(0), 0, known > 0 ? known : 1, true});
    if (open < 0) g.unite(flat.dimension(0), g.add_dimension(static_cast<std::size_t>(known)));
    positions_of_axes axes{rank, {}};
    loose_position place(g);
    int stride = 1, scale = -1;
    for (int axis = rank - 1; axis >= 0; --axis) {
        int const index = g.find_index(g.level_of_axis(rank - 1 - axis), dimension[axis]);
        axes.at[axis].index = index;
        place.add_term({index, stride, scale});
        if (extent[axis] == dynamic)
            scale = open;
        else
            stride *= static_cast<int>(extent[axis]);
    }
    return symbolic_array<rank>(&g, flat.at({1, {place.made()}}), axes);
}

} // namespace arrays

/// The same elements in row-major order with other extents, one of which may be `dynamic`.
template <std::size_t... Extent, int Rank>
constexpr auto reshape(symbolic_array<Rank> const& a) {
    constexpr bool possible = ((Extent == dynamic ? 1 : 0) + ...) <= 1;
    static_assert(possible, TAPELESS_SAYS_ARRAY_RESHAPE);
    if constexpr (possible)
        return arrays::reshaped<Extent...>(flatten(a));
    else
        return a;
}

} // namespace tapeless
