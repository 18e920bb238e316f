# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Operations on whole arrays: each method makes a value from what a scope has, or raises Unfit.

Divisors and logarithms keep a distance from zero, exponents are bounded.
"""

from drawing import Axis, Drawing, Value, common, size

UNARY = ["tl::sin({a})", "tl::cos({a})", "tl::tanh({a})", "tl::sigmoid({a})", "tl::exp(-{a} * {a})",
         "tl::log(2.0 + {a} * {a})", "tl::sqrt(1.0 + {a} * {a})", "-{a}", "0.5 * {a}", "{a} * {a}",
         "1.0 - {a}", "1.0 / (1.5 + tl::sin({a}))", "tl::tanh({a}) * {a}"]
KINKS = ["tl::relu({a})", "tl::abs({a})"]
ARITHMETIC = ["{a} * {b}", "{a} * {b}", "{a} + {b}", "{a} - {b}", "{a} / (2.0 + {b} * {b})",
              "{a} / (2.0 + tl::cos({b}))", "tl::pow(2.0 + tl::sin({a}), tl::tanh({b}))"]
CHOICES = ["tl::max({a}, {b})", "tl::min({a}, {b})", "tl::select({a} < {b}, {b} * {b}, 0.5 * {a})"]
REDUCTIONS = ["sum", "sum", "mean", "product", "logsumexp"]
EXTREMES = ["max", "min", "norm"]
BY_ROW = ["softmax", "log_softmax", "layer_norm"]


class Operations(Drawing):
    def drawn(self, forms, with_kinks):
        return self.pick(forms if self.smooth else forms + with_kinks)

    # ---- element by element ----

    def unary(self, scope):
        a = self.value(scope)
        return Value(self.drawn(UNARY, KINKS).format(a=a.text), a.axes)

    def binary(self, scope):
        a = self.value(scope)
        b = self.value(scope, lambda v: v != a and common(a.axes, v.axes) is not None)
        form = self.drawn(ARITHMETIC, CHOICES)
        return Value(form.format(a=a.text, b=b.text), common(a.axes, b.axes))

    def column_beside_row(self, scope):
        a, b = self.array(scope, 1), self.array(scope, 1)
        self.need(not a.axes[0].single and not b.axes[0].single)
        column = f"tl::reshape<tl::dynamic, 1>({a.text})"
        return Value(self.pick(ARITHMETIC).format(a=column, b=b.text), a.axes + b.axes)

    # ---- reductions ----

    def reduction(self, scope):
        a = self.array(scope)
        name = self.drawn(REDUCTIONS, EXTREMES)
        if self.chance(0.4):
            return Value(f"tl::{name}({a.text})")
        axis = self.random.randrange(a.rank)
        text = f"tl::{name}<{axis}>({a.text})"
        axes = a.axes[:axis] + a.axes[axis + 1:]
        if len(axes) == 1 and not axes[0].single and self.chance(0.4):  # kept, as one that repeats
            extents = ("1, tl::dynamic", "tl::dynamic, 1")[axis]
            axes = axes[:axis] + (Axis(1, True),) + axes[axis:]
            return Value(f"tl::reshape<{extents}>({text})", axes)
        return Value(text, axes)

    def by_row(self, scope):
        a = self.array(scope)
        return Value(f"tl::{self.pick(BY_ROW)}({a.text})", a.axes)

    # ---- products ----

    def turned(self, a):
        return Value(f"tl::transpose({a.text})", a.axes[::-1])

    def transpose(self, scope):
        return self.turned(self.array(scope, 2))

    def matmul(self, scope):
        a, b = (self.turned(v) if v.rank == 2 and self.chance(0.4) else v
                for v in (self.array(scope), self.array(scope)))
        self.need(a.rank + b.rank > 2 and (a.rank < 3 or b.rank > 1))
        batch = a.axes[:-2] if a.rank == 3 else ()
        inner, columns = (b.axes[-2], b.axes[-1:]) if b.rank > 1 else (b.axes[0], ())
        self.need(a.axes[-1] == inner and (b.rank < 3 or b.axes[:1] == batch))
        rows = a.axes[-2:-1] if a.rank > 1 else ()
        return Value(f"tl::matmul({a.text}, {b.text})", batch + rows + columns)

    def of_vectors(self, scope):
        a, b = self.array(scope, 1), self.array(scope, 1)
        if a.axes == b.axes and self.chance(0.5):
            return Value(f"tl::dot({a.text}, {b.text})")
        return Value(f"tl::outer({a.text}, {b.text})", a.axes + b.axes)

    def einsum(self, scope):
        operands = [self.array(scope) for _ in range(self.pick([1, 2, 2, 3]))]
        axis_of, words = {}, []
        for a in operands:
            word = ""
            for axis in a.axes:
                alike = [c for c in axis_of
                         if axis_of[c] == axis and (c not in word or self.chance(0.3))]
                c = self.pick(alike) if alike and self.chance(0.8) else "ijklmnopq"[len(axis_of)]
                axis_of[c] = axis
                word += c
            words.append(word)
        out = self.random.sample(list(axis_of), min(len(axis_of), self.pick([0, 1, 1, 2, 2])))
        self.need(size(axis_of.values()) <= 5000 and len(axis_of) - len(out) <= 5)
        letters = ",".join(words) + "->" + "".join(out)
        return Value(f'tl::einsum<"{letters}">({", ".join(a.text for a in operands)})',
                     tuple(axis_of[c] for c in out))

    def convolution(self, scope):
        x, w = self.array(scope, 1, 2), self.array(scope, 1, 2)
        self.need(w.rank <= x.rank)
        same = self.chance(0.3)
        axes = list(x.axes)
        for k in range(-w.rank, 0):
            n, kernel = axes[k].length, w.axes[k].length
            self.need(not axes[k].single and not w.axes[k].single and kernel <= min(n - 1, 5))
            axes[k] = Axis(n if same else n - kernel + 1)
        around = ", 1, tl::padding::same" if same else ""
        return Value(f"tl::conv{w.rank}d({x.text}, {w.text}{around})", tuple(axes))

    # ---- rearrangements ----

    def rearranged(self, scope):
        a = self.array(scope)
        k = self.random.randrange(a.rank)
        n = a.axes[k].length
        self.need(n > 1)
        begin = self.random.randrange(n - 1)
        text, length = self.pick([
            (f"tl::flip<{k}>({a.text})", n),
            (f"tl::slice<{k}>({a.text}, {begin}, 0)", n - begin),
            (f"tl::slice<{k}>({a.text}, 1, -1)", n - 2),
            (f"tl::pad<{k}>({a.text}, 1, 2)", n + 3),
            (f"tl::pad<{k}>(tl::slice<{k}>({a.text}, 0, -1), 1, 0)", n)])
        self.need(length > 1)
        return Value(text, a.axes[:k] + (Axis(length),) + a.axes[k + 1:])

    def concat(self, scope):
        a = self.array(scope)
        k = self.random.randrange(a.rank)
        others = lambda v: v.axes[:k] + v.axes[k + 1:]
        b = self.value(scope, lambda v: v.rank == a.rank and others(v) == others(a))
        self.need(not a.axes[k].single and not b.axes[k].single)
        both = Axis(a.axes[k].length + b.axes[k].length)
        return Value(f"tl::concat<{k}>({a.text}, {b.text})", a.axes[:k] + (both,) + a.axes[k + 1:])

    def reshaped(self, scope):
        a = self.array(scope)
        n = size(a.axes)
        self.need(n > 1 and not any(axis.single for axis in a.axes))
        if a.rank > 1 and self.chance(0.5):
            return Value(f"tl::flatten({a.text})", (Axis(n),))
        factors = [m for m in (2, 3, 4, 5) if n % m == 0 and n > m]
        self.need(factors)
        m = self.pick(factors)
        return Value(f"tl::reshape<{m}, tl::dynamic>({a.text})", (Axis(m), Axis(n // m)))

    def gathered(self, scope):
        self.need(scope.places)
        p = self.pick(scope.places)
        a = self.value(scope, lambda v: v.rank in (1, 2) and v.axes[0].length >= p.below)
        if self.chance(0.3):
            b = self.value(scope, lambda v: v.axes == (p.count,))
            return Value(f"tl::scatter(tl::indices<0>({a.text}), {p.text}, {b.text})", a.axes[:1])
        return Value(f"tl::take({a.text}, {p.text})", (p.count,) + a.axes[1:])
