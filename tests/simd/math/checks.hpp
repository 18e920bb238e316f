// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "simd/math/operations.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <vector>

namespace simd_test {

/// Every bound of the family, and every special value, against MPFR.
template <family Family, class Type>
void check_bounds(std::size_t count = 600) {
    auto const ones = points_of_one<Type>(count), twos = points_of_two<Type>(count);
    each_operation<Family>([&](auto const& op) {
        auto const worst = measured<Type>(op.arity == 1 ? ones : twos, op.kernel, op.reference);
        INFO(op.name << " at " << worst.at[0] << ", " << worst.at[1] << " is " << worst.got);
        CHECK(worst.ulp <= (sizeof(Type) == 4 ? op.float_bound : op.double_bound));
        CHECK(worst.ulp >= 0);
    });
}

template <class Type>
bool same_bits(Type a, Type b) {
    return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b));
}

/// A lane is the same bits in every place and whatever is beside it: ordinary numbers beside
/// infinities, NaN, huge and denormal numbers, against registers that hold it in every lane.
template <family Family, class Type>
void check_lanes() {
    using batch = xsimd::batch<Type>;
    auto at = points_of_two<Type>(60);
    for (auto const& x : points_of_one<Type>(4)) at.push_back({x[0], x[0], x[0]});
    std::vector<point<Type>> shuffled;
    for (std::size_t i = 0; i < at.size(); ++i) shuffled.push_back(at[i * 1009 % at.size()]);
    REQUIRE(at.size() % 1009 != 0);
    each_operation<Family>([&](auto const& op) {
        std::vector<Type> alone;
        for (auto const& x : shuffled)
            alone.push_back(op.kernel(batch(x[0]), batch(x[1]), batch(x[2])).get(0));
        for (std::size_t shift = 0; shift < batch::size; ++shift) {
            std::vector<point<Type>> const moved(
                shuffled.begin() + static_cast<std::ptrdiff_t>(shift), shuffled.end());
            auto const got = evaluated<Type>(moved, op.kernel);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < got.size(); ++i)
                if (!same_bits(got[i], alone[i + shift])) ++wrong;
            INFO(op.name << ", shifted by " << shift);
            CHECK(wrong == 0);
        }
    });
}

/// Two ways to compute one function give the same bits.
template <class Type>
void check_same(std::vector<point<Type>> const& at, auto const& one, auto const& other) {
    auto const a = evaluated<Type>(at, one), b = evaluated<Type>(at, other);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < at.size(); ++i)
        if (!same_bits(a[i], b[i])) ++wrong;
    CHECK(wrong == 0);
}

template <family Family>
void check_family() {
    SECTION("bounds of float") { check_bounds<Family, float>(); }
    SECTION("bounds of double") { check_bounds<Family, double>(); }
    SECTION("lanes of float") { check_lanes<Family, float>(); }
    SECTION("lanes of double") { check_lanes<Family, double>(); }
}

} // namespace simd_test
