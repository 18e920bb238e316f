# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Reads the recorded measurements; medians, spreads and ratios."""

import csv
import dataclasses
import json
import pathlib
import statistics
import sys

import accuracy
import roofline
import runs

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "compile"))
from contenders import CONTENDERS  # noqa: E402

COMPILE_TITLES = {each.name: each.title for each in CONTENDERS}
# The first word of a peer's name, and the package that brings it.
PEERS = {each.title.split()[0]: each.package for each in CONTENDERS if each.package}

TITLES = {"scalar": "Single points: value and gradient",
          "data": "Data: derivatives at many points, and gradients of sums over them",
          "arrays": "Arrays with run-time extents: value and gradient",
          "array_workloads": "Arrays, small and large: the workloads of FastAD's paper",
          "recurrences": "Loops with a state: gradients through time",
          "bundles": "A sparse Jacobian: bundle adjustment",
          "threads": "Threads, by the clock on the wall",
         "jacobians": "Jacobians and Hessians",
          "sensitivities": "Sensitivities of differential equations"}


@dataclasses.dataclass
class Timing:
    """One contender on one problem: nanoseconds for a point, of all repetitions."""
    contender: str
    times: list
    base: "Timing" = None

    hand = property(lambda self: by_hand(self.contender))
    ours = property(lambda self: is_ours(self.contender))
    bound = property(lambda self: moves_bytes(self.contender))
    median = property(lambda self: statistics.median(self.times))

    @property
    def quartiles(self):
        """The middle half of the repetitions."""
        if len(self.times) < 2:
            return self.median, self.median
        low, _, high = statistics.quantiles(self.times, n=4, method="inclusive")
        return low, high

    @property
    def ratio(self):
        return self.median / self.base.median

    @property
    def spread(self):
        low, high = self.quartiles
        return low / self.base.median, high / self.base.median


@dataclasses.dataclass
class Problem:
    name: str
    timings: list  # in the order in which the program registers them

    def __post_init__(self):
        for timing in self.timings:
            timing.base = self.base

    @property
    def base(self):
        """What ratios refer to: the first by hand, or else the first of ours."""
        return next((t for t in self.timings if t.hand), self.ours)

    @property
    def ours(self):
        """The one that a user gets who asks for nothing special."""
        return next((t for t in self.timings if t.ours), None)


@dataclasses.dataclass
class Family:
    """What one program measured when one compiler had built it."""
    compiler: str
    program: str
    problems: list

    title = property(lambda self: TITLES.get(self.program, self.program))

    def parts(self):
        """Problems with the same kind of base go into one chart."""
        hand = [p for p in self.problems if p.base and p.base.hand]
        own = [p for p in self.problems if p.base and not p.base.hand]
        return [(base, part) for base, part in (("hand-written code", hand), ("tapeless", own))
                if part]


def by_hand(contender):
    return "by hand" in contender


def moves_bytes(contender):
    """A bound rather than a contender: it solves nothing."""
    return contender.endswith(" the bytes")


def is_ours(contender):
    return contender.startswith("tapeless")


def read_family(path):
    found = {}
    for run in runs.read(path):
        name = run["run_name"].removesuffix("/real_time")
        problem, _, contender = name.partition("/")
        found.setdefault(problem, {}).setdefault(contender, []).append(runs.nanoseconds(run))
    problems = [Problem(name, [Timing(*each) for each in timings.items()])
                for name, timings in found.items()]
    return Family(path.parent.name, path.stem, problems)


@dataclasses.dataclass
class Compilation:
    """One line of compile.csv."""
    compiler: str
    contender: str
    shape: str
    operations: int
    seconds: float
    quickest: float  # of the repetitions
    slowest: float
    megabytes: float
    kilobytes: float
    symbol: int
    problem: str
    run_ratio: float  # run time of value and gradient over the hand-written one; 0: not measured

    hand = property(lambda self: self.contender == COMPILE_TITLES["by_hand"])
    ours = property(lambda self: is_ours(self.contender))
    bound = property(lambda self: moves_bytes(self.contender))
    default = property(lambda self: self.contender == COMPILE_TITLES["tapeless_traced"])

    def range_of(self, measure):
        """From the least to the most of the repetitions; of memory, only one is recorded."""
        if measure == "seconds":
            return self.quickest, self.slowest
        return getattr(self, measure), getattr(self, measure)


def read_compilations(path):
    with open(path, newline="") as file:
        return [Compilation(row["compiler"], COMPILE_TITLES.get(row["contender"], row["contender"]),
                            row["shape"], int(row["operations"]), float(row["seconds"]),
                            float(row["quickest"]), float(row["slowest"]), float(row["megabytes"]),
                            float(row["object_kilobytes"]), int(row["longest_symbol"]),
                            row["problem"], float(row["run_over_hand"]))
                for row in csv.DictReader(file)]


@dataclasses.dataclass
class Results:
    facts: dict  # machine, compilers, flags, date, command; see run.py
    families: list
    rooflines: list
    compilations: list
    accuracy: list

    def left_out(self):
        """What a reader could expect here and does not find."""
        yield from self.facts.get("left_out", [])
        yield from missing_peers(self)
        for family in self.families:
            yield from unsolved(family)
        for row in self.compilations:
            if row.problem:
                what = "the headers" if row.shape == "header" else \
                    f"a {row.shape} of {row.operations:,} operations"
                yield f"Compile time, {row.compiler}: {row.contender} with {what}: {row.problem}."


def missing_peers(results):
    names = {t.contender for f in results.families for p in f.problems for t in p.timings}
    names |= {row.contender for row in results.compilations}
    for peer, package in PEERS.items():
        if not any(name.startswith(peer) for name in names):
            yield f"{peer}: not found on this machine ({package})."


def unsolved(family):
    """Problems without a base, and peers that solve only some of the problems of a chart."""
    where = f"{family.program}, {family.compiler}"
    for problem in family.problems:
        if not problem.base:
            yield f"{problem.name} ({where}): neither hand-written code nor tapeless."
    for _, problems in family.parts():
        peers = dict.fromkeys(t.contender for p in problems for t in p.timings
                              if not (t.hand or t.ours))
        for peer in peers:
            without = [p.name for p in problems if peer not in [t.contender for t in p.timings]]
            if without:
                yield f"{peer} ({where}): no program for {', '.join(without)}."


def read(folder):
    folder = pathlib.Path(folder)
    facts = folder / "run.json"
    if not facts.exists():
        sys.exit(f"{folder} holds no results: run.json is missing")
    table = folder / "compile" / "compile.csv"
    return Results(json.loads(facts.read_text()),
                   [read_family(path) for path in recorded(folder) if path.stem != "roofline"],
                   [roofline.read(path) for path in recorded(folder) if path.stem == "roofline"],
                   read_compilations(table) if table.exists() else [], accuracy.read())


def recorded(folder):
    """Program by program, g++ first."""
    order = list(TITLES)
    return sorted(folder.glob("*/*.json"), key=lambda path: (
        order.index(path.stem) if path.stem in order else len(order), path.parent.name != "g++"))
