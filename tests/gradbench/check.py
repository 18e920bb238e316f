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
    for n, m in ((2, 128), (5, 128), (33, 128), (500, 128), (2, 1), (70, 9), (33, 200)):
        x = [random.uniform(-1, 1) for _ in range(m)]
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
    refuses(program, {"x": [1.0]}, "gradient")


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


def likelihood(alpha, mu, q, l, x, gamma, m):
    """Of a mixture of Gaussians with a Wishart prior, complex or real."""
    n, d, k = len(x), len(x[0]), len(alpha)

    def log_sum_exp(terms):
        largest = max(terms, key=lambda t: t.real).real
        return cmath.log(sum(cmath.exp(t - largest) for t in terms)) + largest

    total = -n * log_sum_exp(alpha) - 0.5 * n * d * math.log(2 * math.pi)
    below = [[(i, j) for j in range(d) for i in range(j + 1, d)]] * k
    for point in x:
        exponents = []
        for c in range(k):
            gap = [a - b for a, b in zip(point, mu[c])]
            turned = [cmath.exp(e) * g for e, g in zip(q[c], gap)]
            for entry, (i, j) in zip(l[c], below[c]):
                turned[i] += entry * gap[j]
            exponents.append(alpha[c] + sum(q[c]) - 0.5 * sum(t * t for t in turned))
        total += log_sum_exp(exponents)
    freedom = d + m + 1
    log_gamma = 0.25 * d * (d - 1) * math.log(math.pi)
    log_gamma += sum(math.lgamma(0.5 * (freedom + 1 - j)) for j in range(1, d + 1))
    constant = freedom * d * (math.log(gamma) - 0.5 * math.log(2)) - log_gamma
    for c in range(k):
        square = sum(cmath.exp(2 * e) for e in q[c]) + sum(e * e for e in l[c])
        total += constant - 0.5 * gamma**2 * square + m * sum(q[c])
    return total


def gmm(program):
    for n, d, k in ((1, 1, 1), (13, 2, 3), (70, 5, 4)):
        def numbers(*shape):
            if not shape:
                return random.uniform(-1, 1)
            return [numbers(*shape[1:]) for _ in range(shape[0])]
        data = {"n": n, "d": d, "k": k, "gamma": 1.25, "m": 2, "alpha": numbers(k),
                "mu": numbers(k, d), "q": numbers(k, d), "l": numbers(k, d * (d - 1) // 2),
                "x": numbers(n, d)}
        given = {name: data[name] for name in ("alpha", "mu", "q", "l", "x", "gamma", "m")}
        close(run(program, data, "objective"), likelihood(**given).real)
        out = run(program, data, "jacobian")
        got, expected = [], []
        for name in ("alpha", "mu", "q", "l"):
            rows = given[name] if name != "alpha" else [given[name]]
            got += sum(out[name] if name != "alpha" else [out[name]], [])
            for row in rows:
                for i in range(len(row)):
                    kept, row[i] = row[i], row[i] + 1e-30j
                    expected.append(likelihood(**given).imag / 1e-30)
                    row[i] = kept
        close(got, expected)


def solution(x, steps):
    """Runge and Kutta's for y_0' = x_0, y_i' = x_i y_(i - 1), complex or real."""
    h, y = 2 / steps, [0.0] * len(x)

    def slopes(at):
        return [a * b for a, b in zip(x, [1.0, *at])]

    def moved(by, k):
        return [a + by * b for a, b in zip(y, k)]

    for _ in range(steps):
        k1 = slopes(y)
        k2 = slopes(moved(h / 2, k1))
        k3 = slopes(moved(h / 2, k2))
        k4 = slopes(moved(h, k3))
        y = [a + h / 6 * (b + 2 * c + 2 * d + e) for a, b, c, d, e in zip(y, k1, k2, k3, k4)]
    return y


def ode(program):
    for n, steps in ((1, 3), (2, 5), (7, 10), (40, 30)):
        data = {"x": [random.uniform(1, 2) for _ in range(n)], "s": steps}
        close(run(program, data, "primal"), solution(data["x"], steps))
        expected = []
        for k in range(n):
            x = [each + 1e-30j * (i == k) for i, each in enumerate(data["x"])]
            expected.append(solution(x, steps)[-1].imag / 1e-30)
        close(run(program, data, "gradient"), expected)


def prediction_loss(main, extra, state, sequence):
    """Of the next character, by cells with diagonal weights in layers, complex or real."""
    bits, total = len(extra[0]), 0
    state = [list(row) for row in state]

    def sigmoid(z):
        return 1 / (1 + cmath.exp(-z))

    for now, following in zip(sequence, sequence[1:]):
        inputs = [a * b for a, b in zip(now, extra[0])]
        for layer in range(len(main) // 2):
            weight, bias = main[2 * layer], main[2 * layer + 1]
            hidden, cell = state[2 * layer], state[2 * layer + 1]
            for j in range(bits):
                gate = [weight[k * bits + j] * (hidden[j] if k % 2 else inputs[j])
                        + bias[k * bits + j] for k in range(4)]
                cell[j] = cell[j] * sigmoid(gate[0]) + sigmoid(gate[1]) * cmath.tanh(gate[3])
                hidden[j] = sigmoid(gate[2]) * cmath.tanh(cell[j])
            inputs = list(hidden)
        guess = [a * b + c for a, b, c in zip(inputs, extra[1], extra[2])]
        norm = cmath.log(2 + sum(map(cmath.exp, guess)))
        total += sum(gold * (g - norm) for gold, g in zip(following, guess))
    return -total / (bits * (len(sequence) - 1))


def lstm(program):
    for layers, bits, steps in ((1, 1, 2), (2, 3, 5), (3, 14, 4)):
        def numbers(*shape):
            return [[random.uniform(-1, 1) for _ in range(shape[1])] for _ in range(shape[0])]
        data = {"main_params": numbers(2 * layers, 4 * bits), "extra_params": numbers(3, bits),
                "state": numbers(2 * layers, bits), "sequence": numbers(steps, bits)}
        given = [data[name] for name in ("main_params", "extra_params", "state", "sequence")]
        close(run(program, data, "objective"), prediction_loss(*given).real)
        expected = []
        for row in given[0] + given[1]:
            for i, kept in enumerate(row):
                row[i] = kept + 1e-30j
                expected.append(prediction_loss(*given).imag / 1e-30)
                row[i] = kept
        close(run(program, data, "jacobian"), expected)


if __name__ == "__main__":
    checked = {"lse": lse, "llsq": llsq, "ba": ba, "gmm": gmm, "ode": ode, "lstm": lstm}[sys.argv[2]]
    checked(sys.argv[1])
    refuses(sys.argv[1], {}, "no such function")
