#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Writes, compiles and runs random functions of arrays, one seed after the other.

    python3 tests/array/random/run.py 1000 1100
    python3 tests/array/random/run.py --compiler g++ --flags="-O2" 1000 1100

What fails is named, and its source stays in the folder of --output.
"""

import argparse
import collections
import pathlib
import re
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


def running(options, *command):
    """`timeout` ends what a compiler has started as well."""
    return subprocess.run(["timeout", str(options.longest), *map(str, command)],
                          capture_output=True, text=True)


def compiling(options, *more):
    return running(options, options.compiler, "-std=c++20", *options.flags.split(),
                   f"-I{ROOT / 'include'}", f"-I{ROOT / 'tests'}", *more)


def precompiled(options):
    """What all of the programs begin with."""
    header = (options.output / "precompiled.hpp").resolve()
    header.write_text("#include <array/random/compare.hpp>\n")
    made = compiling(options, "-x", "c++-header", header, "-o", f"{header}.gch")
    if made.returncode != 0:
        sys.exit(first_errors(made.stderr))
    return header


def failure(seed, folder, header, options, counts):
    """What is wrong with a seed, or nothing. What was compared is counted."""
    (folder / "random_arrays.hpp").write_text(write.source_of([seed]))
    program = folder / "random"
    compiled = compiling(options, "-include", header, f"-I{folder}", HERE / "random.cpp", "-o",
                         program)
    if any(limit in compiled.stderr for limit in LIMITS):
        return TOO_LARGE
    if compiled.returncode == 124:
        return f"seed {seed} compiles for longer than {options.longest} seconds"
    if compiled.returncode != 0:
        return f"seed {seed} does not compile\n{first_errors(compiled.stderr)}"
    run = running(options, *options.under.split(), program)
    said = re.findall(r"(\d+) ([a-z ]+)(?:,|$)", run.stdout.splitlines()[-1] if run.stdout else "")
    for count, of in said:
        counts[of] += int(count)
    counts["seeds without any"] += ("0", "compared") in said
    if run.returncode == 0:
        return ""
    if run.returncode == 1 and run.stdout:
        return run.stdout
    return f"seed {seed} ends with {run.returncode}\n{run.stderr[:2000]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--compiler", default="clang++")
    parser.add_argument("--flags", default="-O1 -march=native")
    parser.add_argument("--under", default="", help="such as 'valgrind -q --error-exitcode=9'")
    parser.add_argument("--longest", type=int, default=300,
                        help="seconds that a compiler or a program may take")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("random-arrays"))
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    header = precompiled(options)
    failed = too_large = 0
    counts = collections.Counter()
    for seed in range(options.first, options.last + 1):
        folder = (options.output / str(seed)).resolve()
        folder.mkdir(exist_ok=True)
        said = failure(seed, folder, header, options, counts)
        if said and said != TOO_LARGE:
            failed += 1
            print(said.rstrip(), flush=True)
        else:
            too_large += said == TOO_LARGE
            shutil.rmtree(folder)
    print(f"{options.last - options.first + 1} seeds, {failed} failed, {too_large} too large")
    print(", ".join(f"{count} {of}" for of, count in counts.items()))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
