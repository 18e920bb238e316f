// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The number of members of an aggregate. `{}` initialises exactly one member, whatever its type
/// and even if it is an array of the language, so the longest list of `{}` that fits counts them.

#include <cstddef>

namespace tapeless::tree {

template <std::size_t Size>
struct size {};

inline constexpr std::size_t most_members = 32;

/// Whether `S` can be made from `Size` times `{}`. No pack can stand for `{}`: hence the table, one
/// longer than that in decompose.hpp.
template <class S>
consteval bool fits(...) {
    return false;
}

// clang-format off

template <class S> consteval bool fits(size<1>) { return requires { S{{}}; }; }
template <class S> consteval bool fits(size<2>) { return requires { S{{},{}}; }; }
template <class S> consteval bool fits(size<3>) { return requires { S{{},{},{}}; }; }
template <class S> consteval bool fits(size<4>) { return requires { S{{},{},{},{}}; }; }
template <class S> consteval bool fits(size<5>) { return requires { S{{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<6>) { return requires { S{{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<7>) { return requires { S{{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<8>) { return requires { S{{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<9>) {
    return requires { S{{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<10>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<11>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<12>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<13>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<14>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<15>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<16>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<17>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<18>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<19>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<20>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<21>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<22>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<23>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<24>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{}}; }; }
template <class S> consteval bool fits(size<25>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<26>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<27>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<28>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<29>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<30>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<31>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<32>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{},{},{},{},{}}; }; }
template <class S> consteval bool fits(size<33>) {
    return requires { S{{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},
        {},{},{},{},{},{},{},{},{},{},{},{},{}}; }; }

// clang-format on

/// Stops at 33, one more than can be taken apart.
template <class S, std::size_t Size = 0>
consteval std::size_t member_count() {
    if constexpr (fits<S>(size<Size + 1>{})) {
        return member_count<S, Size + 1>();
    } else {
        return Size;
    }
}

} // namespace tapeless::tree
