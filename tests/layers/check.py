#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The shape of include/tapeless: no include runs upward, the scalar library stays free of xsimd
and of dear standard headers, and headers stay short.

    check.py INCLUDE_DIRECTORY [--compiler COMPILER [FLAG ...]]

Prints one line per violation and fails if there is one. With a compiler, the claims about the
scalar library are checked on what its preprocessor really reads as well.
"""

import pathlib
import re
import subprocess
import sys

ROAD = ["core", "math", "op", "graph", "expr", "diff", "schedule", "eval"]
# Rooms beside or beyond the road, with the last room of the road that they may see.
BESIDE = {"print": "graph"}
BEYOND = {"simd": set(), "data": {"simd"},
          "array": {"simd", "data", "print"},
          "solve": {"simd", "array", "data"}, "learn": {"simd", "array", "data", "solve"},
          "interop": {"simd", "array", "data", "solve", "learn"}}
# Within a room: its folders, each with those that it may see. What stands in no folder is for all.
FOLDERS = {"array": {"graph": set(), "front": {"graph"}, "diff": {"graph"}, "plan": {"graph"},
                     "nest": {"graph", "front", "plan"},
                     "call": {"graph", "front", "diff", "plan", "nest"},
                     "tools": {"graph", "call"}}}
SCALAR = "tapeless.hpp"
DEAR = {"algorithm", "complex", "functional", "iostream", "map", "ostream", "ranges", "regex",
        "sstream", "unordered_map", "vector"}
LICENCE = ["// Copyright (c) 2026 The tapeless authors.",
           "// Distributed under the Boost Software License, Version 1.0 (see LICENSE)."]
MOST_LINES = 400
MOST_COLUMNS = 100

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def visible_rooms(room):
    """The rooms that headers of `room` may include, or None when nobody knows the room."""
    if room in ROAD:
        return set(ROAD[:ROAD.index(room) + 1])
    if room in BESIDE:
        return {room} | set(ROAD[:ROAD.index(BESIDE[room]) + 1])
    if room in BEYOND:
        return {room} | set(ROAD) | BEYOND[room]
    return None


def room_of(name):
    return name.split("/")[0] if "/" in name else None


def folder_of(name):
    parts = name.split("/")
    return parts[1] if len(parts) > 2 and parts[0] in FOLDERS else None


def runs_between_folders(name, other):
    """Whether a header of a room includes one of a folder there that it may not see."""
    room, own, theirs = room_of(name), folder_of(name), folder_of(other)
    if room_of(other) != room or own is None or theirs in (None, own):
        return False
    return theirs not in FOLDERS[room].get(own, set())


def read_headers(root):
    """Maps each header's name below tapeless/ to its lines."""
    folder = pathlib.Path(root) / "tapeless"
    return {path.relative_to(folder).as_posix(): path.read_text().split("\n")
            for path in sorted(folder.rglob("*.hpp"))}


def includes(lines):
    for number, line in enumerate(lines, 1):
        if found := INCLUDE.match(line):
            yield number, found[1], found[2]


def check_layout(name, lines):
    if lines[:2] != LICENCE:
        yield f"{name}:1: the two lines of the licence are missing"
    if "#pragma once" not in lines:
        yield f"{name}:1: no #pragma once"
    if len(lines) - 1 > MOST_LINES:
        yield f"{name}: {len(lines) - 1} lines, at most {MOST_LINES} are allowed"
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_COLUMNS:
            yield f"{name}:{number}: {len(line)} columns, at most {MOST_COLUMNS} are allowed"


def check_includes(name, headers):
    room = room_of(name)
    allowed = visible_rooms(room) if room else None
    if room and allowed is None:
        yield f"{name}: tests/layers/check.py gives the room {room}/ no place in the order"
        return
    for number, quote, target in includes(headers[name]):
        at = f"{name}:{number}:"
        if quote == '"':
            yield f'{at} "{target}" in quotes, write <tapeless/...>'
        if not target.startswith("tapeless/"):
            continue
        target = target.removeprefix("tapeless/")
        if target not in headers:
            yield f"{at} no such header: <tapeless/{target}>"
        elif room and room_of(target) is None:
            yield f"{at} {room}/ includes the front page <tapeless/{target}>"
        elif room and room_of(target) not in allowed:
            yield f"{at} {room}/ includes {room_of(target)}/ ({target}), which runs upward"
        elif runs_between_folders(name, target):
            yield f"{at} {folder_of(name)}/ includes {folder_of(target)}/ ({target})"


def check_scalar(headers):
    """Follows the includes of the scalar library."""
    seen, waiting = {SCALAR}, [SCALAR]
    while waiting:
        name = waiting.pop()
        for number, _, target in includes(headers.get(name, [])):
            if target.startswith("xsimd/"):
                yield f"{name}:{number}: the scalar library includes <{target}>"
            if target in DEAR:
                yield f"{name}:{number}: the scalar library includes <{target}>, which is dear"
            target = target.removeprefix("tapeless/")
            if target in headers and target not in seen:
                seen.add(target)
                waiting.append(target)


def check_preprocessed(root, compiler, flags):
    command = [compiler, "-std=c++20", "-M", "-x", "c++", f"-I{root}", *flags, "-"]
    run = subprocess.run(command, input=f"#include <tapeless/{SCALAR}>\n", text=True,
                         capture_output=True)
    if run.returncode:
        yield f"{SCALAR}: {compiler} cannot preprocess it: {run.stderr.strip()}"
    for path in run.stdout.split():
        if "/xsimd/" in path:
            yield f"{SCALAR}: {compiler} reads {path}"


def violations(root, compiler=None, flags=()):
    headers = read_headers(root)
    for name, lines in headers.items():
        yield from check_layout(name, lines)
        yield from check_includes(name, headers)
    if SCALAR in headers:
        yield from check_scalar(headers)
        if compiler:
            yield from check_preprocessed(root, compiler, flags)
    if not headers:
        yield f"no headers below {root}/tapeless"


def main(root, option=None, compiler=None, *flags):
    assert option in (None, "--compiler"), __doc__
    found = list(violations(root, compiler, flags))
    print("\n".join(found) if found else f"{len(read_headers(root))} headers in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
