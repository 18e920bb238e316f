# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""What the traced front door may cost, at -O2 and the compilers' default limits."""

SECONDS_AT_1000 = {"g++": 1.5, "clang++-19": 2.0}
MEGABYTES_AT_1000 = {"g++": 200}
GROWTH = 4.5  # of the cost above the bare header, from 1,000 to 4,000 operations
HEADER_SECONDS = 0.5
SYMBOL = 500
RUN_TIME = 1.1  # of the hand-written straight line


def broken(rows):
    """A sentence for each budget that is exceeded."""
    found = {(r.compiler, r.shape, r.size): r for r in rows if r.contender == "tapeless_traced"}
    return [sentence for key, row in found.items() for sentence in row_breaks(key, row, found)]


def row_breaks(key, row, found):
    compiler, shape, size = key
    label = f"{compiler}, {shape} {size or ''}".rstrip()
    cost = row.cost
    if cost.problem:
        yield f"{label}: {cost.problem}"
        return

    def above(what, value, limit):
        if value > limit:
            yield f"{label}: {what} {value:.2f}, allowed {limit:g}"

    yield from above("longest symbol", cost.symbol, SYMBOL)
    if size == 0:
        yield from above("seconds", cost.seconds, HEADER_SECONDS)
    if size == 1000:
        yield from above("seconds", cost.seconds, SECONDS_AT_1000.get(compiler, 2.0))
        yield from above("MB", cost.megabytes, MEGABYTES_AT_1000.get(compiler, float("inf")))
    if size and row.ratio:
        yield from above("run time over hand-written", row.ratio, RUN_TIME)
    small, header = found.get((compiler, shape, 1000)), found.get((compiler, "header", 0))
    if size == 4000 and small and header:
        bare = header.cost.seconds
        growth = (cost.seconds - bare) / (small.cost.seconds - bare)
        yield from above("growth from 1,000 operations", growth, GROWTH)
