#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Fails when an object holds what only the compiler needs.

    weigh.py COMPILER FLAG...

Graphs of arrays and plans are constants of a megabyte each. They are none of a program's: what it
reads of them has to be a constant of its own, else the object holds all of it.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MOST_BYTES = 50_000  # of data; without graphs it is 2,000


def data_of(command):
    """Bytes of constants and variables in the object."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "functions.o"
        subprocess.run([*command, "-c", HERE / "functions.cpp", "-o", target], check=True)
        told = subprocess.run(["size", "-A", target], text=True, capture_output=True, check=True)
    return sum(map(int, re.findall(r"^\.(?:ro)?data\S*\s+(\d+)", told.stdout, re.M)))


def main(command):
    found = data_of(command)
    print(f"{found} bytes of data, of at most {MOST_BYTES}")
    return 0 if found <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
