// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "data_measure.hpp"

#include <tapeless/array.hpp>

#include <memory>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

/// Array functions against the same by hand: every contender writes the same results, whose memory
/// all of them share, so that none has the better alignment.

namespace bench {

namespace tl = tapeless;
using lanes = xsimd::batch<double>;
using vector = tl::tensor<double, tl::dynamic>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

inline vector random_vector(std::size_t n, double low, double high, unsigned seed) {
    vector x(n);
    auto const all = random_numbers(n, low, high, seed);
    std::copy(all.begin(), all.end(), x.begin());
    return x;
}
inline matrix random_matrix(std::size_t rows, std::size_t columns, unsigned seed) {
    matrix x(rows, columns);
    auto const all = random_numbers(rows * columns, -1, 1, seed);
    std::copy(all.begin(), all.end(), x.begin());
    return x;
}
inline lanes load(double const* from) { return lanes::load_unaligned(from); }
inline void store(lanes const& x, double* to) { x.store_unaligned(to); }
/// The same of the first few lanes; the others are zero.
inline lanes part(double const* from, std::size_t elements) {
#ifdef __AVX512F__
    return _mm512_maskz_loadu_pd(static_cast<__mmask8>((1u << elements) - 1), from);
#else
    double each[lanes::size]{};
    std::copy(from, from + elements, each);
    return load(each);
#endif
}
inline void store_part(lanes const& x, double* to, std::size_t elements) {
    double each[lanes::size];
    store(x, each);
    std::copy(each, each + elements, to);
}
/// Four sums at a time, as many additions are under way at once.
struct four_sums {
    lanes at[4]{lanes(0.0), lanes(0.0), lanes(0.0), lanes(0.0)};
    double total() const { return xsimd::hadd((at[0] + at[1]) + (at[2] + at[3])); }
};

template <class Each>
void each_result(double& value, Each const& each) {
    each(&value, std::size_t{1});
}
template <std::size_t... Extent, class Each>
void each_result(tl::tensor<double, Extent...>& a, Each const& each) {
    each(a.data(), a.size());
}
template <class... Part, class Each>
void each_result(std::tuple<Part...>& all, Each const& each) {
    std::apply([&](auto&... part) { (each_result(part, each), ...); }, all);
}

/// One problem at one size: a gradient of the library, arguments, and programs by hand that take
/// the results and the arguments.
template <class Gradient, class... Argument>
struct array_problem {
    std::string name;
    Gradient gradient;
    std::tuple<Argument...> arguments;

    using result = decltype(std::declval<Gradient const&>()(std::declval<Argument const&>()...));
    struct memory {
        std::tuple<Argument...> arguments;
        result results;
        tl::array_workspace workspace;
        std::vector<numbers> copies;
    };
    std::shared_ptr<memory> shared = std::make_shared<memory>();

    array_problem(std::string given, Gradient f, Argument const&... argument)
        : name(std::move(given)), gradient(f) {
        shared->arguments = std::tuple(argument...);
        shared->results = gradient(argument...);
    }

    /// Checks and registers; `expected` is what the first contender has given.
    template <class Run>
    bool add(char const* contender, Run run) {
        auto const wipe = [](double* at, std::size_t n) { std::fill(at, at + n, NAN); };
        each_result(shared->results, wipe);
        run(*shared);
        std::vector<numbers> found;
        each_result(shared->results,
                    [&](double const* at, std::size_t n) { found.emplace_back(at, at + n); });
        if (shared->copies.empty()) shared->copies = found;
        double const off = difference(shared->copies, found);
        if (!(off <= 1e-10)) {
            std::fprintf(stderr, "%s: %s is off by %.2g\n", name.c_str(), contender, off);
            return false;
        }
        auto const label = name + "/" + contender;
        benchmark::RegisterBenchmark(label.c_str(), [run, all = shared](benchmark::State& state) {
            for (auto _ : state) {
                run(*all);
                benchmark::ClobberMemory();
            }
            state.SetItemsProcessed(state.iterations());
        });
        return true;
    }
    template <class Run>
    bool add_by_hand(char const* contender, Run run) {
        return add(contender, [run](memory& m) {
            std::apply([&](auto const&... argument) { run(m.results, argument...); }, m.arguments);
        });
    }
    bool add_own() {
        return add("tapeless", [f = gradient](memory& m) {
            std::apply(
                [&](auto const&... argument) { m.workspace.evaluate(m.results, f, argument...); },
                m.arguments);
        });
    }
};

/// By hand over registers, by hand over doubles, and ours.
template <class Problem, class Gradient, class... Argument>
bool add_array(std::string const& name, Problem, Gradient gradient, Argument const&... argument) {
    array_problem<Gradient, Argument...> problem(name, gradient, argument...);
    auto const registers = [](auto&... all) { Problem::by_hand(all...); };
    auto const doubles = [](auto&... all) { Problem::by_hand_scalar(all...); };
    bool right = problem.add_by_hand("xsimd by hand", registers);
    right &= problem.add_by_hand("doubles by hand", doubles);
    right &= problem.add_own();
    return right;
}

} // namespace bench
