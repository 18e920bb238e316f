# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""SVG charts on logarithmic axes: dots with whiskers, and lines. Classes of the page colour them."""

import math
from xml.sax.saxutils import escape, quoteattr

WIDTH = 400  # as wide as a phone; a wide page sets two charts side by side
LETTER = 7  # of 12 units high text, on average
SHAPES = ["circle", "square", "triangle", "diamond", "cross", "wedge", "ring", "frame", "plus"]
# The first word of a name gives the colour and the first shape; variants take the shapes after it.
FAMILIES = ["tapeless", "hand", "Ceres", "Eigen", "Boost", "Sacado", "ADOL-C"]
FIRST_SHAPE = {"tapeless": 0, "hand": 3, "Ceres": 1, "Eigen": 2, "Boost": 5, "Sacado": 1,
               "ADOL-C": 4}


def family_of(name):
    if "by hand" in name:
        return "hand"
    return next((family for family in FAMILIES if name.startswith(family)), "other")


def styles(names):
    """Name -> (class, shape); no two names have both in common."""
    result, count = {}, {}
    for name in dict.fromkeys(names):
        family = family_of(name)
        rank = count.get(family, 0)
        count[family] = rank + 1
        shape = SHAPES[(FIRST_SHAPE.get(family, 0) + rank) % len(SHAPES)]
        result[name] = f"c-{family.lower().replace('-', '')}", shape
    return result


def number(x):
    return f"{x:.1f}".removesuffix(".0")


def text(x, y, words, anchor="start", kind="", rotate=0):
    """`rotate`: degrees to the right."""
    turn = f' transform="rotate({number(rotate)} {number(x)} {number(y)})"' if rotate else ""
    return (f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" class="{kind}"{turn}>'
            f"{escape(words)}</text>")


def line(x1, y1, x2, y2, kind):
    return (f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
            f'class="{kind}"/>')


