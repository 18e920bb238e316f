// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <vector>

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

struct Point {
    double x;
    std::array<double, 2> y;
};
constexpr auto of_point = tl::function([](auto p, auto scale) {
    auto const& [x, y] = p;
    return scale * x * y[0] - exp(y[1]) * x;
});

/// Several blocks, and more results than registers.
constexpr auto large = tl::function([](auto a) {
    auto s = a[0];
    for (int i = 0; i < 12; ++i)
        for (int k = 0; k < 20; ++k) s = s + a[std::size_t(k)] * sin(a[std::size_t(k)] - s) * 0.125;
    return s;
});

std::vector<double> numbers(std::size_t count, double phase) {
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) result[i] = std::sin(1.7 * double(i) + phase);
    return result;
}

bool close(double a, long double b) {
    return std::fabs(static_cast<long double>(a) - b) <= 1e-14L * (1 + std::fabs(b));
}

constexpr std::size_t counts[] = {0, 1, 3, 8, 33, 1000};

} // namespace

TEST_CASE("values and slopes at many points", "[data]") {
    for (std::size_t const n : counts) {
        auto const a = numbers(n, 0), b = numbers(n, 1);
        std::vector<double> v(n), da(n), db(n);
        tl::batched(tl::value_and_gradient(f))(tl::each(a), tl::each(b), tl::into(v, da, db));
        for (std::size_t i = 0; i < n; ++i) {
            long double const x = a[i], y = b[i];
            CHECK(close(v[i], x * y + std::sin(x)));
            CHECK(close(da[i], y + std::cos(x)));
            CHECK(close(db[i], x));
        }
    }
}

TEST_CASE("arguments that all points share", "[data]") {
    auto const a = numbers(21, 0);
    std::vector<double> da(21), dx(21);
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(a), 3.0, tl::into(da));
    tl::batched(tl::gradient(f, tl::wrt<1>))(2, tl::each(a), tl::into(dx));
    for (std::size_t i = 0; i < 21; ++i) {
        CHECK(close(da[i], 3 + std::cos(static_cast<long double>(a[i]))));
        CHECK(dx[i] == 2);
    }
}

TEST_CASE("results come back where no place is given", "[data]") {
    auto const a = numbers(13, 0), b = numbers(13, 1);
    auto const value = tl::batched(f)(tl::each(a), tl::each(b));
    static_assert(std::is_same_v<decltype(value), std::vector<double> const>);
    auto const both = tl::batched(tl::value_and_gradient(f))(tl::each(a), tl::each(b));
    REQUIRE(both.size() == 13);
    for (std::size_t i = 0; i < 13; ++i) {
        auto const [v, slope] = both[i];
        auto const [da, db] = slope;
        CHECK(v == value[i]);
        CHECK(close(da, b[i] + std::cos(static_cast<long double>(a[i]))));
        CHECK(db == a[i]);
    }
    CHECK(tl::batched(f)(tl::each(std::vector<double>{}), 1.0).empty());
}

TEST_CASE("arrays of structures", "[data]") {
    for (std::size_t const n : counts) {
        auto const raw = numbers(3 * n, 2);
        std::vector<Point> points(n), slope(n);
        for (std::size_t i = 0; i < n; ++i)
            points[i] = {raw[3 * i], {raw[3 * i + 1], raw[3 * i + 2]}};
        tl::batched(tl::gradient(of_point, tl::wrt<0>))(tl::each(points), 0.5, tl::into(slope));
        for (std::size_t i = 0; i < n; ++i) {
            auto const& [x, y] = points[i];
            long double const e = std::exp(static_cast<long double>(y[1]));
            CHECK(close(slope[i].x, 0.5L * y[0] - e));
            CHECK(close(slope[i].y[0], 0.5L * x));
            CHECK(close(slope[i].y[1], -e * x));
        }
    }
}

TEST_CASE("a structure with its members in ranges of their own", "[data]") {
    std::size_t const n = 19;
    auto const x = numbers(n, 0), y0 = numbers(n, 1), y1 = numbers(n, 2);
    auto const value = tl::batched(of_point)(tl::each_as<Point>(x, y0, y1), 0.5);
    for (std::size_t i = 0; i < n; ++i)
        CHECK(close(value[i],
                    0.5L * x[i] * y0[i] - std::exp(static_cast<long double>(y1[i])) * x[i]));
}

