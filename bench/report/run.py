#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Builds and runs every benchmark, and writes a report of them: FOLDER/report.html. See
../README.md."""

import argparse
import json
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
import machine  # noqa: E402
import page  # noqa: E402
import programs  # noqa: E402
import readme  # noqa: E402
import results  # noqa: E402
import summary  # noqa: E402

ROOT = programs.ROOT
SLOW_TO_BUILD = ["array_workloads", "recurrences"]
QUICK_COMPILE = ["--quick", "--sizes", "10,100"]


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one compiler, few repetitions, small "
                        "functions for the compilers; three minutes")
    parser.add_argument("--programs", help="those of bench/run to take part, e.g. "
                        "scalar,jacobians; default all")
    parser.add_argument("--compilers", help="default g++,clang++-19, with --quick the first found")
    parser.add_argument("--repetitions", type=int, help="default 11, with --quick 5")
    parser.add_argument("--no-compile", action="store_true", help="no compile-time bench")
    parser.add_argument("--output", default=ROOT / "build/report", type=pathlib.Path,
                        help="folder for builds, results and report; default build/report")
    parser.add_argument("--from", dest="source", type=pathlib.Path, metavar="FOLDER",
                        help="measure nothing, write the report from the results in FOLDER")
    parser.add_argument("--publish", action="store_true",
                        help="write docs/benchmarks.md and the table in README.md as well")
    return check(parser, parser.parse_args())


def check(parser, options):
    options.output = options.output.resolve()
    known = programs.available()
    if options.programs:
        options.programs = options.programs.split(",")
    else:
        options.programs = [name for name in known
                            if not (options.quick and name in SLOW_TO_BUILD)]
    for name in options.programs:
        if name not in known:
            parser.error(f"no program {name} in bench/run; there are {', '.join(known)}")
    if options.source:
        return options
    wanted = (options.compilers or "g++,clang++-19").split(",")
    found = [name for name in wanted if shutil.which(name)]
    options.missing = [f"{name}: not installed." for name in wanted if name not in found]
    if options.quick:
        options.missing += [f"{name}: left for the full run." for name in found[1:]]
    options.compilers = found[:1] if options.quick else found
    options.repetitions = options.repetitions or (5 if options.quick else 11)
    if not found:
        parser.error(f"no compiler: {', '.join(wanted)} not found")
    return options


def command_line():
    """What to type for the same numbers; where they were put is nobody else's concern."""
    words, rest = ["bench/report/run.py"], iter(sys.argv[1:])
    for word in rest:
        if word == "--output":
            next(rest, None)
        elif word != "--publish" and not word.startswith("--output="):
            words.append(word)
    return " ".join(words)


def measure(options):
    """Fills FOLDER/results: run.json, COMPILER/PROGRAM.json, compile/compile.csv."""
    folder = options.output / "results"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    seconds = 0.01 if options.quick else 0.05
    facts = machine.facts(ROOT, command_line())
    facts["compilers"] = {name: machine.first_line(name, "--version")
                          for name in options.compilers}
    facts["method"] = (
        f"Processor time, medians of {options.repetitions} repetitions of at least "
        f"{seconds} s each; contenders in random order on one core, each checked before it is "
        "timed. The whisker is the middle half of the repetitions.")
    facts["flags"], facts["compile_flags"] = "", "-O2"
    left = facts["left_out"] = options.missing
    left += [f"{name}: {'left for the full run' if options.quick else 'not asked for'}."
             for name in programs.available() if name not in options.programs]
    steps = len(options.compilers) * (2 + 2 * len(options.programs)) + (not options.no_compile)
    progress = programs.Progress(steps)
    neighbours = machine.Neighbours()
    for compiler in options.compilers:
        run_compiler(options, compiler, folder, seconds, facts, progress, neighbours)
    if options.no_compile:
        left.append("Compile time: not asked for.")
    else:
        arguments = [*(QUICK_COMPILE if options.quick else []), "--compilers",
                     ",".join(options.compilers)]
        with neighbours:
            left += programs.compile_bench(arguments, folder / "compile", progress)
    progress.done()
    facts["warnings"] = (["Quick mode: few repetitions, one compiler."] if options.quick else []
                         ) + neighbours.warnings()
    (folder / "run.json").write_text(json.dumps(facts, indent=1) + "\n")
    return folder


def run_compiler(options, compiler, folder, seconds, facts, progress, neighbours):
    built = options.output / compiler
    left = facts["left_out"]
    if problem := programs.configure(compiler, built, progress):
        left.append(f"All programs with {compiler}: {problem}")
        return
    facts["flags"] = programs.flags(built)
    programs.build_all(compiler, built, options.programs, progress)
    names = []
    for program in options.programs:
        if problem := programs.build(compiler, built, program, progress):
            left.append(f"{program} with {compiler}: {problem}")
        else:
            names.append(program)
    for program in names:
        output = folder / compiler / f"{program}.json"
        with neighbours:
            left += programs.time_all(compiler, built, program, output, options.repetitions,
                                      seconds, progress)


def publish(path, text_from):
    path.write_text(text_from(path.read_text()))
    print(path)


def main():
    options = parse()
    folder = options.source or measure(options)
    read = results.read(folder)
    target = (options.source or options.output) / "report.html"
    target.write_text(page.html(read))
    print(target)
    if options.publish:
        publish(ROOT / "docs/benchmarks.md", lambda _: summary.markdown(read))
        publish(ROOT / "README.md", lambda text: readme.replaced(text, read))
    return 0 if read.families or read.rooflines or read.compilations else 1


if __name__ == "__main__":
    sys.exit(main())
