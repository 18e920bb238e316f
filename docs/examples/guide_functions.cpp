// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The code of docs/guide/functions.md.

#include <tapeless/hana.hpp>
#include <tapeless/tapeless.hpp>

#include <boost/hana/adapt_struct.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <type_traits>

namespace tl = tapeless;

constexpr auto length = tl::function([](auto v) {
    typename decltype(v)::value_type sum = 0;
    for (auto const& component : v) sum += component * component;
    return sqrt(sum);
});

constexpr auto trapezoid = tl::function([](auto a, auto b) {
    decltype(a) sum = 0.5 * (exp(-a * a) + exp(-b * b));
    for (int i = 1; i < 10; ++i) {
        auto const t = a + (b - a) * (i / 10.0);
        sum += exp(-t * t);
    }
    return sum * (b - a) / 10.0;
});

struct Spring {
    double stiffness, rest;
};
TAPELESS_STRUCT(Spring, stiffness, rest)

constexpr auto energy = tl::function([](auto spring, auto at) {
    auto const stretch = at - spring.rest;
    return 0.5 * spring.stiffness * stretch * stretch;
});

template <class Value>
struct Pendulum {
    Value length, angle;
};

constexpr auto height = tl::function([](auto p) { return p.length * (1.0 - cos(p.angle)); });

struct Lens {
    double focus, distance;
};
constexpr auto image = tl::function([](auto const& lens) {
    auto const& [focus, distance] = lens;
    return 1.0 / (1.0 / focus - 1.0 / distance);
});
constexpr auto magnification =
    tl::function([](auto const& lens) { return image(lens) / lens[&Lens::distance]; });

struct Rod {
    double length, mass;
};
BOOST_HANA_ADAPT_STRUCT(Rod, length, mass);

constexpr auto inertia = tl::function(
    [](auto const& rod) { return rod[&Rod::mass] * square(rod[&Rod::length]) / 12.0; });

constexpr auto squared_distance(auto const& a, auto const& b) {
    auto const d = a - b;
    return d * d;
}
constexpr auto spread = tl::function([](auto a, auto b, auto c) {
    return squared_distance(a, b) + squared_distance(b, c) + squared_distance(c, a);
});

template <class Value>
constexpr Value planck(Value x) {
    using std::exp;
    return x * x * x / (exp(x) - 1.0);
}
constexpr auto spectrum = tl::function([](auto x) { return planck(x); });

constexpr auto huber =
    tl::function([](auto r) { return select(abs(r) < 1.0, 0.5 * r * r, abs(r) - 0.5); });
constexpr auto safe_root = tl::function([](auto t) { return select(t > 0.0, sqrt(t), 0.0); });

constexpr auto gaussian = tl::function([](auto t) {
    double const norm = 1.0 / tl::sqrt(2.0 * 3.14159265358979323846);
    return norm * exp(-0.5 * t * t);
});

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });
constexpr auto steepness = tl::function([](auto a, auto b) {
    auto const [da, db] = tl::gradient(f)(a, b);
    return da * da + db * db;
});

constexpr auto polar = tl::function([](auto r, auto phi) {
    return std::array{r * cos(phi), r * sin(phi)};
});

constexpr auto cube = tl::function([](auto t) { return t * t * t; });

constexpr auto anchored =
    tl::function([](auto a, auto b) { return square(a - tl::stop_gradient(b)); });

constexpr auto written = tl::function([](auto a, auto b) { return 2.0 * (3.0 * a) + 0.0 * b; });

int main() {
    std::array<double, 2> const g = tl::gradient(length)(std::array{3.0, 4.0});
    std::printf("%.2f %.2f\n", g[0], g[1]);

    auto const [at_a, at_b] = tl::gradient(trapezoid)(0.0, 1.0);
    std::printf("%.4f %.4f\n", at_a, at_b);

    auto const [slope, force] = tl::gradient(energy)(Spring{10.0, 1.0}, 1.5);
    std::printf("%.3f %.3f %.3f\n", slope.stiffness, slope.rest, force);

    Pendulum<double> const p = tl::gradient(height)(Pendulum<double>{2.0, 0.5});
    std::printf("%.6f %.6f\n", p.length, p.angle);

    Lens const lens = tl::gradient(magnification)(Lens{2.0, 3.0});
    Rod const rod = tl::gradient(inertia)(Rod{2.0, 3.0});
    std::printf("%.1f %.1f %.6f\n", lens.focus, rod.length, rod.mass);

    auto const [a, b, c] = tl::gradient(spread)(1.0, 2.0, 4.0);
    std::printf("%g %g %g\n", a, b, c);
    std::printf("%.6f %.6f\n", planck(2.0), tl::derivative(spectrum)(2.0));

    std::printf("%g %g %g\n", tl::derivative(huber)(0.5), tl::derivative(huber)(-3.0),
                tl::derivative(safe_root)(0.0));
    std::printf("%.6f\n", tl::derivative(gaussian)(1.0));

    double const only_a = tl::gradient(f, tl::wrt<0>)(2.0, 3.0);
    auto const [value, both] = tl::value_and_gradient(f)(2.0, 3.0);
    std::printf("%.6f %.6f %.6f\n", only_a, value, std::get<1>(both));

    auto const [at, along] = tl::jvp(polar)(std::tuple{2.0, 0.5}, std::tuple{0.0, 1.0});
    std::printf("%.6f %.6f, %.6f %.6f\n", at[0], at[1], along[0], along[1]);

    auto const [again, weighted] = tl::vjp(polar)(std::tuple{2.0, 0.5}, std::array{1.0, 0.0});
    auto const [along_r, along_phi] = weighted;
    std::printf("%.6f %.6f\n", along_r, along_phi);

    static_assert(tl::derivative(cube)(2.0) == 12.0);
    static_assert(tl::derivative(tl::derivative(cube))(2.0) == 12.0);
    auto const [second, mixed] = tl::gradient(tl::gradient(f, tl::wrt<0>))(2.0, 3.0);
    std::printf("%.6f %.6f\n", second, mixed);

    auto const [gradient, product] =
        tl::jvp(tl::gradient(f))(std::tuple{2.0, 3.0}, std::tuple{1.0, -1.0});
    auto const [product_a, product_b] = product;
    std::printf("%.6f %.6f\n", product_a, product_b);

    std::printf("%.6f\n", steepness(2.0, 3.0));
    auto const [pull, none] = tl::gradient(anchored)(3.0, 1.0);
    std::printf("%g %g\n", pull, none);

    using tl::licence;
    std::puts(tl::to_string<double, double>(written).c_str());
    std::puts(tl::to_string<double, double>(tl::licensed<licence::reassociate>(written)).c_str());
    std::puts(tl::to_string<double, double>(tl::licensed<licence::finite>(written)).c_str());
    std::puts(tl::to_string<double, double>(tl::licensed<licence::real>(written)).c_str());
    std::puts(tl::to_string<double, double>(tl::gradient(written)).c_str());

    static_assert(std::is_same_v<decltype(f(2.0F, 3.0F)), float>);
    static_assert(std::is_same_v<decltype(f(2, 3)), double>);
    return at == again && std::get<0>(gradient) == only_a ? 0 : 1;
}
