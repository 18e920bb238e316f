// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/diagnostics.hpp>
#include <tapeless/core/tree/structure.hpp>

#include <cstdint>
#include <stdexcept>

namespace tapeless {

/// An object of the program as an argument: its address, as a number among the other numbers of a
/// call. So it goes wherever numbers go (into functions and expressions, into each lane of a batch)
/// and a program has no second kind of input. A double has every integer below 2^53.
template <class Object, class Leaf = double>
struct reference {
    Leaf address{};
};

/// `refer(table)`: the first argument of an opaque call. The object has to outlive the reference.
template <class Object>
reference<Object> refer(Object const& object) {
    auto const address = reinterpret_cast<std::uintptr_t>(__builtin_addressof(object));
    if (static_cast<std::uint64_t>(address) >> 53 != 0)
        throw std::invalid_argument(TAPELESS_THROWS_ADDRESS);
    return {static_cast<double>(address)};
}
template <class Object>
reference<Object> refer(Object const&&) = delete; // a temporary

template <class Object, class Number>
Object const& referred(Number address) {
    return *reinterpret_cast<Object const*>(static_cast<std::uintptr_t>(address));
}

template <class Type>
inline constexpr bool is_reference = false;
template <class Object, class Leaf>
inline constexpr bool is_reference<reference<Object, Leaf>> = true;

template <class Object, class Leaf>
struct tree::structure<reference<Object, Leaf>> : product<Leaf> {
    template <class New>
    using rebind = reference<Object, typename structure<Leaf>::template rebind<New>>;

    template <class S, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(S& s, F&& f) {
        return static_cast<F&&>(f)(s.address);
    }
};

} // namespace tapeless
