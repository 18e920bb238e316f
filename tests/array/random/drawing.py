# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""What random functions are made of: shapes, names that a body may use, and choices among them."""

import random
import re
from typing import NamedTuple


class Axis(NamedTuple):
    length: int
    single: bool = False  # a static extent of 1, which repeats


class Value(NamedTuple):
    """What a text stands for: a number, if there are no axes, or an array."""
    text: str
    axes: tuple = ()

    @property
    def rank(self):
        return len(self.axes)


class Index(NamedTuple):
    """The variable of a loop; one over so many turns may end before the axes that it reads."""
    text: str
    axis: Axis
    of_turns: bool = False
    of_stretches: bool = False  # of turns between checkpoints: `below` does not take it


class Places(NamedTuple):
    """An argument of integers below a bound."""
    text: str
    count: Axis
    below: int


def common(a, b):
    """The axes of an operation element by element, or None where they disagree."""
    if len(a) < len(b):
        a, b = b, a
    made = list(a)
    for k in range(1, len(b) + 1):
        if made[-k].single:
            made[-k] = b[-k]
        elif not b[-k].single and b[-k] != made[-k]:
            return None
    return tuple(made)


def size(axes):
    count = 1
    for axis in axes:
        count *= axis.length
    return count


class Unfit(Exception):
    """Nothing in scope is what an operation needs: another one is drawn."""


class Scope:
    """A body: what it may name, and its statements."""

    def __init__(self, outer=None):
        self.values = list(outer.values) if outer else []
        self.indices = list(outer.indices) if outer else []
        self.places = list(outer.places) if outer else []
        self.depth = outer.depth + 1 if outer else 0
        self.made = []  # in this body, in order
        self.lines = []

    def add(self, value):
        self.values.append(value)
        self.made.append(value)
        return value

    def unused(self):
        """What this body has made and not named again."""
        words = re.findall(r"\w+", " ".join(self.lines))
        defined = re.findall(r"auto const (\w+) =", " ".join(self.lines))
        return [v for v in self.made if words.count(v.text) == defined.count(v.text)]

    def returning(self, result):
        """The inside of a lambda's braces."""
        return " ".join(self.lines + [f"return {result};"])


class Drawing:
    """Choices, and the steps of a body."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.names = 0

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, all):
        return self.random.choice(list(all))

    def need(self, fits):
        if not fits:
            raise Unfit

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def value(self, scope, accept=lambda v: True):
        """A value that is accepted, rather one of this body that nothing has used."""
        fitting = [v for v in scope.values if accept(v)]
        self.need(fitting)
        unused = scope.unused()
        weights = [1 + 2 * (v in scope.made) + 3 * (v in unused) for v in fitting]
        return self.random.choices(fitting, weights)[0]

    def array(self, scope, *ranks):
        return self.value(scope, lambda v: v.rank in (ranks or (1, 2, 3)))

    def write(self, scope, text, axes):
        made = Value(self.name("t"), tuple(axes))
        scope.lines.append(f"auto const {made.text} = {text};")
        return scope.add(made)

    def steps(self, scope, count):
        """So many statements, each an operation drawn by weight; `operations` names them."""
        written = 0
        names, weights = zip(*self.operations.items())
        for _ in range(20 * count):
            operation = getattr(self, self.random.choices(names, weights)[0])
            try:
                made = operation(scope)
            except Unfit:
                continue
            if made.rank <= 3 and size(made.axes) <= 700:
                self.write(scope, made.text, made.axes)
                written += 1
            if written == count:
                break

    def as_number(self, value):
        if value.rank == 0:
            return value.text
        form = self.pick(["tl::sum({a} * {a})", "tl::sum(tl::sin({a}))", "tl::mean({a})",
                          "tl::norm({a})", "tl::logsumexp({a})",
                          "tl::dot(tl::flatten({a}), tl::flatten({a}))"])
        return form.format(a=value.text)

    def as_axes(self, value, axes):
        """The value where it repeats over the axes, else a number of it that is no steeper."""
        if common(value.axes, axes) == axes:
            return value.text
        form = self.pick(["tl::mean({a})", "tl::mean(tl::sin({a}))", "tl::logsumexp({a})"])
        return form.format(a=value.text)

    def last_number(self, scope):
        """Everything that nothing else has used, as a number."""
        return " + ".join(self.as_number(v) for v in scope.unused() or [self.value(scope)])

    def last_value(self, scope):
        """The last value, and numbers of all else that nothing has used."""
        *rest, last = scope.unused() or [self.value(scope)]
        return Value(" + ".join([last.text] + [self.as_number(v) for v in rest]), last.axes)
