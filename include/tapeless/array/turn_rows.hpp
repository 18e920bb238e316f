// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/across_lanes.hpp>

namespace tapeless::arrays {

/// Rows of a matrix, `by` elements apart, become columns of one whose rows have `room` elements;
/// what is behind the last of them repeats it.
template <class Element>
void turn_rows(Element const* from, std::size_t by, std::size_t rows, std::size_t columns,
               Element* to, std::size_t room) {
    using Pack = simd::pack<Element>;
    constexpr std::size_t width = Pack::size;
    auto const one_by_one = [&](std::size_t row, std::size_t rows_end, std::size_t column,
                                std::size_t columns_end) {
        for (std::size_t c = column; c < columns_end; ++c)
            for (std::size_t k = row; k < rows_end; ++k)
                to[c * room + k] = from[(k < rows ? k : rows - 1) * by + c];
    };
    if (columns == 1 && by == 1) {
        for (std::size_t k = 0; k < rows; ++k) to[k] = from[k];
        for (std::size_t k = rows; k < room; ++k) to[k] = from[rows - 1];
        return;
    }
    std::size_t row = 0;
    for (; rows - row >= width; row += width) {
        std::size_t column = 0;
        for (; columns - column >= width; column += width) {
            Pack in[width], out[width];
            simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
                std::size_t const own = row + static_cast<std::size_t>(k);
                in[k] = Pack::load_unaligned(from + own * by + column);
            });
            turn_over(in, out);
            simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
                std::size_t const own = column + static_cast<std::size_t>(k);
                out[k].store_unaligned(to + own * room + row);
            });
        }
        one_by_one(row, row + width, column, columns);
    }
    one_by_one(row, room, 0, columns);
}

} // namespace tapeless::arrays
