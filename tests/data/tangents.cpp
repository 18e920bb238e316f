// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/data.hpp>

#include <random>
#include <type_traits>
#include <vector>

namespace tl = tapeless;

namespace {

using state = std::array<double, 2>;
using rates = std::array<double, 4>;
constexpr auto step = tl::function(workload::lotka_volterra{});

// A jvp over data whose arguments are shared and whose tangents differ is vector forward mode: the
// value and the partial derivatives once, then a pack of tangents at a time.
TEST_CASE("tangents in lanes are those of one after the other", "[data]") {
    state const y{1.2, 0.8};
    rates const k{1.1, 0.4, 0.1, 0.4};
    std::mt19937 source(5);
    std::uniform_real_distribution number(-1.0, 1.0);
    for (std::size_t count = 0; count < 40; ++count) {
        std::vector<state> along_y(count), value(count), slope(count);
        std::vector<rates> along_k(count);
        for (state& d : along_y)
            for (double& each : d) each = number(source);
        for (rates& d : along_k)
            for (double& each : d) each = number(source);
        tl::batched(tl::jvp(step))(std::tuple{y, k},
                                   std::tuple{tl::each(along_y), tl::each(along_k)},
                                   tl::into(value, slope));
        for (std::size_t n = 0; n < count; ++n) {
            auto const [v, s] = tl::jvp(step)(std::tuple{y, k}, std::tuple{along_y[n], along_k[n]});
            for (std::size_t i = 0; i < 2; ++i) {
                CHECK(value[n][i] == Approx(v[i]).epsilon(1e-15));
                CHECK(slope[n][i] == Approx(s[i]).epsilon(1e-14).margin(1e-15));
            }
        }
    }
}

constexpr auto wave = tl::function([](auto x, auto y) { return exp(sin(x * y)) * tanh(x); });
using pair = std::tuple<double, double>;
using at_one_point = decltype(tl::jvp(wave))::definition::at<pair, pair>;
using layouts =
    std::tuple<tl::data::shared_layout<double, 2>, tl::data::columns_layout<double const, 2>>;
using plan = tl::data::plan_of<at_one_point, layouts, false>;

TEST_CASE("what does not depend on the tangent is computed once for all", "[data]") {
    auto const& each = plan::each::graph;
    int operations = 0, calls = 0;
    for (int i = 1; i < each.size; ++i) {
        operations += tl::code_of(each.node[i]) > tl::code::input;
        calls += tl::code_of(each.node[i]) >= tl::code::first_called;
    }
    CHECK(calls == 0);
    CHECK(operations == 8); // six products and two sums: the chain rule with known factors
}

TEST_CASE("what differs in no point is stored once", "[data]") {
    state const y{1.2, 0.8};
    rates const k{1.1, 0.4, 0.1, 0.4};
    auto const next = step(y, k);
    for (std::size_t count = 0; count < 20; ++count) {
        std::vector<state> along_y(count), slope(count), again(count);
        for (std::size_t n = 0; n < count; ++n) along_y[n] = {double(n) - 3, 0.5 * double(n)};
        auto const jvp = tl::batched(tl::jvp(step));
        state value{};
        jvp(std::tuple{y, k}, std::tuple{tl::each(along_y), rates{}},
            tl::into(tl::once(value), slope));
        state moved = y; // an argument may be where a result goes, as it is read before
        jvp(tl::par, std::tuple{moved, k}, std::tuple{tl::each(along_y), rates{}},
            tl::into(tl::once(moved), again));
        CHECK(moved == value);
        CHECK(again == slope);
        for (std::size_t i = 0; i < 2; ++i) CHECK(value[i] == Approx(next[i]).epsilon(1e-15));
        for (std::size_t n = 0; n < count; ++n) {
            auto const alone = tl::jvp(step)(std::tuple{y, k}, std::tuple{along_y[n], rates{}});
            for (std::size_t i = 0; i < 2; ++i)
                CHECK(slope[n][i] == Approx(std::get<1>(alone)[i]).epsilon(1e-14).margin(1e-15));
        }
    }
}

TEST_CASE("a result that is stored once lies in no result of a point", "[data]") {
    constexpr auto f = tl::function([](auto x) { return sin(x); });
    std::vector<double> along(5, 1.0), slope(5, 7.0);
    auto const call = [&](double& value) {
        tl::batched(tl::jvp(f))(std::tuple{0.5}, std::tuple{tl::each(along)},
                                tl::into(tl::once(value), slope));
    };
    CHECK_THROWS_AS(call(slope[3]), tl::data_error);
    CHECK_THROWS_AS(call(along[2]), tl::data_error);
    CHECK(slope == std::vector<double>(5, 7.0));
    double value = 0;
    call(value);
    CHECK(value == Approx(std::sin(0.5)).epsilon(1e-15));
    CHECK(slope[4] == Approx(std::cos(0.5)).epsilon(1e-15));
}

/// Every tangent is that of a jvp by itself.
template <int Count, class Number>
void check_tangents() {
    using slopes = tl::tangents<Number, Count>;
    std::array<Number, 2> const y{Number(1.2), Number(0.8)};
    std::array<Number, 4> const k{Number(1.1), Number(0.4), Number(0.1), Number(0.4)};
    std::mt19937 source(Count);
    std::uniform_real_distribution<Number> number(-1, 1);
    std::array<slopes, 2> along_y;
    std::array<slopes, 4> along_k;
    for (slopes& each : along_y)
        for (Number& one : each) one = number(source);
    for (slopes& each : along_k)
        for (Number& one : each) one = number(source);
    auto const [value, slope] = tl::jvp(step)(std::tie(y, k), std::tie(along_y, along_k));
    static_assert(std::is_same_v<decltype(value), std::array<Number, 2> const>);
    static_assert(std::is_same_v<decltype(slope), std::array<slopes, 2> const>);
    auto const near = [](Number x) {
        double const digits = sizeof(Number) == sizeof(float) ? 1e-6 : 1e-14;
        return Approx(x).epsilon(digits).margin(digits);
    };
    for (int d = 0; d < Count; ++d) {
        std::array<Number, 2> const dy{along_y[0][d], along_y[1][d]};
        std::array<Number, 4> const dk{along_k[0][d], along_k[1][d], along_k[2][d], along_k[3][d]};
        auto const [v, s] = tl::jvp(step)(std::tie(y, k), std::tie(dy, dk));
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(value[i] == near(v[i]));
            CHECK(slope[i][d] == near(s[i]));
        }
    }
}

