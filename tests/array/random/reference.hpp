// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/arguments.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// What derivatives have to be, by steps in the complex plane, and what is found wrong.
namespace random_arrays {

using plain::numbers, plain::real;

/// The function by plain loops, as one of all arguments and all results in a row.
class reference {
public:
    arguments const point;

    reference(std::function<numbers(arguments const&)> f, arguments x)
        : point(std::move(x)), f_(std::move(f)) {
        plain::stops = {};
        f_(point);
    }
    static constexpr real tiny = 1e-60L; // a step this small has no truncation error

    numbers at(arguments const& x) const {
        plain::stops.next = 0;
        return f_(x);
    }
    /// The slopes are the imaginary parts, in units of `tiny`.
    numbers along(arguments const& way, arguments const& moved_by = {}, real h = 0) const {
        arguments x = point;
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (!moved_by.empty()) x[k] += moved_by[k] * array(plain::complex(h));
            x[k] += way[k] * array(plain::complex(0, tiny));
        }
        return at(x);
    }
    /// The largest slope: where it is large, states are chaotic, and results those of rounding.
    real steepest(arguments const& way) const {
        real largest = 0;
        for (plain::complex const& x : along(way))
            largest = std::max(largest, std::fabs(x.imag() / tiny));
        return largest;
    }
    /// The second derivative of a number along two ways.
    real second(arguments const& way, arguments const& other) const {
        auto const slope = [&](real h) { return along(way, other, h)[0].imag() / tiny; };
        return plain::extrapolated([&](real h) { return (slope(h) - slope(-h)) / (2 * h); }, 1e-4L);
    }

private:
    std::function<numbers(arguments const&)> f_;
};

/// What is not as expected, in words. Sums of products may be wrong by what their terms are.
template <class Number>
struct complaints {
    std::string text;

    static constexpr real of_values = std::is_same_v<Number, float> ? 1e-4L : 1e-10L;
    static constexpr real of_sums = std::is_same_v<Number, float> ? 1e-3L : 1e-9L;

    void expect(std::string const& what, real found, real wanted, real size, real allowed) {
        if (std::fabs(found - wanted) <= allowed * (1 + size)) return;
        text +=
            what + ": " + std::to_string(found) + " instead of " + std::to_string(wanted) + "\n";
    }
    void expect_sum(std::string const& what, real found, real wanted, real size) {
        expect(what, found, wanted, size, of_sums);
    }
    void expect_all(std::string const& what, std::vector<double> const& found,
                    numbers const& wanted, bool slopes) {
        if (found.size() != wanted.size()) {
            text += what + ": " + std::to_string(found.size()) + " numbers instead of " +
                    std::to_string(wanted.size()) + "\n";
            return;
        }
        for (std::size_t k = 0; k < found.size(); ++k) {
            real const x = slopes ? wanted[k].imag() / reference::tiny : wanted[k].real();
            expect(what + " " + std::to_string(k), found[k], x, std::fabs(x), of_values);
        }
    }
    void expect_same(std::string const& what, std::vector<double> const& a,
                     std::vector<double> const& b) {
        if (a != b) text += what + " differs\n";
    }
};

} // namespace random_arrays
