#!/usr/bin/env python3
# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Checks that a program is refused, and how.

    run.py SOURCE FORBIDDEN COMPILER [FLAG ...]

The source says in comments at its top what has to happen:

    // expect: a sentence, or part of one, that has to stand in an error message; may be repeated,
    // and may go on in the lines below
    // names: what the flag in the error, or in the note that belongs to it, has to name
    // errors: how many errors there are, 1 when nothing is said
    // errors(g++): the same for one compiler, g++ or clang++, where they differ

Every error has to be a failed static_assert, unless `errors` is given. No line may be longer than
600 characters, and no error may match the regular expression FORBIDDEN: types of the library are
no use to the reader. With -DACCEPT the same file must compile without a warning, which shows that
it is refused for the reason given: keep the difference between the two as small as possible.
"""

import os
import re
import subprocess
import sys

LONGEST_LINE = 600
ERROR = re.compile(r"^(?:[^\s][^:]*:(?:\d+:)*\s)?(?:fatal |internal compiler )?error: (.*)$")
ASSERTION = re.compile(r"static(?:_| )assert(?:ion)? failed")


class instructions:
    """What the comments at the top of a source ask for."""

    def __init__(self, text, compiler):
        family = "clang++" if "clang" in os.path.basename(compiler) else "g++"
        self.sentences = self.all_of("expect", text)
        self.names = self.all_of("names", text)
        self.said = re.findall(r"^// errors: *(\d+)", text, re.M)
        self.said += re.findall(rf"^// errors\({re.escape(family)}\): *(\d+)", text, re.M)
        self.errors = int(self.said[-1]) if self.said else 1
        self.has_twin = "ACCEPT" in text

    @staticmethod
    def all_of(word, text):
        """What follows the word, up to the next word or the end of the comments."""
        found = re.findall(rf"^// {word}: *(.*(?:\n//(?! \w+(?:\(\S+\))?: ).*)*)", text, re.M)
        return [re.sub(r"\s*\n// *", " ", each).strip() for each in found]


def compile_source(source, compiler, flags):
    """Whether it compiles, and what the compiler says."""
    color = "-fno-color-diagnostics" if "clang" in os.path.basename(compiler) else \
        "-fdiagnostics-color=never"
    run = subprocess.run([compiler, *flags, color, "-fmessage-length=0", "-fsyntax-only", source],
                         text=True, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    return run.returncode == 0, run.stdout + run.stderr


def complaints(source, forbidden, compiler, flags):
    """Yields a sentence for everything that is not as it should be, and returns the output."""
    with open(source, encoding="utf-8") as file:
        asked = instructions(file.read(), compiler)
    if not asked.sentences:
        yield "the source has no line `// expect: sentence`"
    if not asked.has_twin:
        yield "the source has no variant that compiles with -DACCEPT"

    compiles, output = compile_source(source, compiler, flags)
    if compiles:
        yield "it compiles, but must not"
        return output
    errors = [match[1] for match in map(ERROR.match, output.split("\n")) if match]
    for sentence in asked.sentences:
        if not any(sentence in error for error in errors):
            yield f"no error says: {sentence}"
    flags_shown = [line for line in output.split("\n") if "diagnosis::" in line]
    for name in asked.names:
        if not any(name in line for line in flags_shown):
            yield f"no flag names: {name}"
    if len(errors) != asked.errors:
        yield f"{len(errors)} errors instead of {asked.errors}"
    if not asked.said and not all(map(ASSERTION.search, errors)):
        yield "an error does not come from a static_assert"
    longest = max(map(len, output.split("\n")))
    if longest > LONGEST_LINE:
        yield f"a line has {longest} characters, at most {LONGEST_LINE} are allowed"
    for error in errors:
        if found := re.search(forbidden, error):
            yield f"an error names a type of the library: {found[0]}"

    compiles, accepted = compile_source(source, compiler, [*flags, "-Werror", "-DACCEPT"])
    if not compiles:
        yield "it does not compile with -DACCEPT either"
        return output + "\nWith -DACCEPT:\n" + accepted
    return output


def main(source, forbidden, compiler, *flags):
    found = complaints(source, forbidden, compiler, flags)
    failed = False
    while True:
        try:
            print("FAILED:", next(found))
            failed = True
        except StopIteration as end:
            print(f"{compiler} says:\n{end.value}")
            return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 3 else __doc__)
