# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Value and gradient as a careful author or a code generator would write them out: one statement
for each distinct operation, reverse mode, nothing computed twice, nothing that is not used."""

from workload import SHAPES, VARIABLES


class Graph:
    """Operations (name, operands...), each distinct one once."""

    def __init__(self):
        self.node, self.index = [], {}

    def put(self, *key):
        if key not in self.index:
            self.index[key] = len(self.node)
            self.node.append(key)
            if key[0] == "sin":  # next to each other, so that a compiler can compute both at once
                self.put("cos", key[1])
        return self.index[key]

    def is_constant(self, a):
        return self.node[a][0] == "number"

    def negative(self, a):
        return self.node[a][1] if self.node[a][0] == "neg" else self.put("neg", a)

    def times(self, a, b):
        one = self.put("number", 1.0)
        if one in (a, b):
            return a + b - one
        for u, v in ((a, b), (b, a)):
            if self.node[u][0] == "neg":
                return self.negative(self.times(self.node[u][1], v))
        return self.put("*", min(a, b), max(a, b))

    def plus(self, a, b):
        for u, v in ((a, b), (b, a)):
            if self.node[v][0] == "neg":
                return self.put("-", u, self.node[v][1])
        return self.put("+", min(a, b), max(a, b))

    def slopes(self, i, w):
        """What an adjoint w of node i adds to the adjoints of its operands."""
        name, *of = self.node[i]
        if name == "+": return [(of[0], w), (of[1], w)]
        if name == "-": return [(of[0], w), (of[1], self.negative(w))]
        if name == "*": return [(of[0], self.times(w, of[1])), (of[1], self.times(w, of[0]))]
        if name == "sin": return [(of[0], self.times(w, self.put("cos", of[0])))]
        if name == "/":
            q = self.put("/", w, of[1])
            return [(of[0], q), (of[1], self.negative(self.times(q, i)))]
        return []

    def reverse(self, root):
        adjoint = {root: self.put("number", 1.0)}
        for i in range(root, -1, -1):
            for a, w in self.slopes(i, adjoint[i]) if i in adjoint else []:
                if not self.is_constant(a):
                    adjoint[a] = self.plus(adjoint[a], w) if a in adjoint else w
        return [adjoint.get(self.put("x", k), self.put("number", 0.0)) for k in range(VARIABLES)]


class Node:
    """A node with the operators of arithmetic, for the functions in workload.py."""

    def __init__(self, graph, index):
        self.graph, self.index = graph, index

    def joined(self, name, other, swapped=False):
        g = self.graph
        j = other.index if isinstance(other, Node) else g.put("number", float(other))
        a, b = (j, self.index) if swapped else (self.index, j)
        if name in "+*": a, b = min(a, b), max(a, b)
        return Node(g, g.put(name, a, b))

    def __add__(self, other): return self.joined("+", other)
    def __radd__(self, other): return self.joined("+", other, True)
    def __sub__(self, other): return self.joined("-", other)
    def __mul__(self, other): return self.joined("*", other)
    def __truediv__(self, other): return self.joined("/", other)


def used(graph, outputs):
    live = [False] * len(graph.node)
    for i in outputs:
        live[i] = True
    for i in range(len(live) - 1, -1, -1):
        name, *of = graph.node[i]
        if live[i] and name not in ("x", "number"):
            for a in of:
                live[a] = True
    return live


def source(shape, operations):
    g = Graph()
    x = [Node(g, g.put("x", k)) for k in range(VARIABLES)]
    root = SHAPES[shape](x, operations, lambda value: value,
                         lambda a: Node(g, g.put("sin", a.index))).index
    outputs = [root, *g.reverse(root)]
    live, lines = used(g, outputs), []

    def text(i):
        return repr(g.node[i][1]) if g.is_constant(i) else f"v{i}"

    for i, (name, *of) in enumerate(g.node):
        if not live[i] or name == "number":
            continue
        if name == "x": value = f"in[{of[0]}]"
        elif name == "neg": value = f"-{text(of[0])}"
        elif len(of) == 1: value = f"{name}({text(of[0])})"
        else: value = f"{text(of[0])} {name} {text(of[1])}"
        lines.append(f"    double const v{i} = {value};")
    slopes = ", ".join(map(text, outputs[1:]))
    lines.append(f"    out = {{{text(root)}, {{{slopes}}}}};")
    return "\n".join(lines)
