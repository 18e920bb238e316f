// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cstdlib>
#include <new>
#include <vector>

namespace tl = tapeless;

namespace {

int allocations = 0;

} // namespace

// Not inlined: g++ would take malloc and delete for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    ++allocations;
    return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr auto f = tl::function([](auto w, auto x) {
    auto s = x;
    for (int i = 0; i < 40; ++i) s = s * sin(w[0] * s) + w[1];
    return s;
});
constexpr auto program = tl::value_and_gradient(f, tl::wrt<0>);

} // namespace

TEST_CASE("no call over data allocates, except what it gives back", "[data]") {
    std::vector<double> const x(5003, 0.5), weight(5003, 2.0);
    std::vector<int> const chosen(77, 3);
    std::vector<double> v(5003), a(5003), b(5003);
    std::array<double, 2> const w{0.5, 0.25};
    int before = allocations;
    tl::batched(program)(w, tl::each(x), tl::into(v, a, b));
    double sum = tl::sum_over(f)(w, tl::each(x));
    sum += tl::gradient(tl::mean_over(f))(w, tl::each(x), tl::weighted(weight))[0];
    sum += tl::gradient(tl::mean_over(f))(w, tl::each(x), tl::only(chosen))[1];
    CHECK(allocations == before);
    CHECK(sum == sum);

    before = allocations;
    CHECK(tl::batched(f)(w, tl::each(x)).size() == x.size());
    CHECK(allocations >= before + 1);
}
