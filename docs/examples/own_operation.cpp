// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Operations of one's own: Bessel functions, whose derivatives are Bessel functions again, and a
/// pair of operations that are computed together.

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <cstdio>

namespace tl = tapeless;
using namespace tl::literals;

/// J_n(x) of a constant integer order n, for x >= 0.
struct bessel_op : tl::binary {
    static constexpr char const* name = "bessel";
    static constexpr char const* latex = "J";
    static constexpr auto value(auto const& n, auto const& x) { return std::cyl_bessel_j(n, x); }

    /// J_n' = (J_{n-1} - J_{n+1}) / 2; the order is no variable.
    static constexpr auto partial(auto const&, auto const& n, auto const& x) {
        constexpr auto& bessel = tl::operation<bessel_op>;
        return tl::partials(0.0, 0.5 * (bessel(n - 1.0, x) - bessel(n + 1.0, x)));
    }
    /// J_{-n} = (-1)^n J_n.
    template <class Value>
    static constexpr bool simplify(Value& result, Value const& n, Value const& x) {
        if (!n.is_constant() || !(n.constant_value() < 0)) return false;
        bool const odd = static_cast<int>(n.constant_value()) % 2 != 0;
        Value const positive = tl::operation<bessel_op>(-n, x);
        result = odd ? -positive : positive;
        return true;
    }
};
constexpr auto bessel = tl::operation<bessel_op>;

/// x / (1 + |x|) and its slope share the quotient.
struct softsign_op : tl::unary {
    static constexpr char const* name = "softsign";
    static constexpr auto value(auto const& x) { return x / (1.0 + tl::abs(x)); }
    static constexpr auto partial(auto const&, auto const& x);

    using twin = struct softsign_slope_op;
    static constexpr void value_and_twin(auto const& x, auto& sign, auto& slope) {
        auto const share = 1.0 / (1.0 + tl::abs(x));
        sign = x * share;
        slope = share * share;
    }
};
struct softsign_slope_op : tl::unary {
    static constexpr char const* name = "softsign_slope";
    static constexpr auto value(auto const& x) { return 1.0 / tl::square(1.0 + tl::abs(x)); }
    static constexpr auto partial(auto const& y, auto const& x) {
        return -2.0 * y * tl::sign(x) / (1.0 + tl::abs(x));
    }

    using twin = softsign_op;
    static constexpr void value_and_twin(auto const& x, auto& slope, auto& sign) {
        softsign_op::value_and_twin(x, sign, slope);
    }
};
constexpr auto softsign_op::partial(auto const&, auto const& x) {
    return tl::operation<softsign_slope_op>(x);
}
constexpr auto softsign = tl::operation<softsign_op>;

constexpr auto j_zero = tl::function([](auto x) { return bessel(0.0, x); });
constexpr auto x = tl::variable<"x">;

int main() {
    std::puts(tl::to_string<double>(tl::derivative(j_zero)).c_str());
    std::puts(tl::to_string<double>(tl::derivative(tl::derivative(j_zero))).c_str());
    std::puts(tl::to_latex(bessel(2_c, x)).c_str());

    // Bessel's equation: x^2 J'' + x J' + x^2 J = 0.
    double const at = 1.75;
    double const slope = tl::derivative(j_zero)(at);
    double const bend = tl::derivative(tl::derivative(j_zero))(at);
    double const residual = at * at * bend + at * slope + at * at * j_zero(at);
    std::printf("J0 = %.6f, J0' = %.6f, J0'' = %.6f\n", j_zero(at), slope, bend);

    auto const [value, gradient] = tl::value_and_gradient(softsign(x))(x = -3.0);
    std::printf("softsign(-3) = %.4f, slope %.4f\n", value, gradient[x]);

    bool const right = std::abs(residual) < 1e-14 && value == -0.75 && gradient[x] == 0.0625;
    return right ? 0 : 1;
}
