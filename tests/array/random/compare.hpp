// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/arguments.hpp>

#include <functional>
#include <string>

/// One source compiled twice, with the library's functions and with plain loops: values, and
/// derivatives along random ways against steps in the complex plane.
namespace random_arrays {

using plain::numbers, plain::real;

/// The function by plain loops, as one of all arguments and all results in a row.
struct reference {
    std::function<numbers(arguments const&)> f;
    arguments point;

    static constexpr real tiny = 1e-60L; // a step this small has no truncation error

    /// The slopes are the imaginary parts, in units of `tiny`.
    numbers along(arguments const& way, arguments const& moved_by = {}, real h = 0) const {
        arguments x = point;
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (!moved_by.empty()) x[k] += moved_by[k] * array(plain::complex(h));
            x[k] += way[k] * array(plain::complex(0, tiny));
        }
        return f(x);
    }
    /// The second derivative of a number along two ways.
    real second(arguments const& way, arguments const& other) const {
        auto const at = [&](real h) { return along(way, other, h)[0].imag() / tiny; };
        return plain::extrapolated([&](real h) { return (at(h) - at(-h)) / (2 * h); }, 0.01L);
    }
};

/// What is not as expected, in words.
struct complaints {
    std::string text;

    void expect(std::string const& what, double found, real expected, real size, real allowed) {
        if (std::fabs(found - expected) <= allowed * (1 + size)) return;
        text += what + ": " + std::to_string(found) + " instead of " +
                std::to_string(static_cast<double>(expected)) + "\n";
    }
    void expect_all(std::string const& what, std::vector<double> const& found,
                    numbers const& expected, bool slopes) {
        if (found.size() != expected.size()) {
            text += what + ": " + std::to_string(found.size()) + " numbers instead of " +
                    std::to_string(expected.size()) + "\n";
            return;
        }
        for (std::size_t k = 0; k < found.size(); ++k) {
            real const x = slopes ? expected[k].imag() / reference::tiny : expected[k].real();
            expect(what + " " + std::to_string(k), found[k], x, std::fabs(x), 1e-10L);
        }
    }
    void expect_same(std::string const& what, std::vector<double> const& a,
                     std::vector<double> const& b) {
        if (a != b) text += what + " differs\n";
    }
};

enum check : int {
    of_gradient = 1,
    of_jvp = 2,
    of_vjp = 4,
    of_hvp = 8,
    of_value = 16,
    of_workspace = 32
};

/// All checks of one function: `Checks` says of which derivatives, `Slopes` is the number of
/// arguments that have them, behind which integers stand.
template <int Checks, std::size_t Slopes, class Traced, class... Argument>
class comparison {
public:
    comparison(Traced f, std::function<numbers(arguments const&)> looped, Argument... x)
        : f_(f), x_(x...), way_(tangent_of(x)...) {
        std::mt19937 source(1);
        each_real(x_, [&](double& one) { one = within(source); });
        each_real(way_, [&](double& one) { one = within(source); });
        expected_ = {looped, plain_of(x_)};
        ways_ = plain_of(way_);
        for (std::size_t k = Slopes; k < ways_.size(); ++k) ways_[k] *= 0.0;
    }
    std::string run() {
        if constexpr ((Checks & of_value) != 0)
            wrong_.expect_all("value", flat(call(f_)), expected_.f(expected_.point), false);
        if constexpr ((Checks & of_gradient) != 0) check_gradient();
        if constexpr ((Checks & of_jvp) != 0) check_jvp();
        if constexpr ((Checks & of_vjp) != 0) check_vjp();
        if constexpr ((Checks & of_hvp) != 0) check_hvp();
        return wrong_.text;
    }

private:
    template <class Function, class... More>
    auto call(Function const& f, More const&... more) const {
        return std::apply([&](auto const&... x) { return f(passed(x)..., more...); }, x_);
    }
    /// The way of argument k alone.
    arguments way_of(std::size_t k) const {
        arguments one = ways_;
        for (std::size_t j = 0; j < one.size(); ++j)
            if (j != k) one[j] *= 0.0;
        return one;
    }
    /// The slopes of each argument along its way; `expected(way)` is what they have to be.
    template <class Gradient, class Expected>
    void check_slopes(std::string const& what, Gradient const& gradient, Expected const& expected) {
        std::vector<double> const g = flat(gradient);
        std::size_t at = 0;
        for (std::size_t k = 0; k < Slopes; ++k) {
            real total = 0, size = 0;
            for (plain::complex const& v : ways_[k].all) {
                real const term = at < g.size() ? g[at++] * v.real() : NAN;
                total += term, size += std::fabs(term);
            }
            wrong_.expect(what + " of argument " + std::to_string(k), static_cast<double>(total),
                          expected(way_of(k)), size, 1e-9L);
        }
    }
    void check_gradient() {
        constexpr auto g = by_wrt([](auto wrt) { return tl::value_and_gradient(Traced{}, wrt); });
        auto const [value, slopes] = call(g);
        wrong_.expect_all("value beside the gradient", {value}, expected_.f(expected_.point),
                          false);
        check_slopes("gradient", slopes, [&](arguments const& way) {
            return expected_.along(way)[0].imag() / reference::tiny;
        });
        if constexpr ((Checks & of_workspace) != 0) {
            auto result = std::tuple(value, slopes);
            tl::array_workspace memory;
            for (int time = 0; time < 2; ++time) {
                each_real(result, [](double& x) { x = 42; });
                std::apply([&](auto const&... x) { memory.evaluate(result, g, passed(x)...); }, x_);
                wrong_.expect_same("gradient in a workspace", flat(std::get<1>(result)),
                                   flat(slopes));
            }
        }
    }
    void check_jvp() {
        auto const at = std::apply([](auto const&... x) { return std::tuple(passed(x)...); }, x_);
        auto const [value, slope] = tl::jvp(f_)(at, way_);
        wrong_.expect_all("value beside jvp", flat(value), expected_.f(expected_.point), false);
        wrong_.expect_all("jvp", flat(slope), expected_.along(ways_), true);
    }
    void check_vjp() {
        auto weights = call(f_);
        wrong_.expect_all("value", flat(weights), expected_.f(expected_.point), false);
        std::mt19937 source(2);
        each_real(weights, [&](double& one) { one = within(source); });
        std::vector<double> const w = flat(weights);
        auto const at = std::apply([](auto const&... x) { return std::tuple(passed(x)...); }, x_);
        auto const [value, pulled] = tl::vjp(f_)(at, weights);
        wrong_.expect_all("value beside vjp", flat(value), expected_.f(expected_.point), false);
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
    template <class Use>
    static constexpr auto by_wrt(Use const& use) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return use(tl::wrt<static_cast<int>(K)...>);
        }
        (std::make_index_sequence<Slopes>{});
    }

    Traced f_;
    std::tuple<Argument...> x_;
    std::tuple<decltype(tangent_of(std::declval<Argument>()))...> way_;
    reference expected_;
    arguments ways_;
    complaints wrong_;
};

/// What is wrong with `f`: nothing, it is to be hoped.
template <int Checks, std::size_t Slopes, class Traced, class Looped, class... Argument>
std::string compare(Traced f, Looped looped, Argument const&... x) {
    auto const in_a_row = [looped](arguments const& a) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return all_numbers(looped(a[K]...));
        }
        (std::index_sequence_for<Argument...>{});
    };
    return comparison<Checks, Slopes, Traced, Argument...>(f, in_a_row, x...).run();
}

} // namespace random_arrays
