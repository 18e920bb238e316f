# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""What a reader has to know about where the numbers come from."""

import os
import pathlib
import platform
import re
import subprocess
import time


def first_line(*command):
    try:
        said = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    except OSError:
        return ""
    return said[0] if said else ""


def processor():
    listed = pathlib.Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", listed.read_text()) if listed.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def seconds_of_all():
    """Processor time that all programs together have had; None where the system does not say."""
    listed = pathlib.Path("/proc/stat")
    if not listed.exists():
        return None
    user, nice, system, _, _, interrupts, soft = map(int, listed.read_text().split()[1:8])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


class Neighbours:
    """How much of a core other programs use while something is measured: `with neighbours: ...`
    around each measurement."""

    most = 0.05  # of a core, that is still called idle

    def __init__(self):
        self.used = self.elapsed = 0.0

    def __enter__(self):
        self.begin = time.monotonic(), seconds_of_all(), sum(os.times()[:4])

    def __exit__(self, *_):
        began, of_all, own = self.begin
        self.elapsed += time.monotonic() - began
        if of_all is not None:
            self.used += seconds_of_all() - of_all - (sum(os.times()[:4]) - own)

    def warnings(self):
        share = self.used / self.elapsed if self.elapsed else 0
        return [] if share <= self.most else [
            f"Other programs used {share:.2f} of a core meanwhile: a draft, to be run again."]


def facts(root, command):
    commit = first_line("git", "-C", str(root), "rev-parse", "--short", "HEAD")
    changed = first_line("git", "-C", str(root), "status", "--porcelain", "--untracked-files=no")
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {"date": time.strftime("%Y-%m-%d %H:%M %Z"), "command": command,
            "machine": f"{processor()}, {os.cpu_count()} logical cores",
            "system": f"{system}, Linux {platform.release()}",
            "commit": commit + (" with changes" if changed else "")}
