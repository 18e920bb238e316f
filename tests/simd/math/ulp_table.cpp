// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/operations.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

/// Prints the table of docs/reference/accuracy.md for the instruction set it is compiled for:
///
///     ulp_table [points of each kind, 2000] [a number: measure xsimd's functions as well]
namespace {

using namespace simd_test;

/// A function of its own, or the compiler keeps constants of the whole family in memory.
template <class Type, class Kernel>
[[gnu::noinline]] void apply(Kernel const& kernel, Type const* x, Type const* y, Type* out,
                             std::size_t count) {
    using batch = xsimd::batch<Type>;
    for (std::size_t i = 0; i < count; i += batch::size)
        kernel(batch::load_aligned(x + i), batch::load_aligned(y + i), batch::load_aligned(x + i))
            .store_aligned(out + i);
}

/// Nanoseconds for a number, the least of several runs over 1024 arguments between low and high.
template <class Type, class Kernel>
double nanoseconds(Kernel const& kernel, double low, double high) {
    constexpr std::size_t count = 1024, rounds = 20;
    alignas(64) static Type x[count], y[count], out[count];
    reference::arguments<Type> random(7);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = random.uniform(static_cast<Type>(low), static_cast<Type>(high));
        y[i] = random.uniform(Type(0.5), Type(5));
    }
    double best = 1e9;
    for (int run = 0; run < 60; ++run) {
        auto const begin = std::chrono::steady_clock::now();
        for (std::size_t k = 0; k < rounds; ++k) {
            apply<Type>(kernel, x, y, out, count);
            asm volatile("" : : "r"(&out[0]) : "memory");
        }
        std::chrono::duration<double, std::nano> const time =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, time.count() / (count * rounds));
    }
    return best;
}

template <class Type>
std::string described(worst_case<Type> const& worst, int arity) {
    char text[120];
    if (arity == 1)
        std::snprintf(text, sizeof text, "%a", static_cast<double>(worst.at[0]));
    else
        std::snprintf(text, sizeof text, "%a, %a", static_cast<double>(worst.at[0]),
                      static_cast<double>(worst.at[1]));
    return text;
}

template <class Type>
void print_row(auto const& op, std::size_t count, bool compare) {
    auto const at = op.arity == 1 ? points_of_one<Type>(count) : points_of_two<Type>(count);
    auto const worst = measured<Type>(at, op.kernel, op.reference);
    bool const single = sizeof(Type) == 4;
    std::printf("| %s | %s | %g | %.3f | %s |", op.name, single ? "float" : "double",
                single ? op.float_bound : op.double_bound, worst.ulp,
                described(worst, op.arity).c_str());
    if (compare) {
        auto const theirs = measured<Type>(at, op.rival, op.reference);
        std::printf(" %.3g | %s | %.2f | %.2f |", theirs.ulp, described(theirs, op.arity).c_str(),
                    nanoseconds<Type>(op.kernel, op.low, op.high),
                    nanoseconds<Type>(op.rival, op.low, op.high));
    }
    std::printf("\n");
    std::fflush(stdout);
}

template <family Family>
void print_family(std::size_t count, bool compare) {
    each_operation<Family>([&](auto const& op) {
        print_row<float>(op, count, compare);
        print_row<double>(op, count, compare);
    });
}

} // namespace

int main(int argc, char** argv) {
    auto const count = static_cast<std::size_t>(argc > 1 ? std::atoi(argv[1]) : 2000);
    bool const compare = argc > 2;
    std::printf("| operation | type | bound | worst | at |%s\n",
                compare ? " xsimd's worst | at | ns | xsimd's ns |" : "");
    std::printf("| --- | --- | --- | --- | --- |%s\n", compare ? " --- | --- | --- | --- |" : "");
#ifdef ONLY
    print_family<family::ONLY>(count, compare);
#else
    print_family<family::exact>(count, compare);
    print_family<family::power>(count, compare);
    print_family<family::exponential>(count, compare);
    print_family<family::logarithm>(count, compare);
    print_family<family::trigonometric>(count, compare);
    print_family<family::inverse>(count, compare);
    print_family<family::hyperbolic>(count, compare);
    print_family<family::special>(count, compare);
    print_family<family::gamma>(count, compare);
#endif
}
