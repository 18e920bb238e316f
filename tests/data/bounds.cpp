// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <memory>

/// Every layout for reading with every layout for writing, in memory of exactly the size of the
/// data, at addresses that are no multiple of a register: the numbers are right, and nothing beyond
/// the data is touched, as the sanitizers would say.

namespace tl = tapeless;

namespace {

/// K numbers for each of n points, somewhere in memory of their own.
template <class Number, int K>
struct matrix {
    std::ptrdiff_t points, from_point, from_number, begin;
    std::size_t size;
    std::unique_ptr<Number[]> memory;

    matrix(std::ptrdiff_t n, std::ptrdiff_t by_point, std::ptrdiff_t by_number, std::ptrdiff_t gap)
        : points(n), from_point(by_point), from_number(by_number) {
        auto const last = [](std::ptrdiff_t step, std::ptrdiff_t count) {
            return count == 0 ? 0 : step * (count - 1);
        };
        std::ptrdiff_t const a = last(by_point, n), b = last(by_number, K);
        begin = gap + (a < 0 ? -a : 0) + (b < 0 ? -b : 0);
        size = std::size_t(gap + (n == 0 ? 0 : std::abs(a) + std::abs(b) + 1));
        memory.reset(new Number[size]);
        std::fill_n(memory.get(), size, Number(7));
    }
    Number* first() const { return memory.get() + begin; }
    Number& at(std::ptrdiff_t i, std::ptrdiff_t k) const {
        return first()[i * from_point + k * from_number];
    }
    auto in_rows() const { return tl::rows<K>(first(), std::size_t(points)); }
    auto in_spaced_rows() const { return tl::rows<K>(first(), std::size_t(points), from_point); }
    auto in_columns() const { return tl::columns<K>(first(), std::size_t(points), from_number); }
    auto stride(int k) const {
        return tl::strided(first() + k * from_number, std::size_t(points), from_point);
    }
};

/// Calls `f` with every kind of matrix of n points and its layout.
template <class Number, int K, class Function>
void in_all_ways(std::ptrdiff_t n, std::ptrdiff_t gap, Function const& f) {
    using M = matrix<Number, K>;
    f(M(n, K, 1, gap), [](M const& m) { return m.in_rows(); });
    f(M(n, K + gap, 1, gap), [](M const& m) { return m.in_spaced_rows(); });
    f(M(n, -(K + gap), 1, gap), [](M const& m) { return m.in_spaced_rows(); });
    f(M(n, 1, n + gap, gap), [](M const& m) { return m.in_columns(); });
    f(M(n, 1, -(n + gap), gap), [](M const& m) { return m.in_columns(); });
}

/// Each result is of two inputs, the first of which it tells from all others.
template <int K>
constexpr auto mixing = tl::function([](auto x) {
    auto y = x;
    for (std::size_t k = 0; k < K; ++k) y[k] = 2 * x[K - 1 - k] - x[k] * x[(k + 1) % K];
    return y;
});

template <class Number, int K>
void check_points(std::ptrdiff_t n, std::ptrdiff_t gap) {
    in_all_ways<Number, K>(n, gap, [&](auto const& in, auto const& read) {
        for (std::ptrdiff_t i = 0; i < n; ++i)
            for (int k = 0; k < K; ++k) in.at(i, k) = Number((i * 7 + k * 3) % 32) / 8;
        in_all_ways<Number, K>(n, gap, [&](auto const& out, auto const& written) {
            tl::batched(mixing<K>)(tl::each(read(in)), tl::into(written(out)));
            std::size_t wrong = 0, other = 0; // all of it is exact
            for (std::ptrdiff_t i = 0; i < n; ++i)
                for (int k = 0; k < K; ++k) {
                    Number const y = 2 * in.at(i, K - 1 - k) - in.at(i, k) * in.at(i, (k + 1) % K);
                    wrong += out.at(i, k) != y;
                    out.at(i, k) = 7;
                }
            for (std::size_t j = 0; j < out.size; ++j) other += out.memory[j] != 7;
            CAPTURE(K, n, gap, in.from_point, in.from_number, out.from_point, out.from_number);
            CHECK(wrong == 0);
            CHECK(other == 0);
        });
        Number exact(0);
        for (std::ptrdiff_t i = 0; i < n; ++i) exact += in.at(i, 0) * in.at(i, K - 1) / 16;
        constexpr auto term = tl::function([](auto x) { return x[0] * x[K - 1] * 0.0625; });
        CHECK(tl::sum_over(term)(tl::each(read(in))) == exact);
    });
}

template <class Number, int... K>
void check_widths(std::integer_sequence<int, K...>) {
    constexpr auto lanes = std::ptrdiff_t(tl::simd::pack<Number>::size);
    for (std::ptrdiff_t const n :
         {std::ptrdiff_t(0), std::ptrdiff_t(1), lanes - 1, lanes, lanes + 1, 3 * lanes + 2})
        for (std::ptrdiff_t const gap : {0, 1, 3}) (check_points<Number, K>(n, gap), ...);
}

} // namespace

TEST_CASE("narrow points in memory of their size", "[data]") {
    check_widths<double>(std::integer_sequence<int, 1, 3, 6>{});
}
TEST_CASE("wide points in memory of their size", "[data]") {
    check_widths<double>(std::integer_sequence<int, 9, 17>{});
}
TEST_CASE("single precision in memory of its size", "[data]") {
    check_widths<float>(std::integer_sequence<int, 3>{});
}
