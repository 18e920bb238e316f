// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <random>
#include <vector>

/// Sums over long rows, which are multiplied and added up where they lie: against the same in
/// long double, and against columns, which are not.

namespace tl = tapeless;

namespace {

template <class Function, class... Argument>
constexpr bool in_rows(Function, Argument const&...) {
    using At =
        typename Function::definition::template at<typename tl::data::argument<Argument>::shape...>;
    using Parts = decltype(tl::data::parts_of<double>(std::declval<Argument const&>()...));
    using Plan = tl::data::plan_of<At, Parts, true>;
    using All = decltype(tl::data::begin_call<Plan, double>(std::declval<Parts>())
                             .parts(std::declval<Parts>()));
    return tl::data::row_plan_of<typename Plan::each, tl::simd::pack<double>, All>::rows;
}

/// Numbers before and behind the data that no sum must see.
constexpr std::size_t margin = 64;

template <class Number, std::size_t Width>
struct problem {
    std::vector<Number> x, label, weight;
    std::array<Number, Width> w;
    std::size_t points;

    explicit problem(std::size_t count) : points(count) {
        std::mt19937 source(7);
        std::uniform_real_distribution<Number> draw(-1, 1);
        x.assign(count * Width + 2 * margin, Number(NAN));
        for (std::size_t i = 0; i < count * Width; ++i) x[margin + i] = draw(source);
        for (std::size_t i = 0; i < count; ++i)
            label.push_back(draw(source)), weight.push_back(1 + draw(source));
        for (Number& each : w) each = draw(source);
    }
    Number const* rows() const { return x.data() + margin; }
    auto in_rows() const { return tl::each(tl::rows<int(Width)>(rows(), points)); }
};

constexpr auto logistic = tl::function([](auto w, auto x, auto label) {
    auto z = 0.25 - w[0] * x[0];
    for (std::size_t k = 1; k < w.size(); ++k) z = z + w[k] * x[k];
    return softplus(z) - label * z;
});
constexpr auto program = tl::value_and_gradient(tl::sum_over(logistic), tl::wrt<0>);

/// Loss and slopes over the points that `each` calls its argument for, with their weights.
template <class Number, std::size_t Width, class Each>
std::array<long double, Width + 1> by_hand(problem<Number, Width> const& p, Each const& each) {
    std::array<long double, Width + 1> sum{};
    each([&](std::size_t i, long double c) {
        Number const* const row = p.rows() + i * Width;
        auto const sign = [](std::size_t k) { return k == 0 ? -1.0L : 1.0L; };
        long double z = 0.25L;
        for (std::size_t k = 0; k < Width; ++k)
            z += sign(k) * static_cast<long double>(p.w[k]) * row[k];
        sum[Width] += c * (std::log1p(std::exp(z)) - p.label[i] * z);
        long double const gap = 1 / (1 + std::exp(-z)) - p.label[i];
        for (std::size_t k = 0; k < Width; ++k) sum[k] += c * sign(k) * gap * row[k];
    });
    return sum;
}

template <class Result, std::size_t Size>
bool close(Result const& result, std::array<long double, Size> const& exact, long double bound) {
    auto const& [loss, slope] = result;
    bool right = std::fabs(loss - exact[Size - 1]) <= bound;
    for (std::size_t k = 0; k + 1 < Size; ++k)
        right = right && std::fabs(slope[k] - exact[k]) <= bound;
    return right;
}

template <class Number, std::size_t Width>
void all_lengths(long double eps) {
    constexpr std::size_t size = tl::simd::pack<Number>::size;
    std::vector<std::size_t> counts{1023, 1024, 1025, 3001};
    for (std::size_t n = 0; n <= 4 * size; ++n) counts.push_back(n);
    for (std::size_t const n : counts) {
        problem<Number, Width> const p(n);
        auto const exact = by_hand(p, [&](auto const& add) {
            for (std::size_t i = 0; i < n; ++i) add(i, 1);
        });
        auto const result = program(p.w, p.in_rows(), tl::each(p.label));
        auto const bound = static_cast<long double>(n + 1) * eps;
        CHECK(close(result, exact, bound));
        CHECK(program(tl::par, p.w, p.in_rows(), tl::each(p.label)) == result);
    }
}

} // namespace

TEST_CASE("rows of any width, any number of them", "[data]") {
    all_lengths<double, 16>(4e-15L);
    all_lengths<double, 19>(4e-15L);
    all_lengths<double, 39>(4e-15L);
    all_lengths<float, 32>(4e-6L);
    all_lengths<float, 37>(4e-6L);
    problem<double, 39> const p(1);
    CHECK(
        in_rows(tl::value_and_gradient(logistic, tl::wrt<0>), p.w, p.in_rows(), tl::each(p.label)));
}

