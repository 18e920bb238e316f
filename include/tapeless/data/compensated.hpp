// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/transpose.hpp>

/// Sums that remember what rounding took from them, and sums of the lanes of a pack: of 8 lanes the
/// sum is ((x0 + x4) + (x2 + x6)) + ((x1 + x5) + (x3 + x7)), half onto half.

namespace tapeless::data {

/// Adds x to a sum, and what rounding takes from it to `rest` (Knuth's two-sum, exact in any order
/// of magnitude).
template <class Value>
TAPELESS_INLINE inline void add_to(Value& sum, Value& rest, Value const& x) {
    Value const total = sum + x;
    Value const part = total - sum;
    rest += (sum - (total - part)) + (x - part);
    sum = total;
}
template <class Value>
struct compensated {
    Value sum;
    Value rest;

    TAPELESS_INLINE void add(Value const& x) { add_to(sum, rest, x); }
};
template <class Value>
TAPELESS_INLINE inline compensated<Value> begin_sum(Value const& first) {
    return {first, Value(0)};
}

/// Where a sum is infinite or NaN, the rest is NaN and says nothing.
template <class Value>
TAPELESS_INLINE inline Value settled(compensated<Value> const& x) {
    Value const total = x.sum + x.rest;
    if constexpr (requires { total == total ? total : x.sum; })
        return total == total ? total : x.sum;
    else
        return select(total == total, total, x.sum);
}
template <class Pack>
TAPELESS_INLINE inline Pack settled(Pack const& x) {
    return x;
}

#ifdef TAPELESS_SHUFFLES
/// Half of a vector of the compiler's; the zeros are there since g++ 12 gets some shuffles of a
/// vector with itself wrong.
template <int Upper, class Vector, std::size_t... Lane>
TAPELESS_INLINE inline auto half_of(Vector const& x, std::index_sequence<Lane...>) {
    return __builtin_shufflevector(x, Vector{}, int(Lane + Upper * sizeof...(Lane))...);
}
template <std::size_t Lanes, class Vector>
TAPELESS_INLINE inline auto fold(Vector const& x) {
    if constexpr (Lanes == 1) {
        return x[0];
    } else {
        using half = std::make_index_sequence<Lanes / 2>;
        return fold<Lanes / 2>(half_of<0>(x, half{}) + half_of<1>(x, half{}));
    }
}
template <std::size_t Lanes, class Vector>
TAPELESS_INLINE inline auto fold(Vector const& x, Vector const& taken) {
    if constexpr (Lanes == 1) {
        return settled(compensated<std::remove_cvref_t<decltype(x[0])>>{x[0], taken[0]});
    } else {
        using half = std::make_index_sequence<Lanes / 2>;
        auto sum = half_of<0>(x, half{});
        auto rest = half_of<0>(taken, half{}) + half_of<1>(taken, half{});
        add_to(sum, rest, half_of<1>(x, half{}));
        return fold<Lanes / 2>(sum, rest);
    }
}
#endif

/// The same in memory.
template <class Element>
Element fold_all(Element* x, std::size_t lanes) {
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t j = 0; j < half; ++j) x[j] += x[j + half];
    return x[0];
}
template <class Element>
Element fold_all(Element* x, Element* rest, std::size_t lanes) {
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t j = 0; j < half; ++j) {
            compensated<Element> both{x[j], rest[j] + rest[j + half]};
            both.add(x[j + half]);
            x[j] = both.sum, rest[j] = both.rest;
        }
    return settled(compensated<Element>{x[0], rest[0]});
}

/// The sum of all lanes.
template <class Pack>
TAPELESS_INLINE inline auto sum_of_lanes(Pack const& x) {
#ifdef TAPELESS_SHUFFLES
    if constexpr (simd::Shuffled<Pack>) return fold<Pack::size>(x.data());
#endif
    if constexpr (!simd::Shuffled<Pack>) {
        typename Pack::value_type lane[Pack::size];
        x.store_unaligned(lane);
        return fold_all(lane, Pack::size);
    }
}
template <class Pack>
TAPELESS_INLINE inline auto sum_of_lanes(compensated<Pack> const& x) {
#ifdef TAPELESS_SHUFFLES
    if constexpr (simd::Shuffled<Pack>) return fold<Pack::size>(x.sum.data(), x.rest.data());
#endif
    if constexpr (!simd::Shuffled<Pack>) {
        typename Pack::value_type sum[Pack::size], rest[Pack::size];
        x.sum.store_unaligned(sum), x.rest.store_unaligned(rest);
        return fold_all(sum, rest, Pack::size);
    }
}

/// A pack with zeros behind its first lanes, whatever was there.
template <class Pack>
Pack first_lanes(Pack const& x, std::size_t count) {
    typename Pack::value_type lane[Pack::size];
    x.store_unaligned(lane);
    for (std::size_t j = count; j < Pack::size; ++j) lane[j] = 0;
    return Pack::load_unaligned(lane);
}

} // namespace tapeless::data
