// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <diff/random/graphs.hpp>
#include <diff/random/source.hpp>
#include <random_functions.hpp> // written by random/write.cpp

#include <array>
#include <vector>

namespace random_test {

inline constexpr real tiny = 1e-60L; // a complex step this small has no truncation error

/// One recipe: what its steps say about the value and, along complex steps, about the slopes.
struct reference {
    recipe r;
    std::array<double, 3> x{};
    real value = 0;
    std::array<real, 3> slope{};
    built gradient_graph;
    real scale = 1; // how large the numbers grow

    explicit reference(std::uint64_t seed)
        : r(compiled_recipe(seed)), gradient_graph(gradient(build(r), 0)) {
        auto const out = static_cast<std::size_t>(r.outputs[0]);
        std::vector<real> const point(r.point.begin(), r.point.end());
        std::copy(r.point.begin(), r.point.end(), x.begin());
        scale = magnitude(gradient_graph, point);
        value = follow(r, point)[out];
        for (std::size_t k = 0; k < 3; ++k) slope[k] = follow(r, moved(k))[out].imag() / tiny;
    }
    std::vector<complex> moved(std::size_t k) const {
        std::vector<complex> in(r.point.begin(), r.point.end());
        in[k] += complex(0, tiny);
        return in;
    }
    bool close(real found, real expected, real epsilon) const {
        return std::fabs(found - expected) <= epsilon * scale;
    }
};

/// Calls `f` with the number of each compiled function from First on.
template <int First, int Count>
void each_function(auto const& f) {
    [&]<int... K>(std::integer_sequence<int, K...>) {
        (f(std::integral_constant<int, First + K>{}), ...);
    }
    (std::make_integer_sequence<int, Count>{});
}

} // namespace random_test
