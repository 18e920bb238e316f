// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <array/random/reference.hpp>
#include <data/random/laid_out.hpp>

#include <tapeless/data.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

/// Random functions over data in random layouts, against the same functions of numbers with units
/// whose squares are zero, point by point.

#ifndef TAPELESS_FIRST_SEED
#    define TAPELESS_FIRST_SEED 1
#endif

namespace tl = tapeless;

namespace {

using plain::array, plain::dual, plain::numbers, plain::real;
using random_arrays::arguments, random_arrays::expectation;
using drawn_data::laid_out;

class choices {
public:
    constexpr explicit choices(unsigned seed) : state_(seed * 7919u + 17u) {}
    constexpr std::size_t below(std::size_t n) {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<std::size_t>(state_ >> 16) % n;
    }

private:
    unsigned state_;
};

template <class Value>
constexpr Value drawn_step(choices& draw, Value const& a, Value const& b, Value const& c) {
    switch (draw.below(16)) {
    case 0:
        return a + b;
    case 1:
        return a - b;
    case 2:
        return c - a * b;
    case 3:
        return sin(a * b);
    case 4:
        return cos(a) - b;
    case 5:
        return tanh(a) * b;
    case 6:
        return a / (2 + b * b);
    case 7:
        return exp(-(a * a)) * b - a;
    case 8:
        return log(2 + a * a) + c;
    case 9:
        return sqrt(1 + a * a) - b;
    case 10:
        return select(a < b, a * c, b - a);
    case 11:
        return max(a, b) * c;
    case 12:
        return abs(a) + b;
    case 13:
        return pow(2 + sin(a), tanh(b));
    case 14:
        return 0.0 * a + b;
    default:
        return a * b + c;
    }
}

/// Of numbers w and c that points share, and x and y of a point.
template <unsigned Seed, std::size_t Width>
struct drawn_function {
    constexpr auto operator()(auto const& w, auto const& c, auto const& x, auto const& y) const {
        using value = std::remove_cvref_t<decltype(w[0] + c)>;
        value inner = w[0] * x[0];
        for (std::size_t k = 1; k < Width; ++k) inner = inner + w[k] * x[k];
        constexpr std::size_t given = 6, all = given + 4 + Seed % 9;
        std::array<value, all> t{inner, w[0], c, x[Width - 1], y, w[Width - 1]};
        choices draw(Seed);
        for (std::size_t k = given; k < all; ++k) {
            auto const a = t[draw.below(k)], b = t[k - 1 - draw.below(4)];
            t[k] = drawn_step<value>(draw, a, b, t[draw.below(given)]);
        }
        return t[all - 1] + 0.25 * t[all - 2];
    }
};

template <class Number, unsigned Seed, std::size_t Width>
class comparison {
public:
    random_arrays::complaints<Number> wrong;

    explicit comparison(std::size_t points) : points_(points), x_(points), y_(points) {
        for (Number& one : w_) one = number();
        for (Number& one : dw_) one = number();
        for (std::size_t i = 0; i < points; ++i) {
            for (std::size_t k = 0; k < Width; ++k) x_.at(i, k) = number();
            y_.at(i, 0) = number();
        }
    }
    void check_points() {
        constexpr std::size_t given = 2 * Width + 2;
        laid_out<Number, given + 1, Seed / 3 % 4> out(points_);
        tl::batched(tl::value_and_gradient(f))(w_, c_, tl::each(x_.place()), tl::each(y_.place()),
                                               tl::into(out.place()));
        for (std::size_t i = 0; i < points_; ++i) {
            expect("value", out.at(i, 0), at(i).along()[0], 0);
            for (std::size_t k = 0; k < given; ++k)
                expect("slope " + std::to_string(k), out.at(i, k + 1), at(i).along(unit(k))[0], 0);
        }
    }
    /// Along ways that differ from point to point, and one that all share.
    void check_tangents() {
        laid_out<Number, Width, Seed / 2 % 4> dx(points_);
        laid_out<Number, 2, Seed % 4> out(points_);
        for (std::size_t i = 0; i < points_; ++i)
            for (std::size_t k = 0; k < Width; ++k) dx.at(i, k) = number();
        tl::batched(tl::jvp(f))(
            std::tuple{w_, c_, tl::each(x_.place()), tl::each(y_.place())},
            std::tuple{dw_, dc_, tl::each(dx.place()), tl::each(x_.place_of(0))},
            tl::into(out.place()));
        for (std::size_t i = 0; i < points_; ++i) {
            arguments way = shared_way();
            for (std::size_t k = 0; k < Width; ++k) way[2].all[k] = dual(dx.at(i, k));
            way[3].all[0] = dual(x_.at(i, 0));
            expect("value beside jvp", out.at(i, 0), at(i).along()[0], 0);
            expect("jvp", out.at(i, 1), at(i).along(way)[0], 0);
        }
    }
    void check_sums() {
        std::vector<Number> weight(points_);
        std::vector<int> some;
        for (Number& one : weight) one = Seed % 3 == 1 ? number() : Number(1);
        for (std::size_t i = 0; i < points_; ++i)
            some.push_back(static_cast<int>(i * i * 7 % points_));
        auto const x = tl::each(x_.place());
        auto const y = tl::each(y_.place());
        auto const with = [&](auto const& call) {
            if constexpr (Seed % 3 == 0)
                return call();
            else if constexpr (Seed % 3 == 1)
                return call(tl::weighted(weight));
            else
                return call(tl::only(some));
        };
        auto const [value, slopes] = with([&](auto const&... more) {
            return tl::value_and_gradient(tl::sum_over(f))(w_, c_, x, y, more...);
        });
        auto const products = with([&](auto const&... more) {
            return tl::hvp(tl::sum_over(f))(w_, c_, x, y, dw_, dc_, more...);
        });
        auto const total = [&](auto const&... way) {
            expectation sum;
            real size = 0;
            for (std::size_t i = 0; i < points_; ++i) {
                auto const k = Seed % 3 == 2 ? static_cast<std::size_t>(some[i]) : i;
                expectation const one = at(k).along(way...)[0];
                sum.number += weight[k] * one.number, sum.blur += std::fabs(weight[k]) * one.blur;
                size += std::fabs(weight[k] * one.number);
            }
            return std::pair(sum, size);
        };
        expect("sum", value, total());
        for (std::size_t k = 0; k <= Width; ++k) {
            auto const name = " along " + std::to_string(k);
            expect("slope" + name, shared_number(slopes, k), total(unit(k)));
            expect("product" + name, shared_number(products, k), total(unit(k), shared_way()));
        }
    }

private:
    static constexpr auto f = tl::function(drawn_function<Seed, Width>{});
    static constexpr std::size_t sizes[] = {Width, 1, Width, 1};

