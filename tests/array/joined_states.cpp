// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "directions.hpp"

#include <tapeless/array_tools.hpp>

#include <catch2/catch.hpp>

#include <utility>

using namespace workload;

/// States that go through their turns together with their tangents.

namespace {

using vector = std::vector<double>;

/// Tangents against differences, and what they need for many turns: no more than for a few.
template <class Function, class... Part>
void check_tangents(Function const& f, std::pair<std::tuple<Part...>, std::tuple<Part...>> few,
                    std::pair<std::tuple<Part...>, std::tuple<Part...>> const& many) {
    auto& [point, direction] = few;
    auto const tangent = std::get<1>(tl::jvp(f)(point, direction));
    auto const expected = slope_along(
        point, direction, [&](auto const& x) { return std::make_tuple(std::apply(f, x)); });
    CHECK(worst_error(numbers(std::make_tuple(tangent)), expected) < 1e-9);
    std::size_t const of_few = tl::memory_of(tl::jvp(f), point, direction);
    CHECK(tl::memory_of(tl::jvp(f), many.first, many.second) <= of_few + 64);
}
/// A function of numbers of turns: elements of t, which are one for each.
auto with_turns(auto const&... part) {
    return std::pair(some(vector(5), part...), some(vector(4000), part...));
}

} // namespace

TEST_CASE("tangents of element-wise turns need no states") {
    constexpr auto decay = tl::function([](auto t, auto u, auto a) {
        return tl::sum(tl::iterate(
            tl::indices<0>(t), u, [&](auto s, auto k) { return 0.9 * s + t(k) * tl::sin(a * s); }));
    });
    auto const [few, many] = with_turns(vector(11), vector(11));
    check_tangents(decay, few, many);
}

TEST_CASE("nor do those of two parts, with loops in the turn or without") {
    constexpr auto swing = tl::function([](auto t, auto u, auto A) {
        auto const turn = [&](auto s, auto k) {
            auto const [x, v] = s;
            return std::pair(x + 0.01 * v, v - 0.01 * (tl::matmul(A, tl::sin(x)) + t(k) * v));
        };
        auto const last = tl::iterate(tl::indices<0>(t), std::pair(u, 0.5 * u), turn);
        return tl::dot(last.first, last.second);
    });
    constexpr auto alone = tl::function([](auto t, auto u, auto a) {
        auto const turn = [&](auto s, auto k) {
            auto const [x, v] = s;
            return std::pair(x + 0.01 * v, v - 0.01 * a * (tl::sin(x) + t(k) * v));
        };
        auto const last = tl::iterate(tl::indices<0>(t), std::pair(u, 0.5 * u), turn);
        return tl::dot(last.first, last.second);
    });
    auto const [few, many] = with_turns(vector(6), matrix(6, 6));
    check_tangents(swing, few, many);
    auto const [few_alone, many_alone] = with_turns(vector(6), vector(6));
    check_tangents(alone, few_alone, many_alone);
}

TEST_CASE("a state that is a number joins its tangent where turns hold loops") {
    constexpr auto mixed = tl::function([](auto t, auto s, auto w) {
        return tl::iterate(tl::indices<0>(t), s, [&](auto x, auto k) {
            return 0.9 * x + t(k) * tl::mean(tl::tanh(w * x));
        });
    });
    auto const [few, many] = with_turns(0.5, vector(9));
    check_tangents(mixed, few, many);
}

TEST_CASE("turns within turns") {
    constexpr auto relaxed = tl::function([](auto t, auto u, auto A) {
        return tl::sum(tl::iterate(tl::indices<0>(t), u, [&](auto s, auto k) {
            auto const inner =
                tl::iterate(3, s * t(k), [&](auto v) { return tl::tanh(tl::matmul(A, v) + s); });
            return 0.9 * s + 0.1 * inner;
        }));
    });
    auto const [few, many] = with_turns(vector(5), matrix(5, 5));
    check_tangents(relaxed, few, many);
}

TEST_CASE("turns that read what earlier turns have left stay behind them") {
    constexpr auto twice = tl::function([](auto t, auto u) {
        auto const [last, path] = tl::scan(tl::indices<0>(t), u, [&](auto s, auto k) {
            auto const next = tl::sin(s + t(k));
            return std::pair(next, next * s);
        });
        auto const middle = path;
        auto const end = last;
        return tl::sum(tl::iterate(tl::indices<0>(t), end * tl::sum(middle), [&](auto s, auto k) {
            return 0.5 * s * tl::cos(tl::row(middle, k)) + end;
        }));
    });
    auto [point, direction] = some(vector(7), vector(5));
    auto const value = [&](auto const& x) { return std::make_tuple(std::apply(twice, x)); };
    auto const tangent = std::get<1>(tl::jvp(twice)(point, direction));
    CHECK(worst_error({tangent}, slope_along(point, direction, value)) < 1e-9);
    auto const gradient = [&](auto const& x) { return std::apply(tl::gradient(twice), x); };
    auto const Hv = std::apply(tl::hvp(twice), std::tuple_cat(point, direction));
    CHECK(worst_error(numbers(Hv), slope_along(point, direction, gradient)) < 1e-8);
}

