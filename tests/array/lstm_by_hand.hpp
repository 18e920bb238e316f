// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

/// GradBench's lstm: cells whose weights are diagonal, in layers, over a sequence of characters of
/// some bits; the loss and its derivative, written by hand.
///
/// main: layers x 8 x bits, first the weights of forget, in, out and change, then their biases;
/// extra: 3 x bits; h and c: layers x bits; x and y: steps x bits, each the next of the other.

namespace workload {

template <class Number>
struct lstm_by_hand {
    std::size_t layers, bits, steps;
    std::vector<Number> main, extra, h, c, x, y;
    std::vector<Number> of_main{}, of_extra{};

    struct gates {
        Number input, hidden, cell; // before the step
        Number forget, in, out, change, made, squashed;
    };
    static Number sigmoid(Number v) { return 1 / (1 + std::exp(-v)); }

    Number loss_and_slopes() {
        of_main.assign(main.size(), 0), of_extra.assign(extra.size(), 0);
        std::vector<gates> all(steps * layers * bits);
        std::vector<Number> output(steps * bits), flow(steps * bits);
        std::vector<Number> hidden = h, cell = c;
        Number total = 0;
        Number const count = static_cast<Number>(steps * bits);
        for (std::size_t t = 0; t < steps; ++t) {
            Number sum = 2;
            for (std::size_t j = 0; j < bits; ++j) {
                Number input = x[t * bits + j] * extra[j];
                for (std::size_t l = 0; l < layers; ++l)
                    input = step(all[(t * layers + l) * bits + j], &main[l * 8 * bits + j], input,
                                 hidden[l * bits + j], cell[l * bits + j]);
                output[t * bits + j] = input * extra[bits + j] + extra[2 * bits + j];
                sum += std::exp(output[t * bits + j]);
            }
            Number gold = 0;
            for (std::size_t j = 0; j < bits; ++j) {
                total += y[t * bits + j] * (output[t * bits + j] - std::log(sum));
                gold += y[t * bits + j];
            }
            for (std::size_t j = 0; j < bits; ++j)
                flow[t * bits + j] =
                    (gold * std::exp(output[t * bits + j]) / sum - y[t * bits + j]) / count;
        }
        sweep(all, flow);
        return -total / count;
    }

private:
    Number step(gates& g, Number const* w, Number input, Number& hidden, Number& cell) const {
        g.input = input, g.hidden = hidden, g.cell = cell;
        g.forget = sigmoid(input * w[0] + w[4 * bits]);
        g.in = sigmoid(hidden * w[bits] + w[5 * bits]);
        g.out = sigmoid(input * w[2 * bits] + w[6 * bits]);
        g.change = std::tanh(hidden * w[3 * bits] + w[7 * bits]);
        g.made = cell = cell * g.forget + g.in * g.change;
        g.squashed = std::tanh(cell);
        return hidden = g.out * g.squashed;
    }
    /// From the last step to the first, from the top layer down.
    void sweep(std::vector<gates> const& all, std::vector<Number> const& flow) {
        std::vector<Number> of_hidden(h.size()), of_cell(c.size());
        for (std::size_t t = steps; t-- > 0;)
            for (std::size_t j = 0; j < bits; ++j) {
                gates const& top = all[(t * layers + layers - 1) * bits + j];
                Number const w = flow[t * bits + j];
                of_extra[bits + j] += w * top.out * top.squashed;
                of_extra[2 * bits + j] += w;
                Number of_output = w * extra[bits + j];
                for (std::size_t l = layers; l-- > 0;)
                    of_output = back(all[(t * layers + l) * bits + j], l, j, of_output,
                                     of_hidden[l * bits + j], of_cell[l * bits + j]);
                of_extra[j] += of_output * x[t * bits + j];
            }
    }
    Number back(gates const& g, std::size_t l, std::size_t j, Number of_output, Number& of_hidden,
                Number& of_cell) {
        Number const* const w = &main[l * 8 * bits + j];
        Number* const of_w = &of_main[l * 8 * bits + j];
        Number const whole = of_output + of_hidden;
        Number const made = of_cell + whole * g.out * (1 - g.squashed * g.squashed);
        Number const a[4] = {
            made * g.cell * g.forget * (1 - g.forget), made * g.change * g.in * (1 - g.in),
            whole * g.squashed * g.out * (1 - g.out), made * g.in * (1 - g.change * g.change)};
        Number const from[4] = {g.input, g.hidden, g.input, g.hidden};
        for (std::size_t k = 0; k < 4; ++k) {
            of_w[k * bits] += a[k] * from[k];
            of_w[(4 + k) * bits] += a[k];
        }
        of_cell = made * g.forget;
        of_hidden = a[1] * w[bits] + a[3] * w[3 * bits];
        return a[0] * w[0] + a[2] * w[2 * bits];
    }
};

} // namespace workload
