// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless {

/// A short text that can be a template argument, so that a compiler's message shows it. Exactly as
/// long as the text: clang prints a longer array as a list of numbers.
template <int Size>
struct label {
    char text[Size]{};

    constexpr label(char const (&literal)[Size]) {
        for (int i = 0; i < Size; ++i) text[i] = literal[i];
    }
};

} // namespace tapeless
