// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/reference.hpp>

/// One source compiled twice, with the library's functions and with plain loops: values, and
/// derivatives along random ways against steps in the complex plane.
namespace random_arrays {

enum check : int {
    of_gradient = 1,
    of_jvp = 2,
    of_vjp = 4,
    of_hvp = 8,
    of_value = 16,
    of_workspace = 32,
    of_jacobian = 64,
    of_hessian = 128
};

/// All checks of one function: `Checks` says of which derivatives, `Slopes` is the number of
/// arguments that have them, behind which integers stand.
template <class Number, int Checks, std::size_t Slopes, class Traced, class... Argument>
class comparison {
public:
    comparison(Traced f, std::function<numbers(arguments const&)> const& looped, Argument... x)
        : f_(f),
          x_(with_random_numbers(std::tuple<Argument...>(x...), 1)),
          way_(with_random_numbers(tangent_of<Number>(x_), 2)),
          expected_(looped, plain_of(x_)),
          ways_(plain_of(way_)) {
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            (each_leaf(std::get<K>(x_), [&](auto const&) { ++slopes_; }), ...);
        }
        (std::make_index_sequence<Slopes>{});
        for (std::size_t j = slopes_; j < ways_.size(); ++j) ways_[j] *= 0.0;
    }
    std::string run() {
        if (expected_.steepest(ways_) > (std::is_same_v<Number, float> ? 1e3L : 1e5L)) return {};
        if constexpr ((Checks & of_value) != 0)
            wrong_.expect_all("value", flat(call(f_)), values(), false);
        if constexpr ((Checks & of_gradient) != 0) check_gradient();
        if constexpr ((Checks & of_jvp) != 0) check_jvp();
        if constexpr ((Checks & of_vjp) != 0) check_vjp();
        if constexpr ((Checks & of_hvp) != 0) check_hvp();
        if constexpr ((Checks & of_jacobian) != 0) check_jacobian();
        if constexpr ((Checks & of_hessian) != 0) check_hessian();
        return wrong_.text;
    }

private:
    template <class All>
    static All with_random_numbers(All all, unsigned seed) {
        make_random(all, seed);
        return all;
    }
    template <class Function, class... More>
    auto call(Function const& f, More const&... more) const {
        return std::apply([&](auto const&... x) { return f(passed(x)..., more...); }, x_);
    }
    numbers values() const { return expected_.at(expected_.point); }

