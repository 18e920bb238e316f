#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Checks that every sentence a user can read is explained, and is asked for by a test.

    documented.py INCLUDE_FOLDER PAGE TEST_FOLDER
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True
from run import instructions  # noqa: E402


def sentences(folder):
    for header in pathlib.Path(folder).glob("**/diagnostics.hpp"):
        text = header.read_text(encoding="utf-8").replace("\\\n", "")
        for literals in re.findall(r'#define TAPELESS_SAYS_\w+\s+((?:"[^"]*"\s*)+)', text):
            yield "".join(re.findall(r'"([^"]*)"', literals))


def quoted(page):
    """The sentences of the page: paragraphs that are a quotation in bold type."""
    text = pathlib.Path(page).read_text(encoding="utf-8")
    for quotation in re.findall(r"^> \*\*((?:.|\n> )*?)\*\*$", text, re.M):
        yield "tapeless: " + quotation.replace("\n> ", " ")


def tested(folder):
    for source in sorted(pathlib.Path(folder).glob("**/*.cpp")):
        yield from instructions(source.read_text(encoding="utf-8"), "g++").sentences


def main(headers, page, folder):
    all_of_them, on_page, in_tests = set(sentences(headers)), set(quoted(page)), set(tested(folder))
    complaints = [f"not explained in {page}: {each}" for each in sorted(all_of_them - on_page)]
    complaints += [f"explained, but said nowhere: {each}" for each in sorted(on_page - all_of_them)]
    complaints += [f"without a test: {each}" for each in sorted(all_of_them - in_tests)]
    if not all_of_them:
        complaints.append("no sentences found")
    print("\n".join(complaints) or f"{len(all_of_them)} sentences, all explained and tested")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
