# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The programs that are compiled: each defines `results NAME(point const& in)`, value and gradient
at a point."""

import dataclasses

import by_hand
from workload import LOOPS, VARIABLES, straight_line

EACH = range(VARIABLES)
COPY = "    for (std::size_t k = 0; k < 10; ++k) "

INTERFACE = """
using point = std::array<double, 10>;
using results = std::tuple<double, point>;
"""


@dataclasses.dataclass
class Contender:
    name: str
    title: str
    package: str = ""  # what brings its headers
    headers: list = ()
    body: object = None  # (shape, operations) -> text after the includes
    includes: tuple = ()  # folders besides the compiler's own, as patterns below /
    flags: tuple = ()
    libraries: tuple = ()
    largest: int = 4000

    ours = property(lambda self: self.name.startswith("tapeless"))

    def prologue(self):
        lines = (f"#include <{header}>\n" for header in [*self.headers, "array", "tuple"])
        return "".join(lines) + INTERFACE

    def source(self, shape, operations):
        return self.prologue() + self.body(self, shape, operations)


def function(contender, statements, before=""):
    return f"{before}\nresults {contender.name}(point const& in) {{\n{statements}\n}}\n"


def program(contender, statements, before=""):
    """`statements` write to value and slope."""
    return function(contender, "    results out;\n    auto& [value, slope] = out;\n" + statements
                    + "\n    return out;", before)


def written_by_hand(contender, shape, operations):
    return program(contender, by_hand.source(shape, operations), "using std::sin, std::cos;")


TRACED = "    return tapeless::value_and_gradient(f)(in);"


def traced_loop(contender, shape, operations):
    return function(contender, TRACED,
                   LOOPS[shape].replace("OPERATIONS", str(operations))
                   + "constexpr auto f = tapeless::function(workload{});")


def traced_statements(contender, shape, operations):
    inputs = "".join(f"    auto const x{k} = x[{k}];\n" for k in EACH)
    body = straight_line(shape, operations, "auto const")
    return function(contender, TRACED,
                   "constexpr auto f = tapeless::function([](auto x) {\n" + inputs + body
                   + "\n    return result;\n});")


def expression(contender, shape, operations):
    names = ", ".join(f"x{k}" for k in EACH)
    before = "".join(f'constexpr auto x{k} = tapeless::variable<"x{k}">;\n' for k in EACH)
    body = straight_line(shape, operations, "constexpr auto",
                         lambda number: f"tapeless::constant<{number!r}>")
    call = ", ".join(f"x{k} = in[{k}]" for k in EACH)
    slopes = ", ".join(f"slope[x{k}]" for k in EACH)
    return function(contender, body + f"""
    auto const [value, slope] =
        tapeless::value_and_gradient(result, tapeless::wrt({names}))({call});
    return {{value, {{{slopes}}}}};""", before)


def peer(value, seed, first, slope, before=""):
    """A peer with ten tangents: its number type, and the texts of input k, value and slope k."""
    def body(contender, shape, operations):
        inputs = "".join(f"    value_type const x{k} = {seed.format(k=k)};\n" for k in EACH)
        return program(contender, inputs + straight_line(shape, operations, "value_type const")
                       + f"\n    value = {first};\n{COPY}slope[k] = {slope};",
                       f"using value_type = {value};\n" + before)
    return body


def boost_autodiff(contender, shape, operations):
    """One pass for each variable: its many-variable numbers carry all mixed derivatives."""
    inputs = "".join(f"    value_type const x{k} = {k} == active\n"
                     f"        ? make_fvar<double, 1>(in[{k}]) : value_type(in[{k}]);\n"
                     for k in EACH)
    before = ("using namespace boost::math::differentiation;\n"
              "using value_type = autodiff_fvar<double, 1>;\n"
              "static value_type pass(point const& in, std::size_t active) {\n" + inputs
              + straight_line(shape, operations, "value_type const") + "\n    return result;\n}")
    return program(contender, f"""{COPY}{{
        value_type const result = pass(in, k);
        value = result.derivative(0);
        slope[k] = result.derivative(1);
    }}""", before)


def adol_c(contender, shape, operations):
    inputs = "".join(f"    adouble x{k};\n    x{k} <<= in[{k}];\n" for k in EACH)
    return program(contender, "    trace_on(1);\n" + inputs
                   + straight_line(shape, operations, "adouble const") + """
    adouble last = result;
    last >>= value;
    trace_off();
    gradient(1, 10, in.data(), slope.data());""")


# Debian's Sacado includes and needs what its package does not ask for; the C++ half of MPI it
# does not need.
SACADO = dict(package="libtrilinos-sacado-dev libtrilinos-kokkos-dev libtrilinos-teuchos-dev "
                      "libopenmpi-dev",
              headers=["Sacado_No_Kokkos.hpp"],
              includes=("usr/include/trilinos", "usr/lib/*/openmpi/include"),
              flags=("-DOMPI_SKIP_MPICXX",),
              libraries=("-ltrilinos_teuchosparameterlist", "-ltrilinos_teuchoscomm",
                         "-ltrilinos_teuchoscore"))
TAPELESS = ["tapeless/tapeless.hpp"]

CONTENDERS = [
    Contender("by_hand", "written by hand", "", ["cmath"], written_by_hand, largest=20000),
    Contender("tapeless_traced", "tapeless, traced loop", "", TAPELESS, traced_loop,
              largest=20000),
    Contender("tapeless_statements", "tapeless, traced statements", "", TAPELESS,
              traced_statements),
    Contender("tapeless_expression", "tapeless, expression types", "", TAPELESS, expression,
              largest=400),
    Contender("sacado_elrfad", "Sacado ELRFad",
              body=peer("Sacado::ELRFad::SFad<double, 10>", "{{10, {k}, in[{k}]}}",
                        "result.val()", "result.dx(static_cast<int>(k))"), **SACADO),
    Contender("sacado_fad", "Sacado Fad",
              body=peer("Sacado::Fad::SFad<double, 10>", "{{10, {k}, in[{k}]}}",
                        "result.val()", "result.dx(static_cast<int>(k))"), **SACADO),
    Contender("ceres_jet", "Ceres Jet", "libceres-dev", ["ceres/jet.h"],
              peer("ceres::Jet<double, 10>", "{{in[{k}], {k}}}", "result.a",
                   "result.v[static_cast<int>(k)]"),
              ("usr/include/eigen3",)),
    Contender("eigen_autodiff", "Eigen AutoDiffScalar", "libeigen3-dev",
              ["Eigen/Core", "unsupported/Eigen/AutoDiff"],
              peer("Eigen::AutoDiffScalar<Eigen::Matrix<double, 10, 1>>", "{{in[{k}], 10, {k}}}",
                   "result.value()", "result.derivatives()[static_cast<int>(k)]"),
              ("usr/include/eigen3",)),
    Contender("boost_autodiff", "Boost.Math autodiff", "libboost-math-dev",
              ["boost/math/differentiation/autodiff.hpp"], boost_autodiff),
    Contender("adol_c", "ADOL-C (tape)", "libadolc-dev", ["adolc/adolc.h"], adol_c,
              libraries=("-ladolc",)),
]
