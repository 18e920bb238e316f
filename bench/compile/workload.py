# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The functions whose compilation is measured, as text for every contender.

A chain and a balanced tree of a given number of operations over ten variables. Each is written
once in Python, over values of any kind: texts give C++ statements, nodes give the graph that the
hand-written gradient is derived from. The loops in LOOPS are the same functions in C++.
"""

VARIABLES = 10


def chain(x, operations, let, sin):
    """Steps of six operations that rewrite one variable each, then the sum of all."""
    x = list(x)
    steps, rest = divmod(operations - 9, 6)
    for i in range(steps):
        a, b, c, d = (x[(i + k) % 10] for k in range(4))
        x[i % 10] = let(sin(b) * c + a / (2.0 + d * d))
    return finish(x, x[1:], rest, let)


def tree(x, operations, let, sin):
    """Leaves of two operations joined in pairs by five: 7 L - 5 operations for L leaves."""
    leaves, rest = divmod(operations + 5, 7)

    def part(low, high):
        if high - low == 1:
            return let(x[low % 10] * x[(3 * low + 1) % 10] + (low + 1) * 0.0009765625)
        middle = (low + high) // 2
        p, q = part(low, middle), part(middle, high)
        return let((p + q) * 0.5 - p * q * 0.001)

    return finish([part(0, leaves), *x[1:]], [], rest, let)


def finish(x, terms, rest, let):
    """The sum of x[0] and the terms, and the operations still missing."""
    s = x[0]
    for term in terms:
        s = let(s + term)
    for i in range(rest):
        s = let(s * x[i + 1])
    return s


SHAPES = {"chain": chain, "tree": tree}

LOOPS = {
    "chain": """
struct workload {
    template <class Value>
    constexpr Value operator()(std::array<Value, 10> x) const {
        using std::sin;
        for (std::size_t i = 0; i < (OPERATIONS - 9) / 6; ++i) {
            Value const d = x[(i + 3) % 10];
            x[i % 10] = sin(x[(i + 1) % 10]) * x[(i + 2) % 10] + x[i % 10] / (2.0 + d * d);
        }
        Value s = x[0];
        for (std::size_t i = 1; i < 10; ++i) s = s + x[i];
        for (std::size_t i = 0; i < (OPERATIONS - 9) % 6; ++i) s = s * x[i + 1];
        return s;
    }
};
""",
    "tree": """
struct workload {
    template <class Value>
    static constexpr Value part(std::array<Value, 10> const& x, int low, int high) {
        if (high - low == 1) {
            auto const at = [&](int i) { return x[static_cast<std::size_t>(i % 10)]; };
            return at(low) * at(3 * low + 1) + (low + 1) * 0.0009765625;
        }
        int const middle = (low + high) / 2;
        Value const p = part(x, low, middle), q = part(x, middle, high);
        return (p + q) * 0.5 - p * q * 0.001;
    }
    template <class Value>
    constexpr Value operator()(std::array<Value, 10> x) const {
        Value s = part(x, 0, (OPERATIONS + 5) / 7);
        for (std::size_t i = 0; i < (OPERATIONS + 5) % 7; ++i) s = s * x[i + 1];
        return s;
    }
};
""",
}


class Text:
    """A C++ expression; `literal` writes the numbers in it."""

    def __init__(self, text, literal=repr):
        self.text, self.literal = text, literal

    def joined(self, symbol, other, swapped=False):
        text = other.text if isinstance(other, Text) else self.literal(other)
        pair = (text, self.text) if swapped else (self.text, text)
        return Text("({} {} {})".format(pair[0], symbol, pair[1]), self.literal)

    def __add__(self, other): return self.joined("+", other)
    def __radd__(self, other): return self.joined("+", other, True)
    def __sub__(self, other): return self.joined("-", other)
    def __mul__(self, other): return self.joined("*", other)
    def __truediv__(self, other): return self.joined("/", other)


def straight_line(shape, operations, declare, literal=repr):
    """The function as C++ statements over x0 ... x9 that end in the value `result`."""
    lines = []

    def let(value):
        lines.append(f"    {declare} v{len(lines)} = {value.text};")
        return Text(f"v{len(lines) - 1}", literal)

    x = [Text(f"x{k}", literal) for k in range(VARIABLES)]
    result = SHAPES[shape](x, operations, let, lambda a: Text(f"sin({a.text})", literal))
    return "\n".join([*lines, f"    {declare} result = {result.text};"])
