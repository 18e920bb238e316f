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


def failure(seed, folder, options):
    """What is wrong with a seed, or nothing."""
    (folder / "random_arrays.hpp").write_text(write.source_of([seed]))
    program = folder / "random"
    command = [options.compiler, "-std=c++20", *options.flags.split(), f"-I{ROOT / 'include'}",
               f"-I{ROOT / 'tests'}", f"-I{folder}", str(HERE / "random.cpp"), "-o", str(program)]
    compiled = subprocess.run(command, capture_output=True, text=True)
    if "than one graph of arrays can hold" in compiled.stderr:
        return ""  # a function may be too large
    if compiled.returncode != 0:
        return f"seed {seed} does not compile\n{first_errors(compiled.stderr)}"
    run = subprocess.run([program], capture_output=True, text=True)
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
    failed = 0
    for seed in range(options.first, options.last + 1):
        folder = (options.output / str(seed)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        said = failure(seed, folder, options)
        if said:
            failed += 1
            print(said.rstrip(), flush=True)
        else:
            shutil.rmtree(folder)
    print(f"{options.last - options.first + 1} seeds, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
