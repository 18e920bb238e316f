// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// How the solutions of differential equations, after many steps of Runge and Kutta's method, move
/// with the initial state and the parameters: forward mode, beside the variational equations by
/// hand and the peers that are installed.

#include "matrix_measure.hpp"

#include <tapeless/data.hpp>

namespace bench {

namespace tl = tapeless;

/// A system has `states`, `parameters`, `step`, `base` and `slope_along(y, s, p, q)`: how the slope
/// of the state moves when the state moves by s and the parameters by q. The columns of a result
/// are the states at the beginning, then the parameters.
template <class System>
struct sensitivity : jacobian_problem<System::states + System::parameters, System::states> {
    using base_problem = jacobian_problem<System::states + System::parameters, System::states>;
    using typename base_problem::inputs, typename base_problem::outputs;
    static constexpr std::size_t states = System::states, parameters = System::parameters;
    static constexpr std::size_t columns = base_problem::columns;
    static constexpr int steps = 200;
    using state = std::array<double, states>;
    using parameter = std::array<double, parameters>;

    template <class Value>
    static constexpr auto step(std::array<Value, states> const& y,
                               std::array<Value, parameters> const& p) {
        constexpr double h = System::step;
        auto const k1 = System::slope(y, p);
        auto const k2 = System::slope(ahead(y, h / 2, k1), p);
        auto const k3 = System::slope(ahead(y, h / 2, k2), p);
        auto const k4 = System::slope(ahead(y, h, k3), p);
        std::array<Value, states> next{};
        for (std::size_t i = 0; i < states; ++i)
            next[i] = y[i] + h / 6 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]);
        return next;
    }
    template <class Value>
    static constexpr auto ahead(std::array<Value, states> const& y, double h,
                                std::array<Value, states> const& k) {
        std::array<Value, states> result{};
        for (std::size_t i = 0; i < states; ++i) result[i] = y[i] + h * k[i];
        return result;
    }

    /// All steps in any number type, for the peers and the reference.
    template <class Value>
    static auto value(Value const* x) {
        std::array<Value, states> y;
        std::array<Value, parameters> p;
        std::copy(x, x + states, y.begin());
        std::copy(x + states, x + columns, p.begin());
        for (int k = 0; k < steps; ++k) y = step(y, p);
        return y;
    }

    /// What a run begins with: the state, and how it moves with itself.
    struct moving {
        state y;
        std::array<state, columns> along{};
        parameter p;

        explicit moving(inputs const& in) {
            std::copy(in.begin(), in.begin() + states, y.begin());
            std::copy(in.begin() + states, in.end(), p.begin());
            for (std::size_t k = 0; k < states; ++k) along[k][k] = 1;
        }
        outputs rows() const {
            outputs out;
            for (std::size_t i = 0; i < states; ++i)
                for (std::size_t k = 0; k < columns; ++k) out[i][k] = along[k][i];
            return out;
        }
    };
    static constexpr parameter direction(std::size_t column) {
        parameter q{};
        if (column >= states) q[column - states] = 1;
        return q;
    }

    static constexpr auto one_step =
        tl::function([](auto const& y, auto const& p) { return step(y, p); });
    /// A step of the state and of all its slopes is one program: what they share is computed once.
    static constexpr auto step_along =
        tl::function([](auto const& y, auto const& along, auto const& p) {
            auto next = along;
            for (std::size_t k = 0; k < columns; ++k) {
                auto const [value, slope] =
                    tl::jvp(one_step)(std::tuple{y, p}, std::tuple{along[k], direction(k)});
                next[k] = slope;
            }
            return std::tuple{one_step(y, p), next};
        });
    static outputs by_one_program(inputs const& in) {
        moving run(in);
        for (int k = 0; k < steps; ++k)
            std::tie(run.y, run.along) = step_along(run.y, run.along, run.p);
        return run.rows();
    }
    /// The columns of the result in lanes.
    static outputs by_tapeless(inputs const& in) {
        using slopes = tl::tangents<double, int(columns)>;
        moving run(in);
        std::array<slopes, states> along_y;
        std::array<slopes, parameters> along_p;
        for (std::size_t k = 0; k < states; ++k) along_y[k] = slopes::unit(int(k));
        for (std::size_t k = 0; k < parameters; ++k) along_p[k] = slopes::unit(int(states + k));
        for (int k = 0; k < steps; ++k)
            std::tie(run.y, along_y) =
                tl::jvp(one_step)(std::tie(run.y, run.p), std::tie(along_y, along_p));
        outputs rows;
        for (std::size_t i = 0; i < states; ++i)
            std::copy(along_y[i].begin(), along_y[i].end(), rows[i].begin());
        return rows;
    }
    static outputs by_data(inputs const& in) {
        moving run(in);
        outputs along_y = run.rows();
        std::array<std::array<double, columns>, parameters> along_p{};
        for (std::size_t k = 0; k < parameters; ++k) along_p[k][states + k] = 1;
        auto const slopes = tl::columns<int(states)>(along_y[0].data(), columns);
        auto const of_p = tl::columns<int(parameters)>(along_p[0].data(), columns);
        for (int k = 0; k < steps; ++k)
            tl::batched(tl::jvp(one_step))(std::tuple{run.y, run.p},
                                           std::tuple{tl::each(slopes), tl::each(of_p)},
                                           tl::into(tl::once(run.y), slopes));
        return along_y;
    }
    /// The Jacobian of a step, multiplied with the slopes so far.
    static outputs by_jacobians(inputs const& in) {
        static constexpr auto jacobian = tl::jacobian(one_step, tl::wrt<0, 1>);
        moving run(in);
        for (int k = 0; k < steps; ++k) {
            auto const rows = jacobian(run.y, run.p);
            auto const before = run.along;
            for (std::size_t column = 0; column < columns; ++column)
                for (std::size_t i = 0; i < states; ++i) {
                    auto const& [of_state, of_parameters] = rows[i];
                    double sum = column < states ? 0.0 : of_parameters[column - states];
                    for (std::size_t j = 0; j < states; ++j) sum += of_state[j] * before[column][j];
                    run.along[column][i] = sum;
                }
            run.y = one_step(run.y, run.p);
        }
        return run.rows();
    }
    /// Runge and Kutta's method on the state and its variational equations, as rows of slopes of
    /// one number each, column after column, or of all columns at once.
    template <class Row>
    struct equations {
        std::array<Row, states> s;
        std::array<Row, parameters> q;

        std::array<Row, states> ahead_of(double h, std::array<Row, states> const& k) const {
            std::array<Row, states> result;
            for (std::size_t i = 0; i < states; ++i) result[i] = s[i] + h * k[i];
            return result;
        }
        void step(state const (&y)[4], parameter const& p) {
            constexpr double h = System::step;
            auto const s1 = System::template slope_along<Row>(y[0], s, p, q);
            auto const s2 = System::template slope_along<Row>(y[1], ahead_of(h / 2, s1), p, q);
            auto const s3 = System::template slope_along<Row>(y[2], ahead_of(h / 2, s2), p, q);
            auto const s4 = System::template slope_along<Row>(y[3], ahead_of(h, s3), p, q);
            for (std::size_t i = 0; i < states; ++i)
                s[i] = s[i] + h / 6 * (s1[i] + 2.0 * (s2[i] + s3[i]) + s4[i]);
        }
    };
    /// A step of the state, which tells where the slopes were taken.
    static state step_by_hand(state const& now, parameter const& p, state (&y)[4]) {
        constexpr double h = System::step;
        y[0] = now;
        state const k1 = System::slope(y[0], p);
        y[1] = ahead(y[0], h / 2, k1);
        state const k2 = System::slope(y[1], p);
        y[2] = ahead(y[0], h / 2, k2);
        state const k3 = System::slope(y[2], p);
        y[3] = ahead(y[0], h, k3);
        state const k4 = System::slope(y[3], p);
        state next = now;
        for (std::size_t i = 0; i < states; ++i)
            next[i] += h / 6 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]);
        return next;
    }
    static outputs by_hand(inputs const& in) {
        moving run(in);
        std::array<equations<double>, columns> all;
        for (std::size_t k = 0; k < columns; ++k) all[k] = {run.along[k], direction(k)};
        for (int turn = 0; turn < steps; ++turn) {
            state y[4];
            run.y = step_by_hand(run.y, run.p, y);
            for (auto& column : all) column.step(y, run.p);
        }
        for (std::size_t k = 0; k < columns; ++k) run.along[k] = all[k].s;
        return run.rows();
    }

    /// What a compiler makes vector instructions of.
    struct row {
        double at[columns];

        template <class Each>
        static row of(Each const& each) {
            row r;
            for (std::size_t k = 0; k < columns; ++k) r.at[k] = each(k);
            return r;
        }
        friend row operator+(row const& a, row const& b) {
            return of([&](std::size_t k) { return a.at[k] + b.at[k]; });
        }
        friend row operator-(row const& a, row const& b) {
            return of([&](std::size_t k) { return a.at[k] - b.at[k]; });
        }
        friend row operator*(double a, row const& b) {
            return of([&](std::size_t k) { return a * b.at[k]; });
        }
    };
    static outputs by_hand_in_rows(inputs const& in) {
        moving run(in);
        equations<row> all{};
        for (std::size_t i = 0; i < states; ++i) all.s[i].at[i] = 1;
        for (std::size_t j = 0; j < parameters; ++j) all.q[j].at[states + j] = 1;
        for (int turn = 0; turn < steps; ++turn) {
            state y[4];
            run.y = step_by_hand(run.y, run.p, y);
            all.step(y, run.p);
        }
        outputs out;
        for (std::size_t i = 0; i < states; ++i)
            std::copy(all.s[i].at, all.s[i].at + columns, out[i].begin());
        return out;
    }
};

