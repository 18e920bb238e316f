# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Where tapeless is behind: sentences made from the numbers."""


def factor(number):
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"


def nanoseconds(number):
    if number >= 1e6:
        return f"{number / 1e6:.3g} ms"
    if number >= 1e4:
        return f"{number / 1e3:.3g} \N{MICRO SIGN}s"
    return f"{number:.3g} ns"


def faster(family):
    """(factor, whether it is beyond the spread, sentence) for each contender ahead of ours."""
    for problem in family.problems:
        ours = problem.ours
        for timing in problem.timings:
            if not ours or timing.median >= ours.median:
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


MEASURES = [("seconds", "compiles {lead} times as fast as"),
            ("megabytes", "compiles in {lead} times less memory than"),
            ("run_ratio", "runs {lead} times as fast, once compiled, as")]


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
        lead = f"up to {lead}" if len(leads) > 1 else lead
        sizes = ", ".join(f"{size:,}" for _, size in leads)
        what = "the headers alone" if shape == "header" else f"a {shape} of {sizes} operations"
        yield f"{compiler}, {what}: {contender} {phrase.format(lead=lead)} {own}."
