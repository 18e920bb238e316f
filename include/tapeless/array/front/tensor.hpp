// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/core/config.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace tapeless {

/// An extent that is known when the program runs.
inline constexpr std::size_t dynamic = static_cast<std::size_t>(-1);

/// The extents of an array as far as the compiler knows them.
template <std::size_t... Extent>
struct array_shape {
    static constexpr int rank = sizeof...(Extent);
    static constexpr std::size_t extent[sizeof...(Extent) + 1] = {Extent..., 0};
    static constexpr bool is_static = ((Extent != dynamic) && ...);
    static constexpr int dynamics = ((Extent == dynamic ? 1 : 0) + ... + 0);
    static constexpr std::size_t size = is_static ? (Extent * ... * 1) : dynamic;
    static constexpr unsigned char integers = 0;
};
/// That of an array of integers, which say where other arrays are read.
template <class Integer, std::size_t... Extent>
struct integer_shape : array_shape<Extent...> {
    static constexpr unsigned char bytes = sizeof(Integer);
    static constexpr unsigned char integers = 1 +
                                              2 * (bytes == 1   ? 0
                                                   : bytes == 2 ? 1
                                                   : bytes == 4 ? 2
                                                                : 3) +
                                              (std::is_signed_v<Integer> ? 1 : 0);
};
template <class Element, std::size_t... Extent>
using shape_of = std::conditional_t<std::is_integral_v<Element>, integer_shape<Element, Extent...>,
                                    array_shape<Extent...>>;

/// The extents of a tensor.
template <int Rank>
struct kept_extents {
    std::size_t of[Rank];

    constexpr std::size_t& operator[](int axis) { return of[axis]; }
    constexpr std::size_t operator[](int axis) const { return of[axis]; }
};
/// A tensor that was moved from has no elements, so its dynamic extents are 0.
template <class Shape>
struct moved_extents : kept_extents<Shape::rank> {
    constexpr explicit moved_extents(auto... extent) : kept_extents<Shape::rank>{{extent...}} {}
    moved_extents(moved_extents const&) = default;
    moved_extents& operator=(moved_extents const&) = default;
    constexpr moved_extents(moved_extents&& other) noexcept : moved_extents(other) {
        other.leave();
    }
    constexpr moved_extents& operator=(moved_extents&& other) noexcept {
        *this = static_cast<moved_extents const&>(other);
        other.leave(); // last, since a tensor that is moved to itself has no elements either
        return *this;
    }

private:
    constexpr void leave() {
        for (int axis = 0; axis < Shape::rank; ++axis)
            if (Shape::extent[axis] == dynamic) this->of[axis] = 0;
    }
};

/// Numbers in row-major order, owned. Extents are static, or `dynamic` and given when it is made:
///
///     tensor<double, 4, 2> a{1, 2, 3, 4, 5, 6, 7, 8};
///     tensor<double, dynamic, 4> b(n);
template <class Element, std::size_t... Extent>
class tensor {
public:
    using value_type = Element;
    using shape = array_shape<Extent...>;
    static constexpr int rank = shape::rank;

    constexpr tensor() {}
    tensor(std::initializer_list<Element> elements) requires(shape::is_static) {
        if (elements.size() > shape::size)
            throw std::invalid_argument(TAPELESS_THROWS_ARRAY_ELEMENTS);
        std::size_t k = 0;
        for (Element const& element : elements) data()[k++] = element;
    }
    template <class... Length>
    requires(shape::dynamics > 0 && sizeof...(Length) == shape::dynamics &&
             (std::is_integral_v<Length> && ...)) explicit tensor(Length... length) {
        resize(length...);
    }

    /// New extents in place of the dynamic ones; memory is reused where it suffices.
    template <class... Length>
    requires(shape::dynamics > 0 &&
             sizeof...(Length) == shape::dynamics) void resize(Length... length) {
        std::size_t const given[] = {static_cast<std::size_t>(length)...};
        std::size_t total = 1;
        for (int axis = 0, k = 0; axis < rank; ++axis) {
            if (shape::extent[axis] == dynamic) extent_[axis] = given[k++];
            total *= extent_[axis];
        }
        storage_.resize(total);
    }
    constexpr bool has_extents(std::size_t const* extent) const {
        bool same = true;
        std::size_t total = 1;
        for (int axis = 0; axis < rank; ++axis) {
            same = same && extent_[axis] == extent[axis];
            total *= extent[axis];
        }
        return shape::is_static || (same && size() == total);
    }
    /// All extents at once; the static ones are as they are.
    void take_extents(std::size_t const* extent) {
        if constexpr (!shape::is_static) {
            std::size_t total = 1;
            for (int axis = 0; axis < rank; ++axis) total *= extent_[axis] = extent[axis];
            storage_.resize(total);
        }
    }

    constexpr std::size_t extent(int axis) const { return extent_[axis]; }
    constexpr std::size_t size() const { return storage_.size(); }
    Element* data() { return storage_.data(); }
    Element const* data() const { return storage_.data(); }
    auto begin() { return storage_.begin(); }
    auto end() { return storage_.end(); }
    auto begin() const { return storage_.begin(); }
    auto end() const { return storage_.end(); }

    template <class... Index>
    requires(sizeof...(Index) == rank) Element& operator()(Index... index) {
        return storage_[place(static_cast<std::size_t>(index)...)];
    }
    template <class... Index>
    requires(sizeof...(Index) == rank) Element const& operator()(Index... index) const {
        return storage_[place(static_cast<std::size_t>(index)...)];
    }

private:
    template <class... Index>
    std::size_t place(Index... index) const {
        std::size_t offset = 0;
        int axis = 0;
        ((offset = offset * extent_[axis++] + index), ...);
        return offset;
    }

    using extents = std::conditional_t<shape::is_static, kept_extents<rank>, moved_extents<shape>>;
    extents extent_{(Extent == dynamic ? std::size_t{0} : Extent)...};
    std::conditional_t<shape::is_static,
                       std::array<Element, shape::is_static ? shape::size : std::size_t{1}>,
                       std::vector<Element>>
        storage_{};
};

} // namespace tapeless
