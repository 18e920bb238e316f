// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain.hpp>

#include <tapeless/array.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>
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

    /// Axes from the one whose elements are nearest, `step` apart, with gaps behind each.
    strided(lengths const& extents, lengths const& order, std::size_t step, lengths const& gaps)
        : extents_(extents) {
        for (std::size_t const axis : order) {
            strides_[axis] = step;
            step = step * std::max<std::size_t>(extents[axis], 1) + gaps[axis];
        }
        held_.resize(step);
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
    lengths extents_, strides_{};
    std::vector<Number> held_;
};

/// A tensor of which the library is given a view, whose extents are those of the tensor.
template <class Tensor>
struct viewed {
    Tensor held;
    static constexpr int rank = Tensor::rank;

    explicit viewed(Tensor x) : held(std::move(x)) {}
    std::size_t extent(int axis) const { return held.extent(axis); }
    auto seen() const { return tl::view(held); }
    auto begin() { return held.begin(); }
    auto end() { return held.end(); }
};

/// Numbers of which the library is given a span.
template <class Number>
struct spanned {
    std::vector<Number> held;

    explicit spanned(std::size_t size) : held(size) {}
    auto seen() const { return std::span<Number const>(held); }
};

} // namespace random_arrays