struct predators {
    static constexpr char const* name = "Lotka-Volterra, 200 steps, 2 x 6";
    static constexpr std::size_t states = 2, parameters = 4;
    static constexpr double step = 0.05;
    static constexpr std::array<double, 6> base{1.2, 0.8, 1.1, 0.4, 0.1, 0.4};

    template <class Value>
    static constexpr auto slope(std::array<Value, 2> const& y, std::array<Value, 4> const& p) {
        return workload::lotka_volterra::slope(y, p);
    }
    template <class Row>
    static std::array<Row, 2>
    slope_along(std::array<double, 2> const& y, std::array<Row, 2> const& s,
                std::array<double, 4> const& p, std::array<Row, 4> const& q) {
        double const product = y[0] * y[1];
        Row const moved = y[1] * s[0] + y[0] * s[1];
        return {y[0] * q[0] + p[0] * s[0] - product * q[1] - p[1] * moved,
                product * q[2] + p[2] * moved - y[1] * q[3] - p[3] * s[1]};
    }
};

/// Autocatalysis that spreads along a line of 8 cells: 16 states, 4 parameters.
struct brusselator {
    static constexpr char const* name = "Brusselator, 200 steps, 16 x 20";
    static constexpr std::size_t cells = 8, states = 2 * cells, parameters = 4;
    static constexpr double step = 0.01;
    static constexpr std::array<double, states + parameters> base = [] {
        std::array<double, states + parameters> x{};
        for (std::size_t i = 0; i < cells; ++i)
            x[i] = 1 + 0.1 * static_cast<double>(i),
            x[cells + i] = 3 - 0.2 * static_cast<double>(i);
        x[states] = 1, x[states + 1] = 3, x[states + 2] = 0.2, x[states + 3] = 0.1;
        return x;
    }();

