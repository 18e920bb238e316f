// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Names for leaves as a reader would write them: x, x[2], p.k, p.w[0], and t.0 in a tuple.

#include <tapeless/core/tree/member_names.hpp>

#include <string>

namespace tapeless::tree {

template <class S>
std::string leaf_name(std::string prefix, std::size_t leaf);

/// Passes over the members in front of the one that has the leaf.
template <class S, class... Members>
std::string member_leaf_name(std::string prefix, std::size_t leaf, list<Members...>) {
    std::size_t place = 0;
    bool done = false;
    auto const pass = [&]<class Member>(std::type_identity<Member>) {
        if (!done && leaf < leaf_count<Member>) {
            text const name = member_names<S>::at(place);
            prefix += '.';
            prefix += name.size != 0 ? std::string(name.begin, name.size) : std::to_string(place);
            prefix = leaf_name<Member>(static_cast<std::string&&>(prefix), leaf);
            done = true;
        } else {
            leaf -= done ? 0 : leaf_count<Member>;
            ++place;
        }
    };
    (pass(std::type_identity<Members>{}), ...);
    return prefix;
}

/// The name of a leaf of `S`, by its number in the order of for_each_leaf, where the whole is
/// called `prefix`.
template <class S>
std::string leaf_name(std::string prefix, std::size_t leaf) {
    using node = structure<S>;
    if constexpr (node::kind == form::leaf || node::count == 0) {
        return prefix;
    } else if constexpr (node::kind == form::array) {
        using element = typename node::element;
        prefix += '[' + std::to_string(leaf / leaf_count<element>) + ']';
        return leaf_name<element>(static_cast<std::string&&>(prefix), leaf % leaf_count<element>);
    } else {
        return member_leaf_name<S>(static_cast<std::string&&>(prefix), leaf,
                                   typename node::members{});
    }
}

} // namespace tapeless::tree
