// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain.hpp>

#include <tapeless/array.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <vector>

/// Arguments that are memory of others.
namespace random_arrays {

namespace tl = tapeless;

/// Numbers of which the library is given a view: axes may lie in any order, with gaps.
template <class Number, std::size_t Rank>
class strided {
public:
    using lengths = std::array<std::size_t, Rank>;
    static constexpr int rank = Rank;

    strided(lengths const& extents, lengths const& strides)
        : extents_(extents), strides_(strides), held_(1) {
        std::size_t last = 0;
        for (std::size_t axis = 0; axis < Rank; ++axis) last += (extents[axis] - 1) * strides[axis];
        held_.resize(last + 1);
    }
    std::size_t extent(int axis) const { return extents_[static_cast<std::size_t>(axis)]; }
    auto seen() const { return tl::view(held_.data(), extents_, strides_); }

    /// The numbers in row-major order.
    template <class Visit>
    void each(Visit const& visit) {
        plain::each_place(plain::lengths(extents_.begin(), extents_.end()),
                          [&](plain::lengths const& place) {
                              std::size_t at = 0;
                              for (std::size_t axis = 0; axis < Rank; ++axis)
                                  at += static_cast<std::size_t>(place[axis]) * strides_[axis];
                              visit(held_[at]);
                          });
    }

private:
    lengths extents_, strides_;
    std::vector<Number> held_;
};

/// Numbers of which the library is given a span.
template <class Number>
struct spanned {
    std::vector<Number> held;

    explicit spanned(std::size_t size) : held(size) {}
    auto seen() const { return std::span<Number const>(held); }
};

} // namespace random_arrays
