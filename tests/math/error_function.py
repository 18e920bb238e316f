#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Prints include/tapeless/math/error_function_table.hpp: polynomials in d = x - c for each multiple
c of 1/8, computed with 48 digits. Needs python3-mpmath.

    error_function.py > include/tapeless/math/error_function_table.hpp
"""

from mpmath import chebyfit, erfc, exp, frexp, ldexp, mp, mpf, nint, pi, sqrt

mp.prec = 160

ROWS = 29  # centres 0, 1/8 ... 28/8
TERMS = 11
TAIL_TERMS = 16
REACH = mpf(1) / 16
TINY = mpf(2) ** -50  # below, the quotients cancel


def fall_of_erfc(c):
    """(erfc(c) - erfc(c + d)) / d"""
    return lambda d: ((erfc(c) - erfc(c + d)) / d if abs(d) > TINY
                      else 2 / sqrt(pi) * exp(-c * c) * (1 - c * d))


def fall_of_gaussian(c):
    return lambda d: ((exp(-c * c) - exp(-(c + d) ** 2)) / d if abs(d) > TINY
                      else exp(-c * c) * (2 * c + d * (1 - 2 * c * c)))


def polynomial(function, low, high, terms):
    """Constant first."""
    return list(reversed(chebyfit(function, [low, high], terms)))


def shortened(value, bits):
    if bits >= 53 or value == 0:
        return float(value)
    mantissa, exponent = frexp(value)
    return float(ldexp(nint(ldexp(mantissa, bits)), exponent - bits))


def text(value):
    value = float(value)
    if abs(value) < 2.0 ** -130:  # what rounding left of a term that is missing
        return "0"
    sign, rest = ("-", value.hex()[1:]) if value < 0 else ("", value.hex())
    mantissa, exponent = rest.split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return sign + mantissa + "p" + exponent.lstrip("+")


def filled(parts, indent):
    """Lines of at most 100 columns that end between two parts."""
    lines, line = [], indent
    for part in parts:
        if len(line) + len(part) > 100:
            lines.append(line.rstrip())
            line = indent
        line += part + " "
    return "\n".join(lines + [line.rstrip()])


def row(c):
    """A term of d^k matters 2^-4k as much as the constant: its last bits do not."""
    terms = zip(*(polynomial(f(c), -REACH, REACH, TERMS) for f in (fall_of_erfc, fall_of_gaussian)))
    pairs = ["{%s, %s}" % tuple(text(shortened(v, 60 - 4 * k)) for v in pair)
             for k, pair in enumerate(terms)]
    pairs[0], pairs[-1] = "{" + pairs[0], pairs[-1] + "}},"
    values = [erfc(c), exp(-c * c)]
    rests = [shortened(value - mpf(float(value)), 16) for value in values]
    start = "{{%s, %s}, {%s, %s}," % tuple(map(text, values + rests))
    return filled([start] + [pair + "," for pair in pairs[:-1]] + pairs[-1:], "    ")


def tail(y):
    """x exp(x^2) erfc(x) of y = 1 / x^2."""
    x = 1 / sqrt(y)
    return erfc(x) * exp(x * x) * x


def main():
    print("""// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Written by tests/math/error_function.py.

namespace tapeless::math {

/// Two numbers that are computed with as one.
using number_pair [[gnu::vector_size(16)]] = double;

/// erfc(c) and exp(-c^2) in two parts, then polynomials of d, |d| <= 1/16: what both are less at
/// c + d, divided by d. Row j has c = j/8; it is found fastest where its size is a power of two.
struct alignas(256) error_function_row {
    number_pair value, rest;
    number_pair term[%d];
};
// clang-format off
inline constexpr error_function_row error_function_rows[%d] = {""" % (TERMS, ROWS))
    for j in range(ROWS):
        print(row(mpf(j) / 8))
    print("};\n")
    edge = mpf(ROWS - 1) / 8 + REACH
    constant = 1 / sqrt(pi)
    terms = polynomial(lambda y: (tail(y) - constant) / y, 1 / mpf(28) ** 2, 1 / edge ** 2,
                       TAIL_TERMS - 1)
    print("/// (x exp(x^2) erfc(x) - 1/sqrt(pi)) / y, of y = 1 / x^2, for x >= %s." % float(edge))
    print("inline constexpr double error_function_tail[%d] = {" % len(terms))
    print(filled([text(t) + "," for t in terms[:-1]] + [text(terms[-1]) + "};"], "    "))
    print("// clang-format on\n\n} // namespace tapeless::math")


if __name__ == "__main__":
    main()
