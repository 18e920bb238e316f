// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Other libraries of automatic differentiation, those whose headers are found. Each peer is a
/// struct with a name, `solves<Problem>` and `run<Problem>(in, out)`. Include before the problems,
/// whose functions look up `erfc` here.

#include "problem.hpp"

#if __has_include(<ceres/jet.h>) && __has_include(<Eigen/Core>)
#    define BENCH_CERES
#    include <ceres/jet.h>
#endif
#if __has_include(<unsupported/Eigen/AutoDiff>)
#    define BENCH_EIGEN
#    include <Eigen/Core>
#    include <unsupported/Eigen/AutoDiff>
#endif
#if __has_include(<boost/math/differentiation/autodiff.hpp>)
#    define BENCH_BOOST
#    include <boost/math/differentiation/autodiff.hpp>
#endif
#ifdef BENCH_SACADO // needs a library, so the build says whether it is there
#    include <Sacado_No_Kokkos.hpp>
#endif
#ifdef BENCH_ADOLC
#    include <adolc/adolc.h>
#endif

namespace bench {

template <class Value>
Value erfc_slope(Value const& x) {
    return -1.1283791670955126 * exp(-x * x);
}

#ifdef BENCH_CERES
struct ceres_jet {
    static constexpr char const* name = "Ceres Jet";
    template <class Problem>
    static constexpr bool solves = true;

    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        typename Problem::outputs out;
        constexpr std::size_t count = Problem::active;
        using number = ceres::Jet<double, static_cast<int>(count)>;
        std::array<number, count> x;
        for (std::size_t k = 0; k < count; ++k) x[k] = number(in[k], static_cast<int>(k));
        number const y = Problem::value(x.data(), in.data() + count);
        out.value = y.a;
        for (std::size_t k = 0; k < count; ++k) out.slope[k] = y.v[static_cast<int>(k)];
        return out;
    }
};
#endif

#ifdef BENCH_EIGEN
template <class Slopes>
auto erfc(Eigen::AutoDiffScalar<Slopes> const& x) {
    return Eigen::MakeAutoDiffScalar(std::erfc(x.value()), x.derivatives() * erfc_slope(x.value()));
}
struct eigen_autodiff {
    static constexpr char const* name = "Eigen AutoDiffScalar";
    template <class Problem>
    static constexpr bool solves = true;

    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        typename Problem::outputs out;
        constexpr int count = static_cast<int>(Problem::active);
        using number = Eigen::AutoDiffScalar<Eigen::Matrix<double, count, 1>>;
        std::array<number, Problem::active> x;
        for (int k = 0; k < count; ++k)
            x[static_cast<std::size_t>(k)] = number(in[static_cast<std::size_t>(k)], count, k);
        number const y = Problem::value(x.data(), in.data() + count);
        out.value = y.value();
        for (int k = 0; k < count; ++k) out.slope[static_cast<std::size_t>(k)] = y.derivatives()[k];
        return out;
    }
};
#endif

#ifdef BENCH_BOOST
/// One pass for each slope: a number with several variables carries every mixed derivative.
struct boost_autodiff {
    static constexpr char const* name = "Boost.Math autodiff";
    template <class Problem>
    static constexpr bool solves = true;

    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        typename Problem::outputs out;
        using boost::math::differentiation::make_fvar;
        using number = boost::math::differentiation::autodiff_fvar<double, 1>;
        std::array<number, Problem::active> x;
        for (std::size_t k = 0; k < x.size(); ++k) x[k] = in[k];
        for (std::size_t k = 0; k < x.size(); ++k) {
            x[k] = make_fvar<double, 1>(in[k]);
            number const y = Problem::value(x.data(), in.data() + Problem::active);
            out.value = y.derivative(0);
            out.slope[k] = y.derivative(1);
            x[k] = in[k];
        }
        return out;
    }
};
#endif

#ifdef BENCH_SACADO
template <class Number>
requires requires(Number x) { x.fastAccessDx(0) + x.val(); }
Number erfc(Number const& x) {
    Number y(x.size(), std::erfc(x.val()));
    for (int k = 0; k < x.size(); ++k) y.fastAccessDx(k) = erfc_slope(x.val()) * x.dx(k);
    return y;
}
struct sacado_elrfad {
    static constexpr char const* name = "Sacado ELRFad";
    template <class Problem>
    static constexpr bool solves = true;

    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        typename Problem::outputs out;
        constexpr int count = static_cast<int>(Problem::active);
        using number = Sacado::ELRFad::SFad<double, count>;
        std::array<number, Problem::active> x;
        for (int k = 0; k < count; ++k)
            x[static_cast<std::size_t>(k)] = number(count, k, in[static_cast<std::size_t>(k)]);
        number const y = Problem::value(x.data(), in.data() + count);
        out.value = y.val();
        for (int k = 0; k < count; ++k) out.slope[static_cast<std::size_t>(k)] = y.dx(k);
        return out;
    }
};
#endif

#ifdef BENCH_ADOLC
template <class Number>
concept HasErfc = requires(Number const& x) {
    erfc(x);
};

/// The tape is recorded anew at every point: that is what a branch in a function asks for.
struct adol_c {
    static constexpr char const* name = "ADOL-C (tape)";
    template <class Problem>
    static constexpr bool solves = HasErfc<adouble> || !Problem::uses_erfc;

    template <class Problem>
    static auto run(typename Problem::inputs const& in) {
        typename Problem::outputs out;
        constexpr std::size_t count = Problem::active;
        trace_on(1);
        std::array<adouble, count> x;
        for (std::size_t k = 0; k < count; ++k) x[k] <<= in[k];
        adouble y = Problem::value(x.data(), in.data() + count);
        y >>= out.value;
        trace_off();
        double point[count];
        for (std::size_t k = 0; k < count; ++k) point[k] = in[k];
        ::gradient(1, static_cast<int>(count), point, out.slope.data());
        return out;
    }
};
#endif

template <class... Peer>
struct peer_list {};

struct none {
    static constexpr char const* name = "";
    template <class Problem>
    static constexpr bool solves = false;
};

using peers = peer_list<
#ifdef BENCH_SACADO
    sacado_elrfad,
#endif
#ifdef BENCH_CERES
    ceres_jet,
#endif
#ifdef BENCH_EIGEN
    eigen_autodiff,
#endif
#ifdef BENCH_BOOST
    boost_autodiff,
#endif
#ifdef BENCH_ADOLC
    adol_c,
#endif
    none>;

} // namespace bench
