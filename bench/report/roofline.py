# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""What bench/run/roofline.cpp measured: the limits of the machine, and how near we come."""

import dataclasses
import statistics

import runs


@dataclasses.dataclass
class Work:
    """One of our points, or one of the limits."""
    name: str
    flops: float  # of one item
    bytes: float  # of one item: arguments and results, moved once
    footprint: float  # bytes of all items
    times: list  # nanoseconds for an item, of all repetitions

    median = property(lambda self: statistics.median(self.times))
    intensity = property(lambda self: self.flops / self.bytes)
    gigaflops = property(lambda self: self.flops / self.median)
    gigabytes = property(lambda self: self.bytes / self.median)


@dataclasses.dataclass
class Roofline:
    compiler: str
    peak: Work  # arithmetic alone
    copies: list  # of memory, the smallest footprint first
    points: list

    def copy_for(self, point):
        """The limit of the smallest memory that holds what the point reads and writes."""
        return next((copy for copy in self.copies if copy.footprint >= point.footprint),
                    self.copies[-1])

    def roof(self, point):
        return min(self.peak.gigaflops, point.intensity * self.copy_for(point).gigabytes)

    def share(self, point):
        return point.gigaflops / self.roof(point)


def read(path):
    found = {}
    for run in runs.read(path):
        kind, _, name = run["run_name"].partition("/")
        work = Work(name if kind == "roof" else kind, run["flops"], run["bytes"],
                    run["footprint"], [])
        _, each = found.setdefault(run["run_name"], (kind == "roof", work))
        each.times.append(runs.nanoseconds(run))
    roofs = [work for is_roof, work in found.values() if is_roof]
    copies = sorted((work for work in roofs if work.bytes), key=lambda work: work.footprint)
    return Roofline(path.parent.name, next(work for work in roofs if not work.bytes), copies,
                    [work for is_roof, work in found.values() if not is_roof])
