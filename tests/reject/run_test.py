#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Shows with small sources that run.py passes what is right and catches each kind of wrong.

    run_test.py COMPILER
"""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import run  # noqa: E402

COMPILER = "g++"
FORBIDDEN = r"\bexpression<"
LIBRARY = """
template <class Type> struct expression {};
template <class Type> constexpr bool is_number = false;
template <> constexpr bool is_number<int> = true;
template <class Type> constexpr void evaluate() {
    static_assert(is_number<Type>, "tapeless: numbers only");
}
#ifdef ACCEPT
using argument = int;
#else
using argument = char;
#endif
"""
GOOD = "// expect: tapeless: numbers only\n" + LIBRARY + "template void evaluate<argument>();\n"


class reject(unittest.TestCase):
    def expect(self, text, *sentences):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "source.cpp"
            source.write_text(text)
            found = list(run.complaints(str(source), FORBIDDEN, COMPILER, ["-std=c++20"]))
        self.assertEqual(len(found), len(sentences), found)
        for line, sentence in zip(found, sentences):
            self.assertIn(sentence, line)

    def test_good(self):
        self.expect(GOOD)

    def test_compiles(self):
        self.expect(GOOD.replace("char", "int"), "it compiles")

    def test_other_sentence(self):
        self.expect(GOOD.replace("expect: tapeless: numbers", "expect: tapeless: variables"),
                    "no error says: tapeless: variables only")

    def test_a_sentence_in_the_quoted_source_does_not_count(self):
        self.expect("// expect: quoted\n// errors: 1\n"
                    "#ifndef ACCEPT\nint a = b; // quoted\n#endif\n",
                    "no error says: quoted")

    def test_second_error(self):
        self.expect(GOOD + "#ifndef ACCEPT\nint a = b;\n#endif\n",
                    "2 errors instead of 1", "not come from a static_assert")

    def test_second_error_announced(self):
        more = GOOD + "#ifndef ACCEPT\nint a = b;\n#endif\n"
        self.expect("// errors: 2\n" + more)
        family = "clang++" if "clang" in COMPILER else "g++"
        self.expect(f"// errors: 7\n// errors({family}): 2\n" + more)

    def test_fatal_error_counts(self):
        self.expect("// expect: numbers\n#ifndef ACCEPT\n#include <no/such/header>\n#endif\n",
                    "no error says", "not come from a static_assert")

    def test_sentence_in_several_lines(self):
        first = "// expect: tapeless: numbers only"
        self.expect(GOOD.replace(first, "// expect: tapeless:\n// numbers\n// only\n// errors: 1"))
        self.expect(GOOD.replace(first, "// expect: tapeless:\n// numbers always"),
                    "says: tapeless: numbers always")

    def test_culprit(self):
        flag = GOOD.replace("is_number<Type>,", "diagnosis::is_number<Type>,").replace(
            "template <class Type> constexpr bool", "namespace diagnosis {\n"
            "template <class Type> constexpr bool").replace("= true;", "= true;\n}")
        self.expect("// names: is_number<char>\n" + flag)
        self.expect("// names: is_number<long>\n" + flag, "no flag names: is_number<long>")

    def test_type_in_the_error(self):
        self.expect(GOOD + "#ifndef ACCEPT\nint a = expression<int>{};\n#endif\n",
                    "2 errors", "static_assert", "names a type of the library: expression<")

    def test_long_line(self):
        self.expect(GOOD.replace("numbers only", "numbers only" + " x" * 300),
                    "a line has")

    def test_refused_for_another_reason(self):
        self.expect(GOOD.replace("= int;", "= char;"), "-DACCEPT either")

    def test_warning_with_accept(self):
        self.expect(GOOD + "[[nodiscard]] int f();\nvoid g() { f(); }\n", "-DACCEPT either")

    def test_instructions_missing(self):
        self.expect(GOOD.replace("// expect", "// hope"), "no line `// expect")
        self.expect(GOOD.replace("ACCEPT", "OTHER"), "no variant", "-DACCEPT either")


if __name__ == "__main__":
    COMPILER = sys.argv.pop(1) if len(sys.argv) > 1 else COMPILER
    unittest.main()
