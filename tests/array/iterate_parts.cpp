// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

template <class Value>
struct cell {
    Value h, c;
};

/// A spring for each element: position and speed, of which neither lacks an index of the other.
constexpr auto spring = tl::function([](auto x0, auto k) {
    auto [x, v] = tl::iterate(50, std::pair(x0, 0.0 * x0), [&](auto state) {
        auto [at, speed] = state;
        auto faster = speed - 0.05 * k * tl::sin(at);
        return std::pair(at + 0.05 * faster, faster);
    });
    return tl::sum(x * x) + tl::sum(v * x0);
});
double spring_by_hand(std::vector<double> const& x0, double k) {
    double total = 0;
    for (double const start : x0) {
        double x = start, v = 0;
        for (int t = 0; t < 50; ++t) v -= 0.05 * k * std::sin(x), x += 0.05 * v;
        total += x * x + v * start;
    }
    return total;
}

/// A number beside an array: the one drives the other.
constexpr auto driven = tl::function([](auto x0, auto k) {
    auto [x, clock] = tl::iterate(30, std::tuple(x0, 0.2), [&](auto state) {
        auto [at, time] = state;
        return std::tuple(at + 0.1 * tl::cos(time * at), time * (1 + 0.01 * k));
    });
    return tl::sum(x * x0) + clock;
});
double driven_by_hand(std::vector<double> const& x0, double k) {
    std::vector<double> x = x0;
    double time = 0.2, total = 0;
    for (int t = 0; t < 30; ++t) {
        for (double& v : x) v += 0.1 * std::cos(time * v);
        time *= 1 + 0.01 * k;
    }
    for (std::size_t i = 0; i < x.size(); ++i) total += x[i] * x0[i];
    return total + time;
}

/// Parts that change places.
constexpr auto lucas = tl::function([](auto a, auto b) {
    auto last = tl::iterate(9, std::array{a, b}, [](auto s) {
        return std::array{s[1], s[0] + s[1]};
    });
    return tl::sum(last[0] * b);
});

constexpr auto as_struct = tl::function([](auto h0, auto w) {
    auto last = tl::iterate(12, cell<std::remove_cvref_t<decltype(h0)>>{h0, w}, [&](auto s) {
        s.c = 0.9 * s.c + 0.1 * tl::tanh(w * s.h);
        s.h = tl::tanh(s.c) * h0;
        return s;
    });
    return tl::sum(last.h * last.c);
});

} // namespace

TEST_CASE("a state of two arrays") {
    for (std::size_t const n : {1u, 8u, 19u}) {
        std::vector<double> x(n);
        tl::tensor<double, 1> k{1.3};
        fill(x, 1);
        CHECK(spring(x, k(0)) == Approx(spring_by_hand(x, k(0))).epsilon(1e-12));
        auto const value = [&] { return spring_by_hand(x, k(0)); };
        auto const [of_x, of_k] = tl::gradient(spring)(x, k(0));
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);
    }
}

TEST_CASE("an array and a number") {
    for (std::size_t const n : {1u, 8u, 19u}) {
        std::vector<double> x(n);
        tl::tensor<double, 1> k{0.7};
        fill(x, 2);
        CHECK(driven(x, k(0)) == Approx(driven_by_hand(x, k(0))).epsilon(1e-12));
        auto const value = [&] { return driven_by_hand(x, k(0)); };
        auto const [of_x, of_k] = tl::gradient(driven)(x, k(0));
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);
    }
}

TEST_CASE("parts that change places") {
    std::vector<double> a(11), b(11);
    fill(a, 3), fill(b, 4);
    auto const [of_a, of_b] = tl::gradient(lucas)(a, b);
    for (std::size_t i = 0; i < a.size(); ++i) { // the ninth is 21 a + 34 b
        CHECK(of_a(i) == Approx(21 * b[i]));
        CHECK(of_b(i) == Approx(21 * a[i] + 68 * b[i]));
    }
}

TEST_CASE("a struct") {
    std::vector<double> h(10), w(10);
    fill(h, 5), fill(w, 6);
    auto const value = [&] {
        double total = 0;
        for (std::size_t i = 0; i < h.size(); ++i) {
            double at = h[i], c = w[i];
            for (int t = 0; t < 12; ++t) {
                c = 0.9 * c + 0.1 * std::tanh(w[i] * at);
                at = std::tanh(c) * h[i];
            }
            total += at * c;
        }
        return total;
    };
    CHECK(as_struct(h, w) == Approx(value()));
    auto const [of_h, of_w] = tl::gradient(as_struct)(h, w);
    CHECK(worst_difference(h, of_h, value) < 1e-8);
    CHECK(worst_difference(w, of_w, value) < 1e-8);
}

TEST_CASE("numbers alone, turn after turn") {
    constexpr auto circle = tl::function([](auto x, auto y) {
        auto [a, b] = tl::iterate(4, std::pair(x, y), [](auto s) {
            return std::pair(0.6 * s.first - 0.8 * s.second, 0.8 * s.first + 0.6 * s.second);
        });
        return a * a + 2 * b * b;
    });
    double a = 0.5, b = 0.25;
    for (int t = 0; t < 4; ++t) {
        double const turned = 0.6 * a - 0.8 * b;
        b = 0.8 * a + 0.6 * b, a = turned;
    }
    CHECK(circle(0.5, 0.25) == Approx(a * a + 2 * b * b));
    double const angle = 4 * std::atan2(0.8, 0.6), s = std::sin(angle), c = std::cos(angle);
    auto const [of_x, of_y] = tl::gradient(circle)(0.5, 0.25);
    CHECK(of_x == Approx(2 * a * c + 4 * b * s));
    CHECK(of_y == Approx(-2 * a * s + 4 * b * c));
}
