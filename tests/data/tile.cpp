// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <cstring>
#include <vector>

/// Results in more arrays than a machine follows, which are written in stretches: the same bits as
/// in rows, at every length, and nothing else is touched.

namespace tl = tapeless;

namespace {

constexpr auto map = tl::function([](auto v) {
    std::array y{v[0] * v[1], v[1] * v[2], v[2] * v[3], v[3] * v[4], v[4] * v[0]};
    for (std::size_t k = 0; k < 5; ++k) y[k] = y[k] + sin(v[k]) * v[(k + 3) % 5];
    return y;
});
constexpr auto program = tl::jacobian(map);
constexpr int results = 25;

std::vector<double> numbers(std::size_t count) {
    std::vector<double> all(count);
    for (std::size_t i = 0; i < count; ++i) all[i] = std::sin(1.3 * double(i));
    return all;
}
constexpr std::size_t width = tl::simd::pack<double>::size;

/// The results in rows, as bits to compare with.
std::vector<double> in_rows(std::vector<double> const& x, std::size_t n) {
    std::vector<double> all(n * results);
    tl::batched(program)(tl::each(tl::columns<5>(x.data(), n)),
                         tl::into(tl::rows<results>(all.data(), n)));
    return all;
}

/// Whether columns get the same numbers, and what lies between them none.
bool columns_are_right(std::size_t n, std::size_t leading) {
    auto const x = numbers(5 * n);
    auto const expected = in_rows(x, n);
    std::vector<double> all(results * leading + 1, 7.0);
    tl::batched(program)(
        tl::each(tl::columns<5>(x.data(), n)),
        tl::into(tl::columns<results>(all.data() + 1, n, std::ptrdiff_t(leading))));
    bool right = all[0] == 7.0;
    for (std::size_t k = 0; k < results; ++k)
        for (std::size_t i = 0; i < leading; ++i) {
            double const found = all[1 + k * leading + i];
            right = right && (i < n ? found == expected[i * results + k] : found == 7.0);
        }
    return right;
}

} // namespace

TEST_CASE("many columns of results", "[data]") {
    for (std::size_t n = 0; n < 20 * width; ++n) {
        CAPTURE(n);
        bool const right = columns_are_right(n, n + 3);
        CHECK(right);
    }
}

TEST_CASE("many columns that meet in the cache", "[data]") {
    constexpr std::size_t apart = 64 * 1024 / sizeof(double);
    for (std::size_t const n : {std::size_t(1), 8 * width, 9 * width + 1, std::size_t(1000)}) {
        CAPTURE(n);
        CHECK(columns_are_right(n, apart));
    }
    double* columns[12];
    static double memory[12 * apart];
    for (std::size_t k = 0; k < 12; ++k) columns[k] = memory + k * apart;
    CHECK(!tl::data::spread_out(columns, 0));
    for (std::size_t k = 0; k < 12; ++k) columns[k] += 8 * k;
    CHECK(tl::data::spread_out(columns, 0));
}

TEST_CASE("columns beside rows and strides", "[data]") {
    for (std::size_t const n : {1u, 31u, 64u, 100u, 1000u}) {
        auto const x = numbers(5 * n);
        auto const expected = in_rows(x, n);
        std::vector<double> columns(20 * n), rows(4 * n), stride(2 * n, 7.0);
        tl::batched(program)(tl::par, tl::each(tl::columns<5>(x.data(), n)),
                             tl::into(tl::rows<4>(rows.data(), n),
                                      tl::columns<20>(columns.data(), n),
                                      tl::strided(stride.data(), n, 2)));
        bool right = true;
        for (std::size_t i = 0; i < n; ++i) {
            double const* const row = &expected[i * results];
            for (std::size_t k = 0; k < 4; ++k) right = right && rows[i * 4 + k] == row[k];
            for (std::size_t k = 0; k < 20; ++k) right = right && columns[k * n + i] == row[4 + k];
            right = right && stride[2 * i] == row[24] && stride[2 * i + 1] == 7.0;
        }
        CHECK(right);
    }
}

TEST_CASE("many columns in place", "[data]") {
    constexpr auto turn = tl::function([](auto v) {
        auto y = v;
        for (std::size_t k = 0; k < 24; ++k) y[k] = v[(k + 1) % 24] - v[k];
        return y;
    });
    for (std::size_t const n : {1u, 31u, 64u, 100u, 1000u}) {
        auto const before = numbers(24 * n);
        auto all = before;
        tl::batched(turn)(tl::each(tl::columns<24>(all.data(), n)),
                          tl::into(tl::columns<24>(all.data(), n)));
        bool right = true;
        for (std::size_t k = 0; k < 24; ++k)
            for (std::size_t i = 0; i < n; ++i)
                right = right && all[k * n + i] == before[(k + 1) % 24 * n + i] - before[k * n + i];
        CHECK(right);
        auto const shifted = tl::columns<24>(all.data() + 1, n > 1 ? n - 1 : 1);
        if (n > 1)
            CHECK_THROWS_AS(
                tl::batched(turn)(tl::each(tl::columns<24>(all.data(), n - 1)), tl::into(shifted)),
                tl::data_error);
    }
}

TEST_CASE("large functions of many columns in place", "[data]") {
    constexpr auto turn = tl::function([](auto v) { // some blocks of instructions
        auto y = v;
        for (int round = 0; round < 5; ++round)
            for (std::size_t k = 0; k < 24; ++k) y[k] = v[(k + 1) % 24] - v[k] * y[(k + 7) % 24];
        return y;
    });
    for (std::size_t const n : {1u, 31u, 64u, 100u, 1000u}) {
        auto const before = numbers(24 * n);
        auto all = before, apart = before;
        tl::batched(turn)(tl::each(tl::columns<24>(before.data(), n)),
                          tl::into(tl::columns<24>(apart.data(), n)));
        tl::batched(turn)(tl::each(tl::columns<24>(all.data(), n)),
                          tl::into(tl::columns<24>(all.data(), n)));
        bool const same = all == apart;
        CHECK(same);
    }
}
