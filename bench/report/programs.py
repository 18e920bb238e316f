# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Builds the bench programs and runs them, with a line that says how far it is."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def available():
    return sorted(path.stem for path in (ROOT / "bench/run").glob("*.cpp"))


class Progress:
    """One line that is written over on a terminal; elsewhere a line for each step."""

    def __init__(self, steps):
        self.steps, self.step, self.start = steps, 0, time.monotonic()
        self.live = sys.stderr.isatty()

    def next(self, words):
        self.step += 1
        self.words = words
        self.show("" if self.live else "\n")

    def show(self, end="", detail=""):
        spent = time.monotonic() - self.start
        head = "\r\033[K" if self.live else ""
        print(f"{head}[{self.step}/{self.steps}] {spent:4.0f} s  {self.words}{detail}", end=end,
              file=sys.stderr, flush=True)

    def done(self):
        self.words = "done"
        self.show("\n")


def follow(command, progress, **options):
    """Runs a command while the line goes on counting; (status, output and errors)."""
    with tempfile.TemporaryFile("w+") as said:
        try:
            child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, **options)
        except OSError as error:
            return 127, str(error)
        try:
            while child.poll() is None:
                time.sleep(0.2)
                if progress.live:
                    progress.show(detail=tail(said))
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()
        said.seek(0)
        return child.returncode, said.read()


def tail(file):
    """The last words of a file that a child is writing, whose position stays where it is."""
    size = os.fstat(file.fileno()).st_size
    words = os.pread(file.fileno(), 200, max(0, size - 200)).decode(errors="replace").split("\n")
    return f": {words[-2][:50]}" if len(words) > 1 else ""


def pinned(program):
    """One core for all; the last, since the first serves the devices."""
    if program == "threads" or not shutil.which("taskset"):
        return []
    return ["taskset", "-c", str(max(os.sched_getaffinity(0)))]


def configure(compiler, folder, progress):
    """An error, or nothing."""
    progress.next(f"{compiler}: configure")
    status, said = follow(["cmake", "--preset", "bench", "-B", str(folder),
                           f"-DCMAKE_CXX_COMPILER={compiler}"], progress, cwd=ROOT)
    for line in said.splitlines():
        if "Google Benchmark not found" in line:
            return line.removeprefix("-- ")
    return "" if status == 0 else "cmake: " + last_line(said)


def build_all(compiler, folder, programs, progress):
    """With all cores; what goes wrong is said when each program is built by itself."""
    progress.next(f"{compiler}: build {', '.join(programs)}")
    targets = [f"bench-{program}" for program in programs]
    follow(["cmake", "--build", str(folder), "--target", *targets, "--", "-k", "0"], progress)


def build(compiler, folder, program, progress):
    progress.next(f"{compiler}: build {program}")
    status, said = follow(["cmake", "--build", str(folder), "--target", f"bench-{program}"],
                          progress)
    errors = [line for line in said.splitlines() if "error" in line]
    return "" if status == 0 else (errors or [last_line(said)])[0][:200]


def last_line(said):
    return (said.strip().splitlines() or ["nothing said"])[-1]


def flags(folder):
    found = re.search(r"CMAKE_CXX_FLAGS_RELEASE:\w+=(.*)", (folder / "CMakeCache.txt").read_text())
    return f"-std=c++20 {found[1]}"


def time_all(compiler, folder, program, output, repetitions, seconds, progress):
    """Writes the JSON of all repetitions; gives what the program had to say against somebody."""
    binary = folder / "bench" / f"bench-{program}"
    listed = subprocess.run([str(binary), "--benchmark_list_tests=true"], capture_output=True,
                            text=True).stdout
    count = sum("/" in line and not line.startswith("|") for line in listed.splitlines())
    progress.next(f"{compiler}: run {program}, {count} contenders, {repetitions} times each")
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [*pinned(program), str(binary), "--benchmark_enable_random_interleaving=true",
               f"--benchmark_repetitions={repetitions}", f"--benchmark_min_time={seconds}",
               f"--benchmark_out={output}", "--benchmark_out_format=json"]
    status, said = follow(command, progress)
    wrong = [line for line in said.splitlines() if re.search(r" is (wrong|off) by ", line)]
    if status and not wrong:
        wrong = [last_line(said)]
        output.unlink(missing_ok=True)
    return [f"{program}, {compiler}: {line}" for line in wrong]


def compile_bench(arguments, output, progress):
    progress.next("compile time: " + " ".join(arguments))
    status, said = follow([sys.executable, str(ROOT / "bench/compile/run.py"), *arguments,
                           "--output", str(output)], progress)
    missing = [line.removeprefix("Left out: ") + "." for line in said.splitlines()
               if line.startswith("Left out: ")]
    return missing + ([] if status == 0 else ["Compile time: " + last_line(said)])