TEST_CASE("weights and mini-batches of rows", "[data]") {
    std::size_t const n = 1203;
    problem<double, 35> const p(n);
    auto const weighted = by_hand(p, [&](auto const& add) {
        for (std::size_t i = 0; i < n; ++i) add(i, p.weight[i]);
    });
    CHECK(close(program(p.w, p.in_rows(), tl::each(p.label), tl::weighted(p.weight)), weighted,
                4e-12L));
    for (std::size_t const size : {0u, 1u, 7u, 64u, 1111u}) {
        std::vector<int> chosen;
        for (std::size_t i = 0; i < size; ++i)
            chosen.push_back(static_cast<int>((i * 7919 + 13) % n));
        auto const exact = by_hand(p, [&](auto const& add) {
            for (int const i : chosen) add(std::size_t(i), p.weight[std::size_t(i)]);
        });
        auto const only =
            program(p.w, p.in_rows(), tl::each(p.label), tl::only(chosen), tl::weighted(p.weight));
        CHECK(close(only, exact, 4e-12L));
    }
}

TEST_CASE("second derivatives along a direction", "[data]") {
    std::size_t const n = 203;
    problem<double, 32> const p(n);
    std::array<double, 32> direction;
    for (std::size_t k = 0; k < 32; ++k) direction[k] = std::cos(double(k));
    auto const columns = [&] {
        std::vector<double> all(n * 32);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < 32; ++k) all[k * n + i] = p.rows()[i * 32 + k];
        return all;
    }();
    auto const by = [&](auto const& x) {
        auto const along = tl::jvp(tl::value_and_gradient(tl::mean_over(logistic), tl::wrt<0>));
        auto const [value, slope] = along(std::tuple{p.w, x, tl::each(p.label)},
                                          std::tuple{direction, std::array<double, 32>{}, 0.0});
        return std::tuple_cat(value, slope);
    };
    auto const [loss, g, dloss, dg] = by(p.in_rows());
    auto const [loss2, g2, dloss2, dg2] = by(tl::each(tl::columns<32>(columns.data(), n)));
    CHECK(std::fabs(loss - loss2) < 1e-14);
    CHECK(std::fabs(dloss - dloss2) < 1e-14);
    for (std::size_t k = 0; k < 32; ++k) {
        CHECK(std::fabs(g[k] - g2[k]) < 1e-14);
        CHECK(std::fabs(dg[k] - dg2[k]) < 1e-14);
    }
}

namespace {

/// Features and the label in one row; the label is read alone.
struct labelled {
    std::array<double, 20> x;
    double y;
};
constexpr auto squares = tl::function([](auto w, auto bias, auto row) {
    auto r = bias - row[20];
    for (std::size_t k = 0; k < 20; ++k) r = r + w[k] * row[k];
    return r * r;
});
/// Something else done with every number of a row, for which it has to be transposed.
constexpr auto sines = tl::function([](auto w, auto x) {
    auto z = w[0] * sin(x[0]);
    for (std::size_t k = 1; k < 16; ++k) z = z + w[k] * sin(x[k]);
    return z;
});

} // namespace

TEST_CASE("a number of a row on its own", "[data]") {
    std::vector<labelled> points(77);
    std::array<double, 20> w;
    for (std::size_t k = 0; k < 20; ++k) w[k] = std::cos(3.0 * double(k));
    std::array<long double, 22> exact{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        long double r = 0.5L;
        for (std::size_t k = 0; k < 20; ++k) points[i].x[k] = std::sin(double(i * 20 + k));
        points[i].y = std::cos(double(i));
        for (std::size_t k = 0; k < 20; ++k) r += static_cast<long double>(w[k]) * points[i].x[k];
        r -= points[i].y;
        exact[21] += r * r, exact[20] += 2 * r;
        for (std::size_t k = 0; k < 20; ++k) exact[k] += 2 * r * points[i].x[k];
    }
    auto const as_rows = tl::each(tl::rows<21>(&points[0].x[0], points.size()));
    auto const [loss, slopes] = tl::value_and_gradient(tl::sum_over(squares))(w, 0.5, as_rows);
    auto const& [slope, of_bias] = slopes;
    CHECK(std::fabs(loss - exact[21]) < 1e-12L);
    CHECK(std::fabs(of_bias - exact[20]) < 1e-12L);
    for (std::size_t k = 0; k < 20; ++k) CHECK(std::fabs(slope[k] - exact[k]) < 1e-12L);
    constexpr auto of_points = tl::value_and_gradient(squares, tl::wrt<0, 1>);
    CHECK(in_rows(of_points, w, 0.5, as_rows));
}

