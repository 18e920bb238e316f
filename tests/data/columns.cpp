// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <random>
#include <vector>

/// Sums over many columns, block by block: against the same in long double.

namespace tl = tapeless;

namespace {

constexpr std::size_t width = 21; // 20 features and a label

constexpr auto logistic = tl::function([](auto w, auto bias, auto x) {
    auto z = bias - w[0] * x[0];
    for (std::size_t k = 1; k + 1 < width; ++k) z = z + w[k] * x[k];
    return softplus(z) - x[width - 1] * z;
});
constexpr auto program = tl::value_and_gradient(tl::sum_over(logistic), tl::wrt<0, 1>);

template <class Number>
struct problem {
    std::vector<Number> x, weight;
    std::array<Number, width - 1> w;
    Number bias = Number(0.25);
    std::size_t points;

    explicit problem(std::size_t count) : points(count) {
        std::mt19937 source(7);
        std::uniform_real_distribution<Number> draw(-1, 1);
        for (std::size_t i = 0; i < count * width; ++i) x.push_back(draw(source));
        for (std::size_t i = 0; i < count; ++i) weight.push_back(1 + draw(source));
        for (Number& each : w) each = draw(source);
    }
    auto columns() const { return tl::each(tl::columns<int(width)>(x.data(), points)); }

    /// The loss behind the slopes, whose last is that of the bias.
    template <class Weight>
    std::array<long double, width + 1> exact(Weight const& c) const {
        std::array<long double, width + 1> sum{};
        for (std::size_t i = 0; i < points; ++i) {
            auto const at = [&](std::size_t k) {
                long double const value = x[k * points + i];
                return k == 0 ? -value : value;
            };
            long double z = bias;
            for (std::size_t k = 0; k + 1 < width; ++k) z += w[k] * at(k);
            long double const label = at(width - 1), gap = 1 / (1 + std::exp(-z)) - label;
            sum[width] += c(i) * (std::log1p(std::exp(z)) - label * z);
            sum[width - 1] += c(i) * gap;
            for (std::size_t k = 0; k + 1 < width; ++k) sum[k] += c(i) * gap * at(k);
        }
        return sum;
    }
};

template <class Result>
bool close(Result const& result, std::array<long double, width + 1> const& exact,
           long double bound) {
    auto const& [loss, slopes] = result;
    auto const& [slope, of_bias] = slopes;
    bool right =
        std::fabs(loss - exact[width]) <= bound && std::fabs(of_bias - exact[width - 1]) <= bound;
    for (std::size_t k = 0; k + 1 < width; ++k)
        right = right && std::fabs(slope[k] - exact[k]) <= bound;
    return right;
}

template <class Number>
void all_lengths(long double eps) {
    std::vector<std::size_t> counts{1023, 1024, 1025, 3001};
    for (std::size_t n = 0; n <= 18 * tl::simd::pack<Number>::size; n += n < 20 ? 1 : 7)
        counts.push_back(n);
    for (std::size_t const n : counts) {
        problem<Number> const p(n);
        auto const result = program(p.w, p.bias, p.columns());
        auto const bound = static_cast<long double>(n + 1) * eps;
        CHECK(close(result, p.exact([](std::size_t) { return 1.0L; }), bound));
        CHECK(program(tl::par, p.w, p.bias, p.columns()) == result);
    }
}

} // namespace

TEST_CASE("many columns, any number of points", "[data]") {
    all_lengths<double>(4e-15L);
    all_lengths<float>(4e-6L);
}

TEST_CASE("weights and mini-batches of many columns", "[data]") {
    std::size_t const n = 1203;
    problem<double> const p(n);
    auto const weighted = p.exact([&](std::size_t i) -> long double { return p.weight[i]; });
    CHECK(close(program(p.w, p.bias, p.columns(), tl::weighted(p.weight)), weighted, 4e-12L));
    std::vector<int> chosen;
    std::vector<long double> times(n);
    for (std::size_t i = 0; i < 777; ++i) {
        chosen.push_back(static_cast<int>((i * 7919 + 13) % n));
        ++times[std::size_t(chosen.back())];
    }
    auto const some = p.exact([&](std::size_t i) { return times[i] * p.weight[i]; });
    CHECK(close(program(p.w, p.bias, p.columns(), tl::only(chosen), tl::weighted(p.weight)), some,
                4e-12L));
}

TEST_CASE("alignment changes no bit of a sum over many columns", "[data]") {
    std::size_t const n = 1100;
    problem<double> const p(n);
    auto const expected = program(p.w, p.bias, p.columns());
    for (std::size_t shift = 1; shift < 9; ++shift) {
        std::vector<double> moved(p.x.size() + shift);
        std::copy(p.x.begin(), p.x.end(), moved.begin() + std::ptrdiff_t(shift));
        auto const columns = tl::columns<int(width)>(moved.data() + shift, n);
        CHECK(program(p.w, p.bias, tl::each(columns)) == expected);
    }
}
