// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/tools/check_report.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace tapeless::checking {

/// One argument: its numbers, which are moved and put back, and what the gradient says of them.
struct checked_argument {
    std::size_t position = 0;
    std::string name;
    double* x = nullptr;
    double const* slope = nullptr;
    std::vector<std::size_t> extent;

    std::size_t size() const {
        std::size_t all = 1;
        for (std::size_t const length : extent) all *= length;
        return all;
    }
    /// Of an element in row-major order.
    std::vector<std::size_t> index_of(std::size_t k) const {
        std::vector<std::size_t> index(extent.size());
        for (std::size_t axis = extent.size(); axis-- > 0; k /= extent[axis])
            index[axis] = k % extent[axis];
        return index;
    }
    std::string name_of(std::size_t k) const {
        std::string text;
        for (std::size_t const i : index_of(k))
            text += (text.empty() ? "[" : ",") + std::to_string(i);
        return name + (text.empty() ? "" : text + "]");
    }
};

/// Entries of a gradient, compared with differences of `Value`, which evaluates the function where
/// the arguments are at.
///
/// Of a short argument these are all. A long one is also moved along a few random directions, which
/// an error in any entry shows in; it is then searched for by halves, since n entries one by one
/// would take n evaluations of a function that costs as much.
template <class Value>
class entry_checker {
public:
    static constexpr std::size_t short_size = 128;
    static constexpr std::size_t sample = 32;
    static constexpr int directions = 3;

    explicit entry_checker(Value const& value) : value_(value), base_(value()) {}

    void check(checked_argument const& a) {
        std::size_t const size = a.size();
        std::size_t const step = size <= short_size ? 1 : (size - 1) / (sample - 1);
        for (std::size_t k = 0; k < size; k += step) check_entry(a, k);
        if (size <= short_size) return;
        for (int d = 0; d < directions; ++d) check_direction(a, d);
    }
    array_gradient_report report;

private:
    Value const& value_;
    double const base_;

    static double size_of(double x) { return std::fmax(std::fabs(x), 0.01); }

    /// What numbers of double precision leave of a slope, beside what its extrapolation tells.
    static void allow_for_rounding(checked_component& c, double most, long double step) {
        c.uncertainty = 2 * c.uncertainty + 8 * std::numeric_limits<double>::epsilon() * most /
                                                static_cast<double>(step);
    }
    void check_entry(checked_argument const& a, std::size_t k) {
        double const at = a.x[k];
        double most = std::fabs(base_);
        checked_element c;
        auto const slope = [&](long double step) {
            auto const h = static_cast<double>(step);
            double const above = at + h, below = at - h;
            a.x[k] = above;
            double const high = value_();
            a.x[k] = below;
            double const low = value_();
            a.x[k] = at;
            most = std::fmax(most, std::fmax(std::fabs(high), std::fabs(low)));
            return static_cast<long double>((high - low) / (above - below));
        };
        auto const step = static_cast<long double>(size_of(at) / 16);
        long double const shortest = extrapolate(slope, step, c);
        allow_for_rounding(c, most, shortest);
        c.name = a.name_of(k);
        c.argument = a.position;
        c.index = a.index_of(k);
        c.gradient = a.slope[k];
        double const scale = 1e-6 * std::fabs(base_) / std::fmax(std::fabs(at), 1.0) + 1e-300;
        c.error = relative_error(c.gradient, c.differences, c.uncertainty, scale);
        report.components.push_back(c);
        if (c.error > report.components[report.worst].error)
            report.worst = report.components.size() - 1;
    }

    /// Entry k of a direction: each moves by as much as itself, half of them backwards.
    static double part_of(std::uint64_t seed, std::size_t k, double at) {
        std::uint64_t z = (seed << 40) + k + 0x9e3779b97f4a7c15; // splitmix64
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z ^= z >> 31;
        double const size = 0.5 + static_cast<double>(z >> 12) * 0x1p-53;
        return ((z & 1) != 0 ? size : -size) * size_of(at);
    }
    /// Entries `begin` to `end` of a direction.
    checked_element along(checked_argument const& a, std::uint64_t seed, std::size_t begin,
                          std::size_t end) {
        std::vector<double> const at(a.x + begin, a.x + end);
        double most = std::fabs(base_);
        auto const moved = [&](double step) {
            for (std::size_t k = begin; k < end; ++k)
                a.x[k] = at[k - begin] + step * part_of(seed, k, at[k - begin]);
            double const value = value_();
            most = std::fmax(most, std::fabs(value));
            return value;
        };
        checked_element c;
        auto const slope = [&](long double step) {
            auto const h = static_cast<double>(step);
            return static_cast<long double>((moved(h) - moved(-h)) / (2 * h));
        };
        constexpr long double step = 1.0L / 64; // many entries may cross a kink together
        long double const shortest = extrapolate(slope, step, c);
        allow_for_rounding(c, most, shortest);
        std::copy(at.begin(), at.end(), a.x + begin);
        long double total = 0;
        for (std::size_t k = begin; k < end; ++k)
            total += static_cast<long double>(a.slope[k]) * part_of(seed, k, a.x[k]);
        c.gradient = static_cast<double>(total);
        c.argument = a.position;
        c.error = relative_error(c.gradient, c.differences, c.uncertainty,
                                 1e-6 * std::fabs(base_) + 1e-300);
        return c;
    }
    void check_direction(checked_argument const& a, int d) {
        auto const seed = static_cast<std::uint64_t>(d + 1);
        checked_element c = along(a, seed, 0, a.size());
        c.name = a.name + " along " + std::to_string(d);
        report.directions.push_back(c);
        if (c.error > 1e-8) check_entry(a, find(a, seed));
    }
    /// The entry that most of a direction's error comes from.
    std::size_t find(checked_argument const& a, std::uint64_t seed) {
        std::size_t begin = 0, end = a.size();
        while (end - begin > 1) {
            std::size_t const middle = begin + (end - begin) / 2;
            auto const error = [](checked_element const& c) {
                double const beyond = std::fabs(c.gradient - c.differences) - c.uncertainty;
                return std::isnan(beyond) ? HUGE_VAL : beyond;
            };
            bool const first =
                error(along(a, seed, begin, middle)) >= error(along(a, seed, middle, end));
            (first ? end : begin) = middle;
        }
        return begin;
    }
};

} // namespace tapeless::checking