TEST_CASE("rows that have to be transposed are", "[data]") {
    problem<double, 16> const p(50);
    CHECK(!in_rows(tl::gradient(sines, tl::wrt<0>), p.w, p.in_rows()));
    auto const slope = tl::gradient(tl::sum_over(sines), tl::wrt<0>)(p.w, p.in_rows());
    for (std::size_t k = 0; k < 16; ++k) {
        long double exact = 0;
        for (std::size_t i = 0; i < 50; ++i)
            exact += std::sin(static_cast<long double>(p.rows()[i * 16 + k]));
        CHECK(std::fabs(slope[k] - exact) < 1e-13L);
    }
}

TEST_CASE("infinity in a row arrives where it belongs", "[data]") {
    constexpr auto product = tl::function([](auto w, auto x) {
        auto z = w[0] * x[0];
        for (std::size_t k = 1; k < 19; ++k) z = z + w[k] * x[k];
        return z;
    });
    for (std::size_t const place : {0u, 10u, 11u, 15u, 16u, 18u})
        for (std::size_t const n : {3u, 8u, 13u}) {
            std::vector<double> x(n * 19, 1.0);
            x[(n - 1) * 19 + place] = HUGE_VAL;
            std::array<double, 19> w;
            w.fill(1.0);
            auto const [z, slope] = tl::value_and_gradient(tl::sum_over(product), tl::wrt<0>)(
                w, tl::each(tl::rows<19>(x.data(), n)));
            CHECK(z == HUGE_VAL);
            for (std::size_t k = 0; k < 19; ++k)
                CHECK(slope[k] == (k == place ? HUGE_VAL : double(n)));
        }
}

namespace {

// Terms beside an inner product that nearly cancel, before it, behind it and around it.
constexpr std::size_t width = 32;
constexpr auto inner_product = [](auto const& w, auto const& x) {
    auto z = w[0] * x[0];
    for (std::size_t k = 1; k < width; ++k) z = z + w[k] * x[k];
    return z;
};
constexpr auto before = tl::function([](auto w, auto x, auto s, auto t) {
    auto z = s - t;
    for (std::size_t k = 0; k < width; ++k) z = z + w[k] * x[k];
    return z;
});
constexpr auto behind =
    tl::function([](auto w, auto x, auto s, auto t) { return inner_product(w, x) - (t - s); });
constexpr auto negated =
    tl::function([](auto w, auto x, auto s, auto t) { return -((t - s) - inner_product(w, x)); });
/// Where the product is s, t alone is left.
constexpr auto alone =
    tl::function([](auto w, auto x, auto s, auto t) { return (inner_product(w, x) - s) + t; });

} // namespace

TEST_CASE("terms beside a product of rows keep their digits", "[data]") {
    std::size_t const n = 203;
    problem<double, width> const p(n);
    std::vector<double> columns(n * width), s(n), t(n);
    long double exact = 0;
    for (std::size_t i = 0; i < n; ++i) {
        s[i] = 1.7e15 + double(i % 7), t[i] = 1.7e15 + 3;
        exact += s[i] - t[i];
        for (std::size_t k = 0; k < width; ++k) {
            columns[k * n + i] = p.rows()[i * width + k];
            exact += static_cast<long double>(p.w[k]) * columns[k * n + i];
        }
    }
    auto const check = [&](auto f) {
        CHECK(in_rows(f, p.w, p.in_rows(), tl::each(s), tl::each(t)));
        auto const sum = tl::sum_over(f);
        CHECK(std::fabs(sum(p.w, p.in_rows(), tl::each(s), tl::each(t)) - exact) < 1e-11L);
        auto const in_columns = tl::each(tl::columns<width>(columns.data(), n));
        CHECK(std::fabs(sum(p.w, in_columns, tl::each(s), tl::each(t)) - exact) < 1e-11L);
    };
    check(before), check(behind), check(negated);
    std::vector<double> const ones(n * width, 1.0), all(n, double(width)), tiny(n, 0x1p-70);
    std::array<double, width> one;
    one.fill(1.0);
    CHECK(tl::sum_over(alone)(one, tl::each(tl::rows<width>(ones.data(), n)), tl::each(all),
                              tl::each(tiny)) == double(n) * 0x1p-70);
}
