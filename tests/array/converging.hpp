// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "workload.hpp"

/// Functions written once for both ways to a fixed point: until it is reached, and by more turns
/// than that takes, which are differentiated one by one.

namespace converging {

namespace tl = tapeless;

struct until_at_rest {
    template <class Start, class Body>
    constexpr auto operator()(Start const& start, Body const& body) const {
        return tl::while_converging(start, body);
    }
};
template <int Turns>
struct so_many {
    template <class Start, class Body>
    constexpr auto operator()(Start const& start, Body const& body) const {
        return tl::iterate(Turns, start, body);
    }
};

/// x = b - A tanh(x), an array as the state, and a number that follows it.
template <class Loop>
constexpr auto network = tl::function([](auto A, auto b, auto c) {
    auto x = Loop{}(0.5 * b, [&](auto state) { return b - 0.25 * tl::matmul(A, tl::tanh(state)); });
    return tl::sum(x * c) + tl::logsumexp(x);
});

/// Two arrays and a number, each of which needs the others.
template <class Loop>
constexpr auto coupled = tl::function([](auto a, auto b, auto c) {
    auto start = std::tuple(0.0 * a, b, c(0));
    auto [x, y, z] = Loop{}(start, [&](auto state) {
        auto [u, v, w] = state;
        auto both = 0.25 * tl::sin(u + w) + a;
        return std::tuple(both, 0.5 * tl::cos(v) * u + b, 0.125 * tl::sum(v * a) + c(0));
    });
    return tl::sum(x * y) + z * z;
});

/// Elements that read others: turns put arrays together and pass a kernel over them.
template <class Loop>
constexpr auto stencil = tl::function([](auto q, auto k) {
    auto u = Loop{}(q, [&](auto state) {
        auto wider = tl::pad<0>(0.25 * tl::sin(state), 1, 1);
        return tl::conv1d(wider, k) + 0.125 * tl::flip<0>(state) + q;
    });
    return tl::sum(u * u * q);
});

/// The state itself is put between others and read at two places beside its own.
template <class Loop>
constexpr auto diffusion = tl::function([](auto f, auto c) {
    auto u = Loop{}(0.0 * f, [&](auto state) {
        auto wider = tl::pad<0>(state, 1, 1);
        auto beside = tl::slice<0>(wider, 2, 0) + tl::slice<0>(wider, 0, -2);
        return (f + beside - c(0) * state * state * state) / 3.0;
    });
    return tl::dot(u, u);
});

/// A fixed point for each element, within a sum over them.
template <class Loop>
constexpr auto kepler = tl::function([](auto M, auto e) {
    return tl::sum(tl::indices<0>(M), [&](auto i) {
        auto E = Loop{}(M(i), [&](auto x) { return M(i) + 0.5 * e(0) * tl::sin(x); });
        return tl::cos(E) * M(i);
    });
});

/// Turns inside of turns.
template <class Loop>
constexpr auto inner_turns = tl::function([](auto a, auto b) {
    auto x = Loop{}(a, [&](auto state) {
        auto inner = tl::iterate(3, state * b, [&](auto y) { return 0.5 * tl::sin(y) + a; });
        return 0.25 * inner + 0.125 * b;
    });
    return tl::sum(x * x);
});
template <class Loop>
constexpr auto inner_point = tl::function([](auto a, auto b) {
    auto x = Loop{}(0.0 * a, [&](auto state) {
        auto inner = Loop{}(b, [&](auto y) { return 0.25 * tl::sin(y + state) + a; });
        return 0.5 * tl::cos(inner) * b;
    });
    return tl::sum(x * a);
});

/// A fixed point in each turn of a recurrence.
template <class Loop>
constexpr auto in_turns = tl::function([](auto x, auto k) {
    auto last = tl::iterate(tl::indices<0>(x), 0.25 * k, [&](auto state, auto t) {
        auto next = Loop{}(state, [&](auto y) { return state + 0.25 * tl::sin(y * k) + x(t); });
        return 0.5 * next;
    });
    return last * last;
});

} // namespace converging
