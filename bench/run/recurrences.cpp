// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Gradients through loops with a state, beside the same by hand in scalar code: GradBench's lstm
/// and ode. Their primals are timed as well. And tangents through such a loop, which keep no state.

#include "data_measure.hpp"
#include "lstm_in_lanes.hpp"

#include "../../tests/array/lstm_by_hand.hpp"
#include "../../tests/array/lstm_workload.hpp"

#include <memory>

namespace bench {

namespace tl = tapeless;

/// A recurrent network of two layers with 14 bits.
struct recurrent {
    static constexpr std::size_t layers = 2, bits = 14;
    using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

    std::size_t steps;
    workload::lstm_by_hand<double> hand{layers,
                                        bits,
                                        steps,
                                        random_numbers(layers * 8 * bits, -1, 1, 1),
                                        random_numbers(3 * bits, -1, 1, 2),
                                        random_numbers(layers* bits, -1, 1, 3),
                                        random_numbers(layers* bits, -1, 1, 4),
                                        random_numbers(steps* bits, 0, 1, 5),
                                        random_numbers(steps* bits, 0, 1, 6)};
    tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic> main{layers, 8, bits};
    matrix extra{3, bits}, h{layers, bits}, c{layers, bits}, x{steps, bits}, y{steps, bits};
    numbers of_main = numbers(layers * 8 * bits), of_extra = numbers(3 * bits);
    tl::array_workspace memory;
    lstm_in_lanes<layers, bits> lanes{steps, hand.main, hand.extra, hand.h, hand.c, hand.x, hand.y};

    explicit recurrent(std::size_t length) : steps(length) {
        auto const copy = [](numbers const& from, auto& to) {
            std::copy(from.begin(), from.end(), to.begin());
        };
        copy(hand.main, main), copy(hand.extra, extra), copy(hand.h, h), copy(hand.c, c);
        copy(hand.x, x), copy(hand.y, y);
    }
    void by_hand() {
        hand.loss_and_slopes();
        of_main = hand.of_main, of_extra = hand.of_extra;
    }
    void in_lanes() {
        lanes.slopes();
        of_main = lanes.of_main, of_extra = lanes.of_extra;
    }
    template <class Function>
    void by_tapeless(Function const& network) {
        static constexpr auto gradient = tl::gradient(Function{}, tl::wrt<0, 1>);
        static auto result = gradient(main, extra, h, c, x, y);
        (void)network;
        memory.evaluate(result, gradient, main, extra, h, c, x, y);
        double const scale = 1 / static_cast<double>(steps * bits);
        auto const& [a, b] = result;
        for (std::size_t k = 0; k < of_main.size(); ++k) of_main[k] = scale * a.data()[k];
        for (std::size_t k = 0; k < of_extra.size(); ++k) of_extra[k] = scale * b.data()[k];
    }
    static data_problem make(std::size_t steps) {
        auto const p = std::make_shared<recurrent>(steps);
        return {"lstm, 2 layers of 14",
                steps,
                {&p->of_main, &p->of_extra},
                {{"by hand", [p] { p->by_hand(); }},
                 {"by hand, in lanes", [p] { p->in_lanes(); }},
                 {"tapeless", [p] { p->by_tapeless(workload::lstm); }},
                 {"tapeless, layers known", [p] { p->by_tapeless(workload::lstm_of<layers>); }}}};
    }
};

/// y_0' = x_0, y_i' = x_i y_(i - 1), from y = 0 at time 0 to time 1, in steps of the classical
/// method.
struct chain {
    std::size_t n, steps;
    double h = 1.0 / static_cast<double>(steps);
    numbers x = random_numbers(n, 1, 2, 1), of_x = numbers(n), value = numbers(1);
    numbers times = numbers(steps);
    numbers state = numbers((steps + 1) * n), y2 = numbers(n), y3 = numbers(n), y4 = numbers(n);
    numbers w = numbers(n), w2 = numbers(n), w3 = numbers(n), w4 = numbers(n);

    chain(std::size_t length, std::size_t turns) : n(length), steps(turns) {}

    static constexpr auto solution = tl::function([](auto x, auto times, auto h) {
        auto const slopes = [&](auto const& y) {
            return tl::scan(tl::indices<0>(x), 1.0,
                            [&](auto before, auto i) { return std::pair(y(i), x(i) * before); })
                .second;
        };
        auto y = tl::iterate(tl::indices<0>(times), 0.0 * x, [&](auto const& now, auto) {
            auto k1 = slopes(now);
            auto k2 = slopes(now + 0.5 * h * k1);
            auto k3 = slopes(now + 0.5 * h * k2);
            auto k4 = slopes(now + h * k3);
            return now + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        });
        return tl::sum(y);
    });

