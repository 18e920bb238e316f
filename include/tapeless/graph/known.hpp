// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/builder.hpp>

namespace tapeless {

// What is known of a node by itself: whether it is a constant, of which kind, or a negation.

/// The compilers refuse a constant evaluation that overflows: leave such operations to run time.
constexpr bool tame(double x) {
    double const size = x < 0 ? -x : x;
    return x == 0 || (size > 1e-140 && size < 1e140);
}
constexpr bool is_zero(builder const& g, int i) {
    return g.is_constant(i) && g.constant_at(i) == 0;
}
constexpr bool is(builder const& g, int i, double value) {
    return g.is_constant(i) && g.constant_at(i) == value;
}
constexpr bool is_negative_zero(builder const& g, int i) {
    return is_zero(g, i) && std::bit_cast<word>(g.constant_at(i)) != 0;
}
constexpr bool is_negated(builder const& g, int i) {
    return g.node[i] >> code_shift == code::negate;
}
constexpr bool both_tame(builder const& g, int a, int b) {
    return g.is_constant(a) && g.is_constant(b) && tame(g.constant_at(a)) && tame(g.constant_at(b));
}
/// Nothing but constants and signs is ever rewritten, so most nodes leave after this one question.
constexpr bool plain(word node) {
    return node >> code_shift != code::constant && node >> code_shift != code::negate;
}

} // namespace tapeless
