"""Code: its blocks, and what is shown like it: formulas, the marks of site generators, `<pre>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.blocks import syntax
from reader.documents.blocks.raw import Nest, Raw, Syntax
from reader.documents.blocks.source import Lines, is_blank
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    HtmlBlocks = Callable[[list[str], int, Nest], Iterator[Raw]]

CODE_LINES: Final = 100
"""Lines of one block; longer code goes on in the next."""

_WIDEST_TABLE: Final = 400
_LONGEST: Final = 2_000  # lines that wait for the mark that closes them


class Again(NamedTuple):
    """How to read lines once more, as text: openers that nothing closes are remembered."""

    unclosed: set[str]
    scan: Callable[[Lines, Nest], Iterator[Raw]]


def template(lines: Lines, line: str, nest: Nest, again: Again) -> Iterator[Raw] | None:
    """What a site generator would fill in: its code, and its other marks as they are."""
    if syntax.TEMPLATE.match(line) is None:
        return None
    code = syntax.TEMPLATE_CODE.match(line)
    if code is not None and code[1] not in again.unclosed:
        name = code[1]
        closer = re.compile(rf"\s*\{{%.*\bend{name}\b|\s*\{{\{{.*/[ \t]*{name}\b")
        return _closed(lines, name, closer, nest, code[2], again)
    at = lines.number
    lines.advance()
    return iter([code_block([line.strip()], (at, at), nest, "", continues=False)])


def starts_columns(line: str, following: str) -> bool:
    """Whether `line` heads a table whose columns are only held by blanks."""
    return (
        following.lstrip(" ")[:2] == "--"
        and len(line) < _WIDEST_TABLE
        and syntax.COLUMNS.match(following) is not None
    )


def columns(lines: Lines, nest: Nest) -> Iterator[Raw]:
    """A table held by blanks, up to a blank line: set as it is, so that the blanks hold."""
    first = lines.number
    source: list[str] = []
    while (line := lines.line) is not None and not is_blank(line):
        source.append(line)
        lines.advance()
    yield from code_blocks(source, first, nest)


def display_math(lines: Lines, line: str, nest: Nest, again: Again) -> Iterator[Raw] | None:
    """A formula on lines of its own."""
    match = syntax.DISPLAY_MATH.match(line)
    if match is None:
        return None
    closer = "$$" if match[1] == "$$" else "\\]"
    rest = match[2].strip()
    if rest.endswith(closer) and len(rest) > len(closer):
        at = lines.number
        lines.advance()
        formula = rest[: -len(closer)].strip()
        return iter([code_block([formula], (at, at), nest, "math", continues=False)])
    if rest or closer in again.unclosed:
        return None
    end = re.compile(rf"\s*{re.escape(closer)}\s*$")
    return _closed(lines, closer, end, nest, "math", again)


def _closed(
    lines: Lines, opener: str, closer: re.Pattern[str], nest: Nest, language: str, again: Again
) -> Iterator[Raw]:
    """Code up to the line that closes it; read again as text if none does."""
    first = lines.number
    source: list[str] = []
    closed = False
    while (line := lines.line) is not None and not closed and len(source) < _LONGEST:
        if language == "math" and is_blank(line):
            break  # no formula has one
        source.append(line)
        lines.advance()
        closed = len(source) > 1 and closer.match(line) is not None
    if closed:
        yield from code_blocks(source[1:-1], first + 1, nest, language)
    else:
        again.unclosed.add(opener)
        yield from again.scan(Lines(iter(source), first), nest)
        again.unclosed.discard(opener)


def code_block(
    source: list[str], lines: tuple[int, int], nest: Nest, language: str, continues: bool
) -> Raw:
    """Some lines of code. lines: their first and last in the file."""
    raw = Raw(BlockKind.CODE, source, lines[0], lines[1], nest, Syntax.LITERAL)
    raw.target, raw.continues = language, continues
    return raw


def code_blocks(source: list[str], first: int, nest: Nest, language: str = "") -> Iterator[Raw]:
    """Code in blocks of some hundred lines."""
    for begin in range(0, len(source), CODE_LINES):
        part = source[begin : begin + CODE_LINES]
        top = first + begin
        yield code_block(part, (top, top + len(part) - 1), nest, language, begin > 0)


def preformatted(
    source: list[str], first: int, nest: Nest, html_blocks: HtmlBlocks
) -> Iterator[Raw]:
    """What `<pre>` holds, and what follows it."""
    import html  # the table of entities is only needed here

    text = "\n".join(source)
    before, _, rest = text.partition(">")
    inside, _, after = re.sub(r"</pre\s*>", "\0", rest, count=1, flags=re.I).partition("\0")
    code = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", inside)).strip("\n").split("\n")
    yield from code_blocks(code, first + before.count("\n"), nest)
    if after.strip():
        tail = after.strip().split("\n")
        yield from html_blocks(tail, first + len(source) - len(tail), nest)
