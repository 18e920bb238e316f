#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Runs a program of bench/gradbench as the suite would, and checks what it prints.

    check.py PROGRAM PROBLEM
"""

import cmath
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

random.seed(1)
TOLERANCE = 1e-10


def run(program, data, function):
    """The output, after a look at the times."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "input.json"
        path.write_text(json.dumps({**data, "min_runs": 3, "min_seconds": 0.001}))
        done = subprocess.run([program, path, function], text=True, capture_output=True, check=True)
    output, *times = map(json.loads, done.stdout.splitlines())
    assert len(times) >= 3, "fewer runs than asked for"
    assert all(time["name"] == "evaluate" and time["nanoseconds"] >= 0 for time in times)
    assert sum(time["nanoseconds"] for time in times) >= 1e6, "less time than asked for"
    return output


def refuses(program, data, function):
    """A program that cannot do it says so and fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "input.json"
        path.write_text(json.dumps(data))
        done = subprocess.run([program, path, function], text=True, capture_output=True)
    assert done.returncode == 1 and not done.stdout and done.stderr.count("\n") == 1, done


def close(got, expected):
    """Relative to the largest of the numbers expected."""
    got, expected = [x if isinstance(x, list) else [x] for x in (got, expected)]
    assert len(got) == len(expected), (len(got), len(expected))
    scale = max(map(abs, expected))
    worst = max(abs(a - b) for a, b in zip(got, expected))
    assert worst <= TOLERANCE * scale, f"off by {worst / scale:.2g}"


def lse(program):
    for n in (1, 2, 7, 2500):
        x = [random.uniform(-20, 20) for _ in range(n)]
        largest = max(x)
        total = math.fsum(math.exp(each - largest) for each in x)
        close(run(program, {"x": x}, "primal"), largest + math.log(total))
        close(run(program, {"x": x}, "gradient"), [math.exp(e - largest) / total for e in x])


def llsq(program):
    for n in (2, 5, 33, 500):
        x = [random.uniform(-1, 1) for _ in range(128)]
        value, slope = [], [[] for _ in x]
        for i in range(n):
            t = -1 + 2 * i / (n - 1)
            powers = [t**j for j in range(len(x))]
            rest = (t > 0) - (t < 0) - math.fsum(c * p for c, p in zip(x, powers))
            value.append(rest * rest / 2)
            for terms, power in zip(slope, powers):
                terms.append(-rest * power)
        close(run(program, {"x": x, "n": n}, "primal"), math.fsum(value))
        close(run(program, {"x": x, "n": n}, "gradient"), [math.fsum(terms) for terms in slope])
    refuses(program, {"x": [1.0], "n": 3}, "gradient")


def reprojection(v, feature):
    """One residual of a camera v[:11], a point v[11:14] and a weight v[14], complex or real."""
    angle = cmath.sqrt(sum(e * e for e in v[:3]))
    w = [e / angle for e in v[:3]]
    p = [v[11 + k] - v[3 + k] for k in range(3)]
    cross = [w[1] * p[2] - w[2] * p[1], w[2] * p[0] - w[0] * p[2], w[0] * p[1] - w[1] * p[0]]
    along = sum(a * b for a, b in zip(w, p)) * (1 - cmath.cos(angle))
    q = [p[k] * cmath.cos(angle) + cross[k] * cmath.sin(angle) + w[k] * along for k in range(3)]
    u = [q[0] / q[2], q[1] / q[2]]
    square = u[0] * u[0] + u[1] * u[1]
    radial = 1 + v[9] * square + v[10] * square * square
    return [v[14] * (u[k] * radial * v[6] + v[7 + k] - feature[k]) for k in range(2)]


def ba(program):
    for n, m, p in ((1, 1, 1), (3, 5, 7), (4, 300, 700)):
        data = {"n": n, "m": m, "p": p, "w": random.uniform(0.5, 1),
                "cam": [random.uniform(0.1, 1) for _ in range(11)],
                "x": [random.uniform(2, 3) for _ in range(3)],
                "feat": [random.uniform(-1, 1) for _ in range(2)]}
        v = [*data["cam"], *data["x"], data["w"]]

        out = run(program, data, "objective")
        close(out["reproj_error"]["elements"], [e.real for e in reprojection(v, data["feat"])])
        close(out["w_err"]["element"], 1 - v[14] ** 2)
        assert (out["reproj_error"]["repeated"], out["w_err"]["repeated"]) == (p, p)

        step = 1e-30
        columns = [reprojection([e + 1j * step * (i == k) for i, e in enumerate(v)], data["feat"])
                   for k in range(15)]
        block = [columns[k][row].imag / step for row in range(2) for k in range(15)]
        out = run(program, data, "jacobian")
        close(out["vals"], [*block, -2 * v[14]])
        places = [*range(11), *range(11 * n, 11 * n + 3), 11 * n + 3 * m]
        assert out["cols"] == [*places, *places, 11 * n + 3 * m + p - 1]
        starts = [*range(0, 30 * p, 15), *range(30 * p, 31 * p + 1)]
        assert out["rows"] == [*starts[:30], starts[-1]]


if __name__ == "__main__":
    checked = {"lse": lse, "llsq": llsq, "ba": ba}[sys.argv[2]]
    checked(sys.argv[1])
    refuses(sys.argv[1], {}, "no such function")
