// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "data_points.hpp"

#include <cstring>

/// Matrices at many points: hundreds of results for each.

namespace bench {

/// The Hessian of log(sum exp v), diag(p) - p p', for 20 variables. Every entry has a column, with
/// some numbers between them so that they are no power of two apart.
struct hessian_points {
    static constexpr int size = 20, entries = size * size;
    static constexpr auto f = tl::function([](auto v) {
        auto sum = exp(v[0]);
        for (int k = 1; k < size; ++k) sum = sum + exp(v[k]);
        return log(sum);
    });

    std::size_t points, leading;
    numbers v, h;

    explicit hessian_points(std::size_t count)
        : points(count),
          leading(count + 8),
          v(random_numbers(size * leading, -1, 1, 1)),
          h(entries * leading) {}

    void by_hand() {
        for (std::size_t i = 0; i < points; i += lanes::size) {
            lanes p[size], sum(0.0);
            for (std::size_t k = 0; k < size; ++k)
                sum += p[k] = exp(lanes::load_unaligned(&v[k * leading + i]));
            lanes const scale = lanes(1.0) / sum;
            for (lanes& each : p) each *= scale;
            for (std::size_t k = 0; k < size; ++k)
                for (std::size_t j = 0; j <= k; ++j) {
                    lanes const entry = j == k ? p[k] - p[k] * p[k] : -p[k] * p[j];
                    entry.store_unaligned(&h[(k * size + j) * leading + i]);
                    if (j != k) entry.store_unaligned(&h[(j * size + k) * leading + i]);
                }
        }
    }
    void by_tapeless() {
        auto const step = static_cast<std::ptrdiff_t>(leading);
        tl::batched(tl::hessian(f))(tl::each(tl::columns<size>(v.data(), points, step)),
                                    tl::into(tl::columns<entries>(h.data(), points, step)));
    }
    void copy() {
        for (std::size_t k = 0; k < entries; ++k)
            std::memcpy(&h[k * leading], &v[k % size * leading], points * sizeof(double));
    }
    static data_problem make(std::size_t points) {
        auto const p = std::make_shared<hessian_points>(points);
        return {"Hessian of 20 variables",
                points,
                {&p->h},
                {{"xsimd by hand", [p] { p->by_hand(); }},
                 {"tapeless", [p] { p->by_tapeless(); }},
                 {"copy of the bytes", [p] { p->copy(); }, false}}};
    }
};

} // namespace bench