    /// y + by * f(at)
    void move(double const* y, double by, double const* at, double* to) const {
        double before = 1;
        for (std::size_t i = 0; i < n; ++i) {
            double const moved = y[i] + by * x[i] * before;
            before = at[i], to[i] = moved;
        }
    }
    void solve() {
        for (std::size_t i = 0; i < n; ++i) state[i] = 0;
        for (std::size_t t = 0; t < steps; ++t) {
            double const* const y = &state[t * n];
            stages(y);
            double* const next = &state[(t + 1) * n];
            double b1 = 1, b2 = 1, b3 = 1, b4 = 1;
            for (std::size_t i = 0; i < n; ++i) {
                next[i] = y[i] + h / 6 * x[i] * (b1 + 2 * b2 + 2 * b3 + b4);
                b1 = y[i], b2 = y2[i], b3 = y3[i], b4 = y4[i];
            }
        }
        value[0] = 0;
        for (std::size_t i = 0; i < n; ++i) value[0] += state[steps * n + i];
    }
    void stages(double const* y) {
        move(y, h / 2, y, y2.data());
        move(y, h / 2, y2.data(), y3.data());
        move(y, h, y3.data(), y4.data());
    }
    /// What the adjoint `by * w` of f(y) gives to x, and to the adjoint of y.
    void pull(double by, double const* w_of, double const* y, double* of_y) {
        double before = 1;
        for (std::size_t i = 0; i < n; ++i) {
            of_x[i] += by * w_of[i] * before;
            before = y[i];
        }
        for (std::size_t i = 0; i + 1 < n; ++i) of_y[i] = by * w_of[i + 1] * x[i + 1];
        of_y[n - 1] = 0;
    }
    void by_hand() {
        solve();
        std::fill(of_x.begin(), of_x.end(), 0.0);
        std::fill(w.begin(), w.end(), 1.0);
        for (std::size_t t = steps; t-- > 0;) {
            double const* const y = &state[t * n];
            stages(y);
            // Adjoints of the slopes at y4, y3, y2 and y, each in turn an adjoint of its state.
            pull(h / 6, w.data(), y4.data(), w4.data());
            for (std::size_t i = 0; i < n; ++i) w2[i] = w[i] / 3 + w4[i];
            pull(h, w2.data(), y3.data(), w3.data());
            for (std::size_t i = 0; i < n; ++i) w2[i] = w[i] / 3 + w3[i] / 2, w4[i] += w3[i];
            pull(h, w2.data(), y2.data(), w3.data());
            for (std::size_t i = 0; i < n; ++i) w2[i] = w[i] / 6 + w3[i] / 2, w4[i] += w3[i];
            pull(h, w2.data(), y, w3.data());
            for (std::size_t i = 0; i < n; ++i) w[i] += w4[i] + w3[i];
        }
    }
    void by_tapeless() {
        auto const [result, slope] = tl::value_and_gradient(solution, tl::wrt<0>)(x, times, h);
        value[0] = result;
        std::copy(slope.begin(), slope.end(), of_x.begin());
    }
    static data_problem make(std::size_t n, std::size_t steps) {
        auto const p = std::make_shared<chain>(n, steps);
        return {"ode of " + std::to_string(n) + ", gradient",
                steps,
                {&p->value, &p->of_x},
                {{"by hand", [p] { p->by_hand(); }}, {"tapeless", [p] { p->by_tapeless(); }}}};
    }
    static data_problem make_primal(std::size_t n, std::size_t steps) {
        auto const p = std::make_shared<chain>(n, steps);
        return {"ode of " + std::to_string(n) + ", primal",
                steps,
                {&p->value},
                {{"by hand", [p] { p->solve(); }},
                 {"tapeless", [p] { p->value[0] = solution(p->x, p->times, p->h); }}}};
    }
};

/// Pendulums of several lengths, in steps of Euler's method: the tangent of their energy.
struct swing {
    std::size_t n, steps;
    numbers start = random_numbers(n, -1, 1, 1), of_start = random_numbers(n, -1, 1, 2);
    numbers pull = random_numbers(n, 1, 2, 3), of_pull = random_numbers(n, -1, 1, 4);
    numbers times = numbers(steps), energy = numbers(2);
    tl::array_workspace memory;

    swing(std::size_t count, std::size_t turns) : n(count), steps(turns) {}

    static constexpr double h = 0.01;
    static constexpr auto last_energy = tl::function([](auto start, auto pull, auto times) {
        auto const turn = [&](auto const& now, auto) {
            auto const [angle, speed] = now;
            return std::pair(angle + h * speed, speed - h * pull * tl::sin(angle));
        };
        auto const last =
            tl::iterate(tl::indices<0>(times), std::pair(start, 0.0 * start), turn).second;
        return tl::dot(last, last);
    });

    void by_hand() {
        energy = {0, 0};
        for (std::size_t i = 0; i < n; ++i) {
            double angle = start[i], d_angle = of_start[i], speed = 0, d_speed = 0;
            for (std::size_t t = 0; t < steps; ++t) {
                double const s = std::sin(angle), c = std::cos(angle);
                double const next = angle + h * speed, d_next = d_angle + h * d_speed;
                d_speed -= h * (of_pull[i] * s + pull[i] * c * d_angle);
                speed -= h * pull[i] * s;
                angle = next, d_angle = d_next;
            }
            energy[0] += speed * speed;
            energy[1] += 2 * speed * d_speed;
        }
    }
    void by_tapeless() {
        static constexpr auto tangent = tl::jvp(last_energy);
        static numbers const none(times.size());
        static std::tuple<double, double> result;
        memory.evaluate(result, tangent, std::tie(start, pull, times),
                        std::tie(of_start, of_pull, none));
        std::tie(energy[0], energy[1]) = result;
    }
    static data_problem make(std::size_t n, std::size_t steps) {
        auto const p = std::make_shared<swing>(n, steps);
        return {std::to_string(n) + " pendulums, tangent",
                steps,
                {&p->energy},
                {{"by hand", [p] { p->by_hand(); }}, {"tapeless", [p] { p->by_tapeless(); }}}};
    }
};

} // namespace bench

int main(int argc, char** argv) {
    using namespace bench;
    bool right = add_data(recurrent::make(1024));
    right &= add_data(chain::make_primal(1000, 100));
    right &= add_data(chain::make(1000, 100));
    right &= add_data(swing::make(64, 1000));
    int const failed = run(argc, argv);
    return right ? failed : 1;
}
