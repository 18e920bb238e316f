# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The measured errors of the vectorised functions, as docs/reference/accuracy.md has them."""

import dataclasses
import pathlib

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/reference/accuracy.md"
COMMAND = "cmake --build build/dev --target accuracy"


@dataclasses.dataclass
class Accuracy:
    """Units in the last place."""
    function: str
    type: str
    bound: float
    worst: dict  # instruction set -> the largest error that was found


def read(page=PAGE):
    head, _, *rows = [[cell.strip() for cell in line.strip("| \n").split("|")]
                      for line in page.read_text().splitlines() if line.startswith("|")]
    errors = [(k, name) for k, name in enumerate(head) if k > 2 and name != "at"]
    return [Accuracy(row[0], row[1], float(row[2]), {name: float(row[k]) for k, name in errors})
            for row in rows]