def mark(x, y, style, words=""):
    """The shape of a contender, about 9 units wide."""
    kind, shape = style
    outline = {"square": "M-4-4h8v8h-8z", "frame": "M-3.5-3.5h7v7h-7z",
               "diamond": "M0-5.5 5 0 0 5.5-5 0z",
               "triangle": "M0-5 5 4H-5z", "wedge": "M0 5 5-4H-5z",
               "cross": "M-4-4 4 4M-4 4 4-4", "plus": "M-5 0H5M0-5V5",
               "circle": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
               "ring": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"}[shape]
    drawn = "open" if shape in ("cross", "plus", "ring", "frame") else "full"
    title = f"<title>{escape(words)}</title>" if words else ""
    return (f'<path class="{kind} {drawn}" transform="translate({number(x)} {number(y)})" '
            f'd="{outline}">{title}</path>')


class Scale:
    """From logarithms to units; whole steps at 1, 2 and 5, or at powers of ten."""

    def __init__(self, values, low, high):
        values = [value for value in values if value > 0] or [1]
        self.first, self.last = min(values) / 1.1, max(values) * 1.1
        self.low, self.high = low, high

    def __call__(self, value):
        share = math.log(value / self.first) / math.log(self.last / self.first)
        return self.low + share * (self.high - self.low)

    def ticks(self):
        decades = math.log10(self.last / self.first)
        steps = (1, 2, 5) if decades < 2.2 else (1, 3) if decades < 3 else (1,)
        if decades < 0.5:
            steps = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
        start = math.floor(math.log10(self.first))
        every = (step * 10.0 ** k for k in range(start, start + 12) for step in steps)
        return [tick for tick in every if self.first <= tick <= self.last]


def tick_name(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"


def legend(names, style, top):
    """Lines of marks and names; (drawing, height)."""
    parts, x, y = [], 8, top + 8
    for name in names:
        width = 22 + LETTER * len(name)
        if x > 8 and x + width > WIDTH:
            x, y = 8, y + 18
        parts += [mark(x, y, style[name]), text(x + 9, y + 4, name)]
        x += width
    return f'<g class="legend">{"".join(parts)}</g>', y + 14 - top


def svg(height, name, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(height)}" '
            f'role="img" aria-label={quoteattr(name)}>{"".join(parts)}</svg>')


def lanes(positions, room=11):
    """The lowest lane in which each has room beside its neighbours."""
    taken, result = [], {}
    for key, x in sorted(positions.items(), key=lambda each: each[1]):
        lane = next((k for k, last in enumerate(taken) if x - last >= room), len(taken))
        taken[lane:lane + 1] = [x]
        result[key] = lane
    return result


def dots(title, units, problems):
    """One row for each (name, {contender: (ratio, low, high, words)}), with 1 marked."""
    names = list(dict.fromkeys(name for _, row in problems for name in row))
    style = styles(names)
    every = [x for _, row in problems for ratio, low, high, _ in row.values()
             for x in (ratio, low, high)]
    scale = Scale([1, 0.97, *every], 10, WIDTH - 10)
    key, top = legend(names, style, 0)
    body, y = [], top + 6
    for name, row in problems:
        body.append(text(0, y + 10, name, kind="row"))
        lane = lanes({each: scale(row[each][0]) for each in row})
        for each, (ratio, low, high, words) in row.items():
            at = y + 24 + 12 * lane[each]
            body.append(line(scale(low), at, scale(high), at, f"{style[each][0]} whisker"))
            body.append(mark(scale(ratio), at, style[each], words))
        y += 34 + 12 * max(lane.values())
        body.append(line(0, y - 1, WIDTH, y - 1, "rule"))
    ticks = [line(scale(tick), top, scale(tick), y, "grid") for tick in scale.ticks()]
    ticks += [text(scale(tick), y + 14, tick_name(tick), "middle", "tick")
              for tick in scale.ticks() if abs(math.log(tick)) > 0.15]
    ticks += [line(scale(1), top, scale(1), y, "one"),
              text(scale(1), y + 14, "1.0", "middle", "tick strong"),
              *(text(WIDTH / 2, y + 32 + 14 * k, unit, "middle", "unit")
                for k, unit in enumerate(units))]
    return svg(y + 26 + 14 * len(units), title, [key, *ticks, *body])


def lines(title, unit, series):
    """{contender: [(operations, value, low, high)]} on two logarithmic axes."""
    style = styles(series)
    points = [point for each in series.values() for point in each]
    key, top = legend(series, style, 0)
    x = Scale([point[0] for point in points], 46, WIDTH - 12)
    y = Scale([value for point in points for value in point[1:]], top + 250, top + 8)
    parts = [key]
    for tick in y.ticks():
        parts += [line(40, y(tick), WIDTH, y(tick), "grid"),
                  text(36, y(tick) + 4, tick_name(tick), "end", "tick")]
    for size in sorted({point[0] for point in points}):
        parts += [line(x(size), top, x(size), top + 256, "grid"),
                  text(x(size), top + 271, f"{size:,}", "middle", "tick")]
    for name, each in series.items():
        path = " ".join(f"{number(x(a))},{number(y(b))}" for a, b, *_ in each)
        parts.append(f'<polyline class="{style[name][0]} curve" points="{path}"/>')
        parts += [line(x(a), y(low), x(a), y(high), f"{style[name][0]} whisker")
                  for a, _, low, high in each if low < high]
        parts += [mark(x(a), y(b), style[name], f"{name}, {a:,} operations: {b:.3g}")
                  for a, b, *_ in each]
    parts += [text(WIDTH / 2 + 20, top + 290, "operations in the function", "middle", "unit"),
              text(11, top + 130, unit, "middle", "unit", rotate=-90)]
    return svg(top + 298, title, parts)


def bars(title, unit, rows):
    """One row for each (name, {kind: value}) on a linear axis from 0."""
    kinds = list(dict.fromkeys(kind for _, row in rows for kind in row))
    style = {kind: ("c-tapeless" if k else "c-other", "circle" if k else "diamond")
             for k, kind in enumerate(kinds)}
    key, top = legend(kinds, style, 0)
    left, largest = 70, max(value for _, row in rows for value in row.values())
    end = math.ceil(largest)

    def x(value):
        return left + value / end * (WIDTH - 10 - left)

    bottom = top + 16 * len(rows) + 4
    parts = [key]
    for tick in range(end + 1):
        parts += [line(x(tick), top, x(tick), bottom, "grid"),
                  text(x(tick), bottom + 14, str(tick), "middle", "tick")]
    for k, (name, row) in enumerate(rows):
        at = top + 12 + 16 * k
        parts.append(text(left - 8, at + 4, name, "end"))
        parts += [mark(x(value), at, style[kind], f"{kind} {name}: {value:.3f}")
                  for kind, value in row.items()]
    parts.append(text((left + WIDTH) / 2, bottom + 32, unit, "middle", "unit"))
    return svg(bottom + 40, title, parts)