TEST_CASE("columns of a Jacobian go with the turns that hold loops") {
    constexpr auto last = tl::function([](auto t, auto u, auto A) {
        return tl::iterate(tl::indices<0>(t), u, [&](auto s, auto k) {
            return 0.5 * s + t(k) * tl::tanh(tl::matmul(A, s));
        });
    });
    constexpr auto jacobian = tl::jacobian(last, tl::wrt<1>);
    auto [point, direction] = some(vector(6), vector(4), matrix(4, 4));
    auto const all = std::apply(jacobian, point);
    std::get<0>(direction) = vector(6);
    std::get<2>(direction) = matrix(4, 4);
    auto const tangent = std::get<1>(tl::jvp(last)(point, direction));
    for (std::size_t i = 0; i < 4; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < 4; ++j) sum += all(i, j) * std::get<1>(direction)[j];
        CHECK(sum == Approx(tangent(i)).epsilon(1e-12));
    }
    CHECK(tl::memory_of(jacobian, vector(4000), vector(4), matrix(4, 4)) < 4000 * sizeof(double));
}

TEST_CASE("second derivatives through checkpoints need few states") {
    constexpr auto spread = tl::function([](auto t, auto u, auto A) {
        auto const turn = [&](auto s, auto k) {
            return s + 0.1 * t(k) * tl::tanh(tl::matmul(A, s));
        };
        auto const last = tl::iterate(tl::checkpointed<>, tl::indices<0>(t), u, turn);
        return tl::dot(last, last);
    });
    constexpr auto hvp = tl::hvp(spread);
    for (std::size_t const n : {0u, 1u, 2u, 7u, 30u}) {
        auto const [point, direction] = some(vector(n), vector(4), matrix(4, 4));
        auto const gradient = [&](auto const& x) { return std::apply(tl::gradient(spread), x); };
        auto const Hv = std::apply(hvp, std::tuple_cat(point, direction));
        CHECK(worst_error(numbers(Hv), slope_along(point, direction, gradient)) < 1e-8);
    }
    auto const bytes = [&](std::size_t n) {
        auto const many = some(vector(n), vector(4), matrix(4, 4));
        return std::apply([&](auto const&... x) { return tl::memory_of(hvp, x...); },
                          std::tuple_cat(many.first, many.second));
    };
    // Sixteen times as many turns need four times as much, beside what is put out for each of them.
    std::size_t const each = sizeof(double);
    CHECK(bytes(16000) < 5 * bytes(1000) + 16000 * each);
    CHECK(bytes(16000) < 16000 * 4 * each);
}

TEST_CASE("parts that read each other, and starts that are put together of parts") {
    constexpr auto coupled = tl::function([](auto u) {
        auto const turn = [&](auto const& s) {
            auto const [x, y] = s;
            return std::pair(tl::tanh(x + y), 0.5 * y + tl::sin(y));
        };
        auto const last = tl::iterate(tl::checkpointed<>, 7, std::pair(0.5 * u, 0.3 * u), turn);
        return tl::sum(last.first * last.first);
    });
    auto const [point, direction] = some(vector(9));
    auto const gradient = [&](auto const& x) {
        return std::make_tuple(std::apply(tl::gradient(coupled), x));
    };
    auto const Hv = std::apply(tl::hvp(coupled), std::tuple_cat(point, direction));
    CHECK(worst_error(numbers(std::make_tuple(Hv)), slope_along(point, direction, gradient)) <
          1e-8);

    constexpr auto spread = tl::function([](auto a, auto b) {
        auto const all = tl::map(tl::indices<0>(b), [&](auto) {
            return tl::iterate(3, 0.1 * a, [&](auto const& s) {
                return tl::sin(s * tl::tanh(tl::logsumexp(b))) + 0.1 * tl::exp(tl::sin(s) * a);
            });
        });
        return tl::norm(all);
    });
    auto const [at, along] = some(vector(3), vector(4));
    auto const slopes = [&](auto const& x) { return std::apply(tl::gradient(spread), x); };
    auto const of_both = std::apply(tl::hvp(spread), std::tuple_cat(at, along));
    CHECK(worst_error(numbers(of_both), slope_along(at, along, slopes)) < 1e-8);
}
