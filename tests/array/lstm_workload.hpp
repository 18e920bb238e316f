// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include <tapeless/array.hpp>

/// GradBench's lstm as tapeless has it: arguments as lstm_by_hand.hpp describes them.

namespace workload {

namespace tl = tapeless;

/// The next state of a cell and of its memory. The weight of gate k is w(k), its bias w(4 + k).
constexpr auto next_cell = [](auto const& w, auto const& input, auto const& h, auto const& c) {
    auto forget = tl::sigmoid(input * w(0) + w(4));
    auto in = tl::sigmoid(h * w(1) + w(5));
    auto out = tl::sigmoid(input * w(2) + w(6));
    auto change = tl::tanh(h * w(3) + w(7));
    auto made = c * forget + in * change;
    return std::pair(out * tl::tanh(made), made);
};
constexpr auto lstm_loss = [](auto const& top, auto const& extra, auto const& y) {
    auto outputs = top * tl::row(extra, 1) + tl::row(extra, 2);
    return tl::sum(tl::indices<0>(y), [&](auto t) {
        auto all = tl::sum(tl::indices<1>(y), [&](auto j) { return tl::exp(outputs(t, j)); });
        auto lse = tl::log(all + 2.0);
        return tl::sum(tl::indices<1>(y), [&](auto j) { return y(t, j) * (lse - outputs(t, j)); });
    });
};

/// Any number of layers: a scan of them in each turn of the scan of time.
constexpr auto lstm = tl::function([](auto main, auto extra, auto h, auto c, auto x, auto y) {
    auto [last, top] = tl::scan(tl::indices<0>(x), std::pair(h, c), [&](auto state, auto t) {
        auto input = tl::row(x, t) * tl::row(extra, 0);
        auto [highest, next] = tl::scan(tl::indices<0>(main), input, [&](auto below, auto l) {
            auto const w = [&](int k) { return tl::row(main, l, k); };
            auto made = next_cell(w, below, tl::row(state.first, l), tl::row(state.second, l));
            return std::pair(made.first, made);
        });
        return std::pair(next, highest);
    });
    return lstm_loss(top, extra, y);
});

/// As many as the compiler knows: one loop over all of them, whose state stays in registers.
template <int Layers>
constexpr auto lstm_of = tl::function([](auto main, auto extra, auto h, auto c, auto x, auto y) {
    using array = decltype(tl::row(h, 0));
    std::array<std::pair<array, array>, Layers> start;
    for (int l = 0; l < Layers; ++l)
        start[static_cast<std::size_t>(l)] = {tl::row(h, l), tl::row(c, l)};
    auto [last, top] = tl::scan(tl::indices<0>(x), start, [&](auto state, auto t) {
        auto input = tl::row(x, t) * tl::row(extra, 0);
        for (int l = 0; l < Layers; ++l) {
            auto& [hidden, cell] = state[static_cast<std::size_t>(l)];
            auto const w = [&](int k) { return tl::row(main, l, k); };
            std::tie(hidden, cell) = next_cell(w, input, hidden, cell);
            input = hidden;
        }
        return std::pair(state, input);
    });
    return lstm_loss(top, extra, y);
});

} // namespace workload