    /// The way of leaf k alone.
    arguments way_of(std::size_t k) const {
        arguments one = ways_;
        for (std::size_t j = 0; j < one.size(); ++j)
            if (j != k) one[j] *= 0.0;
        return one;
    }
    /// The slopes of each leaf along its way; `expected(way)` is what they have to be.
    template <class Gradient, class Expected>
    void check_slopes(std::string const& what, Gradient const& gradient, Expected const& expected) {
        std::vector<double> const g = flat(gradient);
        std::size_t at = 0;
        for (std::size_t k = 0; k < slopes_; ++k) {
            real total = 0, size = 0;
            for (plain::complex const& v : ways_[k].all) {
                real const term = at < g.size() ? g[at++] * v.real() : NAN;
                total += term, size += std::fabs(term);
            }
            wrong_.expect_sum(what + " of " + std::to_string(k), total, expected(way_of(k)), size);
        }
    }
    void check_gradient() {
        constexpr auto g = by_wrt([](auto wrt) { return tl::value_and_gradient(Traced{}, wrt); });
        auto const [value, slopes] = call(g);
        wrong_.expect_all("value beside the gradient", {value}, values(), false);
        check_slopes("gradient", slopes, [&](arguments const& way) {
            return expected_.along(way)[0].imag() / reference::tiny;
        });
        if constexpr ((Checks & of_workspace) != 0) {
            auto result = std::tuple(value, slopes);
            tl::array_workspace memory;
            for (int time = 0; time < 2; ++time) {
                each_number(result, [](Number& x) { x = 42; });
                std::apply([&](auto const&... x) { memory.evaluate(result, g, passed(x)...); }, x_);
                wrong_.expect_same("gradient in a workspace", flat(std::get<1>(result)),
                                   flat(slopes));
            }
        }
    }
    void check_jvp() {
        auto const [value, slope] = tl::jvp(f_)(passed(x_), way_);
        wrong_.expect_all("value beside jvp", flat(value), values(), false);
        wrong_.expect_all("jvp", flat(slope), expected_.along(ways_), true);
    }
    void check_vjp() {
        auto weights = call(f_);
        wrong_.expect_all("value", flat(weights), values(), false);
        make_random(weights, 3);
        std::vector<double> const w = flat(weights);
        auto const [value, pulled] = tl::vjp(f_)(passed(x_), weights);
        wrong_.expect_all("value beside vjp", flat(value), values(), false);
        check_slopes("vjp", pulled, [&](arguments const& way) {
            numbers const slope = expected_.along(way);
            real total = 0;
            for (std::size_t k = 0; k < w.size(); ++k)
                total += w[k] * slope[k].imag() / reference::tiny;
            return total;
        });
    }
    void check_hvp() {
        constexpr auto h = by_wrt([](auto wrt) { return tl::hvp(Traced{}, wrt); });
        auto const product = [&]<std::size_t... K>(std::index_sequence<K...>) {
            return call(h, std::get<K>(way_)...);
        }
        (std::make_index_sequence<Slopes>{});
        check_slopes("hvp", product,
                     [&](arguments const& way) { return expected_.second(way, ways_); });
    }
    /// A block for each part of the result and each leaf.
    void check_jacobian() {
        constexpr auto j = by_wrt([](auto wrt) { return tl::jacobian(Traced{}, wrt); });
        std::vector<double> const J = flat(call(j));
        std::size_t at = 0, before = 0;
        for (array const& part : plain_of(call(f_))) {
            for (std::size_t k = 0; k < slopes_; ++k) {
                numbers const slope = expected_.along(way_of(k));
                for (std::size_t i = 0; i < part.all.size(); ++i) {
                    real total = 0, size = 0;
                    for (plain::complex const& v : ways_[k].all) {
                        real const term = at < J.size() ? J[at++] * v.real() : NAN;
                        total += term, size += std::fabs(term);
                    }
                    wrong_.expect_sum("jacobian of " + std::to_string(before + i) + " along " +
                                          std::to_string(k),
                                      total, slope[before + i].imag() / reference::tiny, size);
                }
            }
            before += part.all.size();
        }
    }
    void check_hessian() {
        constexpr auto h = by_wrt([](auto wrt) { return tl::hessian(Traced{}, wrt); });
        std::vector<double> const H = flat(call(h));
        std::size_t at = 0;
        for (std::size_t k = 0; k < slopes_; ++k)
            for (std::size_t l = 0; l < slopes_; ++l) {
                real total = 0, size = 0;
                for (plain::complex const& u : ways_[k].all)
                    for (plain::complex const& v : ways_[l].all) {
                        real const term = at < H.size() ? u.real() * H[at++] * v.real() : NAN;
                        total += term, size += std::fabs(term);
                    }
                wrong_.expect_sum("hessian of " + std::to_string(k) + " and " + std::to_string(l),
                                  total, expected_.second(way_of(k), way_of(l)), size);
            }
    }
    template <class Use>
    static constexpr auto by_wrt(Use const& use) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return use(tl::wrt<static_cast<int>(K)...>);
        }
        (std::make_index_sequence<Slopes>{});
    }

    Traced f_;
    std::tuple<Argument...> x_;
    decltype(tangent_of<Number>(std::declval<std::tuple<Argument...>>())) way_;
    reference expected_;
    arguments ways_;
    std::size_t slopes_ = 0; // how many leaves have them
    complaints<Number> wrong_;
};

/// What is wrong with `f`: nothing, it is to be hoped.
template <class Number, int Checks, std::size_t Slopes, class Traced, class Looped,
          class... Argument>
std::string compare(Traced f, Looped looped, Argument const&... x) {
    auto const in_a_row = [looped, all = std::tuple<Argument...>(x...)](arguments const& leaves) {
        std::size_t k = 0;
        auto const plain_arguments = with_leaves(all, [&](auto const&) { return leaves[k++]; });
        return all_numbers(std::apply(looped, plain_arguments));
    };
    return comparison<Number, Checks, Slopes, Traced, Argument...>(f, in_a_row, x...).run();
}

} // namespace random_arrays
