"""An exported document in its layout: named blocks of Markdown, in order.

The layout is a Jinja template, the user's own or the one in resources/export, run in a sandbox.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.annotations.export.markdown_text import (
    block_quote,
    hashtag,
    inline,
    note_text,
    shortened,
)
from reader.annotations.export.options import WORDS, Format
from reader.annotations.export.values import ExportedItem, Section
from reader.paths import config_dir, resources_dir
from reader.wording import Message, reason_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.annotations.export.options import Options
    from reader.annotations.export.values import ExportedDocument, Quote

BUILT_IN: Final = "markdown.md.j2"
_MARK: Final = "\x00"  # in no text: `plain` takes it out
_PARTS: Final = re.compile(f"{_MARK}\\[([^{_MARK}]*){_MARK}(.*?){_MARK}\\]{_MARK}", re.S)
_LARGEST: Final = 1_000_000  # bytes of a layout


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an exported file that Duidu writes and may replace.

    key: names it from one export to the next. text: without a newline at its end, never empty.
    """

    key: str
    text: str


class LayoutProblem(Exception):  # noqa: N818 - says what it is in the house's words
    """A layout cannot be used; the message is a sentence for its author, with the line."""


def templates_dir() -> Path:
    """Where the user's own layout lies, if there is one: `markdown.md.j2` in this folder."""
    return config_dir() / "templates"


def layout_path(options: Options) -> Path:
    """The layout that the options ask for: chosen, else the user's own, else the built-in one."""
    if options.template is not None:
        return options.template
    own = templates_dir() / BUILT_IN
    return own if own.is_file() else _built_in()


def render(document: ExportedDocument, options: Options) -> list[Block]:
    """The blocks of an exported file, in order. Raises `LayoutProblem`.

    What a layout writes outside of begin and end becomes blocks, too: `text-1`, `text-2` …
    """
    return _blocks(_run(layout_path(options), variables(document, options)))


def variables(document: ExportedDocument, options: Options) -> dict[str, object]:
    """What a layout can name. docs/export-templates.md describes each."""
    sections = document.sections
    words = {**WORDS, **options.words, "": ""}
    if document.orphans:
        sections = (*sections, Section(words["orphans"], 2, "s-orphans", document.orphans))
    values = {field.name: getattr(document, field.name) for field in fields(document)}
    return {
        **values,
        "sections": sections,
        "callouts": options.format is Format.OBSIDIAN,
        "words": words,
        "begin": _begin,
        "end": _end,
    }


def filters() -> dict[str, Callable[..., str]]:
    """What a layout can send values through, beside Jinja's own filters."""
    return {
        "md": inline,
        "quote": _quote,
        "note": note_text,
        "hashtags": _hashtags,
        "line": _line,
        "shorten": shortened,
    }


def _begin(what: ExportedItem | Section | str) -> str:
    key = what.block_id if isinstance(what, ExportedItem) else getattr(what, "key", what)
    return f"{_MARK}[{re.sub(r'[^A-Za-z0-9-]', '-', str(key))}{_MARK}"


def _end() -> str:
    return f"{_MARK}]{_MARK}"


def _quote(quotes: Iterable[Quote]) -> str:
    return block_quote(passage for quote in quotes for passage in quote.passages)


def _hashtags(tags: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(tag for tag in map(hashtag, tags) if tag))


def _line(facts: Iterable[str]) -> str:
    """Facts in one line, without the empty ones. No `#` at its start: it would be a heading."""
    line = " · ".join(fact for fact in facts if fact)
    return f"· {line}" if line.startswith("#") else line


def _run(path: Path, values: dict[str, object]) -> str:
    import jinja2  # here and below: takes a while to load, and few starts export anything

    from reader.annotations.export.sandbox import LayoutEnvironment

    sources = {BUILT_IN: _read(_built_in()), "the layout": _read(path)}
    environment = LayoutEnvironment(jinja2.DictLoader(sources), filters())
    try:
        return environment.get_template("the layout").render(values)
    except jinja2.TemplateSyntaxError as error:
        problem = error.message or Message("not a template")
        raise LayoutProblem(_told(path, problem, error.lineno)) from error
    except RecursionError as error:
        raise LayoutProblem(_told(path, Message("it calls itself without end"), 0)) from error
    except MemoryError as error:
        raise LayoutProblem(_told(path, Message("it needs too much memory"), 0)) from error
    except Exception as error:  # whatever a layout does wrong is told to its author
        raise LayoutProblem(_told(path, sentence_of(error), _line_of(error))) from error


def _told(path: Path, what: str, line: int | None) -> Message:
    problem = what if isinstance(what, Message) else what.rstrip(".")
    if not line:
        return Message(
            "The layout {name} cannot be used: {problem}.", name=path.name, problem=problem
        )
    return Message(
        "The layout {name} cannot be used, line {line}: {problem}.",
        name=path.name,
        line=line,
        problem=problem,
    )


def _line_of(error: Exception) -> int:
    """The line of the layout in which an error came up, 0 where that is not known."""
    line, frame = 0, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()[: _LARGEST + 1]
    except OSError as error:
        reason = reason_of(error)
        raise LayoutProblem(
            Message("The layout {path} cannot be read: {reason}.", path=path, reason=reason)
        ) from error
    if len(data) > _LARGEST:
        raise LayoutProblem(
            Message("The layout {name} is larger than any layout needs to be.", name=path.name)
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise LayoutProblem(
            Message("The layout {name} is not UTF-8 text.", name=path.name)
        ) from error


@cache
def _built_in() -> Path:
    return resources_dir() / "export" / BUILT_IN


def _blocks(text: str) -> list[Block]:
    """The text parted at its marks. A key that comes again gets a number."""
    blocks: list[Block] = []
    seen: dict[str, int] = {}
    at = loose = 0
    for match in [*_PARTS.finditer(text), None]:
        between = _bare(text[at : match.start() if match else len(text)])
        if between:
            loose += 1
            blocks.append(Block(f"text-{loose}", between))
        if match is None:
            break
        at = match.end()
        key, inner = match[1], _bare(match[2])
        seen[key] = seen.get(key, 0) + 1
        if inner:
            blocks.append(Block(key if seen[key] == 1 else f"{key}-again-{seen[key]}", inner))
    return blocks


def _bare(text: str) -> str:
    """Without marks, and without blank lines before and after."""
    text = text.replace(_MARK, "")
    return re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
