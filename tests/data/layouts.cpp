// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <cstring>
#include <vector>

/// A point has the same bits in whatever layout its numbers lie and its results go, alone and among
/// others: random functions, made of sums of products above all, whose roundings a compiler could
/// choose by what stands beside them.

namespace tl = tapeless;

namespace {

constexpr std::size_t inputs = 5;

/// A function of five numbers with some steps drawn at random, each of earlier numbers.
template <unsigned Seed, int Steps>
constexpr auto random_function = tl::function([](auto c, auto x) {
    std::array<std::remove_cvref_t<decltype(x[0])>, inputs + Steps> t{};
    for (std::size_t k = 0; k < inputs; ++k) t[k] = x[k];
    unsigned state = Seed;
    auto const below = [&](std::size_t n) {
        state = state * 1664525u + 1013904223u;
        return std::size_t(state >> 16) % n;
    };
    for (std::size_t k = inputs; k < t.size(); ++k) {
        auto const& a = t[below(k)];
        auto const& b = t[k - 1 - below(k < 6 ? k : 6)];
        switch (below(10)) {
        case 0:
            t[k] = a + b;
            break;
        case 1:
            t[k] = a - b;
            break;
        case 2:
            t[k] = -(a * b) + c;
            break;
        case 3:
            t[k] = sin(a * b);
            break;
        case 4:
            t[k] = select(a < b, a * b, a * c - b);
            break;
        case 5:
            t[k] = a / (2 + b * b);
            break;
        case 6:
            t[k] = a * b + c * t[below(k)];
            break;
        case 7:
            t[k] = exp(-(a * a)) * b - a;
            break;
        default:
            t[k] = a * b;
        }
    }
    auto const n = t.size();
    return std::array{t[n - 1] * t[n - 2] - t[n - 3], t[n - 4] * t[n - 5]};
});

template <class Number>
struct in_layouts {
    std::size_t n;
    std::vector<Number> by_column, by_row;

    explicit in_layouts(std::size_t count)
        : n(count), by_column(inputs * count), by_row(inputs * count) {
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < inputs; ++k)
                by_column[k * n + i] = by_row[i * inputs + k] =
                    static_cast<Number>(std::sin(1.3 * double(i * inputs + k)) * 1.7);
    }
    auto columns() const { return tl::each(tl::columns<int(inputs)>(by_column.data(), n)); }
    auto rows() const { return tl::each(tl::rows<int(inputs)>(by_row.data(), n)); }
    auto spaced_rows() const {
        return tl::each(tl::rows<int(inputs)>(by_row.data(), n, std::ptrdiff_t(inputs)));
    }
    auto strides() const {
        auto const one = [&](int k) {
            return tl::strided(by_row.data() + k, n, std::ptrdiff_t(inputs));
        };
        return tl::each(one(0), one(1), one(2), one(3), one(4));
    }
    auto mixed() const {
        auto const span = [&](std::size_t k) { return std::span(&by_column[k * n], n); };
        return tl::each(tl::strided(by_row.data(), n, std::ptrdiff_t(inputs)), span(1), span(2),
                        span(3), span(4));
    }
};

template <class Number>
bool same_bits(std::vector<Number> const& a, std::vector<Number> const& b) {
    return std::memcmp(a.data(), b.data(), a.size() * sizeof(Number)) == 0;
}

/// All of a function's results in rows and in columns, of points in every layout.
template <class Number, class Function>
int ways_that_differ(Function const& f, std::size_t n) {
    constexpr std::size_t results = 2 * inputs;
    in_layouts<Number> const in(n);
    auto const c = Number(0.7);
    std::vector<Number> expected(results * n), found(results * n), columns(results * n);
    tl::batched(f)(c, in.columns(), tl::into(tl::rows<results>(expected.data(), n)));
    int differ = 0;
    auto const compare = [&](auto const&... given) {
        std::fill(found.begin(), found.end(), Number(0));
        tl::batched(f)(given..., tl::into(tl::rows<results>(found.data(), n)));
        differ += !same_bits(expected, found);
        tl::batched(f)(given..., tl::into(tl::columns<results>(columns.data(), n)));
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < results; ++k) found[i * results + k] = columns[k * n + i];
        differ += !same_bits(expected, found);
    };
    compare(c, in.columns());
    compare(c, in.rows());
    compare(c, in.spaced_rows());
    compare(c, in.strides());
    compare(c, in.mixed());
    compare(tl::par, c, in.rows());
    compare(Number(0.7), in.rows());
    return differ;
}

template <class Number, class Function>
int sums_that_differ(Function const& f, std::size_t n) {
    in_layouts<Number> const in(n);
    auto const c = Number(0.7);
    auto const expected = tl::sum_over(f)(c, in.columns());
    std::vector<Number> const ones(n, Number(1));
    auto const weighted = tl::sum_over(f)(c, in.columns(), tl::weighted(ones));
    int differ = 0;
    auto const compare = [&](auto const& points) {
        auto const sum = tl::sum_over(f)(c, points);
        differ += std::memcmp(&sum, &expected, sizeof sum) != 0;
        auto const with_weights = tl::sum_over(f)(c, points, tl::weighted(ones));
        differ += std::memcmp(&with_weights, &weighted, sizeof sum) != 0;
    };
    compare(in.columns());
    compare(in.rows());
    compare(in.spaced_rows());
    compare(in.strides());
    compare(in.mixed());
    return differ;
}

template <unsigned Seed, int Steps>
void check_random() {
    constexpr auto f = random_function<Seed, Steps>;
    constexpr auto slopes = tl::jacobian(f, tl::wrt<1>);
    CAPTURE(Seed);
    CHECK(ways_that_differ<double>(slopes, 37) == 0);
    CHECK(ways_that_differ<float>(slopes, 53) == 0);
    CHECK(sums_that_differ<double>(f, 37) == 0);
}

template <unsigned... Seed>
void check_all(std::integer_sequence<unsigned, Seed...>) {
    (check_random<Seed + 3, 9 + 4 * int(Seed)>(), ...);
}

} // namespace

TEST_CASE("random functions in all layouts", "[data]") {
    check_all(std::make_integer_sequence<unsigned, 4>{});
}
