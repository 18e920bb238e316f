#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The code that the guide shows is code of an example, hence compiled and run, and every link
between the pages leads somewhere. Layout and trailing comments may differ. A sketch, which no
example has, is fenced as c++ instead of cpp."""

import pathlib
import re
import sys


def bare(text):
    return re.sub(r"\s+", "", re.sub(r"//.*", "", text))


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.M | re.S)


def unquoted(pages, language, sources):
    known = [bare(source.read_text()) for source in sources]
    for page in pages:
        for block in blocks(page, language):
            if not any(bare(block) in text for text in known):
                yield f"{page}: this is in no example:\n{block}"


def broken_links(pages):
    for page in pages:
        text = re.sub(r"^```.*?^```$|`[^`]*`", "", page.read_text(), flags=re.M | re.S)
        for link in re.findall(r"\[[^\]]+\]\(([^)#\s]+)[^)]*\)", text):
            if "://" not in link and not (page.parent / link).exists():
                yield f"{page}: no such file: {link}"


def main():
    root = pathlib.Path(sys.argv[1])
    guide = sorted((root / "docs/guide").glob("*.md"))
    examples = root / "docs/examples"
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    complaints = [*unquoted([pages[0], *guide], "cpp", examples.glob("*.cpp")),
                  *unquoted(guide, "text", examples.glob("*.txt")), *broken_links(pages)]
    print("\n".join(complaints) or f"{len(guide)} pages of the guide, {len(pages)} pages in all")
    return 1 if complaints or not guide else 0


if __name__ == "__main__":
    sys.exit(main())
