// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Value and gradient of functions of arrays with run-time extents, and of the same by hand in
/// scalar code.

#include "gmm.hpp"
#include "llsq.hpp"
#if __has_include(<eigen3/Eigen/Dense>)
#    include "network.hpp"
#endif

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace {

namespace tl = tapeless;
using gmm::matrix;

constexpr auto lse = tl::value_and_gradient(tl::function([](auto x) { return tl::logsumexp(x); }));
constexpr auto quad = tl::value_and_gradient(tl::function([](auto A, auto x) {
    return tl::sum(tl::indices<0>(A), [&](auto i) {
        return x(i) * tl::sum(tl::indices<1>(A), [&](auto j) { return A(i, j) * x(j); });
    });
}));

std::vector<double> numbers(std::size_t n) {
    std::mt19937_64 source(n);
    std::uniform_real_distribution<double> number(-5.0, 5.0);
    std::vector<double> all(n);
    for (double& x : all) x = number(source);
    return all;
}
matrix square(std::size_t n) {
    matrix A(n, n);
    auto const all = numbers(n * n);
    std::copy(all.begin(), all.end(), A.begin());
    return A;
}

[[gnu::noinline]] double lse_by_hand(std::vector<double> const& x, std::vector<double>& slopes) {
    double largest = -INFINITY, total = 0;
    for (double const v : x) largest = std::max(largest, v);
    for (std::size_t i = 0; i < x.size(); ++i) total += slopes[i] = std::exp(x[i] - largest);
    double const scale = 1 / total;
    for (double& slope : slopes) slope *= scale;
    return std::log(total) + largest;
}
[[gnu::noinline]] double quad_by_hand(matrix const& A, std::vector<double> const& x, matrix& of_A,
                                      std::vector<double>& of_x) {
    std::size_t const n = x.size();
    std::fill(of_x.begin(), of_x.end(), 0.0);
    double value = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double row = 0;
        for (std::size_t j = 0; j < n; ++j) {
            row += A(i, j) * x[j];
            of_x[j] += A(i, j) * x[i];
            of_A(i, j) = x[i] * x[j];
        }
        value += x[i] * row;
        of_x[i] += row;
    }
    return value;
}

