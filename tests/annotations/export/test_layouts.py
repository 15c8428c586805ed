"""Layouts: what they can name, how their mistakes are told, what they cannot do."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from reader.annotations.export import sandbox
from reader.annotations.export.rendering import (
    LayoutProblem,
    filters,
    layout_path,
    render,
    templates_dir,
    variables,
)
from reader.annotations.export.updating import update
from reader.annotations.export.values import ExportedItem, Quote, Section
from tests.annotations.export.desk import UTC_OPTIONS, Desk
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = (ROOT / "docs" / "export-templates.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers", note="why", tags=("x",))
    desk.mark("bbb", "人们会停下来看")
    return desk


def run(desk: Desk, layout: str, path: Path | None = None) -> str:
    file = path or desk.path.with_name("own.md.j2")
    file.write_text(layout, encoding="utf-8")
    options = replace(UTC_OPTIONS, template=None if path else file)
    return update("", render(desk.gather(), options), {"title": "T"}).text


def described(heading: str) -> list[str]:
    """The names in the table below a heading of the docs."""
    table = DOCS.partition(f"{heading}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.M)


def names(kind: type) -> set[str]:
    own = {name for name, value in vars(kind).items() if isinstance(value, property)}
    return {field.name for field in fields(kind)} | own


def test_the_docs_list_every_variable(desk: Desk) -> None:
    assert set(described("## Variables")) == set(variables(desk.gather(), UTC_OPTIONS))
    assert set(described("### Section")) == names(Section)
    assert set(described("### Item")) == names(ExportedItem)
    assert set(described("### Quote")) == names(Quote)
    assert set(described("## Filters")) == set(filters())


def test_the_example_in_the_docs_works(desk: Desk) -> None:
    example = DOCS.partition("```jinja\n")[2].partition("```")[0]
    made = run(desk, example)
    assert "> Nobody remembers\n\n^haaa\n\nwhy\n" in made
    assert "## Water · 水" in made
    assert "Yellow" not in made


def test_a_layout_of_ones_own_in_the_configuration_is_taken(desk: Desk) -> None:
    assert layout_path(UTC_OPTIONS).name == "markdown.md.j2"
    templates_dir().mkdir(parents=True)
    own = templates_dir() / "markdown.md.j2"
    made = run(desk, "{% for item in sections[0].items %}{{ item.en }}{% endfor %}", own)
    assert "Nobody remembers\n" in made
    assert "# The bridge" not in made


def test_a_layout_without_marks_is_one_piece(desk: Desk) -> None:
    items = "{% for i in s.items %}\n{{ i.text }}\n{% endfor %}"
    layout = f"# {{{{ title | md }}}}\n{{% for s in sections %}}{items}{{% endfor %}}"
    file = desk.path.with_name("own.md.j2")
    file.write_text(layout, encoding="utf-8")
    options = replace(UTC_OPTIONS, template=file)
    assert [block.key for block in render(desk.gather(), options)] == ["text-1"]
    first = update("", render(desk.gather(), options), {"title": "T"}).text
    desk.mark("ccc", "people")
    second = update(first, render(desk.gather(), options), {"title": "T"}).text
    assert second.count("Nobody remembers") == 1
    assert "\npeople\n" in second


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        ("fine\n{% if %}", r"own\.md\.j2 cannot be used, line 2: "),
        ("fine\n\n{{ titel }}", r"line 3: 'titel' is undefined"),
        ("{{ title | indent(99) }}", r"line 1: No filter named 'indent'"),
        ("{% include '/etc/passwd' %}", r"line 1: '/etc/passwd' not found|/etc/passwd"),
        ("{{ title.__class__ }}", r"line 1: .*unsafe"),
        ("{{ begin.__globals__ }}", r"line 1: .*unsafe"),
        ("{{ 'a' * 10**9 }}", r"line 1: .*numbers only"),
        ("{{ 9 ** 9999999 }}", r"too large"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", r"without end"),
        ("{% set n = namespace(s='abcdefgh') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}"
         "{% endfor %}", r"too much text"),
        ("{% set n = namespace(s='abcdefgh') %}{% for i in range(99) %}"
         "{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}", r"too much text"),
        ("{{ 'a' | replace('a', title.ljust(9)) }}", r"unsafe"),
        ("{{ tags.append('x') }}", r"has no attribute|unsafe"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(desk: Desk, layout: str, told: str) -> None:
    with pytest.raises(LayoutProblem, match=told):
        run(desk, layout)


def test_loops_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_TURNS", 1000)
    loop = "{% for i in range(99) %}{% for j in range(99) %}{% endfor %}{% endfor %}"
    with pytest.raises(LayoutProblem, match="more than 1,000 times"):
        run(desk, loop)
    doubling = (
        "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}"
    )
    with pytest.raises(LayoutProblem, match="more than 1,000 times"):
        run(desk, doubling)


def test_a_layout_that_is_not_there_or_no_text(desk: Desk) -> None:
    options = replace(UTC_OPTIONS, template=desk.path.with_name("none.j2"))
    with pytest.raises(LayoutProblem, match=r"none\.j2 cannot be read"):
        render(desk.gather(), options)
    desk.path.with_name("none.j2").write_bytes(b"\xff\xfe{{")
    with pytest.raises(LayoutProblem, match="not UTF-8"):
        render(desk.gather(), options)
