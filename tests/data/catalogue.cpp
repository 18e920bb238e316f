// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <vector>

/// Every operation of the catalogue over data, value and slopes, against the same on numbers.

namespace tl = tapeless;

namespace {

template <class Op>
struct call_of {
    constexpr auto operator()(auto const&... x) const { return tl::operation<Op>(x...); }
};

/// Arguments where all operations are defined; the inverse hyperbolic cosine alone needs more.
template <class Op>
double argument(std::size_t i, double phase) {
    double const x = 0.5 + 0.4 * std::sin(1.3 * double(i) + phase);
    return std::is_same_v<Op, tl::acosh_op> ? x + 1.5 : x;
}
bool close(double a, double b) { return std::fabs(a - b) <= 1e-11 * (1 + std::fabs(b)); }

template <class Op>
constexpr bool is_of_numbers() {
    bool numbers = Op::result == tl::kind::real && Op::arity > 0;
    for (int k = 0; k < Op::arity; ++k) numbers = numbers && Op::operands[k] == tl::kind::real;
    return numbers;
}

template <class Op>
bool is_right() {
    constexpr auto program = tl::value_and_gradient(tl::function(call_of<Op>{}));
    constexpr std::size_t n = 37;
    std::vector<double> a(n), b(n), c(n);
    for (std::size_t i = 0; i < n; ++i)
        a[i] = argument<Op>(i, 0), b[i] = argument<Op>(i, 1), c[i] = argument<Op>(i, 2);
    bool right = true;
    auto const compare = [&](auto const& results, auto const& at) {
        for (std::size_t i = 0; i < n; ++i) {
            auto const [value, slope] = at(i);
            std::vector<double> exact{value}, got{std::get<0>(results[i])};
            tl::tree::for_each_leaf(slope, [&](double leaf) { exact.push_back(leaf); });
            tl::tree::for_each_leaf(std::get<1>(results[i]),
                                    [&](double leaf) { got.push_back(leaf); });
            for (std::size_t k = 0; k < exact.size(); ++k) right = right && close(got[k], exact[k]);
        }
    };
    if constexpr (Op::arity == 1)
        compare(tl::batched(program)(tl::each(a)), [&](std::size_t i) { return program(a[i]); });
    else if constexpr (Op::arity == 2)
        compare(tl::batched(program)(tl::each(a), tl::each(b)),
                [&](std::size_t i) { return program(a[i], b[i]); });
    else
        compare(tl::batched(program)(tl::each(a), tl::each(b), tl::each(c)),
                [&](std::size_t i) { return program(a[i], b[i], c[i]); });
    return right;
}

template <class Op>
int check() {
    if constexpr (is_of_numbers<Op>() && !std::is_same_v<Op, tl::polygamma_op>) {
        CAPTURE(Op::name);
        CHECK(is_right<Op>());
        return 1;
    } else
        return 0;
}
template <class... Op>
int check_all(tl::operation_list<Op...>) {
    return (0 + ... + check<Op>());
}

} // namespace

TEST_CASE("every operation over data", "[data]") { CHECK(check_all(tl::catalogue{}) > 40); }

TEST_CASE("the order of polygamma is shared", "[data]") {
    constexpr auto f = tl::function([](auto x) { return polygamma(2, x); });
    std::vector<double> const x{0.25, 0.5, 1, 2, 3.5, 7, 11, 20, 40};
    auto const slope = tl::batched(tl::gradient(f))(tl::each(x));
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(close(slope[i], tl::gradient(f)(x[i])));
}
