// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/joined.hpp>

#include <bit>
#include <cstdint>

/// Layouts are copied word by word. A compiler copies two words as one of sixteen bytes, or eight
/// as one of 64, which the machine cannot take from stores of eight bytes that have just been made:
/// it waits until all of them have reached the cache, some 15 cycles, and nothing can begin before
/// the first address is known.

namespace tapeless::data {

template <class Word>
TAPELESS_INLINE inline Word by_itself(Word word) {
    asm("" : "+r"(word));
    return word;
}
template <class Number>
TAPELESS_INLINE inline Number number_by_itself(Number x) {
#if defined(__SSE2__)
    asm("" : "+x"(x));
    return x;
#else
    using word = std::conditional_t<sizeof(Number) == 8, std::uint64_t, std::uint32_t>;
    return std::bit_cast<Number>(by_itself(std::bit_cast<word>(x)));
#endif
}
/// Long lists are copied as the compiler likes.
inline constexpr int most_words = 32;
template <int Count, class Element>
TAPELESS_INLINE inline void copy_numbers(Element const* from, Element* to) {
    if constexpr (Count <= most_words)
        simd::unrolled<Count>([&](int k)
                                  TAPELESS_INLINE_LAMBDA { to[k] = number_by_itself(from[k]); });
    else
        for (int k = 0; k < Count; ++k) to[k] = from[k];
}

template <class... Layout>
TAPELESS_INLINE inline std::tuple<Layout...> copied(std::tuple<Layout...> const& given);

template <class Layout>
TAPELESS_INLINE inline Layout copied(Layout const& given) {
    if constexpr (is_shared<Layout>) {
        Layout result;
        copy_numbers<Layout::leaves>(given.value, result.value);
        return result;
    } else {
        Layout result = given;
        if constexpr (requires { given.part; })
            result.part = copied(given.part);
        else if constexpr (requires { given.index; })
            result.all = copied(given.all), result.index = by_itself(given.index);
        else if constexpr (std::is_pointer_v<decltype(given.first)>)
            result.first = by_itself(given.first);
        else if constexpr (Layout::leaves <= most_words)
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
