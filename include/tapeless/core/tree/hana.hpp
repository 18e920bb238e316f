// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Boost.Hana's side of nested structures: hana::tuple, hana::pair and Hana Structs are structures,
/// and the structs of TAPELESS_STRUCT, `mirror` and `fields` are Hana Structs. To be included
/// before the first use of a Hana type as an argument.

#include <tapeless/core/tree/member_names.hpp>
#include <tapeless/core/tree/tree.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/second.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

namespace tapeless::tree {

namespace hana = boost::hana;

template <class... Members>
struct structure<hana::tuple<Members...>> : product<Members...> {
    template <class Leaf>
    using rebind = hana::tuple<typename structure<Members>::template rebind<Leaf>...>;

    template <class S, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(S& tuple, F&& f) {
        return hana::unpack(tuple, static_cast<F&&>(f));
    }
};

template <class First, class Second>
struct structure<hana::pair<First, Second>> : product<First, Second> {
    template <class Leaf>
    using rebind = hana::pair<typename structure<First>::template rebind<Leaf>,
                              typename structure<Second>::template rebind<Leaf>>;

    template <class S, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(S& pair, F&& f) {
        return static_cast<F&&>(f)(hana::first(pair), hana::second(pair));
    }
};

template <class S>
requires(hana::Struct<S>::value) inline constexpr bool is_adapted<S> = true;

/// Calls f(members...) through Hana's accessors.
template <class S, class F>
TAPELESS_INLINE constexpr decltype(auto) unpack_members(S& s, F&& f) {
    return hana::unpack(hana::accessors<std::remove_const_t<S>>(),
                        [&](auto const&... accessors) TAPELESS_INLINE_LAMBDA -> decltype(auto) {
                            return static_cast<F&&>(f)(hana::second(accessors)(s)...);
                        });
}

template <class S>
struct structure_of<S, role::adapted>
    : anonymous_structure<S, decltype(unpack_members(std::declval<S&>(), collect{}))> {
    template <class Self, class F>
    TAPELESS_INLINE static constexpr decltype(auto) apply(Self& self, F&& f) {
        return unpack_members(self, static_cast<F&&>(f));
    }
};

/// A key that is no string gives no name.
constexpr text name_of(...) { return {}; }

template <char... Letters>
constexpr text name_of(hana::string<Letters...>) {
    return {hana::string<Letters...>::c_str(), sizeof...(Letters)};
}

/// The keys of an adapted struct are its members' names.
template <class S>
struct member_names_of<S, role::adapted> {
    static constexpr auto names = hana::unpack(hana::accessors<S>(), [](auto const&... accessors) {
        return std::array<text, sizeof...(accessors)>{name_of(hana::first(accessors))...};
    });

    static constexpr text at(std::size_t place) { return names[place]; }
};

template <std::size_t Place>
struct member_accessor {
    template <class S>
    constexpr auto& operator()(S& s) const {
        return member_at<Place>(s);
    }

    template <class S>
    requires(!std::is_lvalue_reference_v<S>) constexpr auto&& operator()(S&& s) const {
        return std::move(member_at<Place>(s));
    }
};

template <class S, std::size_t Place, std::size_t... Letters>
constexpr auto member_key(std::index_sequence<Letters...>) {
    return hana::string<member_names<S>::at(Place).begin[Letters]...>{};
}

/// Pairs of a name and an accessor for each member.
template <class S, std::size_t... Places>
constexpr auto member_accessors(std::index_sequence<Places...>) {
    return hana::make_tuple(hana::make_pair(
        member_key<S, Places>(std::make_index_sequence<member_names<S>::at(Places).size>{}),
        member_accessor<Places>{})...);
}

template <class... Members>
constexpr auto places(list<Members...>) {
    return std::index_sequence_for<Members...>{};
}

template <class S>
struct hana_accessors {
    static constexpr auto apply() {
        return member_accessors<S>(places(typename structure<S>::members{}));
    }
};

} // namespace tapeless::tree

namespace boost::hana {

template <class S>
struct accessors_impl<S, when<tapeless::tree::Declared<S>>> : tapeless::tree::hana_accessors<S> {};

template <class S, class Leaf>
struct accessors_impl<tapeless::tree::mirror<S, Leaf>>
    : tapeless::tree::hana_accessors<tapeless::tree::mirror<S, Leaf>> {};

template <class S, class Leaf>
struct accessors_impl<tapeless::tree::fields<S, Leaf>>
    : tapeless::tree::hana_accessors<tapeless::tree::fields<S, Leaf>> {};

} // namespace boost::hana
