// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/view.hpp>

namespace tapeless::arrays {

/// The elements along the axes from `Axis` on, of which the first lies at `offset`.
template <int Axis, class Argument, class Visit>
void each_element_from(Argument const& x, std::size_t const* stride, std::size_t* at,
                       std::size_t offset, Visit const& visit) {
    using Traits = array_argument<Argument>;
    if constexpr (Axis == Traits::shape::rank)
        visit(Traits::data(x)[offset], static_cast<std::size_t const*>(at));
    else
        for (std::size_t k = 0; k < Traits::extent(x, Axis); ++k) {
            at[Axis] = k;
            each_element_from<Axis + 1>(x, stride, at, offset + k * stride[Axis], visit);
        }
}
/// Calls `visit` with each element of an argument, in row-major order, wherever it lies, and with
/// its indices.
template <class Argument, class Visit>
void each_element(Argument const& x, Visit const& visit) {
    using Traits = array_argument<Argument>;
    constexpr int rank = Traits::shape::rank;
    std::size_t stride[rank + 1]{}, at[rank + 1]{};
    std::size_t step = 1;
    for (int axis = rank - 1; axis >= 0; --axis) {
        if constexpr (Traits::row_major)
            stride[axis] = step;
        else
            stride[axis] = Traits::stride(x, axis);
        step *= Traits::extent(x, axis);
    }
    each_element_from<0>(x, stride, at, 0, visit);
}

} // namespace tapeless::arrays
