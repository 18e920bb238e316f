// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Other libraries on whole matrices. Each peer has a name and `run<Problem>`.

#include "matrix_problem.hpp"
#include "peers.hpp"

namespace bench {

/// Where the numbers of a peer carry all slopes at once.
template <class Problem, class Number>
auto rows_of(auto const& seed, auto const& slope, typename Problem::inputs const& in) {
    std::array<Number, Problem::columns> x;
    for (std::size_t k = 0; k < Problem::columns; ++k) x[k] = seed(in[k], k);
    auto const y = Problem::template value<Number>(x.data());
    typename Problem::outputs out;
    for (std::size_t i = 0; i < Problem::rows; ++i)
        for (std::size_t k = 0; k < Problem::columns; ++k) out[i][k] = slope(y[i], k);
    return out;
}

#ifdef BENCH_CERES
struct ceres_jacobian {
    static constexpr char const* name = "Ceres Jet";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        using number = ceres::Jet<double, int(Problem::columns)>;
        return rows_of<Problem, number>(
            [](double value, std::size_t k) { return number(value, int(k)); },
            [](number const& y, std::size_t k) { return y.v[Eigen::Index(k)]; }, in);
    }
};
struct ceres_hessian {
    static constexpr char const* name = "Ceres Jet of Jet";
    static constexpr int size = 100;
    using inner = ceres::Jet<double, size>;
    using number = ceres::Jet<inner, size>;
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        static std::array<number, Problem::columns> x; // eight megabytes
        for (int k = 0; k < size; ++k) x[std::size_t(k)] = number(inner(in[std::size_t(k)], k), k);
        auto const y = Problem::template value<number>(x.data());
        typename Problem::outputs out;
        for (int i = 0; i < size; ++i)
            for (int k = 0; k < size; ++k) out[std::size_t(i)][std::size_t(k)] = y.v[i].v[k];
        return out;
    }
};
struct ceres_product {
    static constexpr char const* name = "Ceres Jet of Jet";
    static constexpr int size = 100;
    using inner = ceres::Jet<double, 1>; // along the direction
    using number = ceres::Jet<inner, size>;
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        std::array<number, Problem::columns> x;
        for (int k = 0; k < size; ++k) {
            inner value(in[std::size_t(k)]);
            value.v[0] = in[std::size_t(size + k)];
            x[std::size_t(k)] = number(value, k);
        }
        auto const y = Problem::template value<number>(x.data());
        typename Problem::outputs out;
        for (int i = 0; i < size; ++i) out[std::size_t(i)] = y.v[i].v[0];
        return out;
    }
};
#endif

#ifdef BENCH_EIGEN
struct eigen_jacobian {
    static constexpr char const* name = "Eigen AutoDiffScalar";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        constexpr int count = int(Problem::columns);
        using number = Eigen::AutoDiffScalar<Eigen::Matrix<double, count, 1>>;
        return rows_of<Problem, number>(
            [](double value, std::size_t k) { return number(value, count, int(k)); },
            [](number const& y, std::size_t k) { return y.derivatives()[Eigen::Index(k)]; }, in);
    }
};
#endif

#ifdef BENCH_BOOST
struct boost_jacobian {
    static constexpr char const* name = "Boost.Math autodiff";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        using boost::math::differentiation::make_fvar;
        using number = boost::math::differentiation::autodiff_fvar<double, 1>;
        typename Problem::outputs out;
        std::array<number, Problem::columns> x;
        for (std::size_t k = 0; k < x.size(); ++k) x[k] = in[k];
        for (std::size_t k = 0; k < x.size(); ++k) { // one pass for each column
            x[k] = make_fvar<double, 1>(in[k]);
            auto const y = Problem::template value<number>(x.data());
            for (std::size_t i = 0; i < Problem::rows; ++i) out[i][k] = y[i].derivative(1);
            x[k] = in[k];
        }
        return out;
    }
};
#endif

