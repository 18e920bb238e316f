// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "matrix_peers.hpp"
#include "measure.hpp"

#include <vector>

namespace bench {

/// Largest difference from the reference, relative to its largest entry.
template <class Problem, auto Run>
double matrix_error(std::vector<typename Problem::inputs> const& all) {
    double worst = 0;
    for (auto const& in : all) {
        auto const found = Run(in);
        auto const exact = Problem::template exact<Problem>(in);
        auto const* const entry = reinterpret_cast<double const*>(&found);
        long double scale = 0, gap = 0;
        for (std::size_t k = 0; k < exact.size(); ++k) {
            scale = std::max(scale, std::fabs(exact[k]));
            long double const off = std::fabs(static_cast<long double>(entry[k]) - exact[k]);
            gap = off <= gap ? gap : std::isfinite(off) ? off : HUGE_VALL;
        }
        worst = std::max(worst, static_cast<double>(gap / scale));
    }
    return worst;
}

/// Points about the problem's base.
template <class Problem>
std::vector<typename Problem::inputs> const& matrix_points() {
    static auto const all = [] {
        std::mt19937 source(20260102);
        std::vector<typename Problem::inputs> result(64, Problem::base);
        for (auto& point : result)
            for (double& x : point) x *= std::uniform_real_distribution(0.9, 1.1)(source);
        return result;
    }();
    return all;
}

template <class Problem, auto Run>
void time_of_matrix(benchmark::State& state) {
    for (auto _ : state)
        for (auto const& in : matrix_points<Problem>()) {
            touch(&in, nullptr);
            auto const out = Run(in);
            touch(&in, &out);
        }
    auto const points = static_cast<int64_t>(matrix_points<Problem>().size());
    state.SetItemsProcessed(state.iterations() * points);
}

/// Times what is right; what is wrong is named, and the program fails.
template <class Problem, auto Run>
bool add_matrix(char const* name) {
    auto some = matrix_points<Problem>();
    some.resize(3);
    double const off = matrix_error<Problem, Run>(some);
    if (!(off <= 1e-12)) {
        std::fprintf(stderr, "%s: %s is wrong by %.2g\n", Problem::name, name, off);
        return false;
    }
    benchmark::RegisterBenchmark((std::string(Problem::name) + "/" + name).c_str(),
                                 time_of_matrix<Problem, Run>);
    return true;
}

template <class Problem, class... Peer>
bool add_peers(peer_list<Peer...>) {
    bool right = true;
    auto const add = [&]<class Each>(Each) {
        if constexpr (!std::is_same_v<Each, none>)
            right &= add_matrix<Problem, Each::template run<Problem>>(Each::name);
    };
    (add(Peer{}), ...);
    return right;
}

} // namespace bench
