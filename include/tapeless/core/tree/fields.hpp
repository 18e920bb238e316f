// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The image of a struct whose member names were not told: p[&S::k], and auto& [k, w] = p.

#include <tapeless/core/tree/structure.hpp>

namespace tapeless::tree {

/// An array of the language cannot be a member of a tuple.
template <class Member>
struct storable {
    using type = Member;
};

template <class Element, std::size_t Size>
struct storable<Element[Size]> {
    using type = std::array<typename storable<Element>::type, Size>;
};

template <class Member, class Leaf>
using field = typename storable<typename structure<Member>::template rebind<Leaf>>::type;

template <class Members, class Leaf>
struct field_tuple;

template <class... Members, class Leaf>
struct field_tuple<list<Members...>, Leaf> {
    using type = std::tuple<field<Members, Leaf>...>;
};

/// Remembers a member if it has the type sought.
template <class Sought>
struct remember {
    Sought* found = nullptr;

    constexpr void operator()(Sought& member) { found = &member; }
    constexpr void operator()(auto&) {}
};

/// The members of `S` in order, with `Leaf` in place of its leaves.
template <class S, class Leaf>
struct fields {
    typename field_tuple<typename structure<S>::members, Leaf>::type members;

    template <class Member>
    TAPELESS_INLINE constexpr field<Member, Leaf>& operator[](Member S::*member) {
        return find<field<Member, Leaf>>(members, member);
    }

    template <class Member>
    TAPELESS_INLINE constexpr field<Member, Leaf> const& operator[](Member S::*member) const {
        return find<field<Member, Leaf> const>(members, member);
    }

private:
    /// A member pointer tells its place only by the address it gives in an object.
    template <class Sought, class Tuple, class Member>
    TAPELESS_INLINE static constexpr Sought& find(Tuple& tuple, Member S::*member) {
        S const origin{};
        void const* const address = &(origin.*member);
        remember<Sought> result;
        structure<S>::apply(origin, [&](auto&... theirs) TAPELESS_INLINE_LAMBDA {
            std::apply(
                [&](auto&... ours) TAPELESS_INLINE_LAMBDA {
                    ((static_cast<void const*>(&theirs) == address ? result(ours) : void()), ...);
                },
                tuple);
        });
        return *result.found;
    }
};

template <std::size_t Index, class S, class Leaf>
constexpr auto& get(fields<S, Leaf>& s) {
    return std::get<Index>(s.members);
}

template <std::size_t Index, class S, class Leaf>
constexpr auto const& get(fields<S, Leaf> const& s) {
    return std::get<Index>(s.members);
}

template <std::size_t Index, class S, class Leaf>
constexpr auto&& get(fields<S, Leaf>&& s) {
    return std::get<Index>(std::move(s.members));
}

template <class S, class Leaf>
struct structure<fields<S, Leaf>> : structure<decltype(fields<S, Leaf>::members)> {
    template <class Other>
    using rebind = typename structure<S>::template rebind<Other>;

    template <class Self, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(Self& self, F&& f) {
        return std::apply(static_cast<F&&>(f), self.members);
    }
};

} // namespace tapeless::tree

template <class S, class Leaf>
struct std::tuple_size<tapeless::tree::fields<S, Leaf>>
    : std::tuple_size<decltype(tapeless::tree::fields<S, Leaf>::members)> {};

template <std::size_t Index, class S, class Leaf>
struct std::tuple_element<Index, tapeless::tree::fields<S, Leaf>>
    : std::tuple_element<Index, decltype(tapeless::tree::fields<S, Leaf>::members)> {};
