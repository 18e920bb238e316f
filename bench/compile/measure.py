# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""What one compilation costs."""

import dataclasses
import glob
import os
import pathlib
import resource
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"
FAILED = "fails"


@dataclasses.dataclass
class Cost:
    seconds: float = 0.0  # user and system time of the compiler and all it starts
    quickest: float = 0.0  # of the repetitions
    slowest: float = 0.0
    megabytes: float = 0.0  # the largest resident size of one of its processes
    kilobytes: float = 0.0  # of the object file
    symbol: int = 0  # length of the longest name in it, as the linker sees it
    problem: str = ""  # why there is no object file


@dataclasses.dataclass
class Compiler:
    name: str
    flags: list
    limit: float  # seconds
    memory: int = 6 << 30

    def found(self):
        return shutil.which(self.name) is not None

    def version(self):
        return subprocess.run([self.name, "--version"], capture_output=True,
                              text=True).stdout.splitlines()[0]

    def command(self, source, target, contender):
        folders = [folder for pattern in contender.includes for folder in glob.glob("/" + pattern)]
        return [self.name, "-std=c++20", *self.flags, *contender.flags, "-I" + str(INCLUDE),
                *(f"-isystem{folder}" for folder in folders), "-c", str(source), "-o", str(target)]

    def limits(self):
        resource.setrlimit(resource.RLIMIT_CPU, (int(self.limit) + 1, int(self.limit) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))

    def compile(self, source, target, contender):
        with tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(self.command(source, target, contender), stderr=errors,
                                     preexec_fn=self.limits, start_new_session=True)
            status, usage, late = wait(child, 3 * self.limit)
            errors.seek(0)
            said = errors.read().decode(errors="replace")
        seconds = usage.ru_utime + usage.ru_stime
        cost = Cost(seconds, seconds, seconds, usage.ru_maxrss / 1024)
        if late or seconds > self.limit:
            cost.problem = f"over {self.limit:.0f} s"
        elif status != 0:
            cost.problem = FAILED + reason(said)
        else:
            cost.kilobytes = os.path.getsize(target) / 1024
            cost.symbol = longest_symbol(target)
        return cost

    def median(self, source, target, contender, times):
        """The cost at the median of several runs; what runs long is run once."""
        costs = [self.compile(source, target, contender)]
        while not costs[-1].problem and len(costs) < times and costs[0].seconds < 4:
            costs.append(self.compile(source, target, contender))
        middle = costs[0]
        each = [cost.seconds for cost in costs]
        middle.seconds = statistics.median(each)
        middle.quickest, middle.slowest = min(each), max(each)
        return middle


def wait(child, seconds):
    """Exit status, resources of the whole tree, and whether it had to be stopped."""
    until, late = time.monotonic() + seconds, False
    while True:
        process, status, usage = os.wait4(child.pid, os.WNOHANG)
        if process:
            child.returncode = status
            return status, usage, late
        if time.monotonic() > until:
            late = True
            os.killpg(child.pid, signal.SIGKILL)
        time.sleep(0.005)


def reason(said):
    for line in said.splitlines():
        if "error" in line:
            return ": " + line.split("error", 1)[1].lstrip(": ")[:120]
    return ""


def longest_symbol(target):
    names = subprocess.run(["nm", "-j", str(target)], capture_output=True, text=True).stdout
    return max(map(len, names.split()), default=0)
