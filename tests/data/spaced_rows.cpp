// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

/// Rows with a distance from each to the next, forwards and backwards: the same bits as rows that
/// lie side by side, and nothing is read or written between them.

namespace tl = tapeless;

namespace {

/// The rows of a matrix and the same with a margin behind each, which holds NaN, or stays as it is.
template <class Number, std::size_t Width>
struct matrix {
    std::size_t points;
    std::ptrdiff_t leading;
    std::vector<Number> dense, spaced;

    matrix(std::size_t count, std::ptrdiff_t gap)
        : points(count),
          leading(static_cast<std::ptrdiff_t>(Width) + gap),
          dense(count * Width),
          spaced(count * std::size_t(leading), Number(NAN)) {
        for (std::size_t i = 0; i < dense.size(); ++i)
            dense[i] = static_cast<Number>(std::sin(0.7 * double(i)));
        copy(dense, spaced);
    }
    void copy(std::vector<Number> const& rows, std::vector<Number>& to) const {
        for (std::size_t i = 0; i < points; ++i)
            std::copy_n(&rows[i * Width], Width, &to[i * std::size_t(leading)]);
    }
    auto in_dense() const { return tl::each(tl::rows<int(Width)>(dense.data(), points)); }
    auto in_spaced() const {
        return tl::each(tl::rows<int(Width)>(spaced.data(), points, leading));
    }
    auto backwards() const {
        Number const* const last = spaced.data() + std::ptrdiff_t(points - 1) * leading;
        return tl::each(tl::rows<int(Width)>(last, points, -leading));
    }
};

template <class Number>
bool same_bits(Number const* a, Number const* b, std::size_t count) {
    return std::memcmp(a, b, count * sizeof(Number)) == 0;
}

constexpr auto norm = tl::function([](auto x) {
    auto z = x[0] * x[0];
    for (std::size_t k = 1; k < x.size(); ++k) z = z + x[k] * x[k] * x[k - 1];
    return exp(-z);
});

/// Slopes of every point, from spaced rows to spaced rows.
template <class Number, std::size_t Width>
void slopes_agree() {
    constexpr auto slopes = tl::batched(tl::gradient(norm));
    for (std::size_t const n : {1u, 7u, 8u, 37u})
        for (std::ptrdiff_t const gap : {0, 1, 5}) {
            matrix<Number, Width> const m(n, gap);
            std::vector<Number> expected(m.dense.size());
            slopes(m.in_dense(), tl::into(tl::rows<int(Width)>(expected.data(), n)));
            auto const all = std::vector<Number>(m.spaced.size(), Number(7));
            auto want = all, found = all;
            m.copy(expected, want);
            slopes(m.in_spaced(), tl::into(tl::rows<int(Width)>(found.data(), n, m.leading)));
            CHECK(same_bits(want.data(), found.data(), all.size()));
            found = all;
            slopes(m.backwards(),
                   tl::into(tl::rows<int(Width)>(found.data() + std::ptrdiff_t(n - 1) * m.leading,
                                                 n, -m.leading)));
            CHECK(same_bits(want.data(), found.data(), all.size()));
        }
}

constexpr auto fit = tl::function([](auto w, auto x) {
    auto z = w[0] * x[0];
    for (std::size_t k = 1; k < w.size(); ++k) z = z + w[k] * x[k];
    return softplus(z);
});

/// Losses and slopes summed over long rows, which are not transposed.
template <class Number, std::size_t Width>
void sums_agree() {
    constexpr auto program = tl::value_and_gradient(tl::sum_over(fit), tl::wrt<0>);
    std::array<Number, Width> w;
    for (std::size_t k = 0; k < Width; ++k) w[k] = static_cast<Number>(std::cos(double(k)));
    for (std::size_t const n : {1u, 13u, 1203u}) {
        matrix<Number, Width> const m(n, 3);
        auto const [loss, slope] = program(w, m.in_dense());
        auto const [loss2, slope2] = program(w, m.in_spaced());
        CHECK(same_bits(&loss, &loss2, 1));
        CHECK(same_bits(slope.data(), slope2.data(), Width));
        std::vector<int> chosen(n / 2);
        for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = int((i * 31 + 5) % n);
        auto const [loss3, slope3] = program(w, m.in_dense(), tl::only(chosen));
        auto const [loss4, slope4] = program(w, m.in_spaced(), tl::only(chosen));
        CHECK(same_bits(&loss3, &loss4, 1));
        CHECK(same_bits(slope3.data(), slope4.data(), Width));
    }
}

} // namespace

TEST_CASE("slopes of rows with a distance", "[data]") {
    slopes_agree<double, 3>();
    slopes_agree<double, 19>();
    slopes_agree<float, 17>();
}

TEST_CASE("sums over rows with a distance", "[data]") {
    sums_agree<double, 19>();
    sums_agree<float, 37>();
}