void lse_tapeless(benchmark::State& state) {
    auto const x = numbers(static_cast<std::size_t>(state.range(0)));
    tl::array_workspace memory;
    auto result = lse(x);
    for (auto _ : state) memory.evaluate(result, lse, x), benchmark::ClobberMemory();
}
void lse_hand(benchmark::State& state) {
    auto const x = numbers(static_cast<std::size_t>(state.range(0)));
    auto slopes = x;
    for (auto _ : state) lse_by_hand(x, slopes), benchmark::ClobberMemory();
}
void quad_tapeless(benchmark::State& state) {
    auto const n = static_cast<std::size_t>(state.range(0));
    auto const x = numbers(n);
    matrix const A = square(n);
    tl::array_workspace memory;
    auto result = quad(A, x);
    for (auto _ : state) memory.evaluate(result, quad, A, x), benchmark::ClobberMemory();
}
void quad_hand(benchmark::State& state) {
    auto const n = static_cast<std::size_t>(state.range(0));
    auto const x = numbers(n);
    matrix const A = square(n);
    matrix of_A(n, n);
    std::vector<double> of_x(n);
    for (auto _ : state) quad_by_hand(A, x, of_A, of_x), benchmark::ClobberMemory();
}
gmm::problem gmm_of(benchmark::State const& state) {
    return {1000, static_cast<std::size_t>(state.range(0)),
            static_cast<std::size_t>(state.range(1))};
}
void gmm_tapeless(benchmark::State& state) {
    gmm::problem const given = gmm_of(state);
    tl::array_workspace memory;
    auto result = given.evaluate();
    for (auto _ : state) given.evaluate(result, memory), benchmark::ClobberMemory();
}
void gmm_hand(benchmark::State& state) {
    gmm::problem const given = gmm_of(state);
    gmm::by_hand<double> result(given);
    for (auto _ : state) result.run(given), benchmark::ClobberMemory();
}
void gmm_sizes(benchmark::internal::Benchmark* b) {
    for (int const d : {2, 10, 32, 64})
        for (int const k : {5, 25, 100}) b->Args({d, k});
    b->Unit(benchmark::kMicrosecond);
}
#if __has_include(<eigen3/Eigen/Dense>)
network::problem network_of(benchmark::State const& state) {
    auto const size = [&](int k) { return static_cast<std::size_t>(state.range(k)); };
    return {size(0), size(1), size(2), size(3)};
}
void network_tapeless(benchmark::State& state) {
    network::problem const given = network_of(state);
    tl::array_workspace memory;
    auto result = given.evaluate();
    for (auto _ : state) given.evaluate(result, memory), benchmark::ClobberMemory();
}
void network_hand(benchmark::State& state) {
    network::problem const given = network_of(state);
    network::by_hand result;
    for (auto _ : state) result.run(given), benchmark::ClobberMemory();
}
void network_sizes(benchmark::internal::Benchmark* b) {
    b->Args({1024, 16, 32, 1})->Args({256, 784, 512, 10})->Args({64, 64, 64, 64});
    b->Unit(benchmark::kMicrosecond);
}
BENCHMARK(network_tapeless)->Apply(network_sizes);
BENCHMARK(network_hand)->Apply(network_sizes);
#endif
void llsq_tapeless(benchmark::State& state) {
    auto const x = llsq::coefficients(128),
               t = llsq::points(static_cast<std::size_t>(state.range(0)));
    tl::array_workspace memory;
    auto result = llsq::both(x, t);
    for (auto _ : state) memory.evaluate(result, llsq::both, x, t), benchmark::ClobberMemory();
}
void llsq_hand(benchmark::State& state) {
    auto const x = llsq::coefficients(128),
               t = llsq::points(static_cast<std::size_t>(state.range(0)));
    std::vector<double> slopes(128);
    for (auto _ : state)
        benchmark::DoNotOptimize(llsq::by_hand(x, t, slopes)), benchmark::ClobberMemory();
}
BENCHMARK(llsq_tapeless)->Arg(256)->Arg(4096)->Arg(65536);
BENCHMARK(llsq_hand)->Arg(256)->Arg(4096)->Arg(65536);
BENCHMARK(gmm_tapeless)->Apply(gmm_sizes);
BENCHMARK(gmm_hand)->Apply(gmm_sizes);
BENCHMARK(lse_tapeless)->Arg(2500)->Arg(40000)->Arg(1280000);
BENCHMARK(lse_hand)->Arg(2500)->Arg(40000)->Arg(1280000);
BENCHMARK(quad_tapeless)->Arg(64)->Arg(256)->Arg(1024);
BENCHMARK(quad_hand)->Arg(64)->Arg(256)->Arg(1024);

/// Whether both compute the same, to 1e-10 of the value and of the largest slope.
bool agree() {
    auto const x = numbers(1003);
    auto slopes = x;
    auto const [value, of_x] = lse(x);
    double gap = std::fabs(value - lse_by_hand(x, slopes)) / std::fabs(value);
    for (std::size_t i = 0; i < x.size(); ++i) gap = std::max(gap, std::fabs(slopes[i] - of_x(i)));
    matrix const A = square(x.size());
    matrix of_A(x.size(), x.size());
    auto const [form, both] = quad(A, x);
    double const by_hand = quad_by_hand(A, x, of_A, slopes);
    gap = std::max(gap, std::fabs(form - by_hand) / std::fabs(by_hand));
    for (std::size_t i = 0; i < x.size(); ++i)
        gap = std::max(gap, std::fabs(slopes[i] - std::get<1>(both)(i)) / 1e3);
    return gap < 1e-10;
}

} // namespace

int main(int argc, char** argv) {
    if (!agree()) return std::fputs("the results differ\n", stderr), 1;
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
