// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/real_numbers.hpp"

namespace catalogue_test {

/// The derivative along operand `along` of the reference's slope along operand `of`, by the central
/// difference (s(x + h) - s(x - h)) / 2h with h = 2^-70: it errs by about 2^-140, and its operands
/// have 600 bits.
template <class Op>
number exact_second(auto const& x, std::size_t of, std::size_t along) {
    number const h(std::ldexp(1.0, -70));
    auto const slope = [&](number const& step) {
        std::array<number, spec<Op>::arity> at;
        for (std::size_t k = 0; k < at.size(); ++k) at[k] = number(x[k]);
        at[along] = at[along] + step;
        return std::apply([](auto const&... y) { return spec<Op>::slopes(y...); }, at)[of];
    };
    return (slope(h) - slope(-h)) / (2 * h);
}

/// Reverse mode applied twice: the gradient of the slope along operand K.
template <class Op, std::size_t K>
point<double, spec<Op>::arity> second_reverse(point<double, spec<Op>::arity> const& x) {
    if constexpr (spec<Op>::arity == 1)
        return {tl::gradient(tl::gradient(traced<Op>))(x[0])};
    else
        return std::apply([](auto const&... g) { return std::array{g...}; },
                          std::apply(tl::gradient(tl::gradient(traced<Op>, tl::wrt<K>)), x));
}

/// Forward mode applied twice, on expressions.
template <class Op, std::size_t K, std::size_t Along>
double second_forward(point<double, spec<Op>::arity> const& x) {
    constexpr auto f = tl::derivative(partial_expression<Op, K>, std::get<Along>(variables));
    if constexpr (spec<Op>::arity == 1)
        return f(a = x[0]);
    else if constexpr (spec<Op>::arity == 2)
        return f(a = x[0], b = x[1]);
    else
        return f(a = x[0], b = x[1], c = x[2]);
}

/// All second derivatives at ordinary points, beside the largest of the value, the slopes and the
/// second derivative: the formulas add and subtract terms of these sizes.
template <class Op>
void check_second() {
    constexpr std::size_t arity = spec<Op>::arity;
    worst_share reverse_error, forward_error;
    for (auto const& x : points<Op, double>(24, range::core)) {
        auto const where = [&] { return described<Op, double>(x); };
        auto const size = [](number const& y) {
            return std::fabs(mpfr_get_ld(y.get(), MPFR_RNDN));
        };
        long double beside = size(exact_value<Op>(x));
        for (auto const& slope : exact_slopes<Op>(x)) beside = std::fmax(beside, size(slope));
        double const bound = spec<Op>::second_ulp;
        auto const see = [&](worst_share& worst, double got, std::size_t of, std::size_t along) {
            worst.see(
                got == 0 && beside == 0 ? 0 : error_of(got, exact_second<Op>(x, of, along), beside),
                bound, where);
        };
        auto const along_all = [&]<std::size_t K, std::size_t... Along>(
            std::index_sequence<K>, std::index_sequence<Along...>) {
            auto const reverse = second_reverse<Op, K>(x);
            (see(reverse_error, reverse[Along], K, Along), ...);
            (see(forward_error, second_forward<Op, K, Along>(x), K, Along), ...);
        };
        [&]<std::size_t... K>(std::index_sequence<K...> all) {
            (along_all(std::index_sequence<K>{}, all), ...);
        }
        (std::make_index_sequence<arity>{});
    }
    reverse_error.check("reverse over reverse");
    forward_error.check("forward over forward");
}

template <group Group>
void check_second() {
    each_in_group<Group>([]<class Op>() {
        INFO(Op::name);
        check_second<Op>();
    });
}

} // namespace catalogue_test
