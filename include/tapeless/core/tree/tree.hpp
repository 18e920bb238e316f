// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Arguments and results as nested structures: scalars, std::array, std::pair, std::tuple and the
/// user's structs, to any depth. A leaf is any type that is none of these.
///
/// The types given to these traits carry no reference and no const.

#include <tapeless/core/tree/aggregate.hpp>
#include <tapeless/core/tree/leaves.hpp>
#include <tapeless/core/tree/mirror.hpp>
#include <tapeless/core/tree/structure.hpp>

namespace tapeless::tree {

template <class S>
consteval role find_role() {
    if constexpr (!std::is_class_v<S>) {
        return role::leaf;
    } else if constexpr (Declared<S>) {
        return role::declared;
    } else if constexpr (is_adapted<S>) {
        return role::adapted;
    } else if constexpr (is_decomposable<S>()) {
        return role::aggregate;
    } else {
        return role::leaf;
    }
}

template <class S>
inline constexpr std::size_t leaf_count = structure<S>::count;

/// The type all leaves have, or `mixed`, or `none`.
template <class S>
using leaf_type = typename structure<S>::leaf_type;

/// The same structure with every leaf a `Leaf`.
template <class S, class Leaf>
using rebind = typename structure<S>::template rebind<Leaf>;

/// What two arguments share that differ in their leaf type only.
template <class S>
using shape = rebind<S, double>;

} // namespace tapeless::tree

namespace tapeless {

using tree::fields;
using tree::mirror;

} // namespace tapeless
