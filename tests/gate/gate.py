#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Fails when derivatives become dearer. No clock is involved: what is compared with baseline.json

- how many operations a program has (of all, of products and quotients),
- how many bytes of code the compiler makes of it at -O2,
- how many specializations of templates the compiler makes,

is the same on every machine with the same compiler. For a compiler that the baseline does not know,
only operations are compared. `--update` writes the baseline, for a change that is worth its price.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BASELINE = HERE / "baseline.json"
# A measure may grow by this share before it counts.
SLACK = {"products": 0.0, "operations": 0.0, "code": 0.03, "instantiations": 0.02}
STATISTICS = {
    "g++": (["-fstats"], r"^(?:decl|type)_specializations: size \d+, (\d+) elements"),
    "clang": (["-Xclang", "-print-stats"],
              r"^ +(\d+) (?:ClassTemplateSpecialization|VarTemplateSpecialization|Function) decls"),
}


class Compiler:
    def __init__(self, command, include, flags):
        self.command = command
        told = subprocess.run([command, "--version"], text=True, capture_output=True, check=True)
        self.family = "clang" if "clang" in told.stdout else "g++"
        self.name = self.family + " " + re.search(r"\d+\.\d+\.\d+", told.stdout)[0]
        folders = [include, ROOT / "bench", ROOT / "tests"]
        self.flags = ["-std=c++20", "-O2", *(f"-I{folder}" for folder in folders), *flags]

    def run(self, *arguments):
        done = subprocess.run([self.command, *self.flags, *map(str, arguments)], text=True,
                              capture_output=True, env={**os.environ, "LC_ALL": "C"})
        if done.returncode != 0:
            sys.exit(f"{self.command} fails:\n{done.stderr[:2000]}")
        return done.stdout + done.stderr


def operations(compiler, folder):
    """The kernels, with the operations of each."""
    program = folder / "counts"
    compiler.run(HERE / "counts.cpp", "-o", program)
    lines = subprocess.run([program], text=True, capture_output=True, check=True).stdout.split("\n")
    rows = [line.split() for line in lines[:-1]]
    return {"products": {row[0]: int(row[1]) for row in rows},
            "operations": {row[0]: int(row[2]) for row in rows}}


def code(compiler, folder, kernel):
    """Bytes of machine code."""
    target = folder / f"{kernel}.o"
    compiler.run("-c", HERE / "kernel.cpp", f"-DKERNEL={kernel}", "-o", target)
    told = subprocess.run(["size", "-A", target], text=True, capture_output=True, check=True).stdout
    return sum(map(int, re.findall(r"^\.text\S*\s+(\d+)", told, re.M)))


def instantiations(compiler, source):
    """Specializations of templates that the compiler made."""
    flags, pattern = STATISTICS[compiler.family]
    told = compiler.run("-fsyntax-only", *flags, "-x", "c++", source)
    return sum(map(int, re.findall(pattern, told, re.M)))


def measure(compiler, include, kernels):
    """The measures by operations, and this compiler's, of the code of these kernels or all."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        counts = operations(compiler, folder)
        own = {"code": {k: code(compiler, folder, k) for k in kernels or counts["operations"]},
               "instantiations": {
                   "the header": instantiations(compiler, include / "tapeless/tapeless.hpp"),
                   "all kernels": instantiations(compiler, HERE / "counts.cpp")}}
    return counts, own


def compare(before, now):
    """Yields (whether it is worse, a sentence) for each number that changed beyond its slack."""
    for name, kernels in now.items():
        for kernel, value in kernels.items():
            old = before.get(name, {}).get(kernel)
            if old is None:
                yield True, f"{kernel}: {value} {name}, not in the baseline"
            elif value > old * (1 + SLACK[name]):
                yield True, f"{kernel}: {name} grew from {old} to {value}"
            elif value < old * (1 - SLACK[name]):
                yield False, f"{kernel}: {name} fell from {old} to {value}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("compilers", nargs="+")
    parser.add_argument("--include", type=pathlib.Path, default=ROOT / "include",
                        help="where the library is")
    parser.add_argument("--flag", action="append", default=[], help="one more for the compilers")
    parser.add_argument("--kernel", action="append",
                        help="measures the code of this one only; may be repeated")
    parser.add_argument("--update", action="store_true", help="write the baseline")
    options = parser.parse_args()

    if options.kernel and options.update:
        parser.error("the baseline has every kernel's code")
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    worse = False
    for command in options.compilers:
        compiler = Compiler(command, options.include, options.flag)
        counts, own = measure(compiler, options.include, options.kernel)
        if options.update:
            baseline["every compiler"] = counts
            baseline[compiler.name] = own
            continue
        pairs = [(baseline["every compiler"], counts)]
        if compiler.name in baseline:
            pairs.append((baseline[compiler.name], own))
        else:
            print(f"{compiler.name} is not in the baseline: only operations are compared")
        for is_worse, sentence in (each for pair in pairs for each in compare(*pair)):
            print("WORSE" if is_worse else "better", sentence, f"({compiler.name})")
            worse = worse or is_worse
    if options.update:
        BASELINE.write_text(json.dumps(baseline, indent=1) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
