#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Prints include/tapeless/math/logarithm_table.hpp, computed with 60 digits. Needs python3-mpmath.

    logarithm_table.py > include/tapeless/math/logarithm_table.hpp
"""

import struct

from mpmath import chebyfit, log, log1p, mp, mpf, nint

mp.prec = 200

ROWS = 64
START = 0x3FE5E00000000000  # a row begins at every 2^46th double from here on; 1 is amid one
TERMS = 6


def double_of(bits):
    return mpf(struct.unpack("d", struct.pack("Q", bits))[0])


def text(value):
    value = float(value)
    if value == 0:
        return "0"
    sign, rest = ("-", value.hex()[1:]) if value < 0 else ("", value.hex())
    mantissa, exponent = rest.split("p")
    return sign + mantissa.rstrip("0").rstrip(".") + "p" + exponent.lstrip("+")


def on_grid(value, grid):
    return nint(value / grid) * grid


def row(j):
    low, high = double_of(START + (j << 46)), double_of(START + (j + 1 << 46))
    inverse = mpf(1) if low < 1 < high else on_grid(2 / (low + high), mpf(2) ** -12)
    reach = max(abs(low * inverse - 1), abs(high * inverse - 1))
    value = -log(inverse)
    head = on_grid(value, mpf(2) ** -42)
    return (inverse, head, value - head), reach


def quotient(r):
    return (log1p(r) - r) / r ** 2 if abs(r) > mpf(2) ** -80 else -mpf(1) / 2


def main():
    rows, reaches = zip(*map(row, range(ROWS)))
    terms = reversed(chebyfit(quotient, [-max(reaches), max(reaches)], TERMS))
    head = on_grid(log(mpf(2)), mpf(2) ** -42)
    print("""// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Written by tests/math/logarithm_table.py.

namespace tapeless::math {

/// The inverse of a number c with 12 bits after the point, and log(c) in two parts, the first a
/// multiple of 2^-42: sums of it, of multiples of ln 2 and of what it is multiplied for are exact.
struct logarithm_row {
    double inverse, high, low;
};
// clang-format off
/// For the doubles from %s on, 2^46 of them for each row; 1 is in the row with c = 1.
inline constexpr logarithm_row logarithm_rows[%d] = {""" % (text(double_of(START)), ROWS))
    for each in rows:
        print("    {%s, %s, %s}," % tuple(map(text, each)))
    print("};\n")
    print("/// (log(1 + r) - r) / r^2 for |r| <= 2^-7, to 2^-50.")
    print("inline constexpr double logarithm_terms[%d] = {" % TERMS)
    print("    " + ",\n    ".join(map(text, terms)) + "};")
    print("inline constexpr double logarithm_of_2[2] = {%s, %s};" %
          (text(head), text(log(mpf(2)) - head)))
    print("// clang-format on\n\n} // namespace tapeless::math")


if __name__ == "__main__":
    main()
