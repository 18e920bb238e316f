#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Writes random functions of arrays as a user would: write.py output seed...

One text is compiled twice, in a namespace where tl is the library and in one where it is the plain
loops of plain.hpp. Beside it stands, for each seed, the call of compare.hpp with its arguments.
"""

import sys

from drawing import Axis, Places, Scope, Value, size
from loops import Loops

LENGTHS = [1, 2, 3, 5, 8, 9, 17]  # ends of vectors among them
VALUE, GRADIENT, JVP, VJP, HVP = 16, 1, 2, 4, 8  # the checks of comparison.hpp
WORKSPACE, JACOBIAN, HESSIAN, COARSE, TRANSFORMS = 32, 64, 128, 256, 512
OTHER_LENGTHS = [0, 1, 2, 4, 7, 11, 16]
OF_NUMBERS = [GRADIENT, GRADIENT, VALUE | GRADIENT, JVP]
OF_SMALL = OF_NUMBERS + [HVP, HVP, HVP | TRANSFORMS, HESSIAN, HESSIAN | TRANSFORMS]
OF_ARRAYS = [JVP, JVP, VJP, VJP, VJP]
OF_SMALL_ARRAYS = OF_ARRAYS + [JACOBIAN, JACOBIAN]


class Function(Loops):
    def __init__(self, seed):
        super().__init__(seed)
        self.scope = Scope()
        self.number = "float" if self.chance(0.15) else "double"
        self.arguments = []  # names and what a call has for them
        self.unpacking = []  # of structures
        self.lengths = self.random.sample(LENGTHS, self.pick([2, 3]))
        self.of_program = [self.chance(0.5) for _ in self.lengths]  # known when it runs only
        self.read_lengths = set()
        for _ in range(self.pick([2, 3, 3, 4])):
            self.argument()
        if all(v.rank == 0 for v in self.scope.values):
            self.argument(least=1)
        while len(self.arguments) > 1 and self.chance(0.25):
            self.structure_of_arguments()
        self.slopes = len(self.arguments)  # integers, which stand behind the others, have none
        if self.chance(0.3):
            self.integers()
        self.steps(self.scope, self.pick([2, 2, 3, 3, 4]))
        self.finish()

    # ---- arguments ----

    def argument(self, least=0):
        """A number, or an array of extents that are static, dynamic, or 1 and repeat."""
        axes = [self.pick(self.lengths) for _ in range(self.pick([0, 1, 1, 1, 2, 2, 2, 2, 3]))]
        axes = axes if len(axes) >= least else self.lengths[:1]
        if size(Axis(n) for n in axes) > 160:
            axes = axes[:1]
        static = [self.chance(0.4) and not self.of_program[self.lengths.index(n)] for n in axes]
        if len(axes) > 1 and self.chance(0.25):
            k = self.random.randrange(len(axes))
            axes[k], static[k] = 1, True
        name = self.name("a")
        self.scope.values.append(
            Value(name, tuple(Axis(n, s and n == 1) for n, s in zip(axes, static))))
        self.arguments.append((name, self.made(axes, static)))

    def length(self, n):
        self.read_lengths.add(n)
        return f"n[{self.lengths.index(n)}]"

    def made(self, axes, static):
        for n, s in zip(axes, static):
            if s and n in self.lengths:
                self.of_program[self.lengths.index(n)] = False
        given = ", ".join(self.length(n) for n, s in zip(axes, static) if not s)
        if not axes:
            return f"{self.number}()"
        if not any(static) and self.chance(0.25):
            return f"strided<{self.number}, {len(axes)}>({{{given}}}, {self.layout(len(axes))})"
        if static == [False] and self.chance(0.7):
            return f"{self.pick(['std::vector', 'std::vector', 'spanned'])}<{self.number}>({given})"
        extents = ", ".join(str(n) if s else "tl::dynamic" for n, s in zip(axes, static))
        tensor = f"tl::tensor<{self.number}, {extents}>"
        return f"viewed<{tensor}>({tensor}({given}))" if self.chance(0.1) else f"{tensor}({given})"

    def layout(self, rank):
        """Axes in any order in memory, with gaps or without."""
        order = ", ".join(str(k) for k in self.random.sample(range(rank), rank))
        gaps = ", ".join(str(self.pick([0, 0, 3])) for _ in range(rank))
        return f"{{{order}}}, {self.pick([1, 1, 2])}, {{{gaps}}}"

    def structure_of_arguments(self):
        """Neighbours become the members of one."""
        count = min(self.pick([2, 2, 3]), len(self.arguments))
        at = self.random.randrange(len(self.arguments) - count + 1)
        names, made = zip(*self.arguments[at:at + count])
        kinds = ["std::tuple"] if count > 2 else ["std::tuple", "std::pair", "both"]
        if any(word in text for text in made for word in ("strided", "spanned", "viewed")):
            kinds = [kind for kind in kinds if kind != "both"]  # its tangents have its own type
        if len({text.split("(")[0] for text in made}) == 1:
            kinds = ["std::array"]
        name = self.name("g")
        self.arguments[at:at + count] = [(name, f"{self.pick(kinds)}{{{', '.join(made)}}}")]
        # Copied: clang 19 takes no binding by reference into a lambda that it evaluates.
        members = [f"of_{n}" for n in names]
        lines = [f"auto const& [{', '.join(members)}] = {name};"]
        lines += [f"[[maybe_unused]] auto const {n} = {m};" for n, m in zip(names, members)]
        self.unpacking = lines + self.unpacking

    def integers(self):
        name, n = self.name("a"), self.pick(self.lengths)
        below = self.pick(m for m in self.lengths if m > 1)
        self.scope.places.append(Places(name, Axis(n), below))
        self.arguments.append((name, f"places({self.length(n)}, {self.length(below)})"))

    def other_lengths(self):
        """Lengths for further calls of the same function, none and one among them."""
        free = [k for k, n in enumerate(self.lengths)
                if self.of_program[k] and n in self.read_lengths]
        changed = []
        for k in free:
            changed += [{k: 0}, {k: 1}, {k: self.pick(OTHER_LENGTHS)}]
        changed += [{k: self.pick(OTHER_LENGTHS) for k in free} for _ in range(2)]
        self.random.shuffle(changed)
        all = [tuple(change.get(k, n) for k, n in enumerate(self.lengths))
               for change in changed[:6]]
        return list(dict.fromkeys([tuple(self.lengths)] + all))

    # ---- the result, and how it is checked ----

    def finish(self):
        """A number, an array, or a structure of both."""
        small = sum(len(line) for line in self.scope.lines) < 500  # larger ones exceed a graph
        kind = self.random.random()
        if kind < 0.6:
            self.result, checks = self.last_number(self.scope), OF_SMALL if small else OF_NUMBERS
        else:
            checks = OF_SMALL_ARRAYS if small else OF_ARRAYS
            last = self.last_value(self.scope)
            self.result = last.text if kind < 0.8 else self.structure_of_results(last)
        self.checks = self.pick(checks) | self.pick([0, WORKSPACE]) | self.pick([0, 0, COARSE])

    def structure_of_results(self, last):
        other = self.value(self.scope)
        kinds = ["std::tuple({}, {})", "std::pair({}, {})", "both{{{}, {}}}",
                 "std::tuple({0}, std::pair({1}, 0.5 * {1}))"]
        if last.rank == other.rank:
            kinds += 2 * ["std::array{{{}, 0.5 * {}}}"]
        return self.pick(kinds).format(last.text, other.text)

    # ---- the text ----

    def source(self):
        text = ""
        for name, parameters, body in self.helpers:
            text += f"inline constexpr auto {name} = tl::function([]({parameters}) {{ {body} }});\n"
        body = "\n    ".join(self.unpacking + self.scope.lines + [f"return {self.result};"])
        parameters = ", ".join(f"[[maybe_unused]] auto const& {n}" for n, _ in self.arguments)
        lambda_ = f"[]({parameters}) {{\n    {body}\n}}"
        return f"{text}inline constexpr auto f{self.seed} = tl::function({lambda_});\n"

    def call(self):
        f = f"f{self.seed}"
        count = self.pick([self.slopes, self.slopes, self.pick(range(1, self.slopes + 1))])
        chosen = sorted(self.random.sample(range(self.slopes), count))
        if self.chance(0.2):
            self.random.shuffle(chosen)
        made = ", ".join(made for _, made in self.arguments)
        lengths = ", ".join(f"extents{{{', '.join(map(str, n))}}}" for n in self.other_lengths())
        return (f"compare<{self.number}, {self.checks}, chosen<{', '.join(map(str, chosen))}>>(\n"
                f"        traced::{f}, looped::{f},\n"
                f"        []([[maybe_unused]] extents const& n) {{ return std::make_tuple({made}); }},"
                f"\n        {{{lengths}}})")


def source_of(seeds):
    functions = [Function(seed) for seed in seeds]
    bodies = "".join(f.source() for f in functions)
    calls = "".join(f"    {{{f.seed}, [] {{ return {f.call()}; }}}},\n" for f in functions)
    return f"""#pragma once
#include <array/random/compare.hpp>

namespace random_arrays {{
namespace traced {{
namespace tl = tapeless;
{bodies}}} // namespace traced
namespace looped {{
namespace tl = plain;
{bodies}}} // namespace looped

struct random_case {{
    int seed;
    outcome (*run)();
}};
inline constexpr random_case all_cases[] = {{
{calls}}};
}} // namespace random_arrays
"""


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write(source_of([int(seed) for seed in sys.argv[2:]]))
