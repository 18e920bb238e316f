// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/array_tools.hpp>

#include <array/workload.hpp>

#include <cmath>
#include <limits>
#include <vector>

/// Log-densities of statistical models against their derivatives by hand, in long double.

using namespace workload;

namespace {

using vector = std::vector<double>;
constexpr std::size_t lengths[] = {0, 1, 3, 7, 8, 9, 16, 17, 31, 32, 33, 64, 71, 100, 600};

vector numbers(std::size_t n, unsigned seed) {
    vector x(n);
    fill(x, seed);
    return x;
}
void check(double found, long double expected) {
    CHECK(found == Approx(static_cast<double>(expected)).epsilon(1e-12).margin(1e-11));
}

constexpr auto density = tl::function([](auto x, auto mean, auto deviation) {
    auto const z = (x - mean) * (1 / deviation);
    auto const each = tl::sum(tl::indices<0>(x), [&](auto) { return log(deviation); });
    return -0.5 * tl::sum(z * z) - each;
});
/// The same by the scale, which has a slope of its own and a second use.
constexpr auto scaled_density = tl::function([](auto x, auto mean, auto scale) {
    auto const z = (x - mean) * scale;
    return tl::sum(z * z) * (scale + 1.0);
});

constexpr auto volatility =
    tl::function([](auto z, auto z0, auto mean, auto phi, auto deviation, auto y) {
        auto const start = deviation * z0 / sqrt(1.0 - phi * phi);
        auto const [last, states] = tl::scan(
            tl::indices<0>(z), start, [&](auto h, auto t) { return phi * h + deviation * z(t); });
        auto const h = states + mean;
        return -0.5 * (tl::sum(y * y * exp(-h) + h) + tl::sum(z * z) + z0 * z0);
    });
constexpr auto slopes_of_volatility = tl::value_and_gradient(volatility, tl::wrt<0, 1, 2, 3, 4>);

/// How many nests are turns of numbers, and whether all that they do is to go on and to keep.
struct turns_of_numbers {
    int nests = 0;
    bool only_go_on = true;

    template <class Source>
    static constexpr turns_of_numbers in() {
        using tl::arrays::effect;
        constexpr auto const& plan = tl::arrays::plan_of<Source>::plan;
        turns_of_numbers found;
        for (int k = 0; k < plan.nests; ++k) found.nests += plan.nest_at[k].of_numbers ? 1 : 0;
        for (int k = 0; k < plan.statements; ++k) {
            auto const& s = plan.statement_at[k];
            if (plan.nest_at[s.nest].of_numbers && s.does != effect::carry &&
                s.does != effect::keep)
                found.only_go_on = false;
        }
        return found;
    }
};
template <class Definition, class... Argument>
constexpr turns_of_numbers turns_of(tl::function_object<Definition>, Argument const&...) {
    using Source =
        tl::arrays::array_at<Definition, typename tl::array_argument<Argument>::shape...>;
    return turns_of_numbers::in<Source>();
}

} // namespace

TEST_CASE("a normal density of numbers with one mean and one deviation", "[array]") {
    double const mean = -0.25, deviation = 0.75;
    for (std::size_t const n : lengths) {
        vector const x = numbers(n, 1);
        auto const [value, slopes] = tl::value_and_gradient(density)(x, mean, deviation);
        auto const& [of_x, of_mean, of_deviation] = slopes;
        long double const d = deviation;
        long double first = 0, second = 0;
        for (std::size_t i = 0; i < n; ++i) {
            long double const z = (static_cast<long double>(x[i]) - mean) / d;
            first += z, second += z * z;
            check(of_x(i), -z / d);
        }
        check(value, -second / 2 - static_cast<long double>(n) * std::log(d));
        check(of_mean, first / d);
        check(of_deviation, (second - static_cast<long double>(n)) / d);
    }
}

