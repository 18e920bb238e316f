#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The compile-time bench: what value and gradient of a function of N operations cost the compiler,
and how fast the result runs. See ../README.md."""

import argparse
import pathlib
import sys

import budgets
import report
import run_time
from contenders import CONTENDERS
from measure import Compiler, Cost
from workload import SHAPES

TOLERANCE = 1e-9


class Bench:
    def __init__(self, options):
        self.options = options
        self.folder = pathlib.Path(options.output)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows, self.skipped, self.given_up = [], {}, set()

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def compile(self, compiler, contender, shape, size):
        stem = f"{contender.name}-{shape}-{size}-{compiler.name}"
        source, target = self.folder / f"{stem}.cpp", self.folder / f"{stem}.o"
        source.write_text(contender.source(shape, size) if size else contender.prologue())
        cost = compiler.median(source, target, contender, self.options.repeat)
        self.rows.append(report.Row(compiler.name, contender.name, contender.title, shape, size,
                                    cost))
        self.say(f"{stem}: " + (cost.problem or
                                f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB"))
        return target

    def wanted(self):
        for contender in CONTENDERS:
            ours = contender.ours or contender.name == "by_hand"
            if self.options.only == "ours" and not ours:
                continue
            if self.options.only not in ("", "ours") and self.options.only not in contender.name:
                if contender.name != "by_hand":
                    continue
            yield contender

    def present(self, compiler, contender):
        """Compiles the headers alone; a peer whose headers are missing is named and left out."""
        self.compile(compiler, contender, "header", 0)
        problem = self.rows[-1].cost.problem
        if problem and not contender.ours:
            self.rows.pop()
            self.skipped[contender.title] = f"{problem} ({contender.package})"
        return contender.ours or not problem

    def run_compiler(self, compiler):
        contenders = [c for c in self.wanted() if self.present(compiler, c)]
        for shape in SHAPES:
            for size in self.options.sizes:
                built = []
                for contender in contenders:
                    lost = (compiler.name, contender.name, shape)
                    if size > contender.largest or lost in self.given_up:
                        continue
                    target = self.compile(compiler, contender, shape, size)
                    if self.rows[-1].cost.problem:
                        self.given_up.add(lost)
                    else:
                        built.append((contender, target))
                if len(built) > 1 and not self.options.no_run:
                    self.race(compiler, shape, size, built)

    def race(self, compiler, shape, size, built):
        times = run_time.run([c for c, _ in built], [t for _, t in built], self.folder)
        for row in self.rows:
            if (row.compiler, row.shape, row.size) == (compiler.name, shape, size) \
                    and row.contender in times:
                row.run, row.gap = times[row.contender]
                row.ratio = row.run / times[built[0][0].name][0]
                if not row.gap <= TOLERANCE:
                    row.cost.problem = f"wrong by {row.gap:.1g}"
                    self.say(f"{row.contender} {shape} {size}: {row.cost.problem}")


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")],
                        help="operations, e.g. 100,1000; default 10,100,400,1000,4000,7000")
    parser.add_argument("--only", default="", help="'ours', or part of a contender's name; the "
                        "hand-written program always takes part")
    parser.add_argument("--compilers", default="g++,clang++-19")
    parser.add_argument("--flags", default="-O2", help="default: -O2")
    parser.add_argument("--repeat", type=int, help="compilations per median; default 3")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one compilation")
    parser.add_argument("--output", default="compile-bench", help="folder for results and sources")
    parser.add_argument("--no-run", action="store_true", help="do not time the programs")
    parser.add_argument("--quick", action="store_true", help="sizes 10,100,1000, once each")
    parser.add_argument("--check", action="store_true", help="ours only; fail beyond a budget")
    options = parser.parse_args()
    if options.check:
        options.only = options.only or "tapeless_traced"
    usual = [1000, 4000, 7000] if options.check else [10, 100, 400, 1000, 4000, 7000]
    options.sizes = options.sizes or ([10, 100, 1000] if options.quick else usual)
    options.repeat = options.repeat or (1 if options.quick else 3)
    return options


def main():
    options = parse()
    bench = Bench(options)
    versions = {}
    for name in options.compilers.split(","):
        compiler = Compiler(name, options.flags.split(), options.timeout)
        if compiler.found():
            versions[name] = compiler.version()
            bench.run_compiler(compiler)
        else:
            bench.skipped[name] = "not installed"
        report.write(bench, versions)
    print(report.markdown(bench, versions))
    wrong = [row for row in bench.rows if row.cost.problem.startswith("wrong")]
    broken = budgets.broken(bench.rows) if options.check else []
    for sentence in broken:
        print("over budget:", sentence)
    return 1 if wrong or broken else 0


if __name__ == "__main__":
    sys.exit(main())
