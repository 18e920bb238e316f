// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// How near derivatives come to what the core can compute and what its memory can bring: the limits
/// are measured here as well. Each benchmark says how many floating-point operations and how many
/// bytes belong to one of its items, and the footprint of all items; the bytes are those of
/// arguments and results, moved once.

#include "data_sums.hpp"

#include <tapeless/array.hpp>

#include <vector>

namespace {

using bench::lanes, bench::numbers;
namespace tl = tapeless;

/// What the call of a function such as exp or log counts for: its polynomial and what surrounds it.
constexpr double operations_of_a_call = 20;

constexpr double flops(tl::operation_counts const& c) {
    int const roots = c.of("sqrt");
    return c.add + c.mul + c.div + roots + operations_of_a_call * (c.calls - roots);
}

struct work {
    double flops, bytes;
};

template <class Run>
void add(std::string const& name, double items, work each, Run run) {
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        for (auto _ : state) {
            run();
            benchmark::ClobberMemory();
        }
        state.SetItemsProcessed(
            static_cast<int64_t>(static_cast<double>(state.iterations()) * items));
        state.counters["flops"] = each.flops;
        state.counters["bytes"] = each.bytes;
        state.counters["footprint"] = each.bytes * items;
    });
}

/// As many multiplications with additions as the core can do: more chains than one takes turns.
void add_arithmetic() {
    constexpr int chains = 12, turns = 200;
    auto const sums = std::make_shared<numbers>(chains * lanes::size, 1.0);
    add("roof/multiply and add", turns, {2.0 * chains * lanes::size, 0}, [sums] {
        lanes sum[chains];
        for (int k = 0; k < chains; ++k)
            sum[k] = bench::load(*sums, static_cast<std::size_t>(k) * lanes::size);
        lanes const a(0.999), b(0.001);
        for (int turn = 0; turn < turns; ++turn)
            for (int k = 0; k < chains; ++k) sum[k] = xsimd::fma(sum[k], a, b);
        for (int k = 0; k < chains; ++k)
            bench::store(sum[k], *sums, static_cast<std::size_t>(k) * lanes::size);
    });
}

/// A copy: as many bytes read as written.
void add_copy(char const* name, std::size_t kilobytes) {
    std::size_t const count = kilobytes * 1024 / sizeof(double) / 2;
    using aligned = std::vector<double, xsimd::aligned_allocator<double, 64>>;
    auto const from = std::make_shared<aligned>(count, 1.0), to = std::make_shared<aligned>(count);
    add(std::string("roof/") + name, static_cast<double>(count), {0, 2 * sizeof(double)},
        [from, to, count] {
            for (std::size_t i = 0; i + 4 * lanes::size <= count; i += 4 * lanes::size)
                for (std::size_t k = 0; k < 4; ++k)
                    lanes::load_aligned(&(*from)[i + k * lanes::size])
                        .store_aligned(&(*to)[i + k * lanes::size]);
        });
}

/// Ours among the contenders of a problem of the data bench.
void add_points(bench::data_problem const& problem, work each) {
    for (auto const& one : problem.contenders)
        if (one.name == "tapeless")
            add(problem.name + ", " + std::to_string(problem.points) + "/tapeless",
                static_cast<double>(problem.points), each, one.run);
}

void add_data(std::size_t points) {
    using namespace bench;
    using std::array;
    constexpr work product_sine{
        flops(tl::cost<double, double>(tl::value_and_gradient(product_sine_points::f))), 5 * 8};
    constexpr work black_scholes{flops(tl::cost<double, double, double, double, double>(
                                     tl::value_and_gradient(black_scholes_points::f))),
                                 11 * 8};
    constexpr work neuron{flops(tl::cost<array<double, 3>, array<double, 2>, double>(
                              tl::value_and_gradient(neuron_points::f, tl::wrt<0>))),
                          7 * 8};
    constexpr work regression{flops(tl::cost<array<double, 8>, array<double, 8>, double>(
                                  tl::value_and_gradient(logistic_regression<8>::f, tl::wrt<0>))),
                              9 * 8};
    constexpr work polynomial{flops(tl::cost<array<double, 3>, double, double>(
                                  tl::value_and_gradient(polynomial_fit::f, tl::wrt<0>))),
                              2 * 8};
    add_points(product_sine_points::make(points), product_sine);
    add_points(black_scholes_points::make(points), black_scholes);
    add_points(neuron_points::make(points), neuron);
    add_points(logistic_regression<8>::in_columns(points), regression);
    add_points(polynomial_fit::make(points), polynomial);
}

/// The product and the two products of its gradient.
void add_matrix(int n) {
    using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
    static constexpr auto loss = tl::value_and_gradient(
        tl::function([](auto A, auto B, auto C) { return tl::mse(tl::matmul(A, B), C); }),
        tl::wrt<0, 1>);
    auto const make = [n](unsigned seed) {
        matrix result(n, n);
        auto const values = bench::random_numbers(result.size(), -1, 1, seed);
        std::copy(values.begin(), values.end(), result.begin());
        return std::make_shared<matrix>(result);
    };
    auto const A = make(1), B = make(2), C = make(3);
    auto const memory = std::make_shared<tl::array_workspace>();
    auto const result = std::make_shared<decltype(loss(*A, *B, *C))>(loss(*A, *B, *C));
    double const size = n;
    add("product of matrices, " + std::to_string(n) + "/tapeless", 1,
        {6 * size * size * size, 5 * size * size * 8},
        [=] { memory->evaluate(*result, loss, *A, *B, *C); });
}

} // namespace

int main(int argc, char** argv) {
    add_arithmetic();
    add_copy("copy in 16 kB", 16);
    add_copy("copy in 256 kB", 256);
    add_copy("copy in 16 MB", 16 * 1024);
    add_copy("copy in memory", 128 * 1024);
    add_data(1024);
    add_data(1'000'000);
    for (int n : {64, 512}) add_matrix(n);
    return bench::run(argc, argv);
}
