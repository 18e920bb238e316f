# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The page: text, charts and tables in one file without scripts."""

import pathlib
from html import escape

import accuracy
import behind
import charts
import roofline_chart
from behind import factor, nanoseconds

STYLE = (pathlib.Path(__file__).parent / "page.css").read_text()
SHAPES = {"chain": "chain", "tree": "balanced tree"}


def table(head, rows):
    cells = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
                   for row in rows)
    return (f'<details><summary>Table</summary><div class="scroll"><table><thead><tr>{cells}</tr>'
            f"</thead><tbody>{body}</tbody></table></div></details>")


def items(sentences):
    return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in sentences) + "</ul>"


def figure(caption, chart, numbers):
    return f"<figure><figcaption>{escape(caption)}</figcaption>{chart}{numbers}</figure>"


def spread(timing):
    low, high = timing.quartiles
    return f"{nanoseconds(low)} to {nanoseconds(high)}"


def ratio_figure(family, base, problems):
    rows = [(problem.name, {t.contender: (t.ratio, *t.spread,
                                          f"{t.contender}: {factor(t.ratio)} "
                                          f"({nanoseconds(t.median)})")
                            for t in problem.timings}) for problem in problems]
    reference = base if base == "hand-written code" else problems[0].base.contender
    units = [f"processor time over that of {reference}",
             "ratio on a logarithmic axis, less is faster"]
    numbers = table(["problem", "contender", "median per point", "middle half", "ratio"],
                    [[p.name, t.contender, nanoseconds(t.median), spread(t), factor(t.ratio)]
                     for p in problems for t in p.timings])
    note = "" if base == "hand-written code" else \
        ": no hand-written code exists, the ratio is to tapeless"
    chart = charts.dots(f"{family.title}, {family.compiler}", units, rows)
    return figure(family.compiler + note, chart, numbers)


def families(results):
    for program in dict.fromkeys(family.program for family in results.families):
        same = [family for family in results.families if family.program == program]
        if not any(family.parts() for family in same):
            continue
        yield f'<section><h2>{escape(same[0].title)}</h2><div class="pair">'
        for base in ("hand-written code", "tapeless"):
            for family in same:
                yield from (ratio_figure(family, base, problems)
                            for kind, problems in family.parts() if kind == base)
        yield "</div></section>"


def roofline_figure(roofline):
    rows = [[number, point.name, f"{point.flops:,.0f}", f"{point.bytes:,.0f}",
             f"{point.gigaflops:.1f}", f"{point.gigabytes:.1f}", roofline.copy_for(point).name,
             f"{100 * roofline.share(point):.0f} %"]
            for number, point in enumerate(roofline.points, 1)]
    numbers = table(["", "ours", "operations per item", "bytes per item", "GFLOP/s", "GB/s",
                     "memory", "share of the limit"], rows)
    return figure(roofline.compiler, roofline_chart.roofline(f"Roofline, {roofline.compiler}", roofline),
                  numbers)


def rooflines(results):
    if not results.rooflines:
        return
    yield ("<section><h2>How near the machine's limits</h2><p>Floating-point operations of value "
           "and gradient, against the bytes of arguments and results moved once; the call of a "
           "function such as exp counts as 20 operations. The lines are what one core of this "
           'machine does at most, measured in the same run.</p><div class="pair">')
    yield from map(roofline_figure, results.rooflines)
    yield "</div></section>"


def accuracies(results):
    names = list(dict.fromkeys(each.function for each in results.accuracy))
    found = {(each.function, each.type): each for each in results.accuracy}
    types = list(dict.fromkeys(each.type for each in results.accuracy))
    rows = [(name, {each: max(found[name, each].worst.values()) for each in types
                    if (name, each) in found}) for name in names]
    sets = list(results.accuracy[0].worst)
    numbers = table(["function", "type", "bound", *sets],
                    [[each.function, each.type, f"{each.bound:g}",
                      *(f"{each.worst[name]:.3f}" for name in sets)] for each in results.accuracy])
    chart = charts.bars("Largest errors of the vectorised functions",
                        "largest error found, in units in the last place (ULP)", rows)
    return ("<section><h2>Accuracy of the vectorised functions</h2><p>Against MPFR, over the whole "
            f"range, the worst of {', '.join(sets)}; every bound is asserted by the tests. "
            f"Command: <code>{accuracy.COMMAND}</code></p>"
            + figure("Largest error, of 4,000 random points of each kind and all edges", chart,
                     numbers) + "</section>")


