// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/assembly.hpp>

namespace tapeless {

/// Zeros around the input of a convolution: none, so many on each side, or as many as give each
/// element (each `stride`-th one) a result, at which the kernel is centred.
struct padding {
    int zeros = 0;
    bool centred = false;

    static padding const valid;
    static padding const same;
};
inline constexpr padding padding::valid{};
inline constexpr padding padding::same{0, true};

namespace arrays {

/// A kernel passed over the last `Axes` axes of an array. It has only those, or one for the
/// channels that it makes and one for those that it takes in front of them.
template <int Axes, int Rank, int KernelRank>
struct convolution {
    static constexpr bool channels = KernelRank == Axes + 2;
    static constexpr int first = Rank - Axes; // of the axes that it passes along

    array_graph& g;
    symbolic_array<Rank> x;
    symbolic_array<KernelRank> const& w;
    int stride;
    padding around;

    constexpr int made_dimension(int axis) const {
        int const n = x.dimension(first + axis), k = w.dimension(KernelRank - Axes + axis);
        if (around.centred && stride == 1) return n;
        if (around.centred)
            return g.add_dimension(derived_length{length_rule::quotient, n, n, stride - 1, stride});
        return g.add_dimension(
            derived_length{length_rule::windows, n, k, 2 * around.zeros, stride});
    }
    /// The input with its zeros.
    constexpr symbolic_array<Rank> padded() const {
        if (!around.centred && around.zeros == 0) return x;
        int dimension[Rank]{};
        auto const own = x.own_axes();
        auto where = own;
        for (int axis = 0; axis < Rank; ++axis) {
            int const n = dimension[axis] = x.dimension(axis);
            if (axis < first) continue;
            int const k = w.dimension(KernelRank - Rank + axis);
            loose_position place(g);
            place.add(own.at[axis]);
            if (around.centred) {
                dimension[axis] = g.add_dimension(derived_length{length_rule::sum, n, k, -1});
                place.add_length(
                    g.add_dimension(derived_length{length_rule::quotient, k, k, -1, 2}));
            } else {
                dimension[axis] =
                    g.add_dimension(derived_length{length_rule::quotient, n, n, 2 * around.zeros});
                place.offset += around.zeros;
            }
            where.at[axis] = place.made();
        }
        assembly<Rank> all(g, captured_in(x), dimension);
        all.add(x.at(own), where);
        return all.made();
    }
    constexpr symbolic_array<Rank> made() const {
        positions_of_axes axes{Rank, {}}, from{Rank, {}}, kernel{KernelRank, {}};
        int dimension[Rank]{};
        for (int axis = 0; axis < Rank; ++axis)
            dimension[axis] = axis >= first ? made_dimension(axis - first) : x.dimension(axis);
        if constexpr (channels) {
            dimension[first - 1] = w.dimension(0);
            g.unite(x.dimension(first - 1), w.dimension(1));
        }
        for (int axis = 0; axis < Rank; ++axis) {
            axes.at[axis].index = g.find_index(g.level_of_axis(Rank - 1 - axis), dimension[axis]);
            from.at[axis] = axes.at[axis];
        }
        index_set over = 0;
        int level = g.level_of_contraction();
        auto const summed = [&](int d) {
            int const index = g.find_index(level++, d);
            over |= only(index);
            return index;
        };
        if constexpr (channels) {
            kernel.at[0] = axes.at[first - 1];
            kernel.at[1] = from.at[first - 1] = {summed(w.dimension(1)), 0};
        }
        for (int axis = first; axis < Rank; ++axis) {
            position& k = kernel.at[KernelRank - Rank + axis];
            k.index = summed(w.dimension(KernelRank - Rank + axis));
            loose_position place(g);
            place.add(axes.at[axis], stride);
            place.add(k);
            from.at[axis] = place.made();
        }
        int const term = multiply(g, padded().at(from), w.at(kernel));
        return {&g, reduce(g, over, term), axes};
    }
};
template <int Axes, int Rank, int KernelRank>
constexpr symbolic_array<Rank> convolved(symbolic_array<Rank> const& x,
                                         symbolic_array<KernelRank> const& w, int stride,
                                         padding around) {
    constexpr bool fits =
        (KernelRank == Axes && Rank >= Axes) || (KernelRank == Axes + 2 && Rank > Axes);
    static_assert(fits, TAPELESS_SAYS_ARRAY_KERNEL);
    if constexpr (fits) {
        array_graph& g = *x.home();
        if (stride < 1 || around.zeros < 0) g.outside = true;
        return convolution<Axes, Rank, KernelRank>{g, x, w, stride < 1 ? 1 : stride, around}.made();
    } else
        return x;
}

} // namespace arrays

/// y(i) = sum of x(stride * i + k) * w(k), along the last axis: x may have axes in front. With
/// channels w is made x taken x k and x has those that are taken in front of the last axis.
template <int Rank, int KernelRank>
constexpr auto conv1d(symbolic_array<Rank> const& x, symbolic_array<KernelRank> const& w,
                      int stride = 1, padding around = padding::valid) {
    return arrays::convolved<1>(x, w, stride, around);
}
/// The same along the last two axes.
template <int Rank, int KernelRank>
constexpr auto conv2d(symbolic_array<Rank> const& x, symbolic_array<KernelRank> const& w,
                      int stride = 1, padding around = padding::valid) {
    return arrays::convolved<2>(x, w, stride, around);
}

} // namespace tapeless