    /// The difference of the neighbours of a cell from it; nothing leaves at the ends.
    template <class State>
    static constexpr typename State::value_type spread(State const& y, std::size_t first,
                                                       std::size_t i) {
        std::size_t const left = i == 0 ? 0 : i - 1, right = i + 1 == cells ? i : i + 1;
        return y[first + left] - 2.0 * y[first + i] + y[first + right];
    }
    template <class Value>
    static constexpr auto slope(std::array<Value, states> const& y,
                                std::array<Value, parameters> const& p) {
        std::array<Value, states> rate{};
        for (std::size_t i = 0; i < cells; ++i) {
            Value const u = y[i], v = y[cells + i], grown = u * u * v;
            rate[i] = p[0] + grown - (p[1] + 1.0) * u + p[2] * spread(y, 0, i);
            rate[cells + i] = p[1] * u - grown + p[3] * spread(y, cells, i);
        }
        return rate;
    }
    template <class Row>
    static std::array<Row, states>
    slope_along(std::array<double, states> const& y, std::array<Row, states> const& s,
                std::array<double, parameters> const& p, std::array<Row, parameters> const& q) {
        std::array<Row, states> rate{};
        for (std::size_t i = 0; i < cells; ++i) {
            double const u = y[i], v = y[cells + i];
            Row const grown = 2 * u * v * s[i] + u * u * s[cells + i];
            rate[i] = q[0] + grown - u * q[1] - (p[1] + 1) * s[i] + spread(y, 0, i) * q[2] +
                      p[2] * spread(s, 0, i);
            rate[cells + i] = u * q[1] + p[1] * s[i] - grown + spread(y, cells, i) * q[3] +
                              p[3] * spread(s, cells, i);
        }
        return rate;
    }
};

template <class System>
struct problem_of : sensitivity<System> {
    static constexpr char const* name = System::name;
    static constexpr auto base = System::base;
};

template <class System>
bool add_system() {
    using problem = problem_of<System>;
    bool right = add_matrix<problem, problem::by_hand_in_rows>("written by hand");
    right &= add_matrix<problem, problem::by_hand>("by hand, column after column");
    right &= add_matrix<problem, problem::by_tapeless>("tapeless");
    right &= add_matrix<problem, problem::by_data>("tapeless, directions as data");
    right &= add_matrix<problem, problem::by_one_program>("tapeless, without lanes");
    right &= add_matrix<problem, problem::by_jacobians>("tapeless, Jacobian of each step");
    return add_peers<problem>(jacobian_peers{}) && right;
}

} // namespace bench

int main(int argc, char** argv) {
    bool right = bench::add_system<bench::predators>();
    right &= bench::add_system<bench::brusselator>();
    int const failed = bench::run(argc, argv);
    return right ? failed : 1;
}