TEST_CASE("tangents in place of numbers", "[data]") {
    check_tangents<1, double>();
    check_tangents<2, double>();
    check_tangents<7, double>();
    check_tangents<8, double>();
    check_tangents<19, double>();
    check_tangents<5, float>();
    check_tangents<16, float>();
    check_tangents<33, float>();
}

TEST_CASE("tangents are vectors", "[data]") {
    using slopes = tl::tangents<double, 3>;
    auto const a = slopes::unit(0), b = slopes::unit(2);
    auto const c = 2.0 * a + b - 0.5 * b;
    CHECK(std::vector<double>(c.begin(), c.end()) == std::vector<double>{2.0, 0.0, 0.5});
    auto d = -(c * 2.0) / 4.0;
    CHECK(std::vector<double>(d.begin(), d.end()) == std::vector<double>{-1.0, 0.0, -0.25});
    d += a, d -= 2 * b, d *= 3.0, d /= 1.5;
    CHECK(std::vector<double>(d.begin(), d.end()) == std::vector<double>{0.0, 0.0, -4.5});
    slopes const zero{};
    CHECK(std::vector<double>(zero.begin(), zero.end()) == std::vector<double>(3, 0.0));
}

template <class Number>
struct spring {
    Number stiffness, damping;
};

// Structures in and out, a choice, a result that does not depend on the argument, and one that is
// it.
constexpr auto response = tl::function([](auto s, auto t) {
    auto const decay = exp(-s.damping * t);
    return std::tuple{select(t > 1.0, s.stiffness * decay, square(s.stiffness)), 2.0, t,
                      std::array{sin(s.stiffness * t)}};
});

TEST_CASE("tangents in structures", "[data]") {
    using slopes = tl::tangents<double, 3>;
    spring<slopes> const along{slopes::unit(0), slopes::unit(1)};
    for (double const t : {0.5, 1.5}) {
        spring<double> const s{3.0, 0.25};
        auto const [value, slope] =
            tl::jvp(response)(std::tuple{s, t}, std::tuple{along, slopes::unit(2)});
        for (int d = 0; d < 3; ++d) {
            spring<double> const ds{d == 0 ? 1.0 : 0.0, d == 1 ? 1.0 : 0.0};
            auto const [v, alone] =
                tl::jvp(response)(std::tuple{s, t}, std::tuple{ds, d == 2 ? 1.0 : 0.0});
            CHECK(std::get<0>(value) == Approx(std::get<0>(v)).epsilon(1e-14));
            CHECK(std::get<0>(slope)[d] == Approx(std::get<0>(alone)).epsilon(1e-14));
            CHECK(std::get<1>(slope)[d] == 0.0);
            CHECK(std::get<2>(slope)[d] == (d == 2 ? 1.0 : 0.0));
            CHECK(std::get<3>(slope)[0][d] ==
                  Approx(std::get<3>(alone)[0]).epsilon(1e-14).margin(1e-15));
        }
    }
}

// More nodes than a block has, and (below) than a plan divides.
template <int Turns>
constexpr auto wavy = tl::function([](auto x, auto y) {
    for (int turn = 0; turn < Turns; ++turn) {
        auto const z = x + 0.01 * sin(y);
        y = y - 0.01 * x * z;
        x = z;
    }
    return std::array{x, y};
});
template <int Turns>
void check_wavy() {
    using slopes = tl::tangents<double, 9>;
    slopes dx{}, dy{};
    for (int d = 0; d < 9; ++d) dx[d] = 1 - d, dy[d] = 0.5 * d;
    auto const [value, slope] = tl::jvp(wavy<Turns>)(std::tuple{0.3, 0.7}, std::tuple{dx, dy});
    for (int d = 0; d < 9; ++d) {
        auto const [v, alone] =
            tl::jvp(wavy<Turns>)(std::tuple{0.3, 0.7}, std::tuple{dx[d], dy[d]});
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(value[i] == Approx(v[i]).epsilon(1e-13));
            CHECK(slope[i][d] == Approx(alone[i]).epsilon(1e-13));
        }
    }
}

TEST_CASE("tangents through programs of several blocks", "[data]") {
    check_wavy<60>();
    check_wavy<400>();
}

} // namespace
