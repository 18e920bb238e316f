// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// What `check_gradient` finds, and the numbers that it compares with.

#include <tapeless/eval/step_number.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

namespace tapeless {

/// One partial derivative three times; a complex step only where the function allows one.
struct checked_component {
    std::string name;
    double gradient = 0;
    double differences = 0;
    double uncertainty = 0; // of the differences
    double complex_step = 0;
    double error = 0; // relative, beyond the uncertainty
};

namespace checking {

/// A line of the table that is printed.
inline std::string digits(double value, int precision = 12) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*g", precision, value);
    return text;
}
inline std::string line(char const* a, char const* b, char const* c, char const* d, char const* e) {
    char text[240];
    std::snprintf(text, sizeof text, "%-16s %20s %20s %20s %s\n", a, b, c, d, e);
    return text;
}

} // namespace checking

/// What `check_gradient` found. `if (report)` asks whether all components agree to 1e-8.
template <std::size_t Count>
struct gradient_report {
    std::array<checked_component, Count> components;
    bool has_complex_step = false;
    std::size_t worst = 0; // position of the component with the largest error

    double worst_error() const { return Count == 0 ? 0 : components[worst].error; }
    bool agrees_to(double tolerance) const { return worst_error() <= tolerance; }
    explicit operator bool() const { return agrees_to(1e-8); }

    /// The table that is printed: a line for each component, the worst one marked.
    std::string table() const {
        using checking::digits, checking::line;
        std::string text = line("component", "gradient", "differences",
                                has_complex_step ? "complex step" : "", "error");
        for (std::size_t k = 0; k < Count; ++k) {
            auto const& c = components[k];
            text += line(c.name.c_str(), digits(c.gradient).c_str(), digits(c.differences).c_str(),
                         has_complex_step ? digits(c.complex_step).c_str() : "",
                         (digits(c.error, 2) + (k == worst ? " worst" : "")).c_str());
        }
        return text;
    }
    template <class Stream>
    requires requires(Stream& out, std::string const& text) { out.write(text.data(), 1); }
    friend Stream& operator<<(Stream& out, gradient_report const& report) {
        std::string const text = report.table();
        out.write(text.data(), static_cast<std::ptrdiff_t>(text.size()));
        return out;
    }
};

namespace checking {

/// Ridders' method: central differences with steps that shrink, extrapolated to none; the entry of
/// the table that differs least from its neighbours counts, and tells how uncertain it is. Returns
/// the shortest step that it rests on.
template <class F>
long double extrapolate(F const& slope, long double step, checked_component& result) {
    constexpr int rows = 12;
    constexpr long double shrink = 1.6L;
    long double table[rows][rows]{}, shortest = step;
    result.uncertainty = HUGE_VAL;
    for (int i = 0; i < rows; ++i, step /= shrink) {
        table[0][i] = slope(step);
        long double factor = shrink * shrink;
        for (int j = 1; j <= i; ++j, factor *= shrink * shrink) {
            table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
            long double const difference = std::fmax(std::fabs(table[j][i] - table[j - 1][i]),
                                                     std::fabs(table[j][i] - table[j - 1][i - 1]));
            if (difference < static_cast<long double>(result.uncertainty)) {
                result.uncertainty = static_cast<double>(difference);
                result.differences = static_cast<double>(table[j][i]);
                shortest = step;
            }
        }
    }
    return shortest;
}

inline double relative_error(double a, double b, double uncertainty, double scale) {
    double const size = std::fmax(std::fmax(std::fabs(a), std::fabs(b)), scale);
    double const error = std::fmax(std::fabs(a - b) - uncertainty, 0.0) / size;
    return std::isnan(a - b) || !std::isfinite(uncertainty) ? HUGE_VAL : error;
}

/// A list of as many numbers as the function `Flat` takes, and never empty.
template <class Flat, class Number>
using point = std::array<Number, Flat::inputs + 1>;

/// Fills in component k of a function at `in`, whose value there is `value`.
template <bool ComplexStep, class Flat>
void check_component(checked_component& c, Flat const& flat, point<Flat, double> const& in,
                     std::size_t k, double value) {
    double const size = std::fmax(std::fabs(in[k]), 0.01);
    auto const slope = [&](long double step) {
        point<Flat, long double> low{}, high{};
        for (std::size_t i = 0; i < Flat::inputs; ++i) low[i] = high[i] = in[i];
        low[k] -= step, high[k] += step;
        return (flat.value(high) - flat.value(low)) / (high[k] - low[k]);
    };
    extrapolate(slope, static_cast<long double>(size) / 16, c);
    double const scale = 1e-6 * std::fabs(value) / std::fmax(std::fabs(in[k]), 1.0) + 1e-300;
    c.error = relative_error(c.gradient, c.differences, c.uncertainty, scale);
    if constexpr (ComplexStep) {
        constexpr double step = 1e-100;
        point<Flat, step_number> at{};
        for (std::size_t i = 0; i < Flat::inputs; ++i) at[i] = in[i];
        at[k].im = step;
        c.complex_step = flat.value(at).im / step;
        c.error = std::fmax(c.error, relative_error(c.gradient, c.complex_step, 0, scale));
    }
}

/// All components of the gradient `slopes` at `in`.
template <bool ComplexStep, class Flat>
gradient_report<Flat::inputs> check_components(Flat const& flat, point<Flat, double> const& in,
                                               point<Flat, double> const& slopes) {
    gradient_report<Flat::inputs> report;
    report.has_complex_step = ComplexStep;
    double const value = flat.value(in);
    for (std::size_t k = 0; k < Flat::inputs; ++k) {
        checked_component& c = report.components[k];
        c.name = flat.name(k);
        c.gradient = slopes[k];
        check_component<ComplexStep>(c, flat, in, k, value);
        if (c.error > report.worst_error()) report.worst = k;
    }
    return report;
}

} // namespace checking

} // namespace tapeless
