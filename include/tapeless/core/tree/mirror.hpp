// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// TAPELESS_STRUCT(Params, k, w) brings a struct in: written after `struct Params`, in the
/// namespace that contains it (argument-dependent lookup must find it). It states the members'
/// names once, and makes `mirror<Params, Leaf>`: the same member names, with `Leaf` for each leaf.

#include <tapeless/core/tree/structure.hpp>

namespace tapeless::tree {

template <class S>
concept Declared = requires {
    tapeless_names(std::type_identity<S>{});
};

/// A struct with the member names of `S` and `Leaf` in place of its leaves.
template <class S, class Leaf>
struct mirror
    : decltype(tapeless_mirror(std::type_identity<S>{}, std::type_identity<Leaf>{}))::type {};

template <class S>
using declared_product =
    product_of<decltype(tapeless_members(std::type_identity<S>{}, std::declval<S&>(), collect{}))>;

template <class S>
struct structure_of<S, role::declared> : declared_product<S> {
    template <class Leaf>
    using rebind = std::conditional_t<settled<typename declared_product<S>::leaf_type, Leaf>, S,
                                      mirror<S, Leaf>>;

    template <class Self, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(Self& self, F&& f) {
        return tapeless_members(std::type_identity<S>{}, self, static_cast<F&&>(f));
    }
};

template <class S, class Leaf>
struct structure<mirror<S, Leaf>>
    : product_of<typename rebound_list<typename structure<S>::members, Leaf>::type> {
    template <class Other>
    using rebind = typename structure<S>::template rebind<Other>;

    template <class Self, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(Self& self, F&& f) {
        return tapeless_members(std::type_identity<S>{}, self, static_cast<F&&>(f));
    }
};

} // namespace tapeless::tree

// A list macro applied to each argument: every level scans four times what the level below does,
// so 4^4 members are reached.

#define TAPELESS_TREE_PARENTHESES ()
#define TAPELESS_TREE_SCAN(...)                                                                    \
    TAPELESS_TREE_SCAN_3(                                                                          \
        TAPELESS_TREE_SCAN_3(TAPELESS_TREE_SCAN_3(TAPELESS_TREE_SCAN_3(__VA_ARGS__))))
#define TAPELESS_TREE_SCAN_3(...)                                                                  \
    TAPELESS_TREE_SCAN_2(                                                                          \
        TAPELESS_TREE_SCAN_2(TAPELESS_TREE_SCAN_2(TAPELESS_TREE_SCAN_2(__VA_ARGS__))))
#define TAPELESS_TREE_SCAN_2(...)                                                                  \
    TAPELESS_TREE_SCAN_1(                                                                          \
        TAPELESS_TREE_SCAN_1(TAPELESS_TREE_SCAN_1(TAPELESS_TREE_SCAN_1(__VA_ARGS__))))
#define TAPELESS_TREE_SCAN_1(...) __VA_ARGS__

#define TAPELESS_TREE_MEMBERS(S, ...)                                                              \
    __VA_OPT__(TAPELESS_TREE_SCAN(TAPELESS_TREE_MEMBER(S, __VA_ARGS__)))
#define TAPELESS_TREE_MEMBER(S, member, ...)                                                       \
    ::tapeless::tree::rebind<decltype(S::member), TapelessLeaf> member;                            \
    __VA_OPT__(TAPELESS_TREE_MEMBER_AGAIN TAPELESS_TREE_PARENTHESES(S, __VA_ARGS__))
#define TAPELESS_TREE_MEMBER_AGAIN() TAPELESS_TREE_MEMBER

#define TAPELESS_TREE_REFERENCES(...)                                                              \
    __VA_OPT__(TAPELESS_TREE_SCAN(TAPELESS_TREE_REFERENCE(__VA_ARGS__)))
#define TAPELESS_TREE_REFERENCE(member, ...)                                                       \
    tapeless_self.member __VA_OPT__(                                                               \
        , TAPELESS_TREE_REFERENCE_AGAIN TAPELESS_TREE_PARENTHESES(__VA_ARGS__))
#define TAPELESS_TREE_REFERENCE_AGAIN() TAPELESS_TREE_REFERENCE

#define TAPELESS_STRUCT(S, ...)                                                                    \
    template <class TapelessLeaf>                                                                  \
    constexpr auto tapeless_mirror(std::type_identity<S>, std::type_identity<TapelessLeaf>) {      \
        struct tapeless_mirror_members {                                                           \
            TAPELESS_TREE_MEMBERS(S, __VA_ARGS__)                                                  \
        };                                                                                         \
        return std::type_identity<tapeless_mirror_members>{};                                      \
    }                                                                                              \
    template <class TapelessSelf, class TapelessVisitor>                                           \
    [[gnu::always_inline]] constexpr decltype(auto) tapeless_members(                              \
        std::type_identity<S>, TapelessSelf& tapeless_self, TapelessVisitor&& tapeless_visitor) {  \
        static_cast<void>(tapeless_self);                                                          \
        return static_cast<TapelessVisitor&&>(tapeless_visitor)(                                   \
            TAPELESS_TREE_REFERENCES(__VA_ARGS__));                                                \
    }                                                                                              \
    [[maybe_unused]] constexpr char const* tapeless_names(std::type_identity<S>) {                 \
        return #__VA_ARGS__;                                                                       \
    }                                                                                              \
    static_assert(::tapeless::tree::Declared<S>,                                                   \
                  "tapeless: write TAPELESS_STRUCT in the namespace that contains the struct, "    \
                  "before the struct is first an argument");
