# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Operations with bodies: comprehensions, states, fixed points, functions within functions.

States are bounded, and turns that are to converge contract by a factor of a half or less, to what
is not zero: they are at rest when no element changes by much of itself.
"""

from drawing import Axis, Index, Scope, Value, common, size
from operations import Operations

DEEPEST = 2  # bodies within bodies


class Loops(Operations):
    operations = {
        "unary": 2, "binary": 6, "column_beside_row": 1, "in_place": 1, "stopped": 2,
        "reduction": 4, "by_row": 2, "layer_norm": 1, "loss": 1, "matmul": 4, "transpose": 1,
        "of_vectors": 1, "einsum": 2, "convolution": 2, "channels": 3, "channels_as_given": 1,
        "rearranged": 3, "moved_along": 1, "concat": 1, "stacked": 2, "reshaped": 1, "gathered": 3,
        "element": 1, "row": 2, "of_index": 1, "comprehension": 6, "map": 5, "turns": 12,
        "fixed_point": 5, "called": 5}

    def __init__(self, seed):
        super().__init__(seed)
        self.helpers = []  # functions that the function calls: name and source

    # ---- indices ----

    def range(self, scope):
        """The text of a range, and an index over it."""
        if self.chance(0.15):
            turns = self.pick([2, 3, 5])
            text = self.pick(["tl::range<{}>", "{}"]).format(turns)
            return text, Index(self.name("i"), Axis(turns), True)
        a = self.array(scope)
        k = self.random.randrange(a.rank)
        return f"tl::indices<{k}>({a.text})", Index(self.name("i"), a.axes[k])

    def position(self, scope, axis):
        """What may stand along an axis: an index, several, one that data name, or a constant."""
        n = axis.length
        exact = [i.text for i in scope.indices
                 if i.axis == axis or (i.of_turns and i.axis.length <= n and not axis.single)]
        if axis.single:
            return self.pick(exact or ["0"])
        free = [i for i in scope.indices if not i.axis.single]
        other = [f"{i.text} + {n - i.axis.length}" for i in free if i.axis.length < n]
        other += [f"2 * {i.text}" for i in free if 1 < i.axis.length <= n // 2]
        other += [f"{i.text} + {j.text}" for i in free for j in free if i != j and not i.of_turns
                  and not j.of_turns and i.axis.length + j.axis.length <= n]
        other += [f"{p.text}({i.text})" for p in scope.places for i in free
                  if p.below <= n and i.axis == p.count]
        if exact and self.chance(0.8):
            return self.pick(exact)
        return self.pick(other if other and self.chance(0.7) else [self.random.randrange(n)])

    def element(self, scope):
        a = self.array(scope)
        where = ", ".join(str(self.position(scope, axis)) for axis in a.axes)
        return Value(f"{a.text}({where})")

    def row(self, scope):
        a = self.array(scope, 2, 3)
        self.need(scope.indices)
        where = ", ".join(str(self.position(scope, axis)) for axis in a.axes[:-1])
        return Value(f"tl::row({a.text}, {where})", a.axes[-1:])

    def of_index(self, scope):
        """An index, or how many there are of an axis."""
        if scope.indices and self.chance(0.7):
            return Value(f"0.1 * tl::number({self.pick(scope.indices).text})")
        a = self.array(scope)
        return Value(f"0.1 * tl::indices<{self.random.randrange(a.rank)}>({a.text}).size()")

    # ---- comprehensions ----

    def inside(self, scope, index=None):
        """A body within a body; one with an index begins with an element."""
        self.need(scope.depth < DEEPEST)
        inner = Scope(scope)
        if index:
            inner.indices.append(index)
            self.write(inner, self.element(inner).text, ())
        return inner

    def over(self, index, body):
        return f"[&]([[maybe_unused]] auto {index.text}) {{ {body} }}"

    def comprehension(self, scope):
        text, index = self.range(scope)
        names = ["sum", "sum", "sum", "product", "logsumexp", "max", "min", "norm", "argmax"]
        outer = [i for i in scope.indices
                 if not i.of_turns and not i.of_stretches and not i.axis.single]
        if outer and self.chance(0.3):
            limit = self.pick(outer)
            text = f"tl::below({limit.text} + 1)"
            if self.chance(0.3):  # there may be none
                text, names = f"tl::below({limit.text})", ["sum", "product"]
            index = Index(index.text, limit.axis)
        inner = self.inside(scope, index)
        self.steps(inner, self.pick([0, 1, 1, 2]))
        name = self.pick(names)
        body = inner.returning(self.last_number(inner))
        return Value(f"tl::{name}({text}, {self.over(index, body)})")

    def map(self, scope):
        text, index = self.range(scope)
        inner = self.inside(scope, index)
        self.need(not index.axis.single)
        self.steps(inner, self.pick([0, 1, 1, 2]))
        result = self.last_value(inner)
        if result.rank > 2:
            result = Value(self.last_number(inner))
        body = inner.returning(result.text)
        return Value(f"tl::map({text}, {self.over(index, body)})", (index.axis,) + result.axes)

    # ---- states ----

    def parts(self, scope, most):
        """Values that a state begins with, and the kind of structure that it is."""
        parts = [self.value(scope, lambda v: v.rank <= 2 and size(v.axes) <= 60)
                 for _ in range(self.pick([1, 1, 2, 2, 3][:2 * most - 1]))]
        kinds = ["std::tuple"]
        kinds += ["std::pair", "both"] if len(parts) == 2 else []
        kinds += ["std::array"] if len({p.rank for p in parts}) == 1 else []
        return parts, self.pick(kinds)

    def structure(self, texts, kind):
        return texts[0] if len(texts) == 1 else f"{kind}{{{', '.join(texts)}}}"

    def part(self, text, kind, k):
        """A member of a structure."""
        return f"{text}.{('first', 'second')[k]}" if kind == "both" else f"std::get<{k}>({text})"

    def start(self, parts, kind):
        forms = [self.pick(["{}", "{}", "0.0 * {}", "0.5 * {}", "tl::sin({})"]) for _ in parts]
        return self.structure([form.format(p.text) for form, p in zip(forms, parts)], kind)

    def unpacked(self, inner, state, parts, kind):
        """The parts of a state by name, in a body that has it."""
        if len(parts) == 1:
            return [inner.add(Value(state, parts[0].axes))]
        return [self.write(inner, self.part(state, kind, k), part.axes)
                for k, part in enumerate(parts)]

    def next_part(self, inner, part):
        other = self.as_axes(self.value(inner), part.axes)
        if part.rank > 0 and self.chance(0.2):
            part = self.moved(part)
        form = self.pick(["0.5 * {p} + tl::sin({v})", "tl::tanh({p} + {v})",
                          "{p} + 0.1 * tl::tanh({v})", "tl::sin({p} * tl::tanh({v}))",
                          "0.5 * {p} - 0.25 * tl::cos({v})", "{p}", "tl::tanh({v}) + 0.0 * {p}"])
        return form.format(p=part.text, v=other)

    def next_parts(self, inner, parts):
        """What follows on the parts of a state: two of them may change places."""
        next = [self.next_part(inner, p) for p in parts]
        alike = [(j, k) for j, p in enumerate(parts) for k, q in enumerate(parts)
                 if p.axes == q.axes]
        if self.chance(0.3):
            j, k = self.pick(alike)
            next[j], next[k] = next[k], next[j]
        rest = [self.as_axes(v, parts[0].axes) for v in inner.unused() if v not in parts]
        if rest:
            next[0] += f" + 0.1 * tl::sin({' + '.join(rest)})"
        return next

    def last_of(self, scope, text, parts, kind):
        """One part of a state, and now and then names for others."""
        if len(parts) == 1:
            return Value(text, parts[0].axes)
        result = self.name("r")
        scope.lines.append(f"auto const {result} = {text};")
        *others, chosen = self.random.sample(list(enumerate(parts)), len(parts))
        for k, part in others:
            if self.chance(0.6):
                self.write(scope, self.part(result, kind, k), part.axes)
        return Value(self.part(result, kind, chosen[0]), chosen[1].axes)

    def turns(self, scope):
        """iterate, or scan with its states or with outputs beside them."""
        parts, kind = self.parts(scope, 3)
        scans = self.chance(0.4)
        count, index = str(self.pick([1, 2, 3, 5])), None
        if scans or self.chance(0.5):
            count, index = self.range(scope)
            self.need(not index.axis.single)
            if count.isdigit() and not scans:
                index = None  # which turns of a number have in a scan alone
        kept = self.pick(["", "", "tl::checkpointed<>, ", "tl::checkpointed<2>, "])
        if kept and index:
            index = index._replace(of_stretches=True)
        inner, state = self.inside(scope, index), self.name("s")
        names = self.unpacked(inner, state, parts, kind)
        self.steps(inner, self.pick([0, 1, 1, 2]))
        made = self.structure(self.next_parts(inner, names), kind)
        output = None
        # A pair of two parts would be read as a state and an output, and structs become tuples.
        if scans and (kind in ("std::pair", "both") or self.chance(0.6)):
            output = self.value(inner, lambda v: v.rank <= 1)
            made = f"std::pair({made}, {output.text})"
        parameters = f"auto const& {state}"
        parameters += f", [[maybe_unused]] auto {index.text}" if index else ""
        turns = f"tl::{'scan' if scans else 'iterate'}({kept}{count}, "
        if index is None and self.chance(0.3):
            turns = f"tl::iterate<{count}>({kept}"
        call = (f"{turns}{self.start(parts, kind)}, "
                f"[&]({parameters}) {{ {inner.returning(made)} }})")
        if scans:
            return self.scanned(scope, call, parts, kind, output, index)
        return self.last_of(scope, call, parts, kind)

    def scanned(self, scope, call, parts, kind, output, index):
        """What turns have put out, and now and then the last state."""
        result = self.name("r")
        scope.lines.append(f"auto const {result} = {call};")
        if self.chance(0.5):
            last = self.last_of(scope, f"{result}.first", parts, kind)
            self.write(scope, last.text, last.axes)
        if output is not None:
            return Value(f"{result}.second", (index.axis,) + output.axes)
        k = self.random.randrange(len(parts))
        outputs = f"{result}.second"
        if len(parts) > 1:
            outputs = self.part(outputs, kind, k)
        return Value(outputs, (index.axis,) + parts[k].axes)

    # ---- fixed points ----

    def no_steeper(self, scope, p):
        """A value of the shape of `p` that moves no more than p does."""
        fits = lambda v: common(v.axes, p.axes) == p.axes
        still = next((v.text for v in reversed(scope.values) if fits(v)), "0.5")
        i, u = self.name("i"), self.name("u")
        forms = ["tl::sin({p})", "tl::cos({p})", "tl::tanh({p})", "{p}", "{p} * tl::sin({still})",
                 "tl::sin({p} + {still})",
                 "tl::iterate(2, {p}, [&](auto const& {u}) "
                 "{{ return 0.5 * {u} + 0.5 * tl::sin({p}); }})", "tl::stop_gradient({p})"]
        if p.rank > 0:
            forms += ["(0.0 * {p} + tl::mean({p}))"] + 4 * [self.moved(p).text]
        if p.rank == 1:
            forms += ["tl::map(tl::indices<0>({p}), [&](auto {i}) {{ return tl::sin({p}({i})); }})"]
            weights = [v.text for v in scope.values if v.axes == p.axes * 2]
            forms += [f"tl::matmul(tl::softmax({w}), {{p}})" for w in weights]
        return self.pick(forms).format(p=p.text, still=still, i=i, u=u)

    def fixed_point(self, scope):
        parts, kind = self.parts(scope, 2)
        inner, state = self.inside(scope), self.name("s")
        names = self.unpacked(inner, state, parts, kind)
        next = []
        for p in names:
            other = self.pick([q for q in names if common(q.axes, p.axes) == p.axes])
            still = self.as_axes(self.value(scope), p.axes)
            next.append(f"0.25 * {self.no_steeper(scope, p)} + "
                        f"0.25 * {self.no_steeper(scope, other)} + tl::tanh(0.5 + {still})")
        body = f"[&](auto const& {state}) {{ {inner.returning(self.structure(next, kind))} }}"
        until = self.pick(["", "", "tl::convergence{.absolute = 1e-15}, "])
        call = f"tl::while_converging({until}{self.start(parts, kind)}, {body})"
        return self.last_of(scope, call, parts, kind)

    # ---- functions within functions ----

    def called(self, scope):
        """Another function, or a derivative of it."""
        a = self.value(scope, lambda v: v.rank < 3)
        b = self.value(scope, lambda v: v != a)  # the same one would tie
        self.need(scope.depth < DEEPEST and size(a.axes) <= 20)
        how = self.pick(["", "", "", "gradient", "gradient", "value_and_gradient", "hvp", "jvp",
                         "vjp", "jacobian"])
        self.need(how != "hvp" or size(a.axes) <= 6)
        inner = Scope()
        inner.depth = DEEPEST
        inner.values = [Value("p", a.axes), Value("q", b.axes)]
        self.steps(inner, self.pick([1, 2, 3]))
        of_number = how in ("gradient", "value_and_gradient", "hvp")
        result = Value(self.last_number(inner)) if of_number else self.last_value(inner)
        self.need(how != "jacobian" or 0 < a.rank and result.rank + a.rank <= 3)
        name = self.name(f"h{self.seed}_")
        self.helpers.append((name, "[[maybe_unused]] auto const& p, [[maybe_unused]] auto const& q",
                             inner.returning(result.text)))
        at = f"{a.text}, {b.text}"
        text, axes = {
            "": (f"{name}({at})", result.axes),
            "gradient": (f"tl::gradient({name}, tl::wrt<0>)({at})", a.axes),
            "value_and_gradient":
                (f"std::get<1>(tl::value_and_gradient({name}, tl::wrt<0>)({at}))", a.axes),
            "hvp": (f"tl::hvp({name}, tl::wrt<0>)({at}, tl::sin({a.text}))", a.axes),
            "jvp": (f"std::get<1>(tl::jvp({name})(std::tuple({at}), "
                    f"std::tuple(tl::sin({a.text}), 0.5 * {b.text})))", result.axes),
            "vjp": (f"std::get<0>(std::get<1>(tl::vjp({name})(std::tuple({at}), {name}({at}))))",
                    a.axes),
            "jacobian": (f"tl::jacobian({name}, tl::wrt<0>)({at})", result.axes + a.axes)}[how]
        return Value(text, axes)