TEST_CASE("strides, rows and columns of matrices", "[data]") {
    constexpr auto g = tl::function([](auto a) { return a[0] * a[1] + a[2]; });
    std::size_t const n = 27;
    auto const columns = numbers(3 * n, 0);
    std::vector<double> rows(5 * n, -1), backward(n), every(2 * n, -1);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < 3; ++k) rows[5 * i + k] = columns[k * n + i];
        backward[n - 1 - i] = columns[i];
    }
    auto const expected = tl::batched(g)(tl::each(tl::columns<3>(columns.data(), n)));
    for (std::size_t i = 0; i < n; ++i)
        CHECK(close(expected[i],
                    static_cast<long double>(columns[i]) * columns[n + i] + columns[2 * n + i]));
    auto const of_rows = tl::batched(g)(tl::each(tl::rows<3>(rows.data(), n, 5)));
    auto const of_strides = tl::batched(g)(tl::each(tl::strided(backward.data() + n - 1, n, -1),
                                                    tl::strided(columns.data() + n, n, 1),
                                                    tl::strided(rows.data() + 2, n, 5)));
    for (std::size_t i = 0; i < n; ++i) {
        CHECK(close(of_rows[i], expected[i]));
        CHECK(close(of_strides[i], expected[i]));
    }
    tl::batched(g)(tl::each(tl::columns<3>(columns.data(), n)),
                   tl::into(tl::strided(every.data(), n, 2)));
    for (std::size_t i = 0; i < n; ++i) {
        CHECK(every[2 * i] == expected[i]);
        CHECK(every[2 * i + 1] == -1);
    }
}

TEST_CASE("large functions", "[data]") {
    std::size_t const n = 37;
    auto const in = numbers(20 * n, 0);
    std::vector<double> value(n), slope(20 * n);
    tl::batched(tl::value_and_gradient(large))(tl::each(tl::columns<20>(in.data(), n)),
                                               tl::into(value, tl::rows<20>(slope.data(), n)));
    for (std::size_t i = 0; i < n; ++i) {
        std::array<double, 20> at;
        for (std::size_t k = 0; k < 20; ++k) at[k] = in[k * n + i];
        auto const [v, s] = tl::value_and_gradient(large)(at);
        CHECK(close(value[i], v));
        for (std::size_t k = 0; k < 20; ++k) CHECK(std::fabs(slope[20 * i + k] - s[k]) < 1e-12);
    }
}

TEST_CASE("in place", "[data]") {
    for (std::size_t const n : counts) {
        auto a = numbers(n, 0), b = numbers(n, 1);
        auto const before = a;
        auto const expected = tl::batched(f)(tl::each(a), tl::each(b));
        std::vector<double> da(n);
        tl::batched(tl::value_and_gradient(f, tl::wrt<0>))(tl::each(a), tl::each(b),
                                                           tl::into(a, b));
        CHECK(a == expected);
        std::vector<Point> points(n);
        for (std::size_t i = 0; i < n; ++i) points[i] = {before[i], {before[i], 1}};
        auto const slopes = tl::batched(tl::gradient(of_point, tl::wrt<0>))(tl::each(points), 0.5);
        tl::batched(tl::gradient(of_point, tl::wrt<0>))(tl::each(points), 0.5, tl::into(points));
        for (std::size_t i = 0; i < n; ++i) {
            CHECK(points[i].x == slopes[i].x);
            CHECK(points[i].y == slopes[i].y);
        }
    }
}

TEST_CASE("float", "[data]") {
    std::vector<float> a(45), da(45);
    for (std::size_t i = 0; i < 45; ++i) a[i] = 0.125f * float(i) - 3;
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(a), 3, tl::into(da));
    for (std::size_t i = 0; i < 45; ++i) CHECK(std::fabs(da[i] - (3 + std::cos(a[i]))) < 1e-6f);
}

TEST_CASE("directional derivatives, with data in tuples", "[data]") {
    auto const a = numbers(11, 0), t = numbers(11, 1);
    std::vector<double> v(11), dv(11);
    tl::batched(tl::jvp(f))(std::tuple{tl::each(a), 2.0}, std::tuple{tl::each(t), 0.5},
                            tl::into(v, dv));
    for (std::size_t i = 0; i < 11; ++i)
        CHECK(close(dv[i], (2 + std::cos(static_cast<long double>(a[i]))) * t[i] + 0.5L * a[i]));
}

TEST_CASE("threads change no bit", "[data]") {
    auto const a = numbers(100'003, 0), b = numbers(100'003, 1);
    CHECK(tl::batched(f)(tl::par, tl::each(a), tl::each(b)) ==
          tl::batched(f)(tl::each(a), tl::each(b)));
}

TEST_CASE("more ranges than clang folds", "[data]") {
    std::vector<double> const x(3, 2.0);
    auto const all = [&]<std::size_t... K>(std::index_sequence<K...>) {
        return tl::each((static_cast<void>(K), x)...);
    }
    (std::make_index_sequence<300>{});
    CHECK(all.layout.size == 3);
    CHECK(all.layout.leaf(299) == x.data());
}