    Number number() { return static_cast<Number>(drawn_.below(2001)) / Number(1000) - Number(1); }
    static Number shared_number(auto const& all, std::size_t k) {
        auto const& [of_w, of_c] = all;
        return k < Width ? of_w[k] : of_c;
    }
    random_arrays::reference at(std::size_t i) {
        arguments all = unit(2 * Width + 2);
        for (std::size_t k = 0; k < Width; ++k) {
            all[0].all[k] = dual(w_[k]);
            all[2].all[k] = dual(x_.at(i, k));
        }
        all[1] = array(dual(c_)), all[3] = array(dual(y_.at(i, 0)));
        auto const of_leaves = [](arguments const& leaves) {
            std::array<dual, Width> w, x;
            for (std::size_t k = 0; k < Width; ++k)
                w[k] = leaves[0].all[k], x[k] = leaves[2].all[k];
            return numbers{drawn_function<Seed, Width>{}(w, leaves[1].all[0], x, leaves[3].all[0])};
        };
        return {of_leaves, all, std::numeric_limits<Number>::epsilon()};
    }
    /// The way along number k of all; along none of them if there is no such number.
    static arguments unit(std::size_t k) {
        arguments way;
        for (std::size_t const size : sizes) {
            way.emplace_back(plain::lengths{static_cast<long>(size)});
            if (k < size) way.back().all[k] = dual(1);
            k -= size; // beyond all others once it has been met
        }
        return way;
    }
    arguments shared_way() const {
        arguments way = unit(2 * Width + 2);
        for (std::size_t k = 0; k < Width; ++k) way[0].all[k] = dual(dw_[k]);
        way[1].all[0] = dual(dc_);
        return way;
    }
    void expect(std::string const& what, Number found, expectation const& wanted, real size) {
        wrong.expect(what, found, wanted, size, std::is_same_v<Number, float> ? 2e-5L : 1e-12L);
    }
    void expect(std::string const& what, Number found, std::pair<expectation, real> const& wanted) {
        expect(what, found, wanted.first, wanted.second);
    }

    std::size_t points_;
    choices drawn_{Seed};
    std::array<Number, Width> w_{}, dw_{};
    Number c_ = Number(0.7), dc_ = Number(-0.4);
    laid_out<Number, Width, Seed % 4> x_;
    laid_out<Number, 1, Seed / 2 % 3> y_;
};

template <unsigned Seed>
void check_one() {
    using number = std::conditional_t<Seed % 5 == 0, float, double>;
    constexpr std::size_t width = Seed % 3 == 0 ? 20 : Seed % 3 == 1 ? 3 : 2;
    random_arrays::tally count;
    auto const compare = [&](std::size_t points, auto const& check) {
        comparison<number, Seed, width> one(points);
        check(one);
        INFO("seed " << Seed << " of " << points << " points");
        CHECK(one.wrong.text == "");
        count += one.wrong.count;
    };
    for (std::size_t const points : {0u, 1u, 2u, 7u, 8u, 9u, 33u})
        compare(points, [](auto& one) {
            one.check_points();
            one.check_tangents();
        });
    for (std::size_t const points : {0u, 1u, 5u, 8u, 17u, 1030u})
        compare(points, [](auto& one) { one.check_sums(); });
    CHECK(count.compared > 100);
}

} // namespace

TEST_CASE("random functions over data", "[data]") {
    constexpr unsigned first = TAPELESS_FIRST_SEED;
    check_one<first>();
    check_one<first + 1>();
    check_one<first + 2>();
}
