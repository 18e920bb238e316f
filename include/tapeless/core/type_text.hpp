// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless {

/// A type as the compiler writes it.
template <class Type>
constexpr char const* signature() {
    return __PRETTY_FUNCTION__;
}
constexpr int find_text(char const* text, char const* part, int from = 0) {
    for (int i = from; text[i] != 0; ++i) {
        int k = 0;
        while (part[k] != 0 && text[i + k] == part[k]) ++k;
        if (part[k] == 0) return i;
    }
    return -1;
}

template <class Type>
struct text_of_type {
    // "... signature() [with Type = user::table]", "... signature() [Type = user::table]"
    static constexpr int begin = find_text(signature<Type>(), "Type = ") + 7;
    static constexpr int end = [] {
        int last = begin;
        for (int i = begin; signature<Type>()[i] != 0; ++i)
            if (signature<Type>()[i] == ']') last = i;
        return last;
    }();

    char text[end - begin + 1]{};

    constexpr text_of_type() {
        for (int i = begin; i < end; ++i) text[i - begin] = signature<Type>()[i];
    }
    /// Whether it is a lambda's: then the compilers may write another the same way.
    constexpr bool is_closure() const { return find_text(text, "lambda") >= 0; }
};
template <class Type>
inline constexpr text_of_type<Type> type_text{};

} // namespace tapeless
