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


def busy():
    """Whether something else is computing: more than a third of a core over the last minute."""
    return os.getloadavg()[0] > 0.35


def facts(root, command):
    commit = first_line("git", "-C", str(root), "rev-parse", "--short", "HEAD")
    changed = first_line("git", "-C", str(root), "status", "--porcelain", "--untracked-files=no")
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {"date": time.strftime("%Y-%m-%d %H:%M %Z"), "command": command,
            "machine": f"{processor()}, {os.cpu_count()} logical cores",
            "system": f"{system}, Linux {platform.release()}",
            "commit": commit + (" with changes" if changed else "")}
