// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/reverse.hpp>
#include <tapeless/diff/rules.hpp>
#include <tapeless/solve/factor.hpp>

#include <limits>

namespace tapeless {

namespace equations {

/// F with its Jacobian: the values F_i, and row by row the slopes along all arguments.
template <class At>
struct linearised {
    static constexpr int inputs = At::inputs;
    static constexpr int rows = At::graph.outputs;
    static constexpr int size = rows * (1 + inputs);
    using result = std::array<double, static_cast<std::size_t>(size)>;

    static consteval stage<size> run() {
        builder g;
        g.adopt(At::graph);
        g.granted = g.granted | licence::reassociate;
        g.kept = g.size;
        stage<size> s;
        s.inputs = inputs;
        constexpr int most = At::graph.size + inputs;
        bool active[most]{};
        int input[inputs + 1]{};
        for (int k = 0; k < inputs; ++k) input[k] = g.input_node(k);
        for (int k = 0; k < inputs; ++k) active[input[k]] = true;
        int const end = g.size;
        mark_active(g, active, end);
        int written = rows;
        for (int i = 0; i < rows; ++i) {
            s.output[i] = At::graph.output[i];
            adjoint w[most]{};
            w[At::graph.output[i]] = {g.constant_node(1.0), 0};
            reverse(g, active, w, end - 1, 1);
            for (int k = 0; k < inputs; ++k) {
                int const slope = settle(g, w[input[k]]);
                s.output[written++] = slope != 0 ? slope : g.constant_node(0.0);
            }
        }
        prune(s, g);
        return s;
    }
    static constexpr stage<size> finished = run();
    static constexpr auto graph = shrink<finished>();
};

/// Newton's method, with steps halved until the largest residual falls, and where none of them does
/// Levenberg and Marquardt's, which are defined where the Jacobian is singular. It has converged
/// when a step no longer changes x, or is negligible and no part of it makes the residual fall;
/// else x becomes NaN.
template <class Linear>
struct newton {
    static constexpr std::size_t size = Linear::rows;
    static constexpr int most_steps = 200, most_halvings = 30;
    using result = typename Linear::result;
    using vector = std::array<double, size>;

    double z[Linear::inputs]{};
    double largest_seen[size]{};
    result value{};
    double behind_step = 0; // the residual there, where it has not fallen

    constexpr double slope(std::size_t i, std::size_t j) const {
        return value[size + i * Linear::inputs + j];
    }
    /// The largest residual, NaN if any is.
    constexpr double residual() const {
        double largest = 0;
        for (std::size_t i = 0; i < size; ++i)
            largest = tapeless::max(largest, tapeless::abs(value[i]));
        return largest;
    }
    constexpr vector step() const {
        matrix<double, size> a{};
        vector b{};
        for (std::size_t i = 0; i < size; ++i) {
            b[i] = value[i];
            for (std::size_t j = 0; j < size; ++j) a[i][j] = slope(i, j);
        }
        return factor::lu<double, size>(a).solve(b);
    }
    /// The step s with (J^T J + m I) s = J^T F, m a thousandth of the trace.
    constexpr vector damped_step() const {
        matrix<double, size> a{};
        vector b{};
        double trace = 0;
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j) {
                b[j] += slope(i, j) * value[i];
                for (std::size_t k = 0; k < size; ++k) a[j][k] += slope(i, j) * slope(i, k);
                trace += slope(i, j) * slope(i, j);
            }
        for (std::size_t i = 0; i < size; ++i) a[i][i] += 1e-3 * trace;
        return factor::cholesky<double, size>(a).solve(b);
    }
    /// Whether no component of the step is more than `part` of x.
    constexpr bool is_small(vector const& by, double part) const {
        for (std::size_t i = 0; i < size; ++i)
            if (!(tapeless::abs(by[i]) <= part * tapeless::abs(z[i]))) return false;
        return true;
    }
    /// The same in proportion to what x has been on the way, since x may be zero.
    constexpr bool is_negligible(vector const& by) const {
        for (std::size_t i = 0; i < size; ++i) {
            double const scale = largest_seen[i] > 0 ? largest_seen[i] : 1e-6;
            if (!(tapeless::abs(by[i]) <= 1e-8 * scale)) return false;
        }
        return true;
    }
    /// Whether no equation that does not hold has an infinite slope, with which steps are zero
    /// however large the residual is.
    constexpr bool has_slopes() const {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                if (value[i] != 0 && tapeless::abs(slope(i, j)) == infinite) return false;
        return true;
    }
    /// Whether what is left of the residual is rounding: it is of the same kind behind the step,
    /// not so behind one from a minimum above zero, which leads far away, or out of the domain.
    constexpr bool is_noise(bool small) const {
        return small ? behind_step == behind_step : behind_step <= 1e6 * residual();
    }
    constexpr void evaluate_here() {
        value = evaluate<Linear, structured_result<result>>(static_cast<double const*>(z));
        for (std::size_t i = 0; i < size; ++i)
            largest_seen[i] = tapeless::max(largest_seen[i], tapeless::abs(z[i]));
    }
    /// Takes the step, or as much of it as makes the residual fall, or nothing.
    constexpr bool descend(vector const& by, int halvings) {
        newton const here = *this;
        double length = 1, behind = 0;
        for (int k = 0; k <= halvings; ++k) {
            for (std::size_t i = 0; i < size; ++i) z[i] = here.z[i] - length * by[i];
            evaluate_here();
            if (residual() < here.residual()) return true;
            if (k == 0) behind = residual();
            length /= 2;
        }
        *this = here;
        behind_step = behind;
        return false;
    }

    constexpr bool converge() {
        evaluate_here();
        for (int k = 0; k < most_steps && residual() != 0; ++k) {
            vector const by = step();
            if (is_small(by, 0x1p-53)) return has_slopes();
            bool const small = is_small(by, 1e-8); // of such a step, the whole is tried
            if (descend(by, small ? 0 : most_halvings)) continue;
            if (is_negligible(by) && is_noise(small)) return has_slopes();
            if (!descend(damped_step(), most_halvings)) return false;
        }
        return residual() == 0;
    }

    static constexpr void run(double const* in, double* out) {
        newton n;
        for (int k = 0; k < Linear::inputs; ++k) n.z[k] = in[k];
        bool const converged = n.converge();
        for (std::size_t i = 0; i < size; ++i)
            out[i] = converged ? n.z[i] : std::numeric_limits<double>::quiet_NaN();
    }
};

template <class Linear>
inline constexpr operation_info
    newton_info = composite_info("root", mix(hash_text("root"), content_of(Linear::graph)),
                                 Linear::inputs, Linear::rows, &newton<Linear>::run);

} // namespace equations

} // namespace tapeless
