# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The tables of the compile-time bench: Markdown for each compiler, and one CSV of everything."""

import csv
import dataclasses

from measure import Cost


@dataclasses.dataclass
class Row:
    compiler: str
    contender: str
    title: str
    shape: str  # or "header": the includes alone
    size: int
    cost: Cost
    run: float = 0.0  # seconds for one value and gradient
    ratio: float = 0.0  # of it to the hand-written program
    gap: float = 0.0  # largest relative difference from it


def table(head, lines):
    rule = ["---", "---"] + ["---:"] * (len(head) - 2)
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, rule, *lines]) + "\n"


def grid(rows, sizes, cell):
    """One line for each contender and shape, one column for each size."""
    titles = list(dict.fromkeys(row.title for row in rows))
    shapes = [shape for shape in dict.fromkeys(row.shape for row in rows) if shape != "header"]
    found = {(row.title, row.shape, row.size): row for row in rows}
    lines = []
    for title in titles:
        for shape in shapes:
            cells = [found.get((title, shape, size)) for size in sizes]
            lines.append([title, shape, *(cell(row) if row else "" for row in cells)])
    return table(["contender", "shape", *(f"{size:,}" for size in sizes)], lines)


def compile_cell(row):
    cost = row.cost
    if cost.problem:
        return cost.problem.split(":")[0]
    return f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB"


def object_cell(row):
    return "" if row.cost.problem else f"{row.cost.kilobytes:.0f} kB, {row.cost.symbol}"


def ratio_cell(row):
    return f"{row.ratio:.2f}" if row.ratio else ""


def markdown(bench, versions):
    parts = []
    for name, version in versions.items():
        rows = [row for row in bench.rows if row.compiler == name]
        headers = [[row.title, "", *compile_cell(row).split(", ")] for row in rows
                   if row.shape == "header"]
        parts += [f"## {version}, {bench.options.flags}\n",
                  "Seconds (user and system) and peak memory:\n",
                  grid(rows, bench.options.sizes, compile_cell),
                  "Headers alone:\n", table(["contender", "", "seconds", "memory"], headers),
                  "Object size and length of the longest symbol:\n",
                  grid(rows, bench.options.sizes, object_cell)]
        if any(row.ratio for row in rows):
            parts += ["Run time of value and gradient, over the hand-written straight line:\n",
                      grid(rows, bench.options.sizes, ratio_cell)]
    parts += [f"Left out: {name}: {why}\n" for name, why in bench.skipped.items()]
    return "\n".join(parts)


def write(bench, versions):
    (bench.folder / "compile.md").write_text(markdown(bench, versions))
    with open(bench.folder / "compile.csv", "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["compiler", "contender", "shape", "operations", "seconds", "quickest",
                      "slowest", "megabytes", "object_kilobytes", "longest_symbol", "problem",
                      "run_seconds", "run_over_hand", "difference"])
        for row in bench.rows:
            cost = row.cost
            out.writerow([row.compiler, row.contender, row.shape, row.size, f"{cost.seconds:.3f}",
                          f"{cost.quickest:.3f}", f"{cost.slowest:.3f}", f"{cost.megabytes:.1f}",
                          f"{cost.kilobytes:.1f}", cost.symbol, cost.problem, f"{row.run:.4g}",
                          f"{row.ratio:.3f}", f"{row.gap:.2g}"])
