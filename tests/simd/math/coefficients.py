#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Prints include/tapeless/simd/math/coefficients.hpp: polynomials through the Chebyshev nodes of
their intervals, computed with 60 digits and rounded to float and double. Needs python3-mpmath.

    coefficients.py > coefficients.hpp; clang-format -i coefficients.hpp
"""

import struct

from mpmath import atan, asin, atanh, cos, cosh, erf, erfc, exp, log, loggamma, mp, mpf, pi, sin
from mpmath import sinh, sqrt, tanh

mp.dps = 80


def chebyshev_nodes(low, high, count):
    return [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count))
            for i in range(count)]


def interpolant(function, low, high, degree):
    """The monomial coefficients, constant first, by divided differences."""
    x = chebyshev_nodes(mpf(low), mpf(high), degree + 1)
    c = [function(node) for node in x]
    for k in range(1, len(x)):
        for i in range(len(x) - 1, k - 1, -1):
            c[i] = (c[i] - c[i - 1]) / (x[i] - x[i - k])
    result = [mpf(0)]
    for k in range(len(x) - 1, -1, -1):
        shifted = [mpf(0)] + result
        result = [s - x[k] * r for s, r in zip(shifted, result + [mpf(0)])]
        result[0] += c[k]
    return result[:degree + 1]


E = mpf("1e-30")  # in place of 0, where the closed forms cancel
SCALED = 2  # (1 + 2 x) exp(x^2) erfc(x) is smooth from 0 to infinity
TOP = {"float": mpf("10.3"), "double": mpf("27.5")}
CENTRE = {"float": mpf("2"), "double": mpf("3.5")}
NEAR = {"float": mpf("1.5"), "double": mpf("2.5")}


def tail_at(x):
    return (1 + SCALED * x) * exp(x * x) * erfc(x)


def tail(kind):
    """(g - 1) / w, w = 1 + t: exact at 0 and steady beside it."""
    c = CENTRE[kind]
    return (lambda t: (tail_at(c * (1 + t) / (1 - t)) - 1) / (1 + t), -1 + E,
            (TOP[kind] - c) / (TOP[kind] + c))


def near_tail(kind):
    """For 1 - erfc from 5/8 on: the further out, the less precision it needs, so the nodes end
    where erfc is 2^-15."""
    c, low, high = NEAR[kind], mpf("0.625"), mpf(2.5 if kind == "float" else 3)
    return lambda t: tail_at(c * (1 + t) / (1 - t)), (low - c) / (low + c), (high - c) / (high + c)


def stirling(w):
    x = 1 / sqrt(w)
    return x * (loggamma(x) - (x - mpf(1) / 2) * (log(x) - 1) - (log(2 * pi) - 1) / 2)


def odd(f):
    """g(z) with f(x) = x + x z g(z), z = x^2."""
    return lambda z: (f(sqrt(z)) / sqrt(z) - 1) / z


ln2 = log(mpf(2))
half_ln2 = ln2 / 2
steep = (sqrt(mpf(2)) - 1) ** 2  # the greatest s of logarithms
octant = (pi / 4 * mpf("1.001")) ** 2

# name, function, low, high, degree for float, degree for double
SETS = [
    ("exp", "(e^r - 1 - r) / r^2", lambda r: (exp(r) - 1 - r) / r ** 2,
     -half_ln2 * mpf("1.001"), half_ln2 * mpf("1.0011"), 4, 9),
    ("exp2", "(2^r - 1 - r ln 2) / r^2", lambda r: (mpf(2) ** r - 1 - r * ln2) / r ** 2,
     -0.5, mpf("0.5001"), 4, 9),
    ("sinh", "(sinh r - r) / r^3, of r^2", odd(sinh), E, half_ln2 ** 2, 2, 4),
    ("cosh", "(cosh r - 1) / r^2, of r^2", lambda z: (cosh(sqrt(z)) - 1) / z,
     E, half_ln2 ** 2, 2, 5),
    ("tanh", "(tanh r - r) / r^3, of r^2", odd(tanh), E, mpf("0.203") ** 2, 2, 6),
    ("log", "(2 atanh(s) / s - 2) / s^2, of s^2",
     lambda w: (2 * atanh(sqrt(w)) / sqrt(w) - 2) / w, E, steep ** 2, 2, 6),
    ("log_tail", "(2 atanh(s) / s - 2 - 2/3 s^2) / s^4, of s^2",
     lambda w: (2 * atanh(sqrt(w)) / sqrt(w) - 2 - 2 * w / 3) / w ** 2, E, steep ** 2, 2, 7),
    ("sin", "(sin r - r) / r^3, of r^2", odd(sin), E, octant, 2, 5),
    ("cos", "(cos r - 1 + r^2 / 2) / r^4, of r^2",
     lambda z: (cos(sqrt(z)) - 1 + z / 2) / z ** 2, E, octant, 2, 5),
    ("atan", "(atan q - q) / q^3, of q^2", odd(atan), E, mpf("0.25"), 5, 12),
    ("asin", "(asin x - x) / x^3, of x^2", odd(asin), E, mpf("0.25"), 4, 12),
    ("erf", "erf(x) / x - 1, of x^2", lambda z: erf(sqrt(z)) / sqrt(z) - 1,
     E, mpf("0.625") ** 2, 4, 9),
    ("erfc", "(g(x) - 1) / (1 + t), g = (1 + 2 x) exp(x^2) erfc(x), t = (x - c) / (x + c)",
     tail, None, None, 10, 21),
    ("erfc_near", "g(x), of (x - c) / (x + c), where 1 - erfc(x) is wanted", near_tail, None, None,
     6, 14),
    ("lgamma", "lgamma(2 + z) / z", lambda z: loggamma(2 + z) / z, mpf("-0.6251"), mpf("0.5001"),
     9, 20),
    ("stirling", "x (lgamma(x) - (x - 1/2) (log x - 1)) - c x, of 1 / x^2", stirling,
     E, mpf(1) / 16, 2, 8),
    ("inverse_cbrt", "m^(-1/3)", lambda m: m ** (mpf(-1) / 3),
     sqrt(mpf(1) / 2), sqrt(mpf(2)), 3, 3),
]


def rounded(value, kind):
    if kind == "float":
        mp.prec, saved = 24, mp.prec
        text = float(+value)
        mp.prec = saved
        return text.hex() + "f"
    return float(value).hex()


def tidy(text):
    mantissa, exponent = text.split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return mantissa + "p" + exponent


def split(value, bits):
    mp.prec, saved = bits, mp.prec
    high = +value
    mp.prec = saved
    return high, value - high


PARTS = {"float": (24, 14), "double": (53, 40)}


def constants(kind):
    precision, short = PARTS[kind]
    ln2_high, ln2_low = split(ln2, short)
    yield "ln2_high", ln2_high
    yield "ln2_low", ln2_low
    yield "ln2", ln2
    yield "ln2_rest", split(ln2, precision)[1]
    for name, value in (("inverse_ln2", 1 / ln2), ("inverse_ln10", 1 / log(mpf(10))),
                        ("log10_2", ln2 / log(mpf(10))), ("half_pi", pi / 2),
                        ("two_thirds", mpf(2) / 3)):
        high, low = split(value, precision)
        yield name, high
        yield name + "_low", low
    yield "half_pi_lowest", pi / 2 - sum(parts(pi / 2, precision, 2))
    yield "two_over_pi", 2 / pi
    yield "stirling_constant", (log(2 * pi) - 1) / 2
    yield "cbrt_2", mpf(2) ** (mpf(1) / 3)
    yield "inverse_cbrt_2", mpf(2) ** (mpf(-1) / 3)
    yield "erfc_centre", CENTRE[kind]
    yield "erfc_near_centre", NEAR[kind]
    yield "quarter_pi_rest", split(pi / 4, precision)[1]
    high, low = split(pi / 4, precision - 2)
    yield "quarter_pi", high
    yield "quarter_pi_low", low


def parts(value, precision, count):
    for _ in range(count):
        high, value = split(value, precision)
        yield high


def main():
    print("""// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array>

/// Written by tests/simd/math/coefficients.py: polynomials (constant first) and constants in parts.

namespace tapeless::simd::accurate {

template <class Element>
struct coefficients;
""")
    for kind in ("float", "double"):
        print("template <>\nstruct coefficients<%s> {" % kind)
        suffix = "f" if kind == "float" else ""
        for name, value in constants(kind):
            text = rounded(value, kind)
            print("static constexpr %s %s = %s;" % (kind, name, tidy(text.rstrip("f") if suffix
                                                     else text) + suffix))
        print()
        for name, what, function, low, high, short, long in SETS:
            degree = short if kind == "float" else long
            if low is None:
                coefficients = interpolant(*function(kind), degree)
            else:
                coefficients = interpolant(function, low, high, degree)
            print("    /// %s" % what)
            print("    static constexpr std::array<%s, %d> %s_terms{" % (kind, degree + 1, name))
            print(", ".join(tidy(rounded(c, kind).rstrip("f") if suffix else rounded(c, kind))
                            + suffix for c in coefficients) + "};")
        print("};\n")
    print("} // namespace tapeless::simd::accurate")


if __name__ == "__main__":
    main()
