// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

/// Structures of arguments and of results: tuples, pairs, std::arrays and a user's struct, nested.
namespace random_arrays {

/// What users write.
template <class First, class Second>
struct both {
    First first;
    Second second;
};

template <class Type>
concept PairLike = requires(Type& x) {
    x.first, x.second;
};
template <class Type>
concept Structure = PairLike<Type> || requires {
    std::tuple_size<std::remove_const_t<Type>>::value;
};

/// References to the members. The library's tuples have a `get` of their own.
template <Structure Type>
auto members_of(Type& x) {
    using std::get;
    if constexpr (PairLike<Type>)
        return std::tie(x.first, x.second);
    else
        return [&]<std::size_t... K>(std::index_sequence<K...>) { return std::tie(get<K>(x)...); }
    (std::make_index_sequence<std::tuple_size_v<std::remove_const_t<Type>>>{});
}

/// The type of a structure whose members are others.
template <class Type, class... Member>
struct with_others;
template <template <class...> class Kind, class... Old, class... Member>
struct with_others<Kind<Old...>, Member...> {
    using type = Kind<Member...>;
};
template <class Old, std::size_t Size, class Member, class... More>
struct with_others<std::array<Old, Size>, Member, More...> {
    using type = std::array<Member, Size>;
};

/// Calls `visit` with each leaf, in order.
template <class Type, class Visit>
void each_leaf(Type& x, Visit const& visit) {
    if constexpr (Structure<Type>)
        std::apply([&](auto&... member) { (each_leaf(member, visit), ...); }, members_of(x));
    else
        visit(x);
}
/// The same structure of what `change` makes of each leaf, in order.
template <class Type, class Change>
auto with_leaves(Type const& x, Change const& change) {
    if constexpr (Structure<Type>)
        return std::apply(
            [&](auto const&... member) {
                using made = with_others<Type, decltype(with_leaves(member, change))...>;
                return typename made::type{with_leaves(member, change)...};
            },
            members_of(x));
    else
        return change(x);
}

} // namespace random_arrays