COMPILE_CHARTS = [("seconds", "seconds of the compiler"), ("megabytes", "peak memory, MB")]


def compile_figure(rows, compiler, shape, measure, unit):
    series = {}
    for row in rows:
        if not row.problem:
            series.setdefault(row.contender, []).append(
                (row.operations, getattr(row, measure), *row.range_of(measure)))
    sizes = sorted({row.operations for row in rows})
    found = {(row.contender, row.operations): row for row in rows}

    def cell(name, size):
        row = found.get((name, size))
        return "" if not row else row.problem.split(":")[0] or f"{getattr(row, measure):.3g}"

    numbers = table(["contender", *(f"{size:,} operations" for size in sizes)],
                    [[name, *(cell(name, size) for size in sizes)] for name in
                     dict.fromkeys(row.contender for row in rows)])
    caption = f"{compiler}, {SHAPES.get(shape, shape)}: {unit}"
    return figure(caption, charts.lines(caption, unit, series), numbers)


def compile_tables(rows):
    """What has no chart: the headers alone, and the run time of what was compiled."""
    heads = [row for row in rows if row.shape == "header"]
    yield "<p>Headers alone</p>" + table(
        ["compiler", "contender", "seconds", "MB"],
        [[row.compiler, row.contender, f"{row.seconds:.2f}", f"{row.megabytes:.0f}"]
         for row in heads])
    bodies = [row for row in rows if row.shape != "header" and not row.problem]
    yield "<p>Object code, longest symbol, and run time over hand-written straight lines</p>"
    yield table(["compiler", "contender", "shape", "operations", "object kB", "symbol, characters",
                 "run time, ratio"],
                [[row.compiler, row.contender, row.shape, f"{row.operations:,}",
                  f"{row.kilobytes:.0f}", f"{row.symbol:,}",
                  factor(row.run_ratio) if row.run_ratio else ""] for row in bodies])


def compilations(results):
    rows = results.compilations
    if not rows:
        return
    yield ("<section><h2>Compile time and memory</h2><p>Value and all ten slopes of a function of "
           "ten variables, against the operations in the function before it is differentiated; "
           f"flags <code>{escape(results.facts.get('compile_flags', ''))}</code>. The whiskers "
           "go from the quickest to the slowest of the repetitions.</p>"
           '<div class="pair">')
    for shape in dict.fromkeys(row.shape for row in rows if row.shape != "header"):
        for measure, unit in COMPILE_CHARTS:
            for compiler in dict.fromkeys(row.compiler for row in rows):
                some = [row for row in rows if (row.compiler, row.shape) == (compiler, shape)]
                if some:
                    yield compile_figure(some, compiler, shape, measure, unit)
    yield "</div>"
    yield from compile_tables(rows)
    yield "</section>"


def how(facts):
    rows = [("Date", facts["date"]), ("Version", facts["commit"]),
            ("Machine", facts["machine"]), ("System", facts["system"]),
            *(("Compiler", version) for version in facts["compilers"].values()),
            ("Flags", facts["flags"]), ("Method", facts["method"]), ("Command", facts["command"])]
    body = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    warn = "".join(f'<p class="warn">{escape(each)}</p>' for each in facts.get("warnings", []))
    return f"{warn}<dl>{body}</dl>"


def behind_section(results):
    beyond, within = behind.run_time(results)
    compiled = list(behind.compilation(results))
    parts = ["<section><h2>Where tapeless is behind</h2><p>docs/design/behind.md says why, and what "
             "would close it.</p><h3>Run time</h3>",
             items(beyond) if beyond else "<p>Nowhere beyond the spread.</p>"]
    if within:
        parts.append("<p>Faster in the median, but by less than the spread:</p>" + items(within))
    if results.compilations:
        parts.append("<h3>Compilation</h3>" + (items(compiled) or "<p>Nowhere.</p>"))
    return "".join(parts) + "</section>"


def html(results):
    left = list(results.left_out())
    parts = ["<h1>tapeless: the benchmarks</h1>", how(results.facts), *families(results),
             *rooflines(results), *compilations(results), accuracies(results),
             behind_section(results),
             "<section><h2>What was left out</h2>", items(left) if left else "<p>Nothing.</p>",
             "</section>"]
    return ('<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>tapeless: the benchmarks</title><style>{STYLE}</style></head><body><main>"
            + "\n".join(parts) + "</main></body></html>\n")
