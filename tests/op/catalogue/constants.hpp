// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/real_numbers.hpp"

namespace catalogue_test {

template <class Type, std::size_t Arity>
struct results {
    Type value{};
    point<Type, Arity> reverse{}, forward{};
};

template <class Op, class Type>
constexpr auto computed(point<Type, spec<Op>::arity> const& x) {
    auto const [value, gradient] = reverse_at<Op, Type>(x);
    results<Type, spec<Op>::arity> all{value, gradient, {}};
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        ((all.forward[K] = forward_at<Op, K, Type>(x)), ...);
    }
    (std::make_index_sequence<spec<Op>::arity>{});
    return all;
}

/// Ordinary arguments known to the compiler, at fixed places of the core of each operand's domain.
template <class Op, class Type>
constexpr auto constant_points() {
    constexpr std::array places{-0.97L, -0.61L, -0.31L, -0.02L, 0.07L, 0.35L, 0.71L, 0.98L};
    std::array<point<Type, spec<Op>::arity>, places.size()> x{};
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t k = 0; k < spec<Op>::arity; ++k) {
            domain const& d = spec<Op>::domains[k];
            long double const low = d.low < -d.core ? -d.core : d.low;
            long double const high = d.core < d.high ? d.core : d.high;
            long double const place = places[(i + 3 * k) % places.size()];
            x[i][k] = static_cast<Type>((low + high) / 2 + place * (high - low) / 2);
        }
    return x;
}

/// The compiler computes value and slopes; MPFR tells what they have to be.
template <class Op, class Type>
void check_constant_points() {
    using Spec = spec<Op>;
    static constexpr auto points = constant_points<Op, Type>();
    static constexpr auto all =
        std::apply([](auto const&... x) { return std::array{computed<Op, Type>(x)...}; }, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const& x = points[i];
        auto const& got = all[i];
        INFO((described<Op, Type>(x)));
        CAPTURE(got.value);
        CHECK(error_of(got.value, exact_value<Op>(x), Spec::value_beside) <= Spec::constant_ulp);
        auto const slopes = exact_slopes<Op>(x);
        for (std::size_t k = 0; k < slopes.size(); ++k) {
            CAPTURE(k, got.reverse[k], got.forward[k]);
            CHECK(error_of(got.reverse[k], slopes[k], Spec::slope_beside) <= slope_bound<Op>(x));
            CHECK(error_of(got.forward[k], slopes[k], Spec::slope_beside) <= slope_bound<Op>(x));
        }
    }
}

/// What is promised at an edge is a constant as well: poles, overflow and NaN included.
template <class Op, class Type>
void check_constant_edges() {
    using Spec = spec<Op>;
    static constexpr auto edges = Spec::template edges<Type>();
    static constexpr auto all = [] {
        std::array<results<Type, Spec::arity>, edges.size()> result{};
        for (std::size_t i = 0; i < edges.size(); ++i) result[i] = computed<Op, Type>(edges[i].at);
        return result;
    }();
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto const& [at, value, slope] = edges[i];
        INFO((described<Op, Type>(at)));
        CAPTURE(all[i].value, value);
        CHECK(is_promised(all[i].value, value, Spec::constant_ulp, true));
        for (std::size_t k = 0; k < slope.size(); ++k) {
            CAPTURE(k, all[i].reverse[k], all[i].forward[k], slope[k]);
            CHECK(is_promised(all[i].reverse[k], slope[k], Spec::slope_ulp, false));
            CHECK(is_promised(all[i].forward[k], slope[k], Spec::slope_ulp, false));
        }
    }
}

template <group Group, class Type>
void check_constants() {
    each_in_group<Group>([]<class Op>() {
        check_constant_points<Op, Type>();
        check_constant_edges<Op, Type>();
    });
}

} // namespace catalogue_test
