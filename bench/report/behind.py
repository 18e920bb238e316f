# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Where tapeless is behind: sentences made from the numbers."""


def factor(number):
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"


def nanoseconds(number):
    for size, unit in ((1e9, "s"), (1e6, "ms"), (1e3, "\N{MICRO SIGN}s")):
        if number >= 0.9995 * size:
            return f"{number / size:.3g} {unit}"
    return f"{number:.3g} ns"


def faster(family):
    """(factor, whether it is beyond the spread, sentence) for each contender ahead of ours."""
    for problem in family.problems:
        ours = problem.ours
        for timing in problem.timings:
            if not ours or timing.median >= ours.median or timing.bound:
                continue
            lead = ours.median / timing.median
            yield lead, timing.quartiles[1] < ours.quartiles[0], (
                f"{problem.name}, {family.compiler}: {timing.contender} is {factor(lead)} times "
                f"as fast as {ours.contender} ({nanoseconds(timing.median)} against "
                f"{nanoseconds(ours.median)}).")


def run_time(results):
    """Two lists of sentences, the largest lead first: beyond the spread, and within it."""
    found = sorted((each for family in results.families for each in faster(family)),
                   key=lambda each: -each[0])
    return [[text for _, beyond, text in found if beyond == wanted] for wanted in (True, False)]


MEASURES = [("seconds", "compiles faster, by {lead}, than"),
            ("megabytes", "takes less memory to compile, by {lead}, than"),
            ("run_ratio", "runs faster, by {lead}, than")]


def compilation(results):
    """One sentence for a compiler, a shape and a contender that takes less of something, with the
    sizes at which it does."""
    found = {}
    rows = [row for row in results.compilations if not row.problem]
    ours = {(row.compiler, row.shape, row.operations): row for row in rows if row.default}
    for row in rows:
        own = ours.get((row.compiler, row.shape, row.operations))
        if not own or row.ours:
            continue
        for measure, phrase in MEASURES:
            theirs, mine = getattr(row, measure), getattr(own, measure)
            if 0 < theirs < mine:
                key = row.compiler, row.shape, row.contender, own.contender, phrase
                found.setdefault(key, []).append((mine / theirs, row.operations))
    for (compiler, shape, contender, own, phrase), leads in found.items():
        lead = factor(max(lead for lead, _ in leads))
        lead = f"a factor of up to {lead}" if len(leads) > 1 else f"a factor of {lead}"
        sizes = " or ".join(f"{size:,}" for _, size in leads)
        what = "the headers alone" if shape == "header" else f"a {shape} of {sizes} operations"
        yield f"{compiler}, {what}: {contender} {phrase.format(lead=lead)} {own}."