#ifdef BENCH_SACADO
template <class Number>
auto sacado_rows(auto const& in, auto problem) {
    using Problem = decltype(problem);
    return rows_of<Problem, Number>(
        [](double value, std::size_t k) { return Number(int(Problem::columns), int(k), value); },
        [](Number const& y, std::size_t k) { return y.dx(int(k)); }, in);
}
struct sacado_dynamic {
    static constexpr char const* name = "Sacado DFad";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        return sacado_rows<Sacado::Fad::DFad<double>>(in, Problem{});
    }
};
struct sacado_static {
    static constexpr char const* name = "Sacado SFad";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        return sacado_rows<Sacado::Fad::SFad<double, int(Problem::columns)>>(in, Problem{});
    }
};
#endif

#ifdef BENCH_ADOLC
/// A tape for each problem.
inline short last_tape = 0;
template <class Problem>
short tape_of() {
    static short const mine = ++last_tape;
    return mine;
}
template <class Problem>
void record(double const* in) {
    std::array<adouble, Problem::columns> x;
    double ignored = 0;
    trace_on(tape_of<Problem>());
    for (std::size_t k = 0; k < x.size(); ++k) x[k] <<= in[k];
    auto y = Problem::template value<adouble>(x.data());
    if constexpr (requires { y[0]; })
        for (auto& each : y) each >>= ignored;
    else
        y >>= ignored;
    trace_off();
}
/// Recorded anew at every point, or once where no branch asks for it.
template <class Problem, bool Anew>
void tape(double const* in) {
    static bool const once = (record<Problem>(in), true);
    if (Anew && once) record<Problem>(in);
}
template <std::size_t Rows, std::size_t Columns>
auto row_pointers(std::array<std::array<double, Columns>, Rows>& matrix) {
    std::array<double*, Rows> row;
    for (std::size_t i = 0; i < Rows; ++i) row[i] = matrix[i].data();
    return row;
}

template <bool Anew>
struct adol_c_jacobian {
    static constexpr char const* name = Anew ? "ADOL-C" : "ADOL-C, tape kept";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        tape<Problem, Anew>(in.data());
        typename Problem::outputs out;
        auto row = row_pointers(out);
        ::jacobian(tape_of<Problem>(), int(Problem::rows), int(Problem::columns), in.data(),
                   row.data());
        return out;
    }
};
struct adol_c_hessian {
    static constexpr char const* name = "ADOL-C, tape kept";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        tape<Problem, false>(in.data());
        auto point = in;
        typename Problem::outputs out;
        auto row = row_pointers(out);
        ::hessian(tape_of<Problem>(), int(Problem::columns), point.data(), row.data());
        for (std::size_t i = 0; i < out.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) out[j][i] = out[i][j];
        return out;
    }
};
struct adol_c_product {
    static constexpr char const* name = "ADOL-C, tape kept";
    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        tape<Problem, false>(in.data());
        auto both = in;
        typename Problem::outputs out;
        ::hess_vec(tape_of<Problem>(), int(Problem::columns), both.data(),
                   both.data() + Problem::columns, out.data());
        return out;
    }
};
#endif

using jacobian_peers = peer_list<
#ifdef BENCH_CERES
    ceres_jacobian,
#endif
#ifdef BENCH_EIGEN
    eigen_jacobian,
#endif
#ifdef BENCH_SACADO
    sacado_static, sacado_dynamic,
#endif
#ifdef BENCH_BOOST
    boost_jacobian,
#endif
#ifdef BENCH_ADOLC
    adol_c_jacobian<true>, adol_c_jacobian<false>,
#endif
    none>;
using hessian_peers = peer_list<
#ifdef BENCH_CERES
    ceres_hessian,
#endif
#ifdef BENCH_ADOLC
    adol_c_hessian,
#endif
    none>;
using product_peers = peer_list<
#ifdef BENCH_CERES
    ceres_product,
#endif
#ifdef BENCH_ADOLC
    adol_c_product,
#endif
    none>;

} // namespace bench
