#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The gate closes: for a library that shares no products, and for one with more templates.

    gate_test.py COMPILER
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parents[1] / "include"
# Hash-consing of commutative operations, and the same without looking.
SHARING = "if (node[i] == written || node[i] == other) return i;"
NO_SHARING = "if (node[i] == 0) return i;"


def gate(compiler, *options):
    done = subprocess.run([sys.executable, HERE / "gate.py", compiler, "--kernel", "robot_arm",
                           *options], text=True, capture_output=True)
    return done.returncode, done.stdout + done.stderr


def without_sharing(folder):
    """A copy of the library that computes equal products twice."""
    include = pathlib.Path(folder) / "include"
    shutil.copytree(INCLUDE, include)
    builder = include / "tapeless/graph/builder.hpp"
    text = builder.read_text()
    assert text.count(SHARING) == 1, f"{builder.name} has changed: adapt this test"
    builder.write_text(text.replace(SHARING, NO_SHARING))
    return include


def main(compiler):
    with tempfile.TemporaryDirectory() as folder:
        status, said = gate(compiler, "--include", without_sharing(folder))
    print(said)
    assert status == 1, "computing products twice goes through the gate"
    for sentence in ("WORSE robot_arm: products grew", "WORSE rosenbrock: operations grew",
                     "WORSE robot_arm: code grew"):
        assert sentence in said, f"the gate does not say: {sentence}"

    status, said = gate(compiler, "--flag=-include", "--flag=regex")
    print(said)
    assert status == 1, "a dear header goes through the gate"
    assert "WORSE the header: instantiations grew" in said, "the gate does not name the header"


if __name__ == "__main__":
    main(sys.argv[1])
