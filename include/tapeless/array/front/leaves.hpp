// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Arrays as leaves of nested structures. An array holds numbers as a struct does, so what becomes
/// of a structure when its numbers become others is told here for arrays too: with symbols in place
/// of its numbers a tensor is a traced array, and a view is a tensor of what it looks at.

#include <tapeless/array/front/symbolic_array.hpp>
#include <tapeless/array/front/view.hpp>
#include <tapeless/core/tree/tree.hpp>

#include <vector>

namespace tapeless::arrays {

/// The leaf types of structures with arrays: of tensors and numbers of one type; of others, which
/// do not own their numbers or have several types; of arrays that are traced.
template <class Element>
struct owned {};
struct assorted {};
struct traced_ones {};

template <class Leaves>
inline constexpr bool are_arrays = std::is_same_v<Leaves, assorted>;
template <class Element>
inline constexpr bool are_arrays<owned<Element>> = true;

/// The leaf type of members that do not agree, one of which is an array.
template <class First, class Second>
struct joined_leaves {
    static constexpr bool traced =
        std::is_same_v<First, traced_ones> || std::is_same_v<Second, traced_ones>;
    using type = std::conditional_t<traced, traced_ones, assorted>;
};
template <class Element>
struct joined_leaves<owned<Element>, Element> {
    using type = owned<Element>;
};
template <class Element>
struct joined_leaves<Element, owned<Element>> {
    using type = owned<Element>;
};

/// A structure that holds an array; a structure that holds a traced one.
template <class Structure>
concept HoldsArray = are_arrays<tree::leaf_type<Structure>>;
template <class Structure>
concept HoldsTraced = std::is_same_v<tree::leaf_type<Structure>, traced_ones>;

/// An array with other numbers.
template <class Leaf, class Array>
struct with_numbers;
template <class Leaf, class Element, std::size_t... Extent>
struct with_numbers<Leaf, tensor<Element, Extent...>> {
    using type = std::conditional_t<std::is_same_v<Leaf, symbol>, symbolic_array<sizeof...(Extent)>,
                                    tensor<Leaf, Extent...>>;
};

template <class Array>
struct array_leaf {
    static constexpr auto kind = tree::form::leaf;
    static constexpr std::size_t count = 1;
    using element = typename array_argument<Array>::element;
    using like = typename array_argument<Array>::result;
    using leaf_type =
        std::conditional_t<std::is_same_v<like, Array> && std::is_floating_point_v<element>,
                           owned<element>, assorted>;
    template <class Leaf>
    using rebind = typename with_numbers<Leaf, like>::type;
};

} // namespace tapeless::arrays

namespace tapeless::tree {

template <class First, class Second>
requires(arrays::are_arrays<First> || arrays::are_arrays<Second> ||
         std::is_same_v<First, arrays::traced_ones> ||
         std::is_same_v<Second, arrays::traced_ones>) struct joined_pair<First, Second>
    : arrays::joined_leaves<First, Second> {
};

/// A struct of tensors of doubles and of doubles stays what it is.
template <class Element>
inline constexpr bool settled<arrays::owned<Element>, Element> = true;

template <class Element, std::size_t... Extent>
struct structure<tensor<Element, Extent...>> : arrays::array_leaf<tensor<Element, Extent...>> {};
template <class Element, std::size_t... Extent>
struct structure<view<Element, Extent...>> : arrays::array_leaf<view<Element, Extent...>> {};
template <class Element, class Allocator>
struct structure<std::vector<Element, Allocator>>
    : arrays::array_leaf<std::vector<Element, Allocator>> {};
template <class Element, std::size_t Extent>
struct structure<std::span<Element, Extent>> : arrays::array_leaf<std::span<Element, Extent>> {};

template <int Rank>
struct structure<symbolic_array<Rank>> {
    static constexpr auto kind = form::leaf;
    static constexpr std::size_t count = 1;
    using leaf_type = arrays::traced_ones;
    template <class Leaf>
    using rebind = std::conditional_t<std::is_same_v<Leaf, symbol>, symbolic_array<Rank>, Leaf>;
};

} // namespace tapeless::tree
