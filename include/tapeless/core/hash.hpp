// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstdint>

namespace tapeless {

using word = std::uint64_t;

/// FNV-1a over a text.
constexpr word hash_text(char const* text) {
    word hash = 14695981039346656037ull;
    for (; *text != 0; ++text) hash = (hash ^ static_cast<unsigned char>(*text)) * 1099511628211ull;
    return hash;
}

/// The finaliser of splitmix64: every input bit reaches every output bit.
constexpr word scramble(word value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
    return value ^ (value >> 31);
}

/// Order matters: mix(a, b) and mix(b, a) differ.
constexpr word mix(word first, word second) {
    return scramble(first * 0x9E3779B97F4A7C15ull + scramble(second + 0xD6E8FEB86659FD93ull));
}

} // namespace tapeless
