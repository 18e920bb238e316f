// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/across_lanes.hpp>

namespace tapeless::arrays {

/// Rows of a matrix, `by` elements apart, become columns of one whose rows have `room` elements;
/// what is behind the last of them repeats it.
template <class Element>
void turn_rows(Element const* from, std::size_t by, std::size_t rows, std::size_t columns,
               Element* to, std::size_t room) {
    using Pack = simd::pack<Element>;
    constexpr std::size_t width = Pack::size; // of which `room` is a multiple
    auto const begin = [&](std::size_t row) { return from + (row < rows ? row : rows - 1) * by; };
    if (columns == 1 && by == 1) {
        for (std::size_t k = 0; k < rows; ++k) to[k] = from[k];
        for (std::size_t k = rows; k < room; ++k) to[k] = from[rows - 1];
        return;
    }
    for (std::size_t row = 0; row < room; row += width) {
        std::size_t column = 0;
        for (; columns - column >= width; column += width) {
            Pack in[width], out[width];
            simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
                in[k] = Pack::load_unaligned(begin(row + static_cast<std::size_t>(k)) + column);
            });
            turn_over(in, out);
            simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
                std::size_t const own = column + static_cast<std::size_t>(k);
                out[k].store_unaligned(to + own * room + row);
            });
        }
        for (; column < columns; ++column)
            for (std::size_t k = row; k < row + width; ++k)
                to[column * room + k] = begin(k)[column];
    }
}

} // namespace tapeless::arrays
