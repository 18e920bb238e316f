// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// What `check_gradient` finds of a function of arrays.

#include <tapeless/eval/gradient_report.hpp>

#include <algorithm>
#include <functional>
#include <vector>

namespace tapeless {

/// An entry of a gradient, or the slope along a direction in which all entries of an argument have
/// a part, which has no index. That of a number has none either.
struct checked_element : checked_component {
    std::size_t argument = 0;
    std::vector<std::size_t> index;
};

/// What `check_gradient` found. `if (report)` asks whether all that was compared agrees to 1e-8.
struct array_gradient_report {
    std::vector<checked_element> components; // entries, in the order of the arguments
    std::vector<checked_element> directions;
    std::size_t worst = 0; // position of the entry with the largest error

    double worst_error() const {
        double most = components.empty() ? 0 : components[worst].error;
        for (auto const& d : directions) most = std::max(most, d.error);
        return most;
    }
    bool agrees_to(double tolerance) const { return worst_error() <= tolerance; }
    explicit operator bool() const { return agrees_to(1e-8); }

    /// A line for each direction and for each entry, the worst one marked. Of many entries those
    /// with the largest errors.
    std::string table() const {
        std::string text = checking::line("component", "gradient", "differences", "", "error");
        for (auto const& d : directions) text += line(d, false);
        double const least = least_shown();
        std::size_t shown = 0;
        for (std::size_t k = 0; k < components.size(); ++k)
            if (k == worst || (components[k].error >= least && shown < most_shown))
                text += line(components[k], k == worst), ++shown;
        if (shown < components.size())
            text += "and " + std::to_string(components.size() - shown) +
                    " entries with errors that are no larger\n";
        return text;
    }
    template <class Stream>
    requires requires(Stream& out, std::string const& text) { out.write(text.data(), 1); }
    friend Stream& operator<<(Stream& out, array_gradient_report const& report) {
        std::string const text = report.table();
        out.write(text.data(), static_cast<std::ptrdiff_t>(text.size()));
        return out;
    }

private:
    static constexpr std::size_t most_shown = 30;

    static std::string line(checked_component const& c, bool is_worst) {
        using checking::digits;
        return checking::line(c.name.c_str(), digits(c.gradient).c_str(),
                              digits(c.differences).c_str(), "",
                              (digits(c.error, 2) + (is_worst ? " worst" : "")).c_str());
    }
    double least_shown() const {
        if (components.size() <= most_shown) return 0;
        std::vector<double> error;
        for (auto const& c : components) error.push_back(c.error);
        auto const last = error.begin() + most_shown - 1;
        std::nth_element(error.begin(), last, error.end(), std::greater<>{});
        return *last;
    }
};

} // namespace tapeless
