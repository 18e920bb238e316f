# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Runs the compiled programs against each other: first the results, then the time."""

import shutil
import statistics
import subprocess

DRIVER = """
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>
#include <vector>
#include <ctime>
#include <sched.h>

using point = std::array<double, 10>;
using results = std::tuple<double, point>;
using program = results (*)(point const&);
constexpr std::size_t points = 64;
{declarations}
struct contender {{ char const* name; program run; std::vector<double> seconds; }};

point in[points];

// Processor time: what else runs on the machine costs less truth than with a wall clock.
double now() {{
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}}

double sweep(program run, int repeats) {{
    double const start = now();
    for (int r = 0; r < repeats; ++r)
        for (point const& x : in) {{
            results const out = run(x);
            asm volatile("" : : "r"(&out) : "memory");
        }}
    return now() - start;
}}

double disagreement(program a, program b) {{
    double worst = 0;
    auto const note = [&](double x, double y, double scale) {{
        double const gap = std::fabs(x - y) / scale;
        worst = gap <= worst ? worst : std::isfinite(gap) ? gap : HUGE_VAL;
    }};
    for (point const& x : in) {{
        auto const [value, slopes] = a(x);
        auto const [other, others] = b(x);
        note(value, other, std::fabs(value));
        double scale = 0;
        for (double slope : slopes) scale = std::fmax(scale, std::fabs(slope));
        for (std::size_t k = 0; k < 10; ++k) note(slopes[k], others[k], scale);
    }}
    return worst;
}}

int main() {{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    sched_setaffinity(0, sizeof one, &one);
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t k = 0; k < 10; ++k)
            in[p][k] = 0.3 + 0.1 * double(k) + 0.01 * std::sin(7.0 * double(p) + double(k));
    contender list[] = {{{entries}}};
    for (int round = 0; round < {rounds}; ++round)
        for (contender& c : list) {{
            int const repeats = std::max(1, static_cast<int>(0.002 / (sweep(c.run, 1) + 1e-9)));
            c.seconds.push_back(sweep(c.run, repeats) / repeats / points);
        }}
    for (contender& c : list) {{
        std::sort(c.seconds.begin(), c.seconds.end());
        std::printf("%s %.9g %.3g\\n", c.name, c.seconds[c.seconds.size() / 2],
                    disagreement(list[0].run, c.run));
    }}
}}
"""


def run(contenders, objects, folder, processes=9, rounds=9):
    """Contender name -> (seconds for one value and gradient, largest relative disagreement with
    the first contender). Medians over processes too: the layout of memory differs between them.
    Each runs a copy of its own. Of 250 programs of 40 to 50 kB, copies of three, 15 ran a tenth to
    a quarter slower than the others, the same ones each time they ran: code lies on the pages of
    memory that the system keeps of a file."""
    names = [contender.name for contender in contenders]
    text = DRIVER.format(
        declarations="\n".join(f"results {n}(point const&);" for n in names),
        entries=", ".join(f'{{"{n}", {n}, {{}}}}' for n in names), rounds=rounds)
    source, binary = folder / "driver.cpp", folder / "driver"
    source.write_text(text)
    libraries = sorted({name for c in contenders for name in c.libraries})
    subprocess.run(["g++", "-std=c++20", "-O2", str(source), *map(str, objects), *libraries,
                    "-o", str(binary)], check=True)
    copies = [folder / f"driver-{k}" for k in range(processes)]
    seconds, gap = {name: [] for name in names}, {}
    for copy in copies:
        shutil.copy(binary, copy)
        lines = subprocess.run([str(copy)], check=True, capture_output=True, text=True).stdout
        for name, time, difference in map(str.split, lines.splitlines()):
            seconds[name].append(float(time))
            gap[name] = float(difference)
    for copy in copies: # not before: the next copy would lie on the same pages
        copy.unlink()
    return {name: (statistics.median(seconds[name]), gap[name]) for name in names}
