// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/real_numbers.hpp"

namespace own {

/// A number of a user's own: a double behind a class, with functions that argument-dependent
/// lookup finds. It converts to nothing and from nothing but a double, and on purpose.
class number {
public:
    number() = default;
    constexpr explicit number(double x) : value_(x) {}
    constexpr double get() const { return value_; }

    friend constexpr number operator+(number x, number y) { return number(x.get() + y.get()); }
    friend constexpr number operator-(number x, number y) { return number(x.get() - y.get()); }
    friend constexpr number operator*(number x, number y) { return number(x.get() * y.get()); }
    friend constexpr number operator/(number x, number y) { return number(x.get() / y.get()); }
    friend constexpr number operator-(number x) { return number(-x.get()); }
    friend constexpr bool operator<(number x, number y) { return x.get() < y.get(); }
    friend constexpr bool operator<=(number x, number y) { return x.get() <= y.get(); }
    friend constexpr bool operator>(number x, number y) { return x.get() > y.get(); }
    friend constexpr bool operator>=(number x, number y) { return x.get() >= y.get(); }
    friend constexpr bool operator==(number x, number y) { return x.get() == y.get(); }

    friend number fma(number x, number y, number z) {
        return number(std::fma(x.get(), y.get(), z.get()));
    }
    friend number fabs(number x) { return number(std::fabs(x.get())); }
    friend number copysign(number x, number y) { return number(std::copysign(x.get(), y.get())); }
    friend number floor(number x) { return number(std::floor(x.get())); }
    friend number ceil(number x) { return number(std::ceil(x.get())); }
    friend number round(number x) { return number(std::round(x.get())); }
    friend number trunc(number x) { return number(std::trunc(x.get())); }
    friend number exp(number x) { return number(std::exp(x.get())); }
    friend number exp2(number x) { return number(std::exp2(x.get())); }
    friend number expm1(number x) { return number(std::expm1(x.get())); }
    friend number log(number x) { return number(std::log(x.get())); }
    friend number log2(number x) { return number(std::log2(x.get())); }
    friend number log10(number x) { return number(std::log10(x.get())); }
    friend number log1p(number x) { return number(std::log1p(x.get())); }
    friend number sqrt(number x) { return number(std::sqrt(x.get())); }
    friend number cbrt(number x) { return number(std::cbrt(x.get())); }
    friend number hypot(number x, number y) { return number(std::hypot(x.get(), y.get())); }
    friend number pow(number x, number y) { return number(std::pow(x.get(), y.get())); }
    friend number sin(number x) { return number(std::sin(x.get())); }
    friend number cos(number x) { return number(std::cos(x.get())); }
    friend number tan(number x) { return number(std::tan(x.get())); }
    friend number asin(number x) { return number(std::asin(x.get())); }
    friend number acos(number x) { return number(std::acos(x.get())); }
    friend number atan(number x) { return number(std::atan(x.get())); }
    friend number atan2(number y, number x) { return number(std::atan2(y.get(), x.get())); }
    friend number sinh(number x) { return number(std::sinh(x.get())); }
    friend number cosh(number x) { return number(std::cosh(x.get())); }
    friend number tanh(number x) { return number(std::tanh(x.get())); }
    friend number asinh(number x) { return number(std::asinh(x.get())); }
    friend number acosh(number x) { return number(std::acosh(x.get())); }
    friend number atanh(number x) { return number(std::atanh(x.get())); }
    friend number erf(number x) { return number(std::erf(x.get())); }
    friend number erfc(number x) { return number(std::erfc(x.get())); }
    friend number lgamma(number x) { return number(std::lgamma(x.get())); }

private:
    double value_ = 0;
};

} // namespace own

namespace catalogue_test {

/// Value and reverse slopes, then forward slopes.
template <class Op, class Type>
auto computed(point<Type, spec<Op>::arity> const& x) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
        return std::pair{reverse_at<Op, Type>(x), std::array{forward_at<Op, K, Type>(x)...}};
    }
    (std::make_index_sequence<spec<Op>::arity>{});
}

/// A number of one's own keeps the promises of the double that it holds: to the specification at
/// edges, and elsewhere to what the double gives.
template <class Op>
void check_own_number(point<double, spec<Op>::arity> const& x, double value,
                      point<double, spec<Op>::arity> const& slope) {
    INFO((described<Op, double>(x)));
    point<own::number, spec<Op>::arity> y;
    for (std::size_t k = 0; k < y.size(); ++k) y[k] = own::number(x[k]);
    auto const [reverse, forward] = computed<Op, own::number>(y);
    CAPTURE(reverse.first.get(), value);
    CHECK(is_promised(reverse.first.get(), value, 2 * spec<Op>::value_ulp, true,
                      spec<Op>::value_beside));
    for (std::size_t k = 0; k < slope.size(); ++k) {
        CAPTURE(k, reverse.second[k].get(), forward[k].get(), slope[k]);
        double const bound = 2 * slope_bound<Op>(x);
        CHECK(is_promised(reverse.second[k].get(), slope[k], bound, false, spec<Op>::slope_beside));
        CHECK(is_promised(forward[k].get(), slope[k], bound, false, spec<Op>::slope_beside));
    }
}

template <group Group>
void check_own_numbers() {
    each_in_group<Group>([]<class Op>() {
        for (auto const& [x, value, slope] : spec<Op>::template edges<double>())
            check_own_number<Op>(x, value, slope);
        for (auto const& x : points<Op, double>(24, range::core)) {
            auto const [value, slope] = reverse_at<Op, double>(x);
            check_own_number<Op>(x, value, slope);
        }
    });
}

} // namespace catalogue_test
