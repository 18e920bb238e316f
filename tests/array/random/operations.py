# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Operations on whole arrays: each method makes a value from what a scope has, or raises Unfit.

Divisors and logarithms keep a distance from zero, exponents are bounded.
"""

from drawing import Axis, Drawing, Value, common, size

UNARY = ["tl::sin({a})", "tl::cos({a})", "tl::tanh({a})", "tl::sigmoid({a})", "tl::exp(-{a} * {a})",
         "tl::log(2.0 + {a} * {a})", "tl::sqrt(1.0 + {a} * {a})", "-{a}", "0.5 * {a}", "{a} * {a}",
         "1.0 - {a}", "1.0 / (1.5 + tl::sin({a}))", "tl::tanh({a}) * {a}", "tl::softplus({a})",
         "tl::relu({a})", "tl::abs({a})"]
ARITHMETIC = ["{a} * {b}", "{a} * {b}", "{a} + {b}", "{a} - {b}", "{a} / (2.0 + {b} * {b})",
              "{a} / (2.0 + tl::cos({b}))", "tl::pow(2.0 + tl::sin({a}), tl::tanh({b}))",
              "tl::max({a}, {b})", "tl::min({a}, {b})",
              "tl::select({a} < {b}, {b} * {b}, 0.5 * {a})"]
REDUCTIONS = ["sum", "sum", "mean", "product", "logsumexp", "max", "min", "norm", "argmax"]
BY_ROW = ["softmax", "log_softmax", "softmax<{k}>", "log_softmax<{k}>"]


class Operations(Drawing):
    # ---- element by element ----

    def unary(self, scope):
        a = self.value(scope)
        return Value(self.pick(UNARY).format(a=a.text), a.axes)

    def binary(self, scope):
        a = self.value(scope)
        b = self.value(scope, lambda v: v != a and common(a.axes, v.axes) is not None)
        form = self.pick(ARITHMETIC)
        return Value(form.format(a=a.text, b=b.text), common(a.axes, b.axes))

    def column_beside_row(self, scope):
        a, b = self.array(scope, 1), self.array(scope, 1)
        self.need(not a.axes[0].single and not b.axes[0].single)
        column = f"tl::reshape<tl::dynamic, 1>({a.text})"
        return Value(self.pick(ARITHMETIC).format(a=column, b=b.text), a.axes + b.axes)

    def in_place(self, scope):
        a = self.array(scope)
        b = self.value(scope, lambda v: v != a and common(a.axes, v.axes) == a.axes)
        u, sign = self.name("u"), self.pick("+-*")
        return Value(f"[&] {{ auto {u} = {a.text}; {u} {sign}= {b.text}; return {u}; }}()", a.axes)

    def stopped(self, scope):
        a = self.value(scope)
        b = self.value(scope, lambda v: common(a.axes, v.axes) is not None)
        form = self.pick(["tl::stop_gradient({a}) * {b}", "{a} - 0.5 * tl::stop_gradient({b})",
                          "{b} * tl::stop_gradient(tl::sin({a})) + {a}"])
        return Value(form.format(a=a.text, b=b.text), common(a.axes, b.axes))

    # ---- reductions ----

    def reduction(self, scope):
        a = self.array(scope)
        name = self.pick(REDUCTIONS)
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
        name = self.pick(BY_ROW).format(k=self.random.randrange(a.rank))
        return Value(f"tl::{name}({a.text})", a.axes)

    def layer_norm(self, scope):
        a = self.array(scope)
        more = self.pick(["", ", 0.01"])
        if self.chance(0.6):
            of_row = lambda v: v.rank < 2 and common(v.axes, a.axes) == a.axes
            gain, shift = (self.pick([self.value(scope, of_row).text, number])
                           for number in ("1.5", "0.25"))
            more = f", {gain}, {shift}{more}"
        return Value(f"tl::layer_norm({a.text}{more})", a.axes)

    def loss(self, scope):
        a = self.array(scope)
        classes = [p for p in scope.places
                   if (p.count,) == a.axes[:-1] and p.below <= a.axes[-1].length]
        if classes:
            return Value(f"tl::cross_entropy({a.text}, {self.pick(classes).text})")
        b = self.value(scope, lambda v: v.axes == a.axes and v != a)
        form = self.pick(["tl::mse({a}, {b})", "tl::cross_entropy({a}, tl::softmax({b}))",
                          "tl::hinge({a}, {b})"])
        return Value(form.format(a=a.text, b=b.text))

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

    def kernel(self, scope, x, *ranks):
        """An array, cut to what passes over the last axes of another one."""
        long = lambda axes: not any(axis.single or axis.length == 1 for axis in axes)
        w = self.value(scope, lambda v: v.rank in ranks and v.rank <= x.rank
                       and long(v.axes + x.axes[-v.rank:]))
        text, kept = w.text, [min(k.length, n.length - 1, 4)
                              for k, n in zip(w.axes, x.axes[-w.rank:])]
        for axis, length in enumerate(kept):
            if length < w.axes[axis].length:
                text = f"tl::slice<{axis}>({text}, 0, {length})"
        return Value(text, tuple(map(Axis, kept)))

    def passed_over(self, axes, kernel):
        """In which steps and with which zeros around, and what is left of the axes."""
        stride, zeros, same = self.pick([1, 1, 2, 3]), self.pick([0, 0, 1, 2]), self.chance(0.3)
        made = []
        for n, k in zip(axes, kernel):
            steps = n.length - 1 if same else n.length + 2 * zeros - k.length
            made.append(Axis(steps // stride + 1))
            self.need(made[-1].length > 1)
        around = "tl::padding::same" if same else f"{{{zeros}}}" if zeros else ""
        if around:
            return f", {stride}, {around}", made
        return f", {stride}" if stride > 1 else "", made

    def convolution(self, scope):
        x = self.array(scope)
        w = self.kernel(scope, x, 1, 2)
        how, made = self.passed_over(x.axes[-w.rank:], w.axes)
        return Value(f"tl::conv{w.rank}d({x.text}, {w.text}{how})",
                     x.axes[:-w.rank] + tuple(made))

    def channels(self, scope):
        """A kernel between each channel made and each one taken."""
        x = self.array(scope, 2, 3)
        if x.rank == 2 and self.chance(0.4):
            v = self.array(scope, 1)
            x = Value(f'tl::einsum<"c,xy->cxy">({v.text}, {x.text})', v.axes + x.axes)
        w = self.kernel(scope, x, *range(1, x.rank))
        taken = x.axes[-w.rank - 1]
        pairs = self.value(scope, lambda v: v.rank == 2 and taken in v.axes)
        pairs = pairs if pairs.axes[1] == taken else self.turned(pairs)
        self.need(not taken.single and not pairs.axes[0].single)
        letters = "xy"[:w.rank]
        both = f'tl::einsum<"oc,{letters}->oc{letters}">({pairs.text}, {w.text})'
        how, made = self.passed_over(x.axes[-w.rank:], w.axes)
        return Value(f"tl::conv{w.rank}d({x.text}, {both}{how})",
                     x.axes[:-w.rank - 1] + pairs.axes[:1] + tuple(made))

    def channels_as_given(self, scope):
        x = self.array(scope, 2, 3)
        w = self.value(scope, lambda v: v.rank == 3 and v.axes[1] == x.axes[-2])
        self.need(not any(axis.single for axis in w.axes + x.axes[-2:]))
        self.need(w.axes[2].length < x.axes[-1].length)
        how, made = self.passed_over(x.axes[-1:], w.axes[-1:])
        return Value(f"tl::conv1d({x.text}, {w.text}{how})",
                     x.axes[:-2] + w.axes[:1] + tuple(made))

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
            (f"tl::slice<{k}>({a.text}, {begin}, 0, 2)", (n - begin + 1) // 2),
            (f"tl::pad<{k}>({a.text}, 1, 2)", n + 3)])
        self.need(length > 1)
        return Value(text, a.axes[:k] + (Axis(length),) + a.axes[k + 1:])

    def moved(self, p):
        """The elements at other places along the first axis."""
        forms = ["tl::flip<0>({p})"]
        if p.axes[0].length > 2:
            forms += ["tl::pad<0>(tl::slice<0>({p}, 0, -1), 1, 0)",
                      "tl::concat<0>(tl::slice<0>({p}, 1, 0), tl::slice<0>({p}, 0, 1))",
                      "tl::slice<0>(tl::pad<0>({p}, 1, 1), 2, 0)"]
        return Value(self.pick(forms).format(p=p.text), p.axes)

    def moved_along(self, scope):
        return self.moved(self.array(scope))

    def concat(self, scope):
        a = self.array(scope)
        k = self.random.randrange(a.rank)
        others = lambda v: v.axes[:k] + v.axes[k + 1:]
        b = self.value(scope, lambda v: v.rank == a.rank and others(v) == others(a))
        self.need(not a.axes[k].single and not b.axes[k].single)
        both = Axis(a.axes[k].length + b.axes[k].length)
        return Value(f"tl::concat<{k}>({a.text}, {b.text})", a.axes[:k] + (both,) + a.axes[k + 1:])

    def stacked(self, scope):
        self.need(any(v.rank > 0 for v in scope.values))  # numbers alone have no arrays
        first = self.value(scope, lambda v: v.rank < 3)
        parts = [first] + [self.value(scope, lambda v: v.axes == first.axes)
                           for _ in range(self.pick([0, 1, 1, 2, 3]))]
        k = self.random.randrange(first.rank + 1)
        named = f"<{k}>" if k > 0 or self.chance(0.3) else ""
        axis = Axis(len(parts), len(parts) == 1)
        return Value(f"tl::stack{named}({', '.join(v.text for v in parts)})",
                     first.axes[:k] + (axis,) + first.axes[k:])

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
        a = self.value(scope, lambda v: v.rank > 0 and v.axes[0].length >= p.below)
        if self.chance(0.3):
            b = self.value(scope, lambda v: v.axes == (p.count,))
            return Value(f"tl::scatter(tl::indices<0>({a.text}), {p.text}, {b.text})", a.axes[:1])
        return Value(f"tl::take({a.text}, {p.text})", (p.count,) + a.axes[1:])
