"""Writing interleaved Markdown: English, then the Chinese that answers it, and so on.

Duidu reads the file back as the same bitext, because a mark stands wherever the beads do not follow
from order and language (`documents.interchange.marks`); in other programs these marks are comments.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from reader.bitext.companions import TRANSLATION_KEYS
from reader.bitext.exchange.interleaved import spans_both
from reader.bitext.exchange.markdown_blocks import Layout
from reader.documents.interchange.marks import (
    INTERLEAVED,
    KEY,
    MARK_OF_BOTH,
    MARK_OF_ROWS,
    mark_of,
)
from reader.documents.markdown_source import cell_source
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.bitext.exchange.contents import Bead, Contents, Passage
    from reader.documents.model import MetadataValue

_LEFT_OUT: Final = (*TRANSLATION_KEYS, KEY, "title")
_PLAIN_KEY: Final = re.compile(r"[A-Za-z][\w-]*")
# No YAML may hold the first ones; the last two would be taken for references.
_SPELLED_OUT: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff*&]")


def markdown_pieces(contents: Contents) -> Iterator[str]:
    """The file in pieces, about a bead each."""
    yield _front_matter(contents)
    writer = _Writer()
    for group in _groups(contents.beads()):
        yield "".join(f"{line}\n" for line in writer.lines(group))


class _Writer:
    """Writes beads, and knows which of them need a mark."""

    def __init__(self) -> None:
        self._layout = Layout()
        self._awaiting: tuple[BlockKind, int] | None = None  # English that would be answered

    def lines(self, group: list[Bead]) -> list[str]:
        """The lines of a bead, or of several that are one table or one listing."""
        first = group[0]
        if _is_table_row(first):
            self._awaiting = None
            return self._table(group)
        if len(group) > 1:
            mark = self._mark(first)
            return self._layout.block([bead.both[0] for bead in group], mark)
        lines: list[str] = []
        if len(first.both) > 1:
            for passage in first.both:
                self._awaiting = None
                lines += self._layout.block([passage], MARK_OF_BOTH)
            return lines
        mark = self._mark(first)
        for passage in (*first.en, *first.zh, *first.both):
            lines += self._layout.block([passage], mark)
            mark = ""
        return lines

    def _table(self, group: list[Bead]) -> list[str]:
        rows = [(_cell(bead.en), _cell(bead.zh)) for bead in group]
        first = next(iter((*group[0].en, *group[0].zh)))
        return self._layout.table(first, rows, MARK_OF_ROWS)

    def _mark(self, bead: Bead) -> str:
        """The mark that a bead needs, "" where none: where it is what would be read anyway."""
        awaiting, self._awaiting = self._awaiting, None
        if bead.both:
            return "" if _spans(bead.both[0]) else MARK_OF_BOTH
        mark = mark_of(len(bead.en), len(bead.zh))
        if not _is_plain(bead):
            return mark
        shapes = [(p.kind, p.block.level) for p in (*bead.en, *bead.zh)]
        if len(shapes) == 2:
            is_note = bool(bead.en[0].block.anchor) and bead.en[0].block is bead.zh[0].block
            is_note = is_note and bead.kind is BlockKind.LIST_ITEM  # its second part is no item
            return "" if shapes[0] == shapes[1] and not is_note else mark
        if bead.en:
            self._awaiting = shapes[0]
            return ""
        return mark if shapes[0] == awaiting else ""


def _is_plain(bead: Bead) -> bool:
    """Whether each side is one block at most, and in its language for everyone to see."""
    if max(len(bead.en), len(bead.zh)) > 1 or any(map(_spans, (*bead.en, *bead.zh))):
        return False
    return all(p.language is Language.ENGLISH for p in bead.en) and all(
        p.language is Language.CHINESE for p in bead.zh
    )


def _spans(passage: Passage) -> bool:
    return spans_both(passage.kind, passage.language)


def _is_table_row(bead: Bead) -> bool:
    """Whether a bead is a row of a table in two languages, rather than whole tables."""
    passages = (*bead.en, *bead.zh)
    return bool(passages) and all(
        passage.block.table is not None and passage.table is None for passage in passages
    )


def _groups(beads: Iterable[Bead]) -> Iterator[list[Bead]]:
    """The rows of one table together, and the parts of a listing or a table; all others alone."""
    group: list[Bead] = []
    for bead in beads:
        if group and not _goes_on(group[-1], bead):
            yield group
            group = []
        group.append(bead)
    if group:
        yield group


def _goes_on(before: Bead, bead: Bead) -> bool:
    last, first = (next(iter((*b.en, *b.zh, *b.both)), None) for b in (before, bead))
    if last is None or first is None or last.document != first.document:
        return False
    follows = first.index == last.index + 1 and first.block.continues
    if _is_table_row(before) and _is_table_row(bead):
        return first.index == last.index or follows
    if len(before.both) != 1 or len(bead.both) != 1 or not follows:
        return False
    return last.kind is first.kind and first.kind in (BlockKind.CODE, BlockKind.TABLE)


def _cell(passages: tuple[Passage, ...]) -> str:
    return " ".join(cell_source(passage.text, passage.spans) for passage in passages)


def _front_matter(contents: Contents) -> str:
    """What the documents say of themselves, and that this one is interleaved."""
    values: dict[str, MetadataValue] = {"title": contents.title, KEY: INTERLEAVED}
    for key, value in contents.metadata.items():
        if key not in values and key not in _LEFT_OUT:
            values[key] = value
    if len(contents.heads) > 1:  # of two languages, that of the Chinese tells its form
        values.pop("language", None)
        values.pop("lang", None)
        values["language"] = contents.chinese_tag
    lines = [f"{_key(key)}: {_value(value, contents)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _value(value: MetadataValue, contents: Contents) -> str:
    """A value as JSON, which is YAML."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item, contents) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return _quoted(contents.converted(value, 0))


def _quoted(text: str) -> str:
    return _SPELLED_OUT.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )
