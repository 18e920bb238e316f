// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data.hpp>

#include <cstddef>
#include <span>
#include <vector>

/// Numbers of points in memory as users have them.
namespace drawn_data {

namespace tl = tapeless;

/// `Width` numbers for each point; a single one is no array.
template <class Number, std::size_t Width, std::size_t Layout>
class laid_out {
public:
    explicit laid_out(std::size_t points) : points_(points), held_((points + 5) * (Width + 3)) {}
    Number& at(std::size_t i, std::size_t k) {
        if constexpr (Width == 1)
            return held_[Layout == 0 ? i : Layout == 1 ? 3 * i : 2 * (points_ - 1 - i)];
        else if constexpr (Layout < 2)
            return held_[i * (Width + 3 * Layout) + k];
        else
            return held_[k * (points_ + 5 * (Layout - 2)) + i];
    }
    auto place() {
        constexpr int width = static_cast<int>(Width);
        auto const points = static_cast<std::ptrdiff_t>(points_);
        if constexpr (Width == 1 && Layout == 0)
            return std::span(held_.data(), points_);
        else if constexpr (Width == 1 && Layout == 1)
            return tl::strided(held_.data(), points_, 3);
        else if constexpr (Width == 1)
            return tl::strided(held_.data() + (points_ == 0 ? 0 : 2 * (points - 1)), points_, -2);
        else if constexpr (Layout == 0)
            return tl::rows<width>(held_.data(), points_);
        else if constexpr (Layout == 1)
            return tl::rows<width>(held_.data(), points_, width + 3);
        else
            return tl::columns<width>(held_.data(), points_,
                                      points + 5 * static_cast<std::ptrdiff_t>(Layout - 2));
    }
    /// Number k of each point alone.
    auto place_of(std::size_t k) {
        constexpr std::ptrdiff_t step = Layout < 2 ? Width + 3 * Layout : 1;
        return tl::strided(&at(0, k), points_, step);
    }

private:
    std::size_t points_;
    std::vector<Number> held_;
};

} // namespace drawn_data
