#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""The report of bench/report, made from a folder of recorded results: its numbers are those worked
out by hand from the times there, and its pages say what they have to."""

import html
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
import xml.etree.ElementTree as xml

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
REPORT = HERE.parents[1] / "bench/report"
sys.path.insert(0, str(REPORT))
import behind  # noqa: E402
import charts  # noqa: E402
import machine  # noqa: E402
import page  # noqa: E402
import readme  # noqa: E402
import results  # noqa: E402
import summary  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"


def drawings(text):
    return [xml.fromstring(each) for each in re.findall(r"<svg.*?</svg>", text, re.DOTALL)]


def words(drawing, kind):
    return [each.text for each in drawing.iter(SVG + "text") if kind in each.get("class").split()]


def positions(drawing, kind):
    """Where the marks of a family stand in a chart, by their titles."""
    result = {}
    for each in drawing.iter(SVG + "path"):
        title = each.find(SVG + "title")
        if title is not None and kind in each.get("class"):
            result[title.text] = float(re.search(r"translate\(([\d.]+)", each.get("transform"))[1])
    return result


class Balanced(html.parser.HTMLParser):
    """Remembers what is open; void elements are closed at once."""

    def __init__(self):
        super().__init__()
        self.open, self.outside = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)
        self.outside += [value for name, value in attributes if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class report(unittest.TestCase):
    def setUp(self):
        self.read = results.read(HERE / "recorded")
        self.page = page.html(self.read)
        self.charts = drawings(self.page)

    def timing(self, program, problem, contender):
        return next(t for f in self.read.families if f.program == program for p in f.problems
                    if p.name == problem for t in p.timings if t.contender == contender)

    def test_medians_and_ratios(self):
        hand = self.timing("scalar", "sum & sine", "written by hand")
        ours = self.timing("scalar", "sum & sine", "tapeless")
        self.assertAlmostEqual(hand.median, 10)
        self.assertAlmostEqual(ours.ratio, 2)
        self.assertAlmostEqual(ours.spread[0], 1.95)  # the quartiles of 19, 20, 21 over 10
        self.assertAlmostEqual(ours.spread[1], 2.05)
        self.assertAlmostEqual(self.timing("scalar", "sum & sine", "Ceres Jet").ratio, 0.5)

    def test_without_hand_written_code_the_ratio_is_to_the_first_of_ours(self):
        # No count of points in this file: processor time of an iteration, in microseconds.
        ours = self.timing("jacobians", "arm 3 x 6", "tapeless, order chosen")
        self.assertAlmostEqual(ours.median, 31)
        self.assertAlmostEqual(self.timing("jacobians", "arm 3 x 6", "Ceres Jet").ratio, 3)
        self.assertIn("no hand-written code exists, the ratio is to tapeless", self.page)
        self.assertIn("ratio to tapeless", summary.markdown(self.read))

    def test_units_of_time(self):
        for number, said in ((0.0836, "0.0836 ns"), (27.24, "27.2 ns"), (999.4, "999 ns"),
                             (999.7, "1 \N{MICRO SIGN}s"), (8010, "8.01 \N{MICRO SIGN}s"),
                             (999_700, "1 ms"), (4.38e6, "4.38 ms"), (2.5e9, "2.5 s")):
            self.assertEqual(behind.nanoseconds(number), said)

    def test_who_is_ahead_is_named(self):
        beyond, within = behind.run_time(self.read)
        self.assertEqual(len(beyond), 2)
        self.assertIn("sum & sine, g++: Ceres Jet is 4.00 times as fast as tapeless", beyond[0])
        self.assertIn("written by hand is 2.00 times as fast", beyond[1])
        self.assertEqual(len(within), 1)  # neuron: 8 against 8.1, the repetitions overlap
        self.assertIn("neuron, g++: written by hand is 1.01 times", within[0])
        for text in (html.unescape(self.page), summary.markdown(self.read)):
            for sentence in beyond + within:
                self.assertIn(sentence, text)

    def test_who_compiles_faster_is_named(self):
        said = list(behind.compilation(self.read))
        self.assertTrue(any("a chain of 10 or 100 operations: written by hand compiles faster, by "
                            "a factor of up to" in each for each in said), said)
        self.assertFalse([each for each in said if "Ceres" in each])

    def test_what_was_left_out_is_named(self):
        left = list(self.read.left_out())
        for sentence in ("data: not asked for.",
                         "Sacado: not found on this machine (libtrilinos-sacado-dev",
                         "ADOL-C (tape) (scalar, g++): no program for neuron.",
                         "Ceres Jet with a chain of 1,000 operations: over 60 s."):
            self.assertTrue(any(sentence in each for each in left), (sentence, left))
        self.assertFalse([each for each in left if each.startswith("ADOL-C: not found")])

    def test_compile_times_show_the_spread_of_their_repetitions(self):
        seconds, memory = self.charts[3], self.charts[4]
        whiskers = [each for each in seconds.iter(SVG + "line") if "whisker" in each.get("class")]
        self.assertEqual(len(whiskers), 6)  # three contenders, two sizes
        for each in whiskers:
            self.assertEqual(each.get("x1"), each.get("x2"))
            self.assertGreater(float(each.get("y1")), float(each.get("y2")))
        self.assertFalse([each for each in memory.iter(SVG + "line")
                          if "whisker" in each.get("class")])

    def test_the_table_of_the_readme_shows_the_nearest_library(self):
        shown, readme.SHOWN = readme.SHOWN, [("scalar", "sum & sine", "a sum"),
                                             ("scalar", "not measured", "nothing")]
        self.addCleanup(setattr, readme, "SHOWN", shown)
        text = readme.replaced(f"before\n{readme.BEGIN}old\n{readme.END}behind", self.read)
        self.assertTrue(text.startswith(f"before\n{readme.BEGIN}| value"), text)
        self.assertTrue(text.endswith(f"{readme.END}behind"), text)
        self.assertIn("| a sum | 20 ns | 0.50 | 0.25 (Ceres Jet) |", text)
        self.assertNotIn("nothing", text)
        self.assertIn("a processor, 2 logical cores; g++ 12.2.0", text)

    def test_the_readme_has_a_place_for_it(self):
        text = (REPORT.parents[1] / "README.md").read_text()
        self.assertEqual((text.count(readme.BEGIN), text.count(readme.END)), (1, 1))

    def test_every_chart_has_a_legend_and_units(self):
        # scalar, jacobians, roofline, seconds, memory, accuracy
        self.assertEqual(len(self.charts), 6)
        units = [" ".join(words(each, "unit")) for each in self.charts]
        self.assertEqual(units.pop(5), "largest error found, in units in the last place (ULP)")
        self.assertEqual(units.pop(2), "operations for each byte GFLOP/s")
        for unit, wanted in zip(units, ("over that of hand-written code ratio",
                                        "over that of tapeless, order chosen ratio",
                                        "operations in the function seconds",
                                        "operations in the function peak memory, MB")):
            self.assertIn(wanted, unit)
        for chart in (self.charts[k] for k in (0, 1, 3, 4)):
            legend = next(each for each in chart.iter(SVG + "g") if each.get("class") == "legend")
            names = [each.text for each in legend.iter(SVG + "text")]
            self.assertIn("Ceres Jet", names)
            self.assertEqual(len(names), len(set(names)))
            for mark in chart.iter(SVG + "title"):
                self.assertTrue(any(mark.text.startswith(name) for name in names), mark.text)

    def test_marks_stand_where_the_axis_says(self):
        chart = self.charts[0]
        one = next(each for each in chart.iter(SVG + "line") if each.get("class") == "one")
        base = float(one.get("x1"))
        ours = positions(chart, "c-tapeless")["tapeless: 2.00 (20 ns)"]
        jet = positions(chart, "c-ceres")["Ceres Jet: 0.50 (5 ns)"]
        self.assertGreater(ours, base + 5)
        self.assertAlmostEqual(ours - base, base - jet, delta=0.3)  # 2 and 1/2, logarithmic
        self.assertEqual(words(chart, "strong"), ["1.0"])

    def test_roofline(self):
        roofline = self.read.rooflines[0]
        self.assertNotIn("roofline", [family.program for family in self.read.families])
        self.assertAlmostEqual(roofline.peak.gigaflops, 96)
        self.assertEqual([copy.name for copy in roofline.copies], ["copy in 16 kB", "copy in memory"])
        small, large, product = roofline.points
        self.assertAlmostEqual(roofline.share(small), 10 / (0.25 * 160))  # its data fit 16 kB
        self.assertAlmostEqual(roofline.share(large), 10 / (0.5 * 40))
        self.assertAlmostEqual(roofline.share(product), 64 / 96)  # more than any memory bounds
        for text in (self.page, summary.markdown(self.read)):
            self.assertIn("small sum, 100", text)
            self.assertIn("67 %", text)

    def test_roofline_points_stand_below_their_limits(self):
        chart = self.charts[2]
        marks = positions(chart, "c-tapeless")
        limits = [each for each in chart.iter(SVG + "line") if each.get("class") == "limit"]
        self.assertEqual(len(limits), 3)
        peak = min(float(each.get("y2")) for each in limits)
        points = [each for each in chart.iter(SVG + "path") if each.find(SVG + "title") is not None]
        heights = [float(each.get("transform").split()[1].rstrip(")")) for each in points]
        self.assertEqual(len(points), 3)
        self.assertTrue(all(height > peak for height in heights))
        self.assertAlmostEqual(heights[0], heights[1], delta=0.2)  # both 10 GFLOP/s
        self.assertLess(heights[2], heights[0])
        self.assertTrue(any(name.startswith("product: 64.0 GFLOP/s, 64 operations") for name in marks))

    def test_accuracy(self):
        erfc = next(each for each in self.read.accuracy
                    if (each.function, each.type) == ("erfc", "double"))
        self.assertEqual(sorted(erfc.worst), ["AVX-512", "AVX2", "SSE2"])
        for each in self.read.accuracy:
            self.assertLessEqual(max(each.worst.values()), each.bound)
        self.assertIn(f"<td>erfc</td><td>double</td><td>{erfc.bound:g}</td>", self.page)

    def test_colours_and_shapes_tell_contenders_apart(self):
        for chart in (self.charts[k] for k in (0, 1, 3, 4, 5)):
            legend = next(each for each in chart.iter(SVG + "g") if each.get("class") == "legend")
            looks = [(each.get("class"), each.get("d")) for each in legend.iter(SVG + "path")]
            self.assertEqual(len(looks), len(set(looks)))
        names = ["tapeless", *(f"tapeless, way {k}" for k in range(5)), "by hand", "Sacado DFad",
                 "Sacado SFad", "ADOL-C", "ADOL-C, tape kept", "Ceres Jet", "another"]
        self.assertEqual(len(set(charts.styles(names).values())), len(names))

    def test_the_page_stands_alone(self):
        parser = Balanced()
        parser.feed(self.page)
        self.assertEqual(parser.open, [])
        self.assertEqual(parser.outside, [])
        self.assertNotIn("<script", self.page)
        self.assertNotIn("url(", self.page)
        for fact in ("a processor, 2 logical cores", "g++ 12.2.0", "-std=c++20 -O3",
                     "2026-01-02 03:04 UTC", "bench/report/run.py --quick", "0123abc"):
            self.assertIn(fact, self.page)
            self.assertIn(fact, summary.markdown(self.read))

    def test_tables_hold_the_numbers(self):
        self.assertIn("<td>sum &amp; sine</td><td>tapeless</td><td>20 ns</td>"
                      "<td>19.5 ns to 20.5 ns</td><td>2.00</td>", self.page)
        self.assertIn("| sum & sine | 10 ns | 2.00 (1.95 to 2.05) | 0.50 (0.49 to 0.51) |",
                      summary.markdown(self.read))

    def test_markdown_tables_are_rectangles(self):
        for block in re.findall(r"(?:^\|.*\n)+", summary.markdown(self.read), re.MULTILINE):
            self.assertEqual(len({line.count("|") for line in block.splitlines()}), 1, block)


class neighbours(unittest.TestCase):
    def while_others_use(self, seconds):
        """What is said of ten seconds in which all programs had these, and ours four."""
        found = machine.Neighbours()
        with unittest.mock.patch.multiple(
                machine, seconds_of_all=unittest.mock.Mock(side_effect=[100, 104 + seconds]),
                time=unittest.mock.Mock(monotonic=unittest.mock.Mock(side_effect=[50, 60])),
                os=unittest.mock.Mock(times=unittest.mock.Mock(side_effect=[[1, 1, 1, 1, 0],
                                                                            [1, 1, 4, 2, 9]]))):
            with found:
                pass
        return found.warnings()

    def test_an_idle_machine_is_not_mentioned(self):
        self.assertEqual(self.while_others_use(0.4), [])

    def test_other_programs_make_a_draft(self):
        self.assertEqual(self.while_others_use(3), ["Other programs used 0.30 of a core meanwhile: "
                                                    "a draft, to be run again."])

    def test_what_does_not_say_is_taken_for_idle(self):
        found = machine.Neighbours()
        with unittest.mock.patch.object(machine, "seconds_of_all", return_value=None):
            with found:
                pass
        self.assertEqual(found.warnings(), [])


class command(unittest.TestCase):
    def run_report(self, *arguments):
        return subprocess.run([sys.executable, str(REPORT / "run.py"), *map(str, arguments)],
                              capture_output=True, text=True)

    def test_from_a_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "results"
            shutil.copytree(HERE / "recorded", copy)
            run = self.run_report("--from", copy)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("</html>", (copy / "report.html").read_text())

    def test_a_run_without_measurements_says_why(self):
        with tempfile.TemporaryDirectory() as folder:
            facts = json.loads((HERE / "recorded/run.json").read_text())
            facts["left_out"] = ["All programs with g++: Google Benchmark not found"]
            (pathlib.Path(folder) / "run.json").write_text(json.dumps(facts))
            run = self.run_report("--from", folder)
            self.assertEqual(run.returncode, 1)
            text = (pathlib.Path(folder) / "report.html").read_text()
            self.assertIn("Google Benchmark not found", text)

    def test_refusals(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("run.json is missing", self.run_report("--from", folder).stderr)
        self.assertIn("no program nowhere in bench/run",
                      self.run_report("--programs", "nowhere").stderr)
        self.assertIn("no compiler: nobody++ not found",
                      self.run_report("--compilers", "nobody++").stderr)


if __name__ == "__main__":
    unittest.main()
