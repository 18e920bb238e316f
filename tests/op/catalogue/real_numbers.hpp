// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace catalogue_test {

enum class range { core, everywhere };

/// Reproducible arguments for one operand.
template <class Type>
std::vector<Type> samples(domain const& d, std::size_t count, std::uint64_t seed, range where) {
    using Limits = std::numeric_limits<Type>;
    reference::arguments<Type> make(seed);
    auto const clamped = [](long double x) {
        long double const top = static_cast<long double>(Limits::max());
        return static_cast<Type>(x < -top ? -top : x > top ? top : x);
    };
    Type const low = clamped(d.low), high = clamped(d.high);
    auto const inside = [&](Type x) { return low < x && x < high; };
    int const lowest = d.denormals ? Limits::min_exponent - Limits::digits : Limits::min_exponent;
    auto const even =
        make.between(count, clamped(std::fmax(d.low, -d.core)), clamped(std::fmin(d.high, d.core)));
    auto const spread = make.spread(count, lowest, Limits::max_exponent - 1, d.low < 0);
    std::vector<Type> result;
    if (where == range::core) return even;
    for (std::size_t i = 0; i < count; ++i) {
        if (inside(even[i])) result.push_back(even[i]);
        if (i < spread.size() && inside(spread[i])) result.push_back(spread[i]);
    }
    auto const near = [&](long double end, Type sign) {
        if (end == 0 || !std::isfinite(end)) return;
        for (int exponent = 3; exponent < Limits::digits; exponent += 4) {
            Type const x = static_cast<Type>(end) + sign * std::ldexp(Type(1), -exponent);
            if (inside(x)) result.push_back(x);
        }
    };
    near(d.low, 1), near(d.high, -1);
    std::shuffle(result.begin(), result.end(), std::mt19937_64(seed));
    return result;
}

/// Reproducible points of an operation's domain.
template <class Op, class Type>
std::vector<point<Type, spec<Op>::arity>> points(std::size_t count, range where) {
    constexpr std::size_t arity = spec<Op>::arity;
    std::vector<Type> operand[arity];
    std::size_t size = ~std::size_t{0};
    for (std::size_t k = 0; k < arity; ++k) {
        operand[k] = samples<Type>(spec<Op>::domains[k], count, 100 + k, where);
        size = std::min(size, operand[k].size());
    }
    std::vector<point<Type, arity>> result(size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t k = 0; k < arity; ++k) result[i][k] = operand[k][i];
    return result;
}

template <class Op, class Type>
std::string described(point<Type, spec<Op>::arity> const& x) {
    std::string text = Op::name;
    for (Type const operand : x) {
        char number[64];
        std::snprintf(number, sizeof number, " %.21Lg", static_cast<long double>(operand));
        text += number;
    }
    return text;
}

/// The largest of errors as shares of their bounds, and where it was.
class worst_share {
public:
    void see(double error, double bound, auto const& where) {
        double const share = error == 0 ? 0 : error / bound;
        if (!(share <= share_)) share_ = share, error_ = error, where_ = where();
    }
    void check(char const* what) const {
        INFO(what << ": " << error_ << " units in the last place at " << where_);
        CHECK(share_ <= 1.0);
    }

private:
    double share_ = 0, error_ = 0;
    std::string where_;
};

/// Value and slopes over the whole domain. A slope counts where the value is finite, and as zero
/// where it is denormal.
template <class Op, class Type>
void check_domain(std::size_t count) {
    using Spec = spec<Op>;
    worst_share value_error, reverse_error, forward_error, product_error;
    auto const floor = std::fmax(Spec::slope_beside, 0.0L);
    for (auto const& x : points<Op, Type>(count, range::everywhere)) {
        auto const where = [&] { return described<Op, Type>(x); };
        number const value = exact_value<Op>(x);
        auto const [got, gradient] = reverse_at<Op, Type>(x);
        value_error.see(error_of(got, value, Spec::value_beside), Spec::value_ulp, where);
        bool const counts = std::apply([](auto... y) { return Spec::has_slopes(y...); }, x);
        if (!counts || !std::isfinite(got)) continue;
        auto const slopes = exact_slopes<Op>(x);
        double const bound = slope_bound<Op>(x);
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            auto const error = [&](Type slope, std::size_t k) {
                if (std::fabs(slope) < std::numeric_limits<Type>::min() &&
                    abs(slopes[k]) < number(std::numeric_limits<Type>::min()))
                    return 0.0;
                return error_of(slope, slopes[k], floor);
            };
            (reverse_error.see(error(gradient[K], K), bound, where), ...);
            (forward_error.see(error(forward_at<Op, K, Type>(x), K), bound, where), ...);
            if ((std::isfinite(gradient[K]) && ...))
                (product_error.see(error(product_at<Op, Type>(x, K), K), bound, where), ...);
        }
        (std::make_index_sequence<Spec::arity>{});
    }
    value_error.check("value");
    reverse_error.check("reverse mode");
    forward_error.check("forward mode");
    product_error.check("Jacobian-vector product");
}

/// Equal to what is promised: NaN where NaN, the same infinity, and numbers within the bound.
template <class Type>
bool is_promised(Type got, Type expected, double bound, bool with_sign, long double beside = 0) {
    if (std::isnan(expected)) return std::isnan(got);
    if (std::isinf(expected) || expected == Type(0))
        return got == expected && (!with_sign || std::signbit(got) == std::signbit(expected));
    return error_of(got, number(expected), beside) <= bound + 1;
}

template <class Op, class Type>
void check_edges() {
    using Spec = spec<Op>;
    for (auto const& edge : Spec::template edges<Type>()) {
        INFO("at" << (described<Op, Type>(edge.at)));
        auto const reverse = reverse_at<Op, Type>(edge.at);
        CAPTURE(reverse.first, edge.value);
        CHECK(is_promised<Type>(reverse.first, edge.value, Spec::value_ulp, true));
        auto const check = [&](char const* mode, std::size_t k, Type found) {
            CAPTURE(mode, k, found, edge.slope[k]);
            CHECK(is_promised<Type>(found, edge.slope[k], Spec::slope_ulp, false));
        };
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            (check("reverse", K, reverse.second[K]), ...);
            (check("forward", K, forward_at<Op, K, Type>(edge.at)), ...);
        }
        (std::make_index_sequence<Spec::arity>{});
    }
}

/// Everything that is asked of an operation of the group on floating-point numbers.
template <group Group, class Type>
void check_real_numbers() {
    each_in_group<Group>([]<class Op>() {
        INFO(Op::name);
        // The references of special functions take a millisecond each.
        check_domain<Op, Type>(Group == group::special ? 120 : 400);
        check_edges<Op, Type>();
    });
}

} // namespace catalogue_test
