// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Taking an aggregate of up to 32 members apart. Structured bindings are what names the members of
/// an unknown struct, and they want their number written out: hence the table.

#include <tapeless/core/config.hpp>
#include <tapeless/core/tree/member_count.hpp>

namespace tapeless::tree {

// Each calls visit(members...).

// clang-format off

template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<1>, S& self, Visitor&& visit) {
    auto& [a] = self;
    return static_cast<Visitor&&>(visit)(a);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<2>, S& self, Visitor&& visit) {
    auto& [a, b] = self;
    return static_cast<Visitor&&>(visit)(a, b);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<3>, S& self, Visitor&& visit) {
    auto& [a, b, c] = self;
    return static_cast<Visitor&&>(visit)(a, b, c);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<4>, S& self, Visitor&& visit) {
    auto& [a, b, c, d] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<5>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<6>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<7>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<8>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<9>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<10>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<11>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<12>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<13>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<14>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<15>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<16>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<17>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<18>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<19>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<20>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s,
        t);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<21>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<22>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<23>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<24>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<25>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<26>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<27>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<28>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A,
        B] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A, B);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<29>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B,
        C] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A, B, C);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<30>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C,
        D] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A, B, C, D);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<31>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D,
        E] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A, B, C, D, E);
}
template <class S, class Visitor>
TAPELESS_INLINE constexpr decltype(auto) decompose(size<32>, S& self, Visitor&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D,
        E, F] = self;
    return static_cast<Visitor&&>(visit)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t,
        u, v, w, x, y, z, A, B, C, D, E, F);
}

// clang-format on

} // namespace tapeless::tree
