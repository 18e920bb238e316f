// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// One member of a product by its place.

#include <tapeless/core/tree/structure.hpp>

namespace tapeless::tree {

/// Takes any member and forgets it.
template <std::size_t>
struct skipped {
    template <class Member>
    constexpr skipped(Member const&) {}
};

template <class Before>
struct nth_argument;

template <std::size_t... Before>
struct nth_argument<std::index_sequence<Before...>> {
    template <class Member, class... After>
    TAPELESS_INLINE constexpr Member& operator()(skipped<Before>..., Member& member,
                                                 After&...) const {
        return member;
    }
};

template <std::size_t Index, class S>
TAPELESS_INLINE constexpr auto& member_at(S& s) {
    return structure<std::remove_const_t<S>>::apply(
        s, nth_argument<std::make_index_sequence<Index>>{});
}

} // namespace tapeless::tree
