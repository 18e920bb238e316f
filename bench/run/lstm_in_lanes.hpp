// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <xsimd/xsimd.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

/// GradBench's lstm written by hand over xsimd's batches; arguments as
/// tests/array/lstm_by_hand.hpp describes them. Layers and bits are constants, rows of bits are
/// filled up to whole registers, and the adjoints of weights are summed while the sweep goes back.

namespace bench {

template <std::size_t Layers, std::size_t Bits>
struct lstm_in_lanes {
    using lanes = xsimd::batch<double>;
    static constexpr std::size_t packs = (Bits + lanes::size - 1) / lanes::size;
    static constexpr std::size_t room = packs * lanes::size;
    using row = std::array<lanes, packs>;
    using numbers = std::vector<double>;

    std::size_t steps;
    row main[Layers][8], extra[3], h[Layers], c[Layers];
    numbers of_main = numbers(Layers * 8 * Bits), of_extra = numbers(3 * Bits);

    struct gates {
        row hidden, cell, forget, in, out, change, squashed;
    };
    std::vector<gates, xsimd::aligned_allocator<gates, 64>> all{steps * Layers};
    std::vector<row, xsimd::aligned_allocator<row, 64>> input{steps}, expected{steps}, flow{steps};

    static row read(double const* from) {
        alignas(64) double whole[room]{};
        std::copy(from, from + Bits, whole);
        row made;
        for (std::size_t p = 0; p < packs; ++p)
            made[p] = lanes::load_aligned(whole + p * lanes::size);
        return made;
    }
    static void write(row const& from, double scale, double* to) {
        alignas(64) double whole[room];
        for (std::size_t p = 0; p < packs; ++p)
            (from[p] * scale).store_aligned(whole + p * lanes::size);
        std::copy(whole, whole + Bits, to);
    }
    lstm_in_lanes(std::size_t length, numbers const& main_rows, numbers const& extra_rows,
                  numbers const& h_rows, numbers const& c_rows, numbers const& x, numbers const& y)
        : steps(length) {
        for (std::size_t t = 0; t < steps; ++t)
            input[t] = read(&x[t * Bits]), expected[t] = read(&y[t * Bits]);
        for (std::size_t l = 0; l < Layers; ++l) {
            for (std::size_t k = 0; k < 8; ++k) main[l][k] = read(&main_rows[(l * 8 + k) * Bits]);
            h[l] = read(&h_rows[l * Bits]), c[l] = read(&c_rows[l * Bits]);
        }
        for (std::size_t k = 0; k < 3; ++k) extra[k] = read(&extra_rows[k * Bits]);
    }
    [[gnu::flatten]] void slopes() {
        forward();
        for (std::size_t p = 0; p < packs; ++p) {
            for (auto& weight : sum) weight[p] = lanes(0.0);
            for (std::size_t l = 0; l < Layers; ++l) back_h[l][p] = back_c[l][p] = lanes(0.0);
        }
        for (std::size_t t = steps; t-- > 0;)
            for (std::size_t p = 0; p < packs; ++p) sweep(t, p);
        double const scale = 1 / static_cast<double>(steps * Bits);
        for (std::size_t k = 0; k < Layers * 8; ++k) write(sum[k], scale, &of_main[k * Bits]);
        for (std::size_t k = 0; k < 3; ++k) write(sum[Layers * 8 + k], scale, &of_extra[k * Bits]);
    }

private:
    row sum[Layers * 8 + 3], back_h[Layers], back_c[Layers];

    static lanes sigmoid(lanes const& v) { return 1.0 / (1.0 + xsimd::exp(-v)); }
    void forward() {
        row hidden[Layers], cell[Layers];
        std::copy(h, h + Layers, hidden), std::copy(c, c + Layers, cell);
        for (std::size_t t = 0; t < steps; ++t) {
            row below = input[t];
            for (std::size_t p = 0; p < packs; ++p) below[p] *= extra[0][p];
            for (std::size_t l = 0; l < Layers; ++l)
                for (std::size_t p = 0; p < packs; ++p)
                    below[p] =
                        step(all[t * Layers + l], main[l], p, below[p], hidden[l][p], cell[l][p]);
            compare(below, expected[t], flow[t]);
        }
    }
    static lanes step(gates& g, row const* w, std::size_t p, lanes const& in, lanes& hidden,
                      lanes& cell) {
        g.hidden[p] = hidden, g.cell[p] = cell;
        lanes const forget = g.forget[p] = sigmoid(in * w[0][p] + w[4][p]);
        lanes const taken = g.in[p] = sigmoid(hidden * w[1][p] + w[5][p]);
        lanes const out = g.out[p] = sigmoid(in * w[2][p] + w[6][p]);
        lanes const change = g.change[p] = xsimd::tanh(hidden * w[3][p] + w[7][p]);
        cell = cell * forget + taken * change;
        return hidden = out * (g.squashed[p] = xsimd::tanh(cell));
    }
    /// Behind the last bit, outputs are zero: their powers are taken from the sum beforehand.
    void compare(row const& top, row const& wanted, row& of_output) const {
        lanes power[packs], all_powers(0.0), gold(0.0);
        for (std::size_t p = 0; p < packs; ++p) {
            power[p] = xsimd::exp(top[p] * extra[1][p] + extra[2][p]);
            all_powers += power[p], gold += wanted[p];
        }
        double const total = 2.0 - double(room - Bits) + xsimd::hadd(all_powers);
        double const weight = xsimd::hadd(gold) / total;
        for (std::size_t p = 0; p < packs; ++p) of_output[p] = weight * power[p] - wanted[p];
    }
    void sweep(std::size_t t, std::size_t p) {
        gates const& top = all[t * Layers + Layers - 1];
        lanes const w = flow[t][p];
        row* const of_extra_rows = sum + Layers * 8;
        of_extra_rows[1][p] += w * top.out[p] * top.squashed[p];
        of_extra_rows[2][p] += w;
        lanes of_output = w * extra[1][p];
        for (std::size_t l = Layers; l-- > 0;) {
            gates const& below = all[t * Layers + (l > 0 ? l - 1 : 0)];
            lanes const in = l > 0 ? below.out[p] * below.squashed[p] : input[t][p] * extra[0][p];
            of_output = back(all[t * Layers + l], l, p, in, of_output);
        }
        of_extra_rows[0][p] += of_output * input[t][p];
    }
    lanes back(gates const& g, std::size_t l, std::size_t p, lanes const& in,
               lanes const& of_output) {
        lanes const forget = g.forget[p], taken = g.in[p], out = g.out[p], change = g.change[p];
        lanes const squashed = g.squashed[p], whole = of_output + back_h[l][p];
        lanes const made = back_c[l][p] + whole * out * (1.0 - squashed * squashed);
        lanes const a[4] = {
            made * g.cell[p] * forget * (1.0 - forget), made * change * taken * (1.0 - taken),
            whole * squashed * out * (1.0 - out), made * taken * (1.0 - change * change)};
        lanes const from[4] = {in, g.hidden[p], in, g.hidden[p]};
        for (std::size_t k = 0; k < 4; ++k) {
            sum[l * 8 + k][p] += a[k] * from[k];
            sum[l * 8 + 4 + k][p] += a[k];
        }
        back_c[l][p] = made * forget;
        back_h[l][p] = a[1] * main[l][1][p] + a[3] * main[l][3][p];
        return a[0] * main[l][0][p] + a[2] * main[l][2][p];
    }
};

} // namespace bench
