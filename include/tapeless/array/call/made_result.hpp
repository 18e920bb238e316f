// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/regrouped.hpp>

namespace tapeless::arrays {

/// Results of a graph that a place in a structure stands for: several in a std::array, whose
/// elements have one type.
struct result_places {
    int count = 1;
    int at[most_parts]{};

    constexpr result_places behind(int results) const {
        result_places moved = *this;
        for (int k = 0; k < count; ++k) moved.at[k] += results;
        return moved;
    }
    constexpr result_places repeated(int times, int stride) const {
        result_places all{0, {}};
        for (int t = 0; t < times; ++t)
            for (int k = 0; k < count; ++k)
                if (all.count < most_parts) all.at[all.count++] = at[k] + t * stride;
        return all;
    }
};
template <class At>
constexpr std::size_t length_of_result(int number, int axis) {
    auto const& g = At::graph;
    return g.length[g.root(g.target_at[At::target_of(number)].dimension[axis])];
}
/// What the compiler knows of an extent, if all that stand there agree.
template <class At>
constexpr std::size_t extent_of_results(result_places const& where, int axis) {
    std::size_t const first = length_of_result<At>(where.at[0], axis);
    for (int k = 1; k < where.count; ++k)
        if (length_of_result<At>(where.at[k], axis) != first) return dynamic;
    return first;
}

/// The type of a result, of numbers in place of what was traced. A struct has the members that it
/// was declared with.
template <class Element, class At, result_places Where, class Traced>
struct made_result {
    using type = tree::rebind<Traced, Element>;
};
template <class Element, class At, result_places Where, std::size_t... Axis>
auto made_tensor(std::index_sequence<Axis...>)
    -> tensor<Element, extent_of_results<At>(Where, static_cast<int>(Axis))...>;
template <class Element, class At, result_places Where, int Rank>
struct made_result<Element, At, Where, symbolic_array<Rank>> {
    using type = decltype(made_tensor<Element, At, Where>(
        std::make_index_sequence<static_cast<std::size_t>(Rank)>{}));
};
template <class Element, class At, result_places Where, class Traced, std::size_t Size>
struct made_result<Element, At, Where, std::array<Traced, Size>> {
    static constexpr result_places where =
        Where.repeated(static_cast<int>(Size), static_cast<int>(tree::leaf_count<Traced>));
    using type = std::array<typename made_result<Element, At, where, Traced>::type, Size>;
};

/// std::tuple, std::pair and what else is no more than its members.
template <class Product>
inline constexpr bool is_bare = false;
template <template <class...> class Product, class... Member>
requires(tree::structure<Product<Member...>>::kind ==
         tree::form::product) inline constexpr bool is_bare<Product<Member...>> =
    std::is_same_v<typename tree::structure<Product<Member...>>::members, tree::list<Member...>>;

template <class Element, class At, result_places Where, class Product, class Places>
struct made_product;
template <class Element, class At, result_places Where, template <class...> class Product,
          class... Member, std::size_t... K>
struct made_product<Element, At, Where, Product<Member...>, std::index_sequence<K...>> {
    using layout = flat_layout<tree::leaf_count<Member>...>;
    using type =
        Product<typename made_result<Element, At, Where.behind(static_cast<int>(layout::begin(K))),
                                     Member>::type...>;
};
template <class Element, class At, result_places Where, template <class...> class Product,
          class... Member>
requires is_bare<Product<Member...>>
struct made_result<Element, At, Where, Product<Member...>>
    : made_product<Element, At, Where, Product<Member...>, std::index_sequence_for<Member...>> {
};

/// Whether the static extents of a result are those that the function makes.
template <class At, class Leaf>
constexpr bool has_extents_made(int number) {
    if constexpr (!std::is_floating_point_v<Leaf>)
        for (int axis = 0; axis < Leaf::rank; ++axis)
            if (Leaf::shape::extent[axis] != dynamic &&
                Leaf::shape::extent[axis] != length_of_result<At>(number, axis))
                return false;
    return true;
}
template <class At, class... Leaf>
constexpr bool has_extents_made(std::type_identity<std::tuple<Leaf&...>>) {
    int number = 0;
    return (has_extents_made<At, std::remove_const_t<Leaf>>(number++) && ...);
}
template <class At, class Value>
constexpr bool is_as_made() {
    using leaves = decltype(leaves_in(std::declval<Value const&>()));
    return has_extents_made<At>(std::type_identity<leaves>{});
}

} // namespace tapeless::arrays
