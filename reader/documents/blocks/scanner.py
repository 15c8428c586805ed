"""The scanner: tells blocks apart by how their lines start, and descends into lists and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.documents.blocks import syntax
from reader.documents.blocks.code import (
    CODE_LINES,
    Again,
    code_block,
    code_blocks,
    columns,
    display_math,
    preformatted,
    starts_columns,
    template,
)
from reader.documents.blocks.lists import item_start, take_item
from reader.documents.blocks.raw import Nest, Raw, paragraph
from reader.documents.blocks.source import Lines, indent_of, is_blank
from reader.documents.blocks.tables import scan_grid, scan_table, starts_grid, starts_table
from reader.documents.footnotes import footnote_anchor
from reader.documents.model import BlockKind
from reader.documents.tags import BLOCK_TAGS
from reader.values import Record, fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH: Final = 32
_PARAGRAPH_LINES: Final = 4_000
_SETEXT_WIDTH: Final = 100
_SENTENCE_ENDS: Final = "。！？；…，、：.!?;,:”」』"
_VERBATIM_TAGS: Final = frozenset(("script", "style", "template", "svg", "pre", "textarea"))


class ScanState(Record):
    """What the scanner knows of the document, and what it found out on the way.

    markdown: whether the text uses Markdown at all; plain text has no indented code.
    footnotes: labels, lower-cased, to the numbers shown for them.
    """

    markdown: bool = True
    references: dict[str, str] = fresh(default_factory=dict[str, str])
    footnotes: dict[str, str] = fresh(default_factory=dict[str, str])
    contents_marker: bool = False
    too_deep: bool = False
    unclosed: set[str] = fresh(default_factory=set[str])


class Scanner:
    """Scans lines into raw blocks. Never raises, never loses a line that has something to show."""

    def __init__(self, state: ScanState) -> None:
        self._state = state
        self._handlers: dict[str, Callable[[Lines, str, Nest], Iterator[Raw] | None]] = {
            "#": self._heading,
            ">": self._quote,
            "`": self._fence,
            "~": self._fence,
            "<": self._html,
            "[": self._bracket,
            "{": self._template,
            "$": self._math,
            "\\": self._math,
            ":": self._colon,
            "+": self._grid,
            **dict.fromkeys("-*_—－=", self._rule),
        }

    def scan(self, lines: Lines, nest: Nest) -> Iterator[Raw]:
        """The blocks of `lines`, in order."""
        after_blank = True
        while (line := lines.line) is not None:
            if is_blank(line):
                lines.advance()
                after_blank = True
                continue
            blocks = self._special(lines, line, nest, after_blank=after_blank)
            yield from self._paragraph(lines, nest) if blocks is None else blocks
            after_blank = False

    def _special(
        self, lines: Lines, line: str, nest: Nest, *, after_blank: bool
    ) -> Iterator[Raw] | None:
        """The block that starts in `line`, or None for a paragraph."""
        if line[0] in syntax.FIRST:
            indent = indent_of(line)
            if indent >= 4:
                if nest.list_depth and nest.depth < MAX_DEPTH and item_start(line, max_indent=999):
                    return self._list(lines, nest)
                return self._indented(lines, nest) if self._is_code(line, after_blank) else None
            first = line[indent]
            handler = self._handlers.get(first)
            if handler is not None and (blocks := handler(lines, line, nest)) is not None:
                return blocks
            if item_start(line) is not None and self._may_nest(nest):
                return self._list(lines, nest)
        return self._table(lines, line, nest)

    def _table(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        if "|" in line and starts_table(line, lines.following):
            return scan_table(lines, nest)
        if self._state.markdown and starts_columns(line, lines.following):
            return columns(lines, nest)
        return None

    def _grid(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        return scan_grid(lines, nest) if starts_grid(line, lines.following) else None

    def _starts_block(self, line: str) -> bool:
        """Whether a paragraph ends before `line` although no blank line parts them."""
        if line[0] not in syntax.FIRST:
            return False
        item = item_start(line)
        if item is not None and (item.rest or item.marker == "•"):
            return item.marker in ("•", "☐", "☑", "1.", "1)")
        if any(
            pattern.match(line) is not None
            for pattern in (
                syntax.HEADING, syntax.QUOTE, syntax.FENCE, syntax.RULE, syntax.FOOTNOTE,
                syntax.ATTRIBUTES, syntax.CONTENTS, syntax.TEMPLATE,
            )
        ):  # fmt: skip
            return True
        if line.lstrip()[:1] == ":":
            return syntax.DIV.match(line) is not None or syntax.MEANING.match(line) is not None
        html = syntax.HTML_START.match(line)
        return html is not None and html[2] is not None and self._is_html_block(html[2])

    def _may_nest(self, nest: Nest) -> bool:
        if nest.depth < MAX_DEPTH:
            return True
        self._state.too_deep = True
        return False

    # Leaf blocks

    def _heading(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        match = syntax.HEADING.match(line)
        if match is None:
            return None
        lines.advance()
        text, anchor = heading_text(match[2]), ""
        named = syntax.HEADING_ID.search(text) if text.endswith("}") else None
        if named is not None:
            text, anchor = text[: named.start()].rstrip(), named[1]
        if not text:
            return iter(())
        at = lines.number - 1
        return iter(
            [Raw(BlockKind.HEADING, [text], at, at, nest, level=len(match[1]), anchor=anchor)]
        )

    def _rule(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        if syntax.RULE.match(line) is None:
            return None
        at = lines.number
        lines.advance()
        return iter([Raw(BlockKind.RULE, [], at, at, nest)])

    def _bracket(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        if syntax.CONTENTS.match(line):
            return self._attributes(lines, line, nest)
        note = syntax.FOOTNOTE.match(line)
        if note is not None and note[1].lower() in self._state.footnotes:
            return self._footnote(lines, note[1], line[note.end() :], nest)
        match = syntax.DEFINITION.match(line)
        if match is not None and match[1].strip().lower() in self._state.references:
            lines.advance()
            return iter(())
        return None

    def _attributes(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:  # noqa: ARG002
        contents = syntax.CONTENTS.match(line) is not None
        if not contents and syntax.ATTRIBUTES.match(line) is None:
            return None
        self._state.contents_marker |= contents
        lines.advance()
        return iter(())

    def _template(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        found = template(lines, line, nest, self._again()) if self._state.markdown else None
        return self._attributes(lines, line, nest) if found is None else found

    def _math(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        found = display_math(lines, line, nest, self._again()) if self._state.markdown else None
        return self._attributes(lines, line, nest) if found is None else found

    def _again(self) -> Again:
        return Again(self._state.unclosed, self.scan)

    def _colon(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        """A fenced division leaves only its title; the meaning of a term is set in from it."""
        if not self._state.markdown:
            return None
        at = lines.number
        div = syntax.DIV.match(line)
        if div is not None:
            lines.advance()
            title = div[1].strip(" \t:")
            return iter([paragraph([title], at, at, nest)] if title else [])
        meaning = syntax.MEANING.match(line)
        if meaning is None or not self._may_nest(nest):
            return None
        start = item_start("-   x")
        assert start is not None
        taken = take_item(lines, start._replace(rest=line[meaning.end() :]), self._starts_block)
        return self.scan(Lines(iter(taken), at), nest.in_list())

    def _is_code(self, line: str, after_blank: bool) -> bool:
        """Whether an indented line is code. Chinese paragraphs are indented too, and are not."""
        if not (self._state.markdown and after_blank):
            return False
        return not any("\u3400" <= char <= "\u9fff" for char in line.lstrip()[:8])

    def _indented(self, lines: Lines, nest: Nest) -> Iterator[Raw]:
        source: list[str] = []
        first = lines.number
        while (line := lines.line) is not None:
            if not is_blank(line) and indent_of(line) < 4:
                break
            source.append(line[4:])
            lines.advance()
        while source and is_blank(source[-1]):
            source.pop()
        yield from code_blocks(source, first, nest)

    def _fence(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        match = syntax.FENCE.match(line)
        if match is None:
            return None
        return self._fenced(lines, len(match[1]), match[2], match[3], nest)

    def _fenced(
        self, lines: Lines, indent: int, fence: str, language: str, nest: Nest
    ) -> Iterator[Raw]:
        first, opening = lines.number, lines.line or ""
        lines.advance()
        source: list[str] = []
        continues = False
        if lines.line is None:
            yield paragraph([opening], first, first, nest)
        while (line := lines.line) is not None:
            bare = line.strip()
            if bare.startswith(fence) and not bare.strip(fence[0]) and indent_of(line) < 4:
                lines.advance()
                break
            if len(source) == CODE_LINES:
                yield code_block(source, (first, lines.number - 1), nest, language, continues)
                first, source, continues = lines.number, [], True
            source.append(line[min(indent, indent_of(line)) :])
            lines.advance()
        if source:
            yield code_block(source, (first, lines.number - 1), nest, language, continues)

    # Paragraphs

    def _paragraph(self, lines: Lines, nest: Nest) -> Iterator[Raw]:
        first = lines.number
        source = [lines.line or ""]
        lines.advance()
        while (line := lines.line) is not None and not is_blank(line):
            if line[0] in syntax.FIRST:
                setext = self._setext(source, line)
                if setext:
                    lines.advance()
                    text = [source[0].strip()]
                    yield Raw(BlockKind.HEADING, text, first, first + 1, nest, level=setext)
                    return
                if self._starts_block(line) or (nest.list_depth and item_start(line)):
                    break
            if "|" in line and starts_table(line, lines.following):
                break
            if len(source) == _PARAGRAPH_LINES:
                break
            source.append(line)
            lines.advance()
        yield from self._finish_paragraph(source, first, nest)

    def _finish_paragraph(self, source: list[str], first: int, nest: Nest) -> Iterator[Raw]:
        if self._state.markdown and any("<" in line or "?/" in line for line in source):
            from reader.documents.blocks.html import has_block_tags  # as below

            if has_block_tags("\n".join(source)):
                yield from _html_blocks(source, first, nest)
                return
        yield paragraph(source, first, first + len(source) - 1, nest)

    def _setext(self, source: list[str], line: str) -> int:
        """The level of the heading that `source` is, underlined by `line`; 0 if it is none.

        Only one short line that is no sentence: people also draw a line under a paragraph.
        """
        match = syntax.SETEXT.match(line)
        if match is None or len(source) > 1 or not self._state.markdown:
            return 0
        text = source[0].strip()
        if len(text) > _SETEXT_WIDTH or text[-1] in _SENTENCE_ENDS:
            return 0
        return 1 if match[1] else 2

    # Containers

    def _quote(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:  # noqa: ARG002
        if not self._may_nest(nest):
            return None
        first = lines.number
        source: list[str] = []
        lazy = False
        while (current := lines.line) is not None:
            match = syntax.QUOTE.match(current)
            if match is not None:
                rest = current[match.end() :]
                source.append(rest.removeprefix(" "))
                lazy = not is_blank(rest.lstrip("> ")) and not self._starts_leaf(rest)
            elif is_blank(current) or not lazy or self._starts_block(current):
                break
            else:
                source.append(current)
            lines.advance()
        return self._quoted(source, first, nest.in_quote())

    def _quoted(self, source: list[str], first: int, nest: Nest) -> Iterator[Raw]:
        callout = syntax.CALLOUT.match(source[0]) if self._state.markdown else None
        if callout is not None:
            title = callout[2] or callout[1].capitalize()
            yield paragraph([f"**{title}**"], first, first, nest)
            source, first = source[1:], first + 1
        yield from self.scan(Lines(iter(source), first), nest)

    def _starts_leaf(self, rest: str) -> bool:
        rest = rest.lstrip("> ")
        return bool(syntax.HEADING.match(rest) or syntax.FENCE.match(rest) or rest[:1] == "|")

    def _list(self, lines: Lines, nest: Nest) -> Iterator[Raw]:
        base = indent_of(lines.line or "")
        while (line := lines.line) is not None and not is_blank(line):
            start = item_start(line, max_indent=base + 3)
            if start is None or syntax.RULE.match(line) is not None:
                return
            first = lines.number
            taken = take_item(lines, start, self._starts_block)
            if syntax.CONTENTS.match(lines.line or "") is not None:
                # kramdown puts the table of contents in the place of this list.
                self._state.contents_marker = True
                lines.advance()
                continue
            yield from self._item(taken, first, start.marker, nest.in_list())

    def _item(self, source: list[str], first: int, marker: str, nest: Nest) -> Iterator[Raw]:
        blocks = self.scan(Lines(iter(source), first), nest)
        head = next(blocks, None)
        item = Raw(BlockKind.LIST_ITEM, [""], first, first, nest, level=nest.list_depth)
        item.marker = marker
        if head is not None and head.kind is BlockKind.PARAGRAPH and head.nest == nest:
            item.source, item.first, item.last = head.source, head.first, head.last
            head = None
        yield item
        if head is not None:
            yield head
        yield from blocks

    def _footnote(self, lines: Lines, label: str, rest: str, nest: Nest) -> Iterator[Raw]:
        first = lines.number
        start = item_start("-   x")
        assert start is not None
        taken = take_item(lines, start._replace(rest=rest), self._starts_block)
        number = self._state.footnotes[label.lower()]
        for index, raw in enumerate(self._item(taken, first, number, nest.in_list())):
            if index == 0:
                raw.anchor = footnote_anchor(label)
            yield raw

    # HTML

    def _html(self, lines: Lines, line: str, nest: Nest) -> Iterator[Raw] | None:
        match = syntax.HTML_START.match(line)
        if match is None or not self._state.markdown:
            return None
        name = (match[2] or "").lower()
        opener = name or match.group().strip()
        if (name in _VERBATIM_TAGS and not match[1]) or opener in ("<!--", "<?"):
            return None if opener in self._state.unclosed else self._verbatim(lines, opener, nest)
        if not self._is_html_block(name):
            return None
        first = lines.number
        source: list[str] = []
        while lines.line is not None and not is_blank(lines.line):
            source.append(lines.line)
            lines.advance()
        return _html_blocks(source, first, nest)

    def _verbatim(self, lines: Lines, opener: str, nest: Nest) -> Iterator[Raw]:
        """A comment, a script or preformatted text: goes on to its end, over blank lines."""
        closer = {"<!--": "-->", "<?": "?>"}.get(opener, f"</{opener}")
        first = lines.number
        source: list[str] = []
        closed = False
        while (line := lines.line) is not None and not closed:
            source.append(line)
            closed = closer in line.lower()
            lines.advance()
        if not closed:
            self._state.unclosed.add(opener)
            yield from self.scan(Lines(iter(source), first), nest)
        elif opener == "pre":
            yield from preformatted(source, first, nest, _html_blocks)
        else:
            yield from _html_blocks(source, first, nest)

    @staticmethod
    def _is_html_block(name: str) -> bool:
        return name.lower() in BLOCK_TAGS


def heading_text(source: str | None) -> str:
    """What an ATX heading says, without the number signs that may close it."""
    return syntax.CLOSING_HASHES.sub("", (source or "").strip()).rstrip()


def _html_blocks(source: list[str], first: int, nest: Nest) -> Iterator[Raw]:
    # Loaded here: most documents have no HTML, and the expressions take a while to compile.
    from reader.documents.blocks.html import html_blocks

    return html_blocks(source, first, nest)
