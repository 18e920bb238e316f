// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The names of a struct's members, from TAPELESS_STRUCT or from the compiler.

#include <tapeless/core/tree/member.hpp>
#include <tapeless/core/tree/tree.hpp>

namespace tapeless::tree {

/// Part of a literal; empty for a member without a name.
struct text {
    char const* begin = "";
    std::size_t size = 0;
};

constexpr bool is_name_character(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (static_cast<unsigned char>(c) & 0x80u) != 0;
}

/// The name at some place in a list such as "k, w".
constexpr text name_in_list(char const* list, std::size_t place) {
    for (; place != 0; ++list) place -= *list == ',';
    while (*list != 0 && !is_name_character(*list)) ++list;
    text name{list, 0};
    while (is_name_character(list[name.size])) ++name.size;
    return name;
}

/// The last name in a spelling such as "Member = (& origin<S>.S::k)" or "Member = &origin.k".
constexpr text last_name(char const* spelling) {
    std::size_t end = 0;
    while (spelling[end] != 0) ++end;
    while (end != 0 && !is_name_character(spelling[end - 1])) --end;
    std::size_t begin = end;
    while (begin != 0 && is_name_character(spelling[begin - 1])) --begin;
    return {spelling + begin, end - begin};
}

template <class S>
inline constexpr S origin{};

template <class S>
concept HasConstantDefault = requires {
    typename std::bool_constant<(static_cast<void>(S{}), true)>;
};

/// The type to ask for names: S<double> for any S<T>, since not every T has constants.
template <class S>
using named = std::conditional_t<find_role<shape<S>>() == role::aggregate, shape<S>, S>;

template <auto const* Member>
consteval text spelled_name() {
    return last_name(__PRETTY_FUNCTION__);
}

template <class S, role Role>
struct member_names_of {
    static constexpr text at(std::size_t) { return {}; }
};

template <class S>
struct member_names_of<S, role::declared> {
    static constexpr text at(std::size_t place) {
        return name_in_list(tapeless_names(std::type_identity<S>{}), place);
    }
};

template <class S>
requires HasConstantDefault<named<S>>
struct member_names_of<S, role::aggregate> {
    static constexpr auto names = []<std::size_t... Places>(std::index_sequence<Places...>) {
        return std::array{spelled_name<&member_at<Places>(origin<named<S>>)>()...};
    }
    (std::make_index_sequence<member_count<S>()>{});

    static constexpr text at(std::size_t place) { return names[place]; }
};

template <class S>
struct member_names : member_names_of<S, find_role<S>()> {};

template <class S, class Leaf>
struct member_names<mirror<S, Leaf>> : member_names<S> {};

template <class S, class Leaf>
struct member_names<fields<S, Leaf>> : member_names<S> {};

template <class First, class Second>
struct member_names<std::pair<First, Second>> {
    static constexpr text at(std::size_t place) { return name_in_list("first, second", place); }
};

} // namespace tapeless::tree
