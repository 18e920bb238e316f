// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/tensor.hpp>

#include <array>
#include <concepts>
#include <span>
#include <stdexcept>
#include <vector>

namespace tapeless {

/// What has numbers in a row and no shape of its own; one that dies has to leave them where they
/// are, as a span does.
template <class Range>
concept RangeOfNumbers = (std::is_lvalue_reference_v<Range> ||
                          std::ranges::enable_borrowed_range<Range>)&&requires(Range& range) {
    range.data() + range.size();
    requires !requires { typename std::remove_cvref_t<Range>::shape; };
};

/// Numbers that lie in someone else's memory: a span, a vector, a tensor, a pointer with extents
/// and, where rows are not adjacent, strides, or a std::mdspan. Where the last axis is not
/// contiguous a call begins with a copy of the numbers.
///
///     view x(samples);                              // a std::vector, std::span, tensor or C array
///     view A(pointer, rows, columns);               // row-major
///     view B(pointer, {rows, columns}, {1, rows});  // strides in elements: column-major
template <class Element, std::size_t... Extent>
requires(sizeof...(Extent) > 0) class view {
public:
    using value_type = std::remove_const_t<Element>;
    using shape = array_shape<Extent...>;
    static constexpr int rank = shape::rank;

    /// Of nothing, until another view is assigned to it.
    view() = default;
    /// Row-major, all extents given.
    template <class... Length>
    requires(sizeof...(Length) == rank && (std::is_integral_v<Length> && ...))
        view(Element* data, Length... length)
        : data_(data), extent_{static_cast<std::size_t>(length)...} {
        std::size_t step = 1;
        for (int axis = rank - 1; axis >= 0; --axis) {
            stride_[axis] = step;
            step *= extent_[axis];
        }
        check();
    }
    template <std::integral Length, std::integral Stride>
    view(Element* data, std::array<Length, sizeof...(Extent)> const& extent,
         std::array<Stride, sizeof...(Extent)> const& stride)
        : data_(data) {
        place([&](std::size_t axis) { return extent[axis]; },
              [&](std::size_t axis) { return stride[axis]; });
    }
    template <std::integral Length, std::integral Stride>
    view(Element* data, Length const (&extent)[sizeof...(Extent)],
         Stride const (&stride)[sizeof...(Extent)])
        : view(data, std::to_array(extent), std::to_array(stride)) {}
    /// In braces, of several types.
    view(Element* data, std::size_t const (&extent)[sizeof...(Extent)],
         std::size_t const (&stride)[sizeof...(Extent)])
        : view(data, std::to_array(extent), std::to_array(stride)) {}
    /// A std::mdspan, or what has its members.
    template <class Mdspan>
    requires requires(Mdspan const& m) {
        { m.data_handle() } -> std::convertible_to<Element*>;
        m.extent(0), m.stride(0);
        requires static_cast<int>(Mdspan::rank()) == rank;
    }
    explicit view(Mdspan const& m) : data_(m.data_handle()) {
        place([&](std::size_t axis) { return m.extent(axis); },
              [&](std::size_t axis) { return m.stride(axis); });
    }
    template <RangeOfNumbers Range>
    requires(rank == 1 && std::is_convertible_v<decltype(std::declval<Range&>().data()), Element*>)
        view(Range&& range)
        : view(range.data(), range.size()) {}
    view(tensor<value_type, Extent...>& x) : view(x, std::make_integer_sequence<int, rank>{}) {}
    view(tensor<value_type, Extent...> const& x) requires std::is_const_v<Element>
        : view(x, std::make_integer_sequence<int, rank>{}) {}
    template <class Value, std::size_t Length>
    requires(rank == 1) view(Value (&x)[Length]) : view(x, Length) {}
    template <class Value, std::size_t Rows, std::size_t Columns>
    requires(rank == 2) view(Value (&x)[Rows][Columns]) : view(x[0], Rows, Columns) {}

    std::size_t extent(int axis) const { return extent_[axis]; }
    std::size_t stride(int axis) const { return stride_[axis]; }
    Element* data() const { return data_; }
    /// An element, without a check.
    template <class... Index>
    requires(sizeof...(Index) == rank) Element& operator()(Index... index) const {
        std::size_t at = 0;
        int axis = 0;
        ((at += static_cast<std::size_t>(index) * stride_[axis++]), ...);
        return data_[at];
    }

private:
    template <class Tensor, int... Axis>
    view(Tensor& x, std::integer_sequence<int, Axis...>) : view(x.data(), x.extent(Axis)...) {}

    void place(auto extent, auto stride) {
        for (std::size_t axis = 0; axis < sizeof...(Extent); ++axis) {
            extent_[axis] = static_cast<std::size_t>(extent(axis));
            stride_[axis] = static_cast<std::size_t>(stride(axis));
        }
        check();
    }
    void check() const {
        std::size_t size = 1;
        for (std::size_t const extent : extent_) size *= extent;
        if (data_ == nullptr && size != 0) throw std::invalid_argument(TAPELESS_THROWS_ARRAY_NULL);
        for (int axis = 0; axis < rank; ++axis)
            if (extent_[axis] > 1 && static_cast<std::ptrdiff_t>(stride_[axis]) <= 0)
                throw std::invalid_argument(TAPELESS_THROWS_ARRAY_STRIDES);
    }

    Element* data_ = nullptr;
    std::size_t extent_[sizeof...(Extent)]{};
    std::size_t stride_[sizeof...(Extent)]{};
};
template <class Element, std::integral... Length>
requires(sizeof...(Length) > 0) view(Element*, Length...)
->view<Element, (static_cast<void>(sizeof(Length)), dynamic)...>;
template <class Element, std::size_t Length>
view(Element (&)[Length]) -> view<Element, Length>;
template <class Element, std::size_t Rows, std::size_t Columns>
view(Element (&)[Rows][Columns]) -> view<Element, Rows, Columns>;
template <class Element, std::size_t... Extent>
view(tensor<Element, Extent...>&) -> view<Element, Extent...>;
template <class Element, std::size_t... Extent>
view(tensor<Element, Extent...> const&) -> view<Element const, Extent...>;
template <RangeOfNumbers Range>
view(Range&&) -> view<std::remove_pointer_t<decltype(std::declval<Range&>().data())>, dynamic>;

/// Guides for `Rank` extents and strides, in arrays or in braces.
#define TAPELESS_GUIDE_VIEW(Rank, ...)                                                             \
    template <class Element, std::integral Length, std::integral Stride>                           \
    view(Element*, std::array<Length, Rank> const&, std::array<Stride, Rank> const&)               \
        -> view<Element, __VA_ARGS__>;                                                             \
    template <class Element, std::integral Length, std::integral Stride>                           \
    view(Element*, Length const(&)[Rank], Stride const(&)[Rank]) -> view<Element, __VA_ARGS__>;    \
    template <class Element>                                                                       \
    view(Element*, std::size_t const(&)[Rank], std::size_t const(&)[Rank])                         \
        -> view<Element, __VA_ARGS__>;
TAPELESS_GUIDE_VIEW(1, dynamic)
TAPELESS_GUIDE_VIEW(2, dynamic, dynamic)
TAPELESS_GUIDE_VIEW(3, dynamic, dynamic, dynamic)
TAPELESS_GUIDE_VIEW(4, dynamic, dynamic, dynamic, dynamic)
#undef TAPELESS_GUIDE_VIEW

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
template <class Element, std::size_t Extent = dynamic>
struct range_argument {
    using element = std::remove_const_t<Element>;
    using shape = shape_of<element, Extent>;
    using result = tensor<element, Extent>;
    static constexpr bool row_major = true;
    static element const* data(auto const& x) { return x.data(); }
    static std::size_t extent(auto const& x, int) { return x.size(); }
};
template <class Element, class Allocator>
struct array_argument<std::vector<Element, Allocator>> : range_argument<Element> {};
template <class Element, std::size_t Extent>
struct array_argument<std::span<Element, Extent>>
    : range_argument<Element, Extent == std::dynamic_extent ? dynamic : Extent> {};
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
