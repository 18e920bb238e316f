// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/simd/transpose.hpp>

#include <vector>

namespace simd = tapeless::simd;

namespace {

/// Structures of N numbers to packs and back, against plain loops.
template <class Number, int N>
bool moves() {
    using Pack = simd::pack<Number>;
    constexpr std::size_t width = Pack::size, n = N;
    std::vector<Number> rows(n * width + 2, Number(-1)), back(n * width + 2, Number(-1));
    for (std::size_t i = 0; i < n * width; ++i) rows[i + 1] = Number(i);
    Pack column[n];
    simd::load_transposed<N>(rows.data() + 1, column);
    bool right = true;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < width; ++j) right &= column[k][j] == Number(j * n + k);
    simd::store_transposed<N>(column, back.data() + 1);
    return right && back == rows;
}

template <class Number, int... N>
void check_all(std::integer_sequence<int, N...>) {
    bool const right[] = {moves<Number, N + 1>()...};
    for (std::size_t k = 0; k < sizeof...(N); ++k) {
        CAPTURE(k + 1);
        CHECK(right[k]);
    }
}

} // namespace

TEST_CASE("structures in memory, numbers in packs", "[simd]") {
    check_all<double>(std::make_integer_sequence<int, 20>{});
    check_all<float>(std::make_integer_sequence<int, 20>{});
    CHECK(moves<double, 33>());
    CHECK(moves<float, 50>());
}
