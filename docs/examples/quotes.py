#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The code that the guide shows is code of an example, hence compiled and run, and every link
between the pages leads to a file, and to a section of it, that exists. Layout and trailing comments
may differ. A sketch, which no example has, is fenced as c++ instead of cpp."""

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


def prose(page):
    return re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.M | re.S)


def anchors(page):
    """What the headings of a page are called in links."""
    for heading in re.findall(r"^#+ (.*)$", prose(page), re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def broken_links(pages):
    for page in pages:
        text = re.sub(r"`[^`]*`", "code", prose(page))
        for link, anchor in re.findall(r"\[[^\]]+\]\(([^)#\s]*)#?([^)\s]*)\)", text):
            to = page.parent / link if link else page
            if "://" in link:
                continue
            if not to.exists():
                yield f"{page}: no such file: {link}"
            elif anchor and anchor not in anchors(to):
                yield f"{page}: no such section: {link}#{anchor}"


def main():
    root = pathlib.Path(sys.argv[1])
    guide = sorted((root / "docs/guide").glob("*.md"))
    examples = root / "docs/examples"
    pages = [root / "README.md", root / "bench/README.md", *sorted((root / "docs").rglob("*.md"))]
    complaints = [*unquoted([pages[0], *guide], "cpp", examples.glob("*.cpp")),
                  *unquoted(guide, "text", examples.glob("*.txt")), *broken_links(pages)]
    print("\n".join(complaints) or f"{len(guide)} pages of the guide, {len(pages)} pages in all")
    return 1 if complaints or not guide else 0


if __name__ == "__main__":
    sys.exit(main())
