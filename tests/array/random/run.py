#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Writes, compiles and runs random functions of arrays, one seed after the other.

    python3 tests/array/random/run.py 1000 1100
    python3 tests/array/random/run.py --compiler g++ --flags="-O2" 1000 1100

What fails is named, and its source stays in the folder of --output.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys

import write

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def first_errors(text):
    return "\n".join(line[:300] for line in text.splitlines() if "error" in line.lower())


TOO_LARGE = "too large"  # for one graph, or for what a compiler evaluates; a function may be that
LIMITS = ["than one graph of arrays can hold", "hit maximum step limit", "count exceeds limit"]
LONGEST = 300  # seconds that a compiler or a program may take


def running(*command):
    """`timeout` ends what a compiler has started as well."""
    return subprocess.run(["timeout", str(LONGEST), *map(str, command)], capture_output=True,
                          text=True)


def compiling(options, *more):
    return running(options.compiler, "-std=c++20", *options.flags.split(),
                   f"-I{ROOT / 'include'}", f"-I{ROOT / 'tests'}", *more)


def precompiled(options):
    """What all of the programs begin with."""
    header = (options.output / "precompiled.hpp").resolve()
    header.write_text("#include <array/random/compare.hpp>\n")
    made = compiling(options, "-x", "c++-header", header, "-o", f"{header}.gch")
    if made.returncode != 0:
        sys.exit(first_errors(made.stderr))
    return header


def failure(seed, folder, header, options):
    """What is wrong with a seed, or nothing."""
    (folder / "random_arrays.hpp").write_text(write.source_of([seed]))
    program = folder / "random"
    compiled = compiling(options, "-include", header, f"-I{folder}", HERE / "random.cpp", "-o",
                         program)
    if any(limit in compiled.stderr for limit in LIMITS):
        return TOO_LARGE
    if compiled.returncode == 124:
        return f"seed {seed} compiles for longer than {LONGEST} seconds"
    if compiled.returncode != 0:
        return f"seed {seed} does not compile\n{first_errors(compiled.stderr)}"
    run = running(program)
    if run.returncode == 0:
        return ""
    return run.stdout or f"seed {seed} ends with {run.returncode}\n{first_errors(run.stderr)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--compiler", default="clang++")
    parser.add_argument("--flags", default="-O1 -march=native")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("random-arrays"))
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    header = precompiled(options)
    failed = too_large = 0
    for seed in range(options.first, options.last + 1):
        folder = (options.output / str(seed)).resolve()
        folder.mkdir(exist_ok=True)
        said = failure(seed, folder, header, options)
        if said and said != TOO_LARGE:
            failed += 1
            print(said.rstrip(), flush=True)
        else:
            too_large += said == TOO_LARGE
            shutil.rmtree(folder)
    print(f"{options.last - options.first + 1} seeds, {failed} failed, {too_large} too large")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
