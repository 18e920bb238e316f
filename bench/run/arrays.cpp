// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Value and gradient of functions of arrays with run-time extents, and of the same by hand in
/// scalar code, or on Eigen.

#include "gmm.hpp"
#include "llsq.hpp"
#if __has_include(<eigen3/Eigen/Dense>)
#    include "network.hpp"
#endif

#include "../../tests/array/workload.hpp"
#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

namespace tl = tapeless;
using gmm::matrix;

constexpr auto lse = tl::value_and_gradient(workload::lse);
constexpr auto quad = tl::value_and_gradient(workload::quad);

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

/// Times calls of what `make` returns.
template <class Make>
void add(std::string const& problem, char const* contender, Make make) {
    auto const label = problem + "/" + contender;
    benchmark::RegisterBenchmark(label.c_str(), [make](benchmark::State& state) {
        auto call = make();
        for (auto _ : state) call(), benchmark::ClobberMemory();
        state.SetItemsProcessed(state.iterations());
    });
}
/// A call of a gradient with arguments that it keeps, in memory that it keeps.
template <class Gradient, class... Argument>
auto kept_call(Gradient gradient, Argument const&... argument) {
    auto memory = std::make_shared<tl::array_workspace>();
    return [=, result = gradient(argument...)]() mutable {
        memory->evaluate(result, gradient, argument...);
    };
}
/// The same of a problem that evaluates itself.
template <class Problem>
auto kept_call(Problem const& given) {
    auto memory = std::make_shared<tl::array_workspace>();
    return [=, result = given.evaluate()]() mutable { given.evaluate(result, *memory); };
}

void add_lse(std::size_t n) {
    auto const name = "log-sum-exp of " + std::to_string(n);
    add(name, "doubles by hand", [n] {
        return [x = numbers(n), slopes = numbers(n)]() mutable { lse_by_hand(x, slopes); };
    });
    add(name, "tapeless", [n] { return kept_call(lse, numbers(n)); });
}
void add_quad(std::size_t n) {
    auto const name = "quadratic form of " + std::to_string(n);
    add(name, "doubles by hand", [n] {
        return [A = square(n), x = numbers(n), of_A = square(n), of_x = numbers(n)]() mutable {
            quad_by_hand(A, x, of_A, of_x);
        };
    });
    add(name, "tapeless", [n] { return kept_call(quad, square(n), numbers(n)); });
}
void add_llsq(std::size_t n) {
    auto const name = "polynomial of 128 at " + std::to_string(n);
    add(name, "doubles by hand", [n] {
        return [x = llsq::coefficients(128), t = llsq::points(n), slopes = numbers(128)]() mutable {
            llsq::by_hand(x, t, slopes);
        };
    });
    add(name, "tapeless",
        [n] { return kept_call(llsq::both, llsq::coefficients(128), llsq::points(n)); });
}
void add_gmm(std::size_t d, std::size_t k) {
    auto const name = "gmm, d " + std::to_string(d) + ", k " + std::to_string(k);
    add(name, "doubles by hand", [=] {
        gmm::problem const given(1000, d, k);
        return [given, result = gmm::by_hand<double>(given)]() mutable { result.run(given); };
    });
    add(name, "tapeless", [=] { return kept_call(gmm::problem(1000, d, k)); });
}
#if __has_include(<eigen3/Eigen/Dense>)
void add_network(std::size_t batch, std::size_t in, std::size_t hidden, std::size_t out) {
    auto name = "network " + std::to_string(batch) + ", ";
    name += std::to_string(in) + "-" + std::to_string(hidden) + "-" + std::to_string(out);
    add(name, "by hand on Eigen", [=] {
        network::problem const given(batch, in, hidden, out);
        return [given, result = network::by_hand()]() mutable { result.run(given); };
    });
    add(name, "tapeless", [=] { return kept_call(network::problem(batch, in, hidden, out)); });
#    if defined(BENCH_BLAS)
    add(name, "tapeless, OpenBLAS",
        [=] { return kept_call(network::problem_for_blas(batch, in, hidden, out)); });
#    endif
}
#endif

#if __has_include(<eigen3/Eigen/Dense>)
/// The largest difference of the network's slopes.
template <class Problem>
double gap_of_network() {
    Problem const given(70, 66, 65, 64);
    network::by_hand result;
    result.run(given);
    auto const [value, slopes] = given.evaluate();
    double gap = std::fabs(value - result.value);
    auto const compare = [&](auto const& ours, auto const& by_hand) {
        for (std::size_t e = 0; e < ours.size(); ++e)
            gap = std::max(gap, std::fabs(ours.data()[e] - by_hand.data()[e]));
    };
    compare(std::get<0>(slopes), result.of_W1), compare(std::get<1>(slopes), result.of_b1);
    compare(std::get<2>(slopes), result.of_W2), compare(std::get<3>(slopes), result.of_b2);
    return gap;
}
#endif

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
    auto const c = llsq::coefficients(9), t = llsq::points(101);
    std::vector<double> of_c(9);
    double const squares = llsq::by_hand(c, t, of_c);
    auto const [sum, of_coefficients] = llsq::both(c, t);
    gap = std::max(gap, std::fabs(sum - squares) / squares);
    for (std::size_t j = 0; j < c.size(); ++j)
        gap = std::max(gap, std::fabs(of_c[j] - of_coefficients(j)) / squares);
    gmm::problem const mixture(101, 5, 7);
    gmm::by_hand<double> likelihood(mixture);
    likelihood.run(mixture);
    auto const [fit, of_mixture] = mixture.evaluate();
    gap = std::max(gap, std::fabs(fit - likelihood.value) / std::fabs(fit));
    for (std::size_t e = 0; e < likelihood.of_l.size(); ++e)
        gap =
            std::max(gap, std::fabs(likelihood.of_l[e] - std::get<3>(of_mixture).data()[e]) / 1e3);
#if __has_include(<eigen3/Eigen/Dense>)
    gap = std::max(gap, gap_of_network<network::problem>());
#    if defined(BENCH_BLAS)
    gap = std::max(gap, gap_of_network<network::problem_for_blas>());
#    endif
#endif
    return gap < 1e-10;
}

} // namespace

int main(int argc, char** argv) {
    if (!agree()) return std::fputs("the results differ\n", stderr), 1;
    for (std::size_t n : {2500u, 40'000u, 1'280'000u}) add_lse(n);
    for (std::size_t n : {64u, 256u, 1024u}) add_quad(n);
    for (std::size_t n : {256u, 4096u, 65'536u}) add_llsq(n);
    for (std::size_t d : {2u, 10u, 32u, 64u})
        for (std::size_t k : {5u, 25u, 100u}) add_gmm(d, k);
#if __has_include(<eigen3/Eigen/Dense>)
    add_network(1024, 16, 32, 1);
    add_network(256, 784, 512, 10);
    add_network(64, 64, 64, 64);
#endif
    return bench::run(argc, argv);
}
