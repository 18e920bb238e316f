// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/tensor.hpp>

#include <concepts>
#include <span>
#include <stdexcept>
#include <vector>

namespace tapeless {

/// Numbers that lie in someone else's memory: a span, a vector, a pointer with extents and, where
/// rows are not adjacent, strides, or a std::mdspan. Where the last axis is not contiguous a call
/// begins with a copy of the numbers.
///
///     view x(samples);                            // a std::vector or std::span
///     view A(pointer, rows, columns);             // row-major
///     view B(pointer, std::array{rows, columns},  // strides are counted in elements
///            std::array{std::size_t{1}, rows});   // column-major
template <class Element, std::size_t... Extent>
class view {
public:
    using value_type = std::remove_const_t<Element>;
    using shape = array_shape<Extent...>;
    static constexpr int rank = shape::rank;

    /// Row-major, all extents given.
    template <class... Length>
    requires(sizeof...(Length) == rank && (std::is_integral_v<Length> && ...))
        view(Element* data, Length... length)
        : data_(data), extent_{static_cast<std::size_t>(length)...} {
        std::size_t step = 1;
        for (int axis = rank - 1; axis >= 0; --axis) {
            stride_[static_cast<std::size_t>(axis)] = step;
            step *= extent_[static_cast<std::size_t>(axis)];
        }
        check();
    }
    view(Element* data, std::array<std::size_t, sizeof...(Extent)> const& extent,
         std::array<std::size_t, sizeof...(Extent)> const& stride)
        : data_(data), extent_(extent), stride_(stride) {
        check();
    }
    /// A std::mdspan, or what has its members.
    template <class Mdspan>
    requires requires(Mdspan const& m) {
        { m.data_handle() } -> std::convertible_to<Element*>;
        m.extent(0), m.stride(0);
        requires static_cast<int>(Mdspan::rank()) == rank;
    }
    explicit view(Mdspan const& m) : data_(m.data_handle()) {
        for (std::size_t axis = 0; axis < sizeof...(Extent); ++axis) {
            extent_[axis] = static_cast<std::size_t>(m.extent(axis));
            stride_[axis] = static_cast<std::size_t>(m.stride(axis));
        }
        check();
    }
    template <class Range>
    requires(rank == 1 &&
             requires(Range & range) {
                 { range.data() + range.size() } -> std::convertible_to<Element*>;
             }) view(Range& range)
        : view(range.data(), range.size()) {}

    std::size_t extent(int axis) const { return extent_[static_cast<std::size_t>(axis)]; }
    std::size_t stride(int axis) const { return stride_[static_cast<std::size_t>(axis)]; }
    Element* data() const { return data_; }

private:
    void check() const {
        std::size_t size = 1;
        for (std::size_t const extent : extent_) size *= extent;
        if (data_ == nullptr && size != 0) throw std::invalid_argument(TAPELESS_THROWS_ARRAY_NULL);
        for (std::size_t axis = 0; axis < sizeof...(Extent); ++axis)
            if (extent_[axis] > 1 && static_cast<std::ptrdiff_t>(stride_[axis]) <= 0)
                throw std::invalid_argument(TAPELESS_THROWS_ARRAY_STRIDES);
    }

    Element* data_;
    std::array<std::size_t, sizeof...(Extent)> extent_;
    std::array<std::size_t, sizeof...(Extent)> stride_{};
};
template <class Element, std::integral... Length>
view(Element*, Length...) -> view<Element, (static_cast<void>(sizeof(Length)), dynamic)...>;
template <class Element>
view(Element*, std::array<std::size_t, 1> const&, std::array<std::size_t, 1> const&)
    -> view<Element, dynamic>;
template <class Element>
view(Element*, std::array<std::size_t, 2> const&, std::array<std::size_t, 2> const&)
    -> view<Element, dynamic, dynamic>;
template <class Element>
view(Element*, std::array<std::size_t, 3> const&, std::array<std::size_t, 3> const&)
    -> view<Element, dynamic, dynamic, dynamic>;
template <class Element>
view(Element*, std::array<std::size_t, 4> const&, std::array<std::size_t, 4> const&)
    -> view<Element, dynamic, dynamic, dynamic, dynamic>;
template <class Range>
requires requires(Range& range) { range.data(); }
view(Range&)->view<std::remove_pointer_t<decltype(std::declval<Range&>().data())>, dynamic>;

/// What an argument looks like to a function of arrays: its shape, its numbers, where they lie.
/// `known` says that extents and strides need not be asked for when the program runs.
template <class Argument>
struct array_argument;

template <class Element, std::size_t... Extent>
struct array_argument<tensor<Element, Extent...>> {
    using element = Element;
    using shape = shape_of<element, Extent...>;
    using result = tensor<Element, Extent...>;
    static constexpr bool row_major = true;
    static Element const* data(tensor<Element, Extent...> const& x) { return x.data(); }
    static std::size_t extent(auto const& x, int axis) { return x.extent(axis); }
};
template <class Element, std::size_t... Extent>
struct array_argument<view<Element, Extent...>> {
    using element = std::remove_const_t<Element>;
    using shape = shape_of<element, Extent...>;
    using result = tensor<element, Extent...>;
    static constexpr bool row_major = false;
    static element const* data(view<Element, Extent...> const& x) { return x.data(); }
    static std::size_t extent(auto const& x, int axis) { return x.extent(axis); }
    static std::size_t stride(auto const& x, int axis) { return x.stride(axis); }
};
/// Contiguous ranges are arrays of one axis.
template <class Element>
struct range_argument {
    using element = std::remove_const_t<Element>;
    using shape = shape_of<element, dynamic>;
    using result = tensor<element, dynamic>;
    static constexpr bool row_major = true;
    static element const* data(auto const& x) { return x.data(); }
    static std::size_t extent(auto const& x, int) { return x.size(); }
};
template <class Element, class Allocator>
struct array_argument<std::vector<Element, Allocator>> : range_argument<Element> {};
template <class Element>
struct array_argument<std::span<Element>> : range_argument<Element> {};
template <class Number>
requires std::is_floating_point_v<Number>
struct array_argument<Number> {
    using element = Number;
    using shape = array_shape<>;
    using result = Number;
    static constexpr bool row_major = true;
    static Number const* data(Number const& x) { return &x; }
    static std::size_t extent(auto const&, int) { return 1; }
};

/// What makes a call one over arrays.
template <class Argument>
concept ArrayLike = !std::is_floating_point_v<Argument> && requires {
    typename array_argument<Argument>::shape;
};

} // namespace tapeless
