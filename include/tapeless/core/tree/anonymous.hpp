// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Structs whose member names were not told: a template struct S<T> with leaves T becomes S<Leaf>,
/// any other struct S becomes fields<S, Leaf>.

#include <tapeless/core/tree/fields.hpp>

namespace tapeless::tree {

/// Replaces the leading type argument of a template struct.
template <class S>
struct template_argument {
    using type = void;
};

template <template <class, auto...> class Template, class Argument, auto... Sizes>
struct template_argument<Template<Argument, Sizes...>> {
    using type = Argument;

    template <class Leaf>
    using replaced = Template<Leaf, Sizes...>;
};

/// Whether S<Argument> has leaves of type Argument: else it does not stand for a leaf type.
template <class Argument, class Leaves>
inline constexpr bool is_leaf_parameter = structure<Argument>::kind == form::leaf &&
                                          (std::is_same_v<Argument, Leaves> ||
                                           std::is_same_v<mixed, Leaves>);

template <class Leaves>
inline constexpr bool is_leaf_parameter<void, Leaves> = false;

/// A struct whose member names are not known here.
template <class S, class Members,
          bool IsTemplate = is_leaf_parameter<typename template_argument<S>::type,
                                              typename product_of<Members>::leaf_type>>
struct anonymous_structure : product_of<Members> {
    template <class Leaf>
    using rebind = typename template_argument<S>::template replaced<Leaf>;
};

template <class S, class Members>
struct anonymous_structure<S, Members, false> : product_of<Members> {
    template <class Leaf>
    using rebind = std::conditional_t<settled<typename product_of<Members>::leaf_type, Leaf>, S,
                                      fields<S, Leaf>>;
};

} // namespace tapeless::tree
