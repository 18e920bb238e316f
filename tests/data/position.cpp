// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <cstring>
#include <vector>

/// A value does not depend on where its point stands, on how many there are, or on alignment: bit
/// for bit what a call with that point alone gives.

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto a, auto b, auto c) {
    return a * b + sin(a * c) * exp(b) - log(1 + c * c) / (2 + tanh(a)) + pow(1 + a * a, b) * c;
});
constexpr auto program = tl::value_and_gradient(f);
constexpr auto program_of_rows =
    tl::value_and_gradient(tl::function([](auto p) { return f(p[0], p[1], p[2]); }));
template <class Number>
struct Four {
    Number value, da, db, dc;
};

template <class Number>
bool same_bits(std::vector<Number> const& a, std::vector<Number> const& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Number)) == 0);
}

template <class Number>
constexpr std::size_t width = tl::simd::pack<Number>::size;

/// Evaluates `count` points from `begin` on, given and taken as spans.
template <class Number>
std::vector<Number> in_columns(std::vector<Number> const& in, std::size_t begin,
                               std::size_t count) {
    std::vector<Number> out(4 * count);
    std::size_t const n = in.size() / 3;
    auto const input = [&](std::size_t k) { return std::span(&in[k * n + begin], count); };
    auto const output = [&](std::size_t k) { return std::span(out).subspan(k * count, count); };
    tl::batched(program)(tl::each(input(0)), tl::each(input(1)), tl::each(input(2)),
                         tl::into(output(0), output(1), output(2), output(3)));
    std::vector<Number> result;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < 4; ++k) result.push_back(out[k * count + i]);
    return result;
}
template <class Number>
std::vector<Number> in_rows(std::vector<Number> const& in, std::size_t begin, std::size_t count) {
    std::size_t const n = in.size() / 3;
    std::vector<std::array<Number, 3>> points(count);
    for (std::size_t i = 0; i < count; ++i)
        points[i] = {in[begin + i], in[n + begin + i], in[2 * n + begin + i]};
    std::vector<Four<Number>> out(count);
    tl::batched(program_of_rows)(tl::each(points), tl::into(out));
    std::vector<Number> result;
    for (auto const& p : out) result.insert(result.end(), {p.value, p.da, p.db, p.dc});
    return result;
}
template <class Number>
std::vector<Number> with_strides(std::vector<Number> const& in, std::size_t begin,
                                 std::size_t count) {
    auto const n = static_cast<std::ptrdiff_t>(in.size() / 3);
    std::vector<Number> out(4 * count);
    Number const* const first = in.data() + begin;
    if (count > 0)
        tl::batched(program)(
            tl::each(tl::strided(first + count - 1, count, -1)),
            tl::each(tl::strided(first + n + std::ptrdiff_t(count) - 1, count, -1)),
            tl::each(tl::strided(first + 2 * n + std::ptrdiff_t(count) - 1, count, -1)),
            tl::into(tl::rows<4>(out.data() + 4 * (count - 1), count, -4)));
    return out;
}

/// Several blocks of instructions, which keep values in memory.
template <class Number>
std::vector<Number> large(std::vector<Number> const& in, std::size_t begin, std::size_t count) {
    constexpr auto g = tl::value_and_gradient(tl::function([](auto a, auto b, auto c) {
        auto s = a * b + c;
        for (int i = 0; i < 8; ++i) s = s * cos(a - s) * 0.5 + b * s - c * a;
        return s;
    }));
    std::vector<Four<Number>> out(count);
    std::size_t const n = in.size() / 3;
    auto const input = [&](std::size_t k) { return std::span(&in[k * n + begin], count); };
    tl::batched(g)(tl::each(input(0)), tl::each(input(1)), tl::each(input(2)), tl::into(out));
    std::vector<Number> result;
    for (auto const& p : out) result.insert(result.end(), {p.value, p.da, p.db, p.dc});
    return result;
}

template <class Number, class Way>
void compare_all(Way const& way) {
    std::size_t const most = 5 * width<Number>;
    std::vector<Number> in(3 * most);
    for (std::size_t i = 0; i < in.size(); ++i)
        in[i] = static_cast<Number>(std::sin(1.7 * double(i)) * 1.5);
    std::vector<Number> alone;
    for (std::size_t i = 0; i < most; ++i) {
        auto const one = way(in, i, 1);
        alone.insert(alone.end(), one.begin(), one.end());
    }
    for (std::size_t begin = 0; begin <= width<Number>; ++begin)
        for (std::size_t count = 0; count <= 4 * width<Number>; ++count) {
            std::vector<Number> const expected(alone.begin() + std::ptrdiff_t(4 * begin),
                                               alone.begin() + std::ptrdiff_t(4 * (begin + count)));
            if (!same_bits(way(in, begin, count), expected)) {
                CAPTURE(begin, count);
                FAIL_CHECK("bits differ");
            }
        }
}

} // namespace

TEST_CASE("spans", "[data]") {
    compare_all<double>(in_columns<double>);
    compare_all<float>(in_columns<float>);
}
TEST_CASE("arrays of structures", "[data]") {
    compare_all<double>(in_rows<double>);
    compare_all<float>(in_rows<float>);
}
TEST_CASE("strides", "[data]") {
    compare_all<double>(with_strides<double>);
    compare_all<float>(with_strides<float>);
}
TEST_CASE("large functions", "[data]") {
    compare_all<double>(large<double>);
    compare_all<float>(large<float>);
}
