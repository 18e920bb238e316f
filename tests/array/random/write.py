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
VALUE, GRADIENT, JVP, VJP, HVP, WORKSPACE = 16, 1, 2, 4, 8, 32  # the checks of compare.hpp
OF_NUMBERS = [GRADIENT, GRADIENT, VALUE | GRADIENT, GRADIENT | WORKSPACE, JVP]
OF_SMALL = OF_NUMBERS + [HVP, HVP, HVP]  # larger ones exceed a graph
OF_ARRAYS = [JVP, VJP, VJP]


class Function(Loops):
    def __init__(self, seed):
        super().__init__(seed)
        self.scope = Scope()
        self.arguments = []  # as a call has them
        self.lengths = self.random.sample(LENGTHS, self.pick([2, 3]))
        names = [self.argument() for _ in range(self.pick([2, 3, 3, 4]))]
        if all(v.rank == 0 for v in self.scope.values):
            names.append(self.argument(least=1))
        self.slopes = len(names)  # integers, which stand behind the others, have none
        if self.chance(0.3):
            names.append(self.integers())
        self.parameters = ", ".join(f"[[maybe_unused]] auto const& {n}" for n in names)
        self.steps(self.scope, self.pick([2, 2, 3, 3, 4]))
        self.finish()

    def argument(self, least=0):
        """A number, or an array of extents that are static, dynamic, or 1 and repeat."""
        axes = [self.pick(self.lengths) for _ in range(self.pick([0, 1, 1, 1, 2, 2, 2, 2, 3]))]
        axes = axes if len(axes) >= least else self.lengths[:1]
        if size(Axis(n) for n in axes) > 160:
            axes = axes[:1]
        static = [self.chance(0.4) for _ in axes]
        if len(axes) > 1 and self.chance(0.25):
            k = self.random.randrange(len(axes))
            axes[k], static[k] = 1, True
        given = ", ".join(str(n) for n, s in zip(axes, static) if not s)
        extents = ", ".join(str(n) if s else "tl::dynamic" for n, s in zip(axes, static))
        if not axes:
            made = "0.0"
        elif static == [False] and self.chance(0.6):
            made = f"std::vector<double>({given})"
        elif static == [False, False] and self.chance(0.15):
            made = f"turned({given})"
        else:
            made = f"tl::tensor<double, {extents}>({given})"
        name = self.name("a")
        self.scope.values.append(
            Value(name, tuple(Axis(n, s and n == 1) for n, s in zip(axes, static))))
        self.arguments.append(made)
        return name

    def integers(self):
        name, n = self.name("a"), self.pick(self.lengths)
        below = max(2, self.pick(self.lengths))
        self.scope.places.append(Places(name, Axis(n), below))
        all = ", ".join(str(self.random.randrange(below)) for _ in range(n))
        self.arguments.append(f"integers{{{all}}}")
        return name

    def finish(self):
        """The result: a number, an array, or both."""
        kind = self.random.random()
        if kind < 0.65:
            small = sum(len(line) for line in self.scope.lines) < 500
            result, checks = self.last_number(self.scope), OF_SMALL if small else OF_NUMBERS
        elif kind < 0.85:
            result, checks = self.last_value(self.scope).text, OF_ARRAYS
        else:
            last = self.last_value(self.scope).text
            result, checks = f"std::tuple({last}, {self.last_number(self.scope)})", OF_ARRAYS
        self.result, self.checks = result, self.pick(checks)

    def source(self):
        text = ""
        for name, parameters, body in self.helpers:
            text += f"inline constexpr auto {name} = tl::function([]({parameters}) {{ {body} }});\n"
        body = "\n    ".join(self.scope.lines + [f"return {self.result};"])
        lambda_ = f"[]({self.parameters}) {{\n    {body}\n}}"
        return f"{text}inline constexpr auto f{self.seed} = tl::function({lambda_});\n"

    def call(self):
        f = f"f{self.seed}"
        return (f"compare<{self.checks}, {self.slopes}>(traced::{f}, looped::{f}, "
                f"{', '.join(self.arguments)})")


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
    std::string (*run)();
}};
inline constexpr random_case all_cases[] = {{
{calls}}};
}} // namespace random_arrays
"""


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write(source_of([int(seed) for seed in sys.argv[2:]]))
