# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The table in README.md: a few problems of every kind, as times of what tapeless takes."""

from behind import factor, nanoseconds
from results import PEERS
from summary import table

BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"

# Program of bench/run, problem, what README calls it.
SHOWN = [("scalar", "xy + sin x exp y", "gradient of xy + sin x exp y"),
         ("scalar", "Black-Scholes, 5 greeks", "Black-Scholes with 5 greeks"),
         ("scalar", "Rosenbrock 100", "gradient of Rosenbrock, 100 variables"),
         ("jacobians", "Hessian of Rosenbrock 100", "its Hessian"),
         ("jacobians", "bundle adjustment 2 x 15", "bundle adjustment, Jacobian 2 x 15"),
         ("sensitivities", "Lotka-Volterra, 200 steps, 2 x 6",
          "sensitivities of Lotka-Volterra, 200 steps"),
         ("data", "logistic neuron, 100000", "logistic neuron at 100,000 points, each"),
         ("data", "logistic regression, 8 columns, 1000000",
          "logistic regression, a million points, each"),
         ("arrays", "gmm, d 10, k 25", "Gaussian mixture, 1,000 points, d 10, k 25"),
         ("arrays", "network 256, 784-512-10", "network 784-512-10, 256 samples"),
         ("recurrences", "lstm, 2 layers of 14, 1024", "lstm, 2 layers of 14, 1,024 steps")]


def is_library(timing):
    return timing.contender.split()[0] in PEERS


def times(timing, ours):
    """How many times as long as ours, and who, unless that is what the column says."""
    if not timing:
        return ""
    who = "" if timing.contender == "written by hand" else f" ({timing.contender})"
    return factor(timing.median / ours.median) + who


def lines(results):
    compiler = next((family.compiler for family in results.families), "")
    problems = {(family.program, problem.name): problem for family in results.families
                if family.compiler == compiler for problem in family.problems}
    for program, name, words in SHOWN:
        problem = problems.get((program, name))
        if not problem or not problem.ours:
            continue
        ours = problem.ours
        nearest = min(filter(is_library, problem.timings), key=lambda t: t.median, default=None)
        yield [words, nanoseconds(ours.median),
               times(problem.base if problem.base.hand else None, ours), times(nearest, ours)]


def section(results):
    facts = results.facts
    compiler = next(iter(facts["compilers"].values()), "")
    warnings = "".join(f" {each}" for each in facts.get("warnings", []))
    return (table(["value and derivatives", "tapeless", "by hand", "next library"],
                  list(lines(results))) +
            "\nThe time of tapeless, and how many times as long the others take. "
            f"{facts['machine']}; {compiler}, `{facts['flags']}`; measured by "
            f"`{facts['command']}`.{warnings}\n")


def replaced(text, results):
    """The text of README.md with the table of these results."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return before + BEGIN + section(results) + END + after
