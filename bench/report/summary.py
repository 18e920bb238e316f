# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The same facts in Markdown, for docs/benchmarks.md."""

import behind
from behind import factor, nanoseconds

HEAD = """# Benchmarks

Written by [`bench/report/run.py`](../bench/README.md#report-all-of-it-in-one-command); do not edit.
Ratios are to hand-written code, or, where there is none, to tapeless; below 1 is faster. After each
ratio stands the middle half of its repetitions.
"""


def table(head, rows, left=1):
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, rule, *rows]) + "\n"


def items(sentences):
    return "".join(f"- {each}\n" for each in sentences) or "- nothing\n"


def ratio_cell(timing):
    low, high = timing.spread
    return f"{factor(timing.ratio)} ({factor(low)} to {factor(high)})"


def ratios(family):
    for base, problems in family.parts():
        names = list(dict.fromkeys(t.contender for p in problems for t in p.timings
                                   if t is not p.base))
        rows = []
        for problem in problems:
            found = {t.contender: ratio_cell(t) for t in problem.timings}
            rows.append([problem.name, nanoseconds(problem.base.median),
                         *(found.get(name, "") for name in names)])
        yield f"{family.compiler}, ratio to {base}:\n"
        yield table(["problem", base, *names], rows)


def grid(rows, measure, digits):
    sizes = sorted({row.operations for row in rows})
    found = {(row.contender, row.shape, row.operations): row for row in rows}

    def cell(*key):
        row = found.get(key)
        if not row:
            return ""
        return row.problem.split(":")[0] or f"{getattr(row, measure):.{digits}f}"

    pairs = dict.fromkeys((row.contender, row.shape) for row in rows)
    return table(["contender", "shape", *(f"{size:,}" for size in sizes)],
                 [[*pair, *(cell(*pair, size) for size in sizes)] for pair in pairs], left=2)


def compile_time(results):
    yield "## Compile time and memory\n"
    yield ("Value and all ten slopes of a function of ten variables, against its operations; flags "
           f"`{results.facts.get('compile_flags', '')}`.\n")
    for compiler in dict.fromkeys(row.compiler for row in results.compilations):
        rows = [row for row in results.compilations if row.compiler == compiler]
        heads = [row for row in rows if row.shape == "header"]
        rows = [row for row in rows if row.shape != "header"]
        yield f"{compiler}, headers alone:\n"
        yield table(["contender", "seconds", "MB"], [[row.contender, f"{row.seconds:.2f}",
                                                      f"{row.megabytes:.0f}"] for row in heads])
        for measure, digits, title in (("seconds", 2, "seconds of the compiler"),
                                       ("megabytes", 0, "peak memory, MB"),
                                       ("run_ratio", 2, "run time, over hand-written code")):
            yield f"{compiler}, {title}:\n"
            yield grid(rows, measure, digits)


def rooflines(results):
    if not results.rooflines:
        return
    yield "## How near the machine's limits\n"
    yield ("Floating-point operations of value and gradient (the call of a function such as exp "
           "counts as 20), bytes of arguments and results moved once, and the share of what one "
           "core can do at that ratio of the two, measured in the same run.\n")
    for found in results.rooflines:
        limits = "; ".join([f"{found.peak.name}: {found.peak.gigaflops:.0f} GFLOP/s",
                            *(f"{copy.name}: {copy.gigabytes:.0f} GB/s" for copy in found.copies)])
        yield f"{found.compiler}; {limits}\n"
        yield table(["ours", "operations", "bytes", "GFLOP/s", "GB/s", "memory", "share"],
                    [[point.name, f"{point.flops:,.0f}", f"{point.bytes:,.0f}",
                      f"{point.gigaflops:.1f}", f"{point.gigabytes:.1f}",
                      found.copy_for(point).name, f"{100 * found.share(point):.0f} %"]
                     for point in found.points])


def setting(facts):
    yield "".join(f"**{each}**\n\n" for each in facts.get("warnings", []))
    compilers = "; ".join(facts["compilers"].values())
    yield items([f"{facts['date']}, version {facts['commit']}", f"{facts['machine']}; {facts['system']}",
                 f"{compilers}; `{facts['flags']}`", facts["method"],
                 f"Command: `{facts['command']}`"])


def behind_lists(results):
    beyond, within = behind.run_time(results)
    yield "## Where tapeless is behind\n"
    yield "[Why, and what would close it](design/behind.md).\n"
    yield items(beyond)
    if within:
        yield "Faster in the median, but by less than the spread:\n"
        yield items(within)
    if results.compilations:
        yield "Compilation:\n"
        yield items(behind.compilation(results))


def markdown(results):
    parts = [HEAD, *setting(results.facts)]
    title = ""
    for family in results.families:
        if family.title != title:
            title = family.title
            parts.append(f"## {title}\n")
        parts += ratios(family)
    parts += rooflines(results)
    if results.compilations:
        parts += compile_time(results)
    parts.append("Errors of the vectorised functions: [accuracy.md](reference/accuracy.md).\n")
    parts += [*behind_lists(results), "## What was left out\n", items(results.left_out())]
    return "\n".join(part for part in parts if part)
