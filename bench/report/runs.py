# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The repetitions that Google Benchmark recorded."""

import json


def nanoseconds(run):
    """Processor time for one point, or for one iteration when the program counts no points."""
    if "items_per_second" in run:
        return 1e9 / run["items_per_second"]
    return run["cpu_time"] * {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}[run["time_unit"]]


def read(path):
    """All of a file, in the order in which the program registers its benchmarks."""
    runs = [run for run in json.loads(path.read_text())["benchmarks"]
            if run["run_type"] == "iteration" and not run.get("error_occurred")]
    return sorted(runs, key=lambda run: run["family_index"])