TEST_CASE("a sum that the value has is not made again for a slope", "[array]") {
    constexpr std::size_t n = 1000;
    auto const c = tl::cost(tl::value_and_gradient(density), vector(n), 0.0, 1.0);
    CHECK(c.mul < 3 * n + 20); // z, its square, its slope
    CHECK(c.add < 3 * n + 20); // x - mean, two sums
    CHECK(c.negate < 20);      // the sign of a slope is that of a number outside of the loop
}

TEST_CASE("slopes where a deviation is infinite, or a number is", "[array]") {
    double const infinity = std::numeric_limits<double>::infinity();
    vector x = numbers(20, 2);
    {
        auto const [of_x, of_mean, of_deviation] = tl::gradient(density)(x, 0.5, infinity);
        CHECK(of_x(3) == 0);
        CHECK(of_mean == 0);
        CHECK(of_deviation == 0);
    }
    x[7] = infinity;
    auto const [of_x, of_mean, of_deviation] = tl::gradient(density)(x, 0.5, 2.0);
    CHECK(of_x(7) == -infinity);
    CHECK(std::isfinite(of_x(8)));
    CHECK(of_mean == infinity);
    CHECK(of_deviation == infinity);
}

TEST_CASE("a scale with slopes from two sides", "[array]") {
    double const mean = 0.5, scale = 1.25;
    for (std::size_t const n : lengths) {
        vector const x = numbers(n, 3);
        auto const [of_x, of_mean, of_scale] = tl::gradient(scaled_density)(x, mean, scale);
        long double const s = scale;
        long double first = 0, second = 0;
        for (std::size_t i = 0; i < n; ++i) {
            long double const u = static_cast<long double>(x[i]) - mean;
            first += u, second += u * u;
            check(of_x(i), 2 * u * s * s * (s + 1));
        }
        check(of_mean, -2 * first * s * s * (s + 1));
        check(of_scale, second * (2 * s * (s + 1) + s * s));
    }
}

TEST_CASE("stochastic volatility: turns of a number, and sums over them", "[array]") {
    double const z0 = 0.4, mean = -1, phi = 0.95, deviation = 0.25;
    for (std::size_t const n : lengths) {
        vector const z = numbers(n, 4), y = numbers(n, 5);
        auto const [value, slopes] = slopes_of_volatility(z, z0, mean, phi, deviation, y);
        auto const& [of_z, of_z0, of_mean, of_phi, of_deviation] = slopes;

        long double const p = phi, d = deviation, width = std::sqrt(1 - p * p);
        std::vector<long double> before(n + 1), own(n);
        before[0] = d * z0 / width;
        long double total = static_cast<long double>(z0) * z0, mean_slope = 0;
        for (std::size_t t = 0; t < n; ++t) {
            before[t + 1] = p * before[t] + d * z[t];
            long double const h = before[t + 1] + mean, label = y[t];
            long double const e = label * label * std::exp(-h);
            total += e + h + static_cast<long double>(z[t]) * z[t];
            mean_slope += own[t] = (e - 1) / 2;
        }
        long double w = 0, phi_slope = 0, deviation_slope = 0;
        for (std::size_t t = n; t-- > 0;) {
            w = own[t] + p * w;
            phi_slope += w * before[t], deviation_slope += w * z[t];
            check(of_z(t), d * w - z[t]);
        }
        long double const start = p * w;
        check(value, -total / 2);
        check(of_z0, start * d / width - z0);
        check(of_mean, mean_slope);
        check(of_phi, phi_slope + start * d * z0 * p / (width * width * width));
        check(of_deviation, deviation_slope + start * z0 / width);
    }
}

TEST_CASE("turns of a number hold nothing that the next turn does not need", "[array]") {
    vector const x;
    constexpr turns_of_numbers found = turns_of(slopes_of_volatility, x, 0., 0., 0., 0., x);
    CHECK(found.nests == 2); // there and back
    CHECK(found.only_go_on);
}
