"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reader.patterns import later


def test_it_finds_what_the_compiled_one_finds() -> None:
    text = "one, two，三 three"
    for given, flags in ((r"\w+", 0), (r"(?P<first>T)\w+", re.IGNORECASE), (r"[，,]\s*", 0)):
        waiting, compiled = later(given, flags), re.compile(given, flags)
        assert waiting.findall(text) == compiled.findall(text)
        assert waiting.split(text) == compiled.split(text)
        assert waiting.sub("-", text) == compiled.sub("-", text)
        assert [m.span() for m in waiting.finditer(text)] == [
            m.span() for m in compiled.finditer(text)
        ]
        assert bool(waiting.match(text)) == bool(compiled.match(text))
        assert (waiting.pattern, waiting.groups) == (compiled.pattern, compiled.groups)


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = later("(")
    assert repr(broken) == "later('(')"
    with pytest.raises(re.error):
        broken.match("(")


def test_a_pattern_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        _ = later("a").nothing  # pyright: ignore[reportAttributeAccessIssue]


def test_all_that_the_program_waits_with_can_be_compiled() -> None:
    """Written wrongly, an expression must not wait for the one reader who needs it."""
    code = """
import importlib, pkgutil, re, reader
import reader.patterns as patterns
waiting = []
made = patterns.later
def noted(pattern, flags=0):
    waiting.append((pattern, flags))
    return made(pattern, flags)
patterns.later = noted
for room in ("documents", "bitext"):
    package = importlib.import_module(f"reader.{room}")
    for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(each.name)
importlib.import_module("reader.ui.reading.justify")
for pattern, flags in waiting:
    re.compile(pattern, flags)
print(len(waiting))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) > 20
