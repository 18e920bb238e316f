// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "checkpoints.hpp"

using namespace workload;

/// Turns that read places which integers of the turn name.

namespace {

using integers = std::vector<int>;

integers some_below(std::size_t end, std::size_t count) {
    std::mt19937 source(7);
    integers all(count);
    for (int& k : all) k = static_cast<int>(source() % end);
    return all;
}

/// One number of a table, and a row of a matrix, for each turn.
constexpr auto looked_up = tl::function([](auto table, auto E, auto h0, auto words) {
    auto const last =
        tl::iterate(tl::checkpointed<>, tl::indices<0>(words), h0, [&](auto h, auto t) {
            return 0.9 * h + tl::sin(table(words(t)) * h + tl::row(E, words(t) + 1));
        });
    return tl::sum(last * last);
});
double by_hand(vector const& table, matrix const& E, vector h, integers const& words) {
    for (int const word : words) {
        std::size_t const k = static_cast<std::size_t>(word);
        for (std::size_t i = 0; i < h.size(); ++i)
            h[i] = 0.9 * h[i] + std::sin(table[k] * h[i] + E(k + 1, i));
    }
    double total = 0;
    for (double const v : h) total += v * v;
    return total;
}

} // namespace

TEST_CASE("integers of a turn are read again with it") {
    for (std::size_t const n : {1u, 2u, 5u, 12u}) {
        vector table = filled(4, 1), h0 = filled(3, 3);
        matrix E(5, 3);
        fill(E, 2);
        integers const words = some_below(4, n);
        CHECK(looked_up(table, E, h0, words) == Approx(by_hand(table, E, h0, words)));
        auto const value = [&] { return by_hand(table, E, h0, words); };
        auto const [of_table, of_E, of_h0] =
            tl::gradient(looked_up, tl::wrt<0, 1, 2>)(table, E, h0, words);
        CHECK(worst_difference(table, of_table, value) < 1e-8);
        CHECK(worst_difference(E, of_E, value) < 1e-8);
        CHECK(worst_difference(h0, of_h0, value) < 1e-8);
    }
    std::size_t const bytes = tl::memory_of(tl::gradient(looked_up, tl::wrt<0, 1, 2>), filled(4, 1),
                                            matrix(5, 3), filled(3, 3), integers(900));
    CHECK(bytes < 900 * 3 * sizeof(double));
}
