# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The roofline: operations in a second against operations for a byte, both logarithmic. The limits
are lines, our points have the numbers of the legend."""

import math

from charts import Scale, WIDTH, line, mark, svg, text, tick_name

STYLE = "c-tapeless", "circle"
HEIGHT = 250


def legend(points):
    """A line for each point; (drawing, height)."""
    parts = []
    for k, point in enumerate(points):
        parts += [mark(8, 12 + 18 * k, STYLE), text(18, 16 + 18 * k, f"{k + 1}  {point.name}")]
    return f'<g class="legend">{"".join(parts)}</g>', 12 + 18 * len(points)


def axes(x, y, top):
    for tick in y.ticks():
        yield line(40, y(tick), WIDTH, y(tick), "grid")
        yield text(36, y(tick) + 4, tick_name(tick), "end", "tick")
    for tick in x.ticks():
        yield line(x(tick), top, x(tick), top + HEIGHT + 6, "grid")
        yield text(x(tick), top + HEIGHT + 21, tick_name(tick), "middle", "tick")
    yield text(WIDTH / 2 + 20, top + HEIGHT + 40, "operations for each byte", "middle", "unit")
    yield text(11, top + HEIGHT / 2, "GFLOP/s", "middle", "unit", rotate=-90)


def limits(found, x, y):
    peak = found.peak.gigaflops
    for copy in found.copies:
        first = max(x.first, y.first / copy.gigabytes)
        bend = peak / copy.gigabytes
        run, rise = x(bend) - x(first), y(first * copy.gigabytes) - y(peak)
        yield line(x(first), y(first * copy.gigabytes), x(bend), y(peak), "limit")
        yield text(x(first) + 0.03 * run - 2, y(first * copy.gigabytes) - 0.03 * rise - 4,
                   f"{copy.name}, {copy.gigabytes:.0f} GB/s", kind="tick",
                   rotate=-math.degrees(math.atan2(rise, run)))
    yield line(x(peak / found.copies[0].gigabytes), y(peak), WIDTH, y(peak), "limit")
    yield text(WIDTH, y(peak) - 5, f"{found.peak.name}, {peak:.0f} GFLOP/s", "end", "tick")


def points(found, x, y):
    for k, point in enumerate(found.points, 1):
        words = (f"{point.name}: {point.gigaflops:.1f} GFLOP/s, {point.intensity:.2g} operations "
                 f"for a byte, {100 * found.share(point):.0f} % of the limit")
        yield mark(x(point.intensity), y(point.gigaflops), STYLE, words)
        yield text(x(point.intensity) + 7, y(point.gigaflops) + 4, str(k), kind="row")


def roofline(title, found):
    key, top = legend(found.points)
    every = [point.intensity for point in found.points]
    bends = [found.peak.gigaflops / copy.gigabytes for copy in found.copies]
    speeds = [point.gigaflops for point in found.points]
    # Room at the left for the names of the lines, at the top for that of the peak.
    x = Scale([min(every) / 5, *every, *bends], 46, WIDTH - 12)
    y = Scale([min(speeds) / 2, *speeds, 1.5 * found.peak.gigaflops], top + HEIGHT, top)
    return svg(top + HEIGHT + 48, title,
               [key, *axes(x, y, top), *limits(found, x, y), *points(found, x, y)])
