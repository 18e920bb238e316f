#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Writes docs/reference/accuracy.md from what ulp_table prints on each instruction set.

    accuracy.py PAGE SSE2_PROGRAM AVX2_PROGRAM AVX512_PROGRAM [POINTS]
"""

import pathlib
import subprocess
import sys

HEAD = """# Accuracy of vectorised functions

What a function of `tapeless::simd::accurate` (`<tapeless/simd/math.hpp>`) may be off, in units in
the last place, and the worst that was found with SSE2, AVX2 with FMA, and AVX-512, and where.
Compared with MPFR at {points} random points of each kind (every exponent, denormal numbers included; even
distributions around 0 and 1; next to multiples of pi/4, to 1, to overflow and to underflow) and at
several hundred edges.
`cmake --build build/dev --target accuracy` writes this page; `tests/simd/math` asserts every bound.

Zeros have their signs, infinities and NaN are what C prescribes, denormal arguments and results are
full numbers, and arguments of any size are allowed. A lane's bits depend on nothing in the other
lanes.
Different instruction sets and compilers may round differently within the bound.

- Lanes above 2^40 (float: 2^15, with SSE2 2^13) of `sin`, `cos` and `tan` and lanes below 0 of
  `lgamma` are computed one by one, each in a bounded time: tens of nanoseconds, and half a
  microsecond for `lgamma`.
- `fma` is rounded once. Without the instruction each lane is computed by `std::fma`.
- `sincos` has the bits of `sin` and `cos`, `softplus_and_sigmoid` those of its parts,
  `erfc_and_gaussian` those of `erfc`. `hypot` of three numbers is within 2 units.
- Where a program has an error function and exp(-x^2) of one operand, they are computed together,
  and the exponential errs less than `exp` of a rounded square does. Of a single `double`, erfc is
  then within 2.7 units (1.2 for |x| < 3), erf within 1.3 and the exponential within 1.6; a single
  `float` is rounded from `double`. `tests/math/error_function.cpp` asserts it.

| function | type | bound | SSE2 | at | AVX2 | at | AVX-512 | at |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""


def rows(program, points):
    text = subprocess.run([program, points], check=True, capture_output=True, text=True).stdout
    return [[cell.strip() for cell in line.split("|")[1:-1]]
            for line in text.split("\n")[2:] if line]


def main():
    page, *programs = sys.argv[1:5]
    points = sys.argv[5] if len(sys.argv) > 5 else "4000"
    tables = [rows(program, points) for program in programs]
    lines = []
    for same in zip(*tables):
        cells = same[0][:3]
        for row in same:
            # Where nothing is off, any point is the worst.
            cells += row[3:5] if float(row[3]) > 0 else [row[3], ""]
        lines.append("| " + " | ".join(cells) + " |")
    pathlib.Path(page).write_text(HEAD.format(points=points) + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
