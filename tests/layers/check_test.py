#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Each rule of check.py is shown to catch what it is for."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import check  # noqa: E402

GOOD = "\n".join([*check.LICENCE, "#pragma once", ""])


class layers(unittest.TestCase):
    def expect(self, files, *sentences):
        """`files` with good headers around them violate exactly what the sentences say."""
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root) / "tapeless" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            found = list(check.violations(root))
        self.assertEqual(len(found), len(sentences), found)
        for line, sentence in zip(found, sentences):
            self.assertIn(sentence, line)

    def test_downward_is_silent(self):
        self.expect({"core/a.hpp": GOOD, "op/b.hpp": GOOD + "#include <tapeless/core/a.hpp>\n"})

    def test_upward(self):
        self.expect({"eval/a.hpp": GOOD, "op/b.hpp": GOOD + "#include <tapeless/eval/a.hpp>\n"},
                    "op/b.hpp:4: op/ includes eval/")

    def test_print_sees_the_graph_only(self):
        self.expect({"graph/a.hpp": GOOD, "expr/b.hpp": GOOD,
                     "print/c.hpp": GOOD + "#include <tapeless/graph/a.hpp>\n"
                                           "#include <tapeless/expr/b.hpp>\n"},
                    "print/c.hpp:5: print/ includes expr/")

    def test_nobody_on_the_road_sees_print(self):
        self.expect({"print/a.hpp": GOOD, "eval/b.hpp": GOOD + "#include <tapeless/print/a.hpp>\n"},
                    "eval/ includes print/")

    def test_front_pages_are_for_users(self):
        self.expect({"tapeless.hpp": GOOD,
                     "core/a.hpp": GOOD + "#include <tapeless/tapeless.hpp>\n"},
                    "includes the front page")

    def test_folders_of_a_room(self):
        self.expect({"array/graph/a.hpp": GOOD, "array/diagnostics.hpp": GOOD,
                     "array/plan/b.hpp": GOOD + "#include <tapeless/array/diagnostics.hpp>\n"
                                                "#include <tapeless/array/graph/a.hpp>\n"})
        self.expect({"array/nest/a.hpp": GOOD,
                     "array/plan/b.hpp": GOOD + "#include <tapeless/array/nest/a.hpp>\n"},
                    "plan/ includes nest/")

    def test_unknown_room(self):
        self.expect({"detail/a.hpp": GOOD}, "the room detail/ no place")

    def test_missing_header(self):
        self.expect({"core/a.hpp": GOOD + "#include <tapeless/core/b.hpp>\n"}, "no such header")

    def test_quotes(self):
        self.expect({"core/a.hpp": GOOD + '#include "b.hpp"\n'}, "in quotes")

    def test_scalar_library_never_reaches_xsimd(self):
        self.expect({"tapeless.hpp": GOOD + "#include <tapeless/core/a.hpp>\n",
                     "core/a.hpp": GOOD + "#  include <xsimd/xsimd.hpp>\n"},
                    "core/a.hpp:4: the scalar library includes <xsimd/xsimd.hpp>")

    def test_scalar_library_is_cheap(self):
        self.expect({"tapeless.hpp": GOOD + "#include <map>\n"}, "<map>, which is dear")

    def test_other_headers_may_use_xsimd(self):
        self.expect({"tapeless.hpp": GOOD, "data.hpp": GOOD + "#include <xsimd/xsimd.hpp>\n"})

    def test_length_and_width(self):
        self.expect({"core/a.hpp": GOOD + "\n" * 397}, )
        self.expect({"core/a.hpp": GOOD + "\n" * 398}, "401 lines")
        self.expect({"core/a.hpp": GOOD + "//" + "x" * 99 + "\n"}, "101 columns")

    def test_licence_and_guard(self):
        self.expect({"core/a.hpp": "int x;\n"}, "licence", "#pragma once")


if __name__ == "__main__":
    unittest.main()
