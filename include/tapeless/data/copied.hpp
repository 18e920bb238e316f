// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/joined.hpp>

/// Layouts are copied word by word. A compiler copies two words as one of sixteen bytes, which the
/// machine cannot take from two stores of eight that have just been made: it waits until both have
/// reached the cache, some 15 cycles, and nothing can begin before the first address is known.

namespace tapeless::data {

template <class Word>
TAPELESS_INLINE inline Word by_itself(Word word) {
    asm("" : "+r"(word));
    return word;
}

template <class... Layout>
TAPELESS_INLINE inline std::tuple<Layout...> copied(std::tuple<Layout...> const& given);

/// Long lists of columns are copied as the compiler likes.
template <class Layout>
TAPELESS_INLINE inline Layout copied(Layout const& given) {
    Layout result = given;
    if constexpr (is_shared<Layout>) {
        return result;
    } else {
        if constexpr (requires { given.part; })
            result.part = copied(given.part);
        else if constexpr (requires { given.index; })
            result.all = copied(given.all), result.index = by_itself(given.index);
        else if constexpr (std::is_pointer_v<decltype(given.first)>)
            result.first = by_itself(given.first);
        else if constexpr (Layout::leaves <= simd::streams_the_machine_follows)
            simd::unrolled<Layout::leaves>(
                [&](int k) TAPELESS_INLINE_LAMBDA { result.first[k] = by_itself(given.first[k]); });
        result.size = by_itself(given.size);
        return result;
    }
}
template <class... Layout>
TAPELESS_INLINE inline std::tuple<Layout...> copied(std::tuple<Layout...> const& given) {
    return std::apply([](auto const&... one)
                          TAPELESS_INLINE_LAMBDA { return std::tuple<Layout...>(copied(one)...); },
                      given);
}

} // namespace tapeless::data
