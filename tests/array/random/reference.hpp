// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_elements.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// What values and derivatives have to be, and what is found wrong.
namespace random_arrays {

using plain::array, plain::numbers, plain::real;
using arguments = std::vector<array>; // the leaves of all arguments

/// What plain loops refuse, such as places outside of an array.
struct refused_by_loops : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// A number, and how far rounding takes what is found from it.
struct expectation {
    real number = 0, blur = 0;
};
using expectations = std::vector<expectation>;

/// The function by plain loops, as one of all arguments and all results in a row. Blur is measured:
/// each operation is given an error of the size that rounding has.
class reference {
public:
    arguments const point;

    reference(std::function<numbers(arguments const&)> f, arguments x, real rounding)
        : point(std::move(x)), f_(std::move(f)), rounding_(rounding) {}

    /// The derivative of every result along some ways, in that order; without ways the values.
    template <class... Way>
    expectations along(Way const&... way) const {
        plain::units const all(sizeof...(way));
        arguments x = point;
        std::size_t unit = 0;
        [[maybe_unused]] auto const move = [&](arguments const& by) {
            for (std::size_t k = 0; k < x.size(); ++k) x[k] += array(all.unit(unit)) * by[k];
            ++unit;
        };
        (move(way), ...);
        expectations made;
        for (plain::dual const& y : at(x)) made.push_back({y.part[plain::now.parts - 1], 0});
        for (int time = 0; time < 3; ++time) {
            plain::now.error = rounding_;
            numbers const rough = at(x);
            plain::now.error = 0;
            for (std::size_t k = 0; k < made.size(); ++k) {
                real const off = std::fabs(rough[k].part[plain::now.parts - 1] - made[k].number);
                real& blur = made[k].blur;
                if (!std::isnan(blur) && !(off <= blur)) blur = off;
            }
        }
        return made;
    }

private:
    numbers at(arguments const& x) const {
        try {
            return f_(x);
        } catch (std::exception const& e) {
            plain::now = {};
            throw refused_by_loops(e.what());
        }
    }
    std::function<numbers(arguments const&)> f_;
    real rounding_;
};

/// How many numbers were compared, and why others were not.
struct tally {
    long compared = 0;
    long blurred = 0;  // rounding alone may make anything of them
    long infinite = 0; // or NaN
    long refused = 0;  // calls with lengths that do not fit the function
    void operator+=(tally const& more) {
        compared += more.compared, blurred += more.blurred, infinite += more.infinite;
        refused += more.refused;
    }
};

/// What is not as expected, in words. Sums of products may be wrong by what their terms are.
template <class Number>
struct complaints {
    std::string text;
    tally count;

    static constexpr bool short_numbers = std::is_same_v<Number, float>;
    static constexpr real of_values = short_numbers ? 1e-4L : 1e-10L;
    static constexpr real of_sums = short_numbers ? 1e-3L : 1e-9L;

    void expect(std::string const& what, real found, expectation const& wanted, real size,
                real allowed) {
        real const scale = 1 + size + std::fabs(wanted.number), blur = 100 * wanted.blur;
        if (!std::isfinite(wanted.number))
            ++count.infinite;
        else if (!(blur <= 1e-2L * scale))
            ++count.blurred;
        else {
            ++count.compared;
            if (std::fabs(found - wanted.number) <= allowed * scale + blur) return;
            char said[80];
            std::snprintf(said, sizeof said, ": %.12Lg instead of %.12Lg\n", found, wanted.number);
            text += what + said;
        }
    }
    void expect_sum(std::string const& what, real found, expectation const& wanted, real size) {
        expect(what, found, wanted, size, of_sums);
    }
    void expect_all(std::string const& what, std::vector<double> const& found,
                    expectations const& wanted) {
        if (found.size() != wanted.size()) {
            text += what + ": " + std::to_string(found.size()) + " numbers instead of " +
                    std::to_string(wanted.size()) + "\n";
            return;
        }
        for (std::size_t k = 0; k < found.size(); ++k)
            expect(what + " " + std::to_string(k), found[k], wanted[k], 0, of_values);
    }
    /// Bit for bit, but for NaN.
    void expect_same(std::string const& what, std::vector<double> const& a,
                     std::vector<double> const& b) {
        bool const same =
            std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
                return x == y || (std::isnan(x) && std::isnan(y));
            });
        if (!same) text += what + " differs\n";
    }
};

} // namespace random_arrays
