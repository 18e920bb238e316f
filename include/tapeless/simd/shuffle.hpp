// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/pack.hpp>

/// Lanes of registers in another order, by the compiler's own vectors where it has them.

namespace tapeless::simd {

#if defined(__has_builtin)
#    if __has_builtin(__builtin_shufflevector)
#        define TAPELESS_SHUFFLES
#    endif
#endif

/// Whether the registers of a pack can be shuffled by the compiler.
template <class Pack>
concept Shuffled = requires(typename Pack::lanes x) {
#ifdef TAPELESS_SHUFFLES
    Pack(typename Pack::batch(x));
    requires sizeof(x) == Pack::size * sizeof(typename Pack::value_type);
    x[0];
#else
    requires sizeof(x) == 0;
#endif
};

#ifdef TAPELESS_SHUFFLES

/// Lane j of the result is lane `Choice::of(j)` of a followed by b.
template <class Choice, class Pack, std::size_t... Lane>
TAPELESS_INLINE inline Pack shuffle(Pack const& a, Pack const& b, std::index_sequence<Lane...>) {
    return typename Pack::batch(
        typename Pack::lanes(__builtin_shufflevector(a.data(), b.data(), Choice::of(Lane)...)));
}
template <class Choice, class Pack>
TAPELESS_INLINE inline Pack shuffle(Pack const& a, Pack const& b) {
    return shuffle<Choice>(a, b, std::make_index_sequence<Pack::size>{});
}

#endif

} // namespace tapeless::simd
