// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "../../tests/diff/workloads.hpp"

#include <tapeless/data.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <type_traits>
#include <vector>

/// Bundle adjustment: the weighted reprojection errors of p observations (a camera of 11
/// parameters, a point and a weight each), and p errors of weights.
namespace bundles {

namespace tl = tapeless;

constexpr std::size_t of_camera = 11, of_observation = of_camera + 3 + 1;
constexpr std::size_t of_block = 2 * of_observation;    // entries of the Jacobian
using observation = std::array<double, of_observation>; // camera, point, weight
using feature = std::array<double, 2>;

constexpr auto residual = tl::function([](auto v, auto seen) {
    std::array<std::remove_cvref_t<decltype(v[0])>, of_camera> camera{};
    for (std::size_t k = 0; k < of_camera; ++k) camera[k] = v[k];
    return workload::bundle_adjustment{}(camera, std::array{v[11], v[12], v[13]}, v[14], seen);
});
constexpr auto weight_error = tl::function([](auto weight) { return 1.0 - weight * weight; });

struct problem {
    std::size_t cameras, points, observations;
    std::vector<double> camera, point, weight;
    std::vector<feature> features;
    std::vector<std::size_t> seen_by, seen; // of each observation

    problem(std::size_t n, std::size_t m, std::size_t p)
        : cameras(n),
          points(m),
          observations(p),
          camera(of_camera * n),
          point(3 * m),
          weight(p),
          features(p),
          seen_by(p),
          seen(p) {
        for (std::size_t i = 0; i < p; ++i) seen_by[i] = i % n, seen[i] = i % m;
    }

    observation at(std::size_t i) const {
        observation all;
        std::copy_n(&camera[of_camera * seen_by[i]], of_camera, all.begin());
        std::copy_n(&point[3 * seen[i]], 3, all.begin() + of_camera);
        all.back() = weight[i];
        return all;
    }
    /// Calls `work` with observations from `begin` on, brought together.
    template <class Work>
    void in_strips(Work const& work) const {
        constexpr std::size_t strip = 256;
        std::array<observation, strip> gathered;
        for (std::size_t begin = 0; begin < observations; begin += strip) {
            std::size_t const count = std::min(strip, observations - begin);
            for (std::size_t k = 0; k < count; ++k) gathered[k] = at(begin + k);
            work(begin, std::span(gathered).first(count),
                 std::span(features).subspan(begin, count));
        }
    }
};

/// Two for each observation, then those of the weights.
struct residuals {
    std::vector<double> values;

    explicit residuals(std::size_t observations) : values(3 * observations) {}

    void evaluate(problem const& p) {
        p.in_strips([&](std::size_t begin, auto all, auto seen_at) {
            double* const at = &values[2 * begin];
            tl::batched(residual)(tl::each(all), tl::each(seen_at),
                                  tl::into(tl::rows<2>(at, all.size())));
        });
        auto const of_weights = std::span(values).subspan(2 * p.observations);
        tl::batched(weight_error)(tl::each(p.weight), tl::into(of_weights));
    }
};

/// Compressed rows: two of 15 entries for each observation, then one of one entry for each weight.
/// Where they are does not depend on the values, and the values of a block are adjacent.
struct jacobian {
    std::vector<int> rows, columns;
    std::vector<double> values;

    explicit jacobian(std::size_t observations)
        : rows(3 * observations + 1),
          columns((of_block + 1) * observations),
          values(columns.size()) {}

    void evaluate(problem const& p) {
        find_places(p);
        p.in_strips([&](std::size_t begin, auto all, auto seen_at) {
            double* const at = &values[of_block * begin];
            tl::batched(tl::jacobian(residual, tl::wrt<0>))(
                tl::each(all), tl::each(seen_at), tl::into(tl::rows<of_block>(at, all.size())));
        });
        auto const of_weights = std::span(values).subspan(of_block * p.observations);
        tl::batched(tl::gradient(weight_error))(tl::each(p.weight), tl::into(of_weights));
    }
    void find_places(problem const& p) {
        auto const number = [](std::size_t n) { return static_cast<int>(n); };
        std::size_t const first_point = of_camera * p.cameras;
        std::size_t const first_weight = first_point + 3 * p.points;
        int* next = columns.data();
        for (std::size_t i = 0; i < p.observations; ++i) {
            std::array<int, of_observation> row;
            std::iota(row.begin(), row.begin() + of_camera, number(of_camera * p.seen_by[i]));
            std::iota(row.begin() + of_camera, row.end(), number(first_point + 3 * p.seen[i]));
            row.back() = number(first_weight + i);
            for (int both = 0; both < 2; ++both) next = std::copy(row.begin(), row.end(), next);
        }
        std::iota(next, next + p.observations, number(first_weight));
        for (std::size_t r = 0; r < rows.size(); ++r)
            rows[r] = number(r <= 2 * p.observations
                                 ? of_observation * r
                                 : of_block * p.observations + (r - 2 * p.observations));
    }
};

} // namespace bundles
