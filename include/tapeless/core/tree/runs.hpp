// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Where the leaves of a structure lie: in runs, each a leaf of its own or an array of leaves.

#include <tapeless/core/tree/tree.hpp>

namespace tapeless::tree {

/// Leaf k is element `offset[k]` of run `run[k]`.
template <std::size_t Leaves>
struct run_layout {
    int runs = 0;
    int leaves = 0;
    int run[Leaves + 1]{};
    int offset[Leaves + 1]{};

    constexpr void append(int length) {
        for (int i = 0; i < length; ++i) {
            run[leaves] = runs;
            offset[leaves++] = i;
        }
        ++runs;
    }
};

template <class S>
inline constexpr bool is_run = is_leaf<S> ||
                               (requires { requires is_leaf<typename structure<S>::element>; });

template <class S, class Layout>
constexpr void lay_out(Layout& layout);

template <class... Members, class Layout>
constexpr void lay_out(list<Members...>, Layout& layout) {
    (lay_out<Members>(layout), ...);
}

template <class S, class Layout>
constexpr void lay_out(Layout& layout) {
    using node = structure<S>;
    if constexpr (is_run<S>)
        layout.append(static_cast<int>(node::count));
    else if constexpr (node::kind == form::array)
        for (std::size_t i = 0; i < node::size; ++i) lay_out<typename node::element>(layout);
    else
        lay_out(typename node::members{}, layout);
}

template <class S>
constexpr auto layout_of() {
    run_layout<leaf_count<S>> layout;
    lay_out<S>(layout);
    return layout;
}

/// Writes the addresses of the runs of `s`; returns the position after.
template <class S, class Leaf>
TAPELESS_INLINE constexpr Leaf** find_runs(S& s, Leaf** run) {
    using node = structure<S>;
    if constexpr (is_leaf<S>) {
        *run++ = __builtin_addressof(s);
    } else if constexpr (is_run<S>) {
        *run++ = node::size == 0 ? nullptr : __builtin_addressof(s[0]);
    } else if constexpr (node::kind == form::array) {
        for (auto& element : s) run = find_runs(element, run);
    } else {
        node::apply(s, [&run](auto&... member) TAPELESS_INLINE_LAMBDA {
            static_cast<void>(((run = find_runs(member, run)), ...));
        });
    }
    return run;
}

/// Becomes any structure, its leaves still to be written: std::tuple has no other way to leave an
/// array as it is than to be made from something that turns into one in place.
struct blank {
    template <class S>
    requires(structure<S>::kind == form::array) TAPELESS_INLINE constexpr operator S() const {
        S s;
        if (std::is_constant_evaluated()) s = S{};
        return s;
    }
    template <class S>
    requires(structure<S>::kind != form::array) TAPELESS_INLINE constexpr operator S() const {
        return of(std::type_identity<S>{});
    }

private:
    template <class S>
    TAPELESS_INLINE static constexpr S of(std::type_identity<S>) {
        return S{};
    }
    template <class First, class Second, class... Rest>
    TAPELESS_INLINE static constexpr auto
    of(std::type_identity<std::tuple<First, Second, Rest...>>) {
        return std::tuple<First, Second, Rest...>(as<First>(), as<Second>(), as<Rest>()...);
    }
    template <class>
    TAPELESS_INLINE static constexpr blank as() {
        return {};
    }
};

} // namespace tapeless::tree
