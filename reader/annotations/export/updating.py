"""Bringing an exported file up to date: Duidu's own blocks change, what its owner wrote stays.

A block that stands as it was written is replaced, or removed with its annotation. One that the
owner has changed is left alone; when its annotation changes, the new text is put below it. One that
the owner took out stays out until its annotation changes. New ones come after the block that they
follow, and after what the owner wrote below that one, up to the next heading of the owner's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import dropwhile, zip_longest
from typing import TYPE_CHECKING, Final

from reader.annotations.export.finding import Found, State, find_blocks, supposed_entries
from reader.annotations.export.front_matter import split, updated
from reader.annotations.export.record import Entry, entry_of, find_record, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.annotations.export.front_matter import Value
    from reader.annotations.export.rendering import Block

_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Updated:
    """A file brought up to date. kept: keys of blocks that its owner changed or took out."""

    text: str
    kept: tuple[str, ...]


class _Kind(Enum):
    OWN = auto()  # as Duidu wrote it
    EDITED = auto()  # written by Duidu, changed by the owner
    NEW = auto()
    TEXT = auto()  # the owner's, below what stands above it
    CHAPTER = auto()  # the owner's, with a heading of its own
    REMOVED = auto()


@dataclass(slots=True)
class _Part:
    """Some lines of the file, each perhaps with a carriage return at its end."""

    kind: _Kind
    lines: list[str]
    found: Found | None = None


@dataclass(slots=True)
class _Result:
    entries: list[Entry] = field(default_factory=list[Entry])
    kept: list[str] = field(default_factory=list[str])


def update(text: str, blocks: Sequence[Block], values: Mapping[str, Value]) -> Updated:
    """`text` (empty for a new file) with today's blocks and values of the front matter.

    The same blocks and values a second time change nothing. Line ends stay as they are; new lines
    get those that the file has.
    """
    carriage = "\r" if text.count("\r\n") * 2 > text.count("\n") else ""
    lines = text.split("\n")
    ends_with_newline = lines[-1] == ""
    if ends_with_newline:
        lines.pop()
    bare = [line.removesuffix("\r") for line in lines]
    record = find_record(bare)
    known = {entry.key: entry for entry in record[2]} if record else {}
    top, entries = _top(lines, bare, values, known, carriage)
    start = front.body if (front := split(bare)) else 0
    cut = record[:2] if record else (len(lines), len(lines))
    above, below = lines[start : cut[0]], lines[cut[1] :]
    old = [entry for key, entry in known.items() if key[0] != "+"] if record else None
    body, result = _body(above, old, blocks, carriage)
    comment = [f"{line}{carriage}" for line in written([*entries, *result.entries])]
    if body and body[-1].strip():
        body.append(carriage)
    made = "\n".join([*top, *body, *comment, *below])
    return Updated(made + "\n" if ends_with_newline else made, tuple(result.kept))


def _top(
    lines: list[str],
    bare: list[str],
    values: Mapping[str, Value],
    known: Mapping[str, Entry],
    carriage: str,
) -> tuple[list[str], list[Entry]]:
    """The front matter with its fences, and the record's entries for it."""
    front = split(bare)
    if front is None:
        made, entries = updated([], values, known)
        return [f"{line}{carriage}" for line in ("---", *made, "---", "")], entries
    made, entries = updated(front.lines, values, known)
    if made == front.lines:
        return lines[: front.body], entries
    inner = [f"{line}{carriage}" for line in made]
    return [lines[0], *inner, lines[front.body - 1]], entries


def _body(
    lines: list[str], entries: list[Entry] | None, blocks: Sequence[Block], carriage: str
) -> tuple[list[str], _Result]:
    bare = [line.removesuffix("\r") for line in lines]
    known = supposed_entries(bare, blocks) if entries is None else entries
    found = _found(bare, known, blocks)
    weaver = _Weaver(_parts(lines, found), _current(found), carriage)
    for block, following in zip_longest(blocks, blocks[1:]):
        weaver.weave(block, following.key if following else "")
    weaver.remove_others({block.key for block in blocks})
    return _joined(weaver.parts(), carriage), weaver.result


def _found(lines: list[str], known: Sequence[Entry], blocks: Sequence[Block]) -> list[Found]:
    """Where the blocks stand. One that its owner made what it is to be now counts as written."""
    found = find_blocks(lines, known)
    wanted = {block.key: block for block in blocks}
    trial = [
        entry_of(each.entry.key, _with_id(wanted[each.key], each.entry.key))
        if each.state is State.EDITED and each.key in wanted
        else each.entry
        for each in found
    ]
    if trial == list(known):
        return found
    again = find_blocks(lines, trial)
    return [
        new if new.state is State.INTACT or old.state is not State.EDITED else old
        for old, new in zip(found, again, strict=True)
    ]


class _Weaver:
    """Takes the blocks in reading order, and gives each its text or a place in the file.

    A slot is the index of the part before which new parts come.
    """

    def __init__(self, parts: list[_Part], current: Mapping[str, Found], carriage: str) -> None:
        self.result = _Result()
        self._parts, self._current, self._carriage = parts, current, carriage
        self._slots: dict[int, list[_Part]] = {}
        self._where = {
            part.found.key: index
            for index, part in enumerate(parts)
            if part.found is not None and current[part.found.key] is part.found
        }
        self._slot: int | None = None  # where to go on, None before the first known block
        self._gone = False  # the owner took out the block before this one

    def weave(self, block: Block, following: str) -> None:
        """The next block. following: the key of the one after it, "" for none."""
        state = self._current.get(block.key)
        entry = self._settled(block, state)
        at = self._where.get(block.key)
        if at is not None:
            self._slot = self._below(at)
        if entry is None:
            key, new = _named(block, state)
            entry = entry_of(key, new)
            if (self._gone or self._slot is None) and following in self._where and at is None:
                self._slot = self._where[following]
            if self._slot is None:
                self._slot = min(self._where.values(), default=len(self._parts))
            part = _Part(_Kind.NEW, self._with_ends(new))
            self._slots.setdefault(self._slot, []).append(part)
            self._gone = False
        else:
            self._gone = at is None
        self.result.entries.append(entry)

    def parts(self) -> list[_Part]:
        """All the parts in order, the new ones in their slots."""
        made: list[_Part] = []
        for index, part in enumerate(self._parts):
            made += self._slots.get(index, ())
            made.append(part)
        return [*made, *self._slots.get(len(self._parts), ())]

    def remove_others(self, wanted: set[str]) -> None:
        """Take out what stands as it was written and is not exported any more."""
        for at, part in enumerate(self._parts):
            found = part.found
            if part.kind is not _Kind.OWN or found is None:
                continue
            if found.key in wanted and self._current[found.key] is found:
                continue
            if found.key.startswith("s-") and self._has_text(at + 1):
                self.result.entries.append(found.entry)
            else:
                part.kind, part.lines = _Kind.REMOVED, []

    def _has_text(self, at: int) -> bool:
        """Whether the owner wrote at this part: words that would lose the heading above them."""
        if at >= len(self._parts) or self._parts[at].kind not in {_Kind.TEXT, _Kind.EDITED}:
            return False
        return any(line.strip() for line in self._parts[at].lines)

    def _settled(self, block: Block, state: Found | None) -> Entry | None:
        """What the record says of a block that is known; None where its text has to be put in."""
        if state is None:
            return None
        new = _with_id(block, state.entry.key)
        fresh = entry_of(state.entry.key, new)
        is_same = fresh.checksum == state.entry.checksum
        if state.state is State.INTACT:
            if not is_same:
                self._parts[self._where[block.key]].lines = self._with_ends(new)
            return fresh
        if is_same or state.state is State.EDITED:
            self.result.kept.append(block.key)
        return state.entry if is_same else None

    def _below(self, index: int) -> int:
        """The slot below a part and below what the owner wrote there, up to a heading."""
        index += 1
        while index < len(self._parts) and self._parts[index].kind is _Kind.TEXT:
            index += 1
        return index

    def _with_ends(self, lines: list[str]) -> list[str]:
        return [f"{line}{self._carriage}" for line in lines]


def _parts(lines: list[str], found: Sequence[Found]) -> list[_Part]:
    """The whole body in parts; the owner's text is cut where a heading of the owner's begins."""
    there = sorted(
        (each for each in found if each.state is not State.GONE), key=lambda each: each.start
    )
    parts: list[_Part] = []
    at = 0
    for each in there:
        parts += _owners(_Part(_Kind.TEXT, lines[at : each.start]))
        own = lines[each.start : each.end]
        if each.state is State.INTACT:
            parts.append(_Part(_Kind.OWN, own, each))
        else:
            parts += _owners(_Part(_Kind.EDITED, own, each))
        at = max(at, each.end)
    return [*parts, *_owners(_Part(_Kind.TEXT, lines[at:]))]


def _owners(part: _Part) -> list[_Part]:
    """Text of the owner, parted before its first heading."""
    fence = ""
    for at, line in enumerate(part.lines):
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence):
                fence = ""
        elif not fence and _HEADING.match(line):
            before = _Part(part.kind, part.lines[:at], part.found)
            after = _Part(_Kind.CHAPTER, part.lines[at:])
            return [before, after] if before.lines else [after]
    return [part] if part.lines else []


def _current(found: Sequence[Found]) -> dict[str, Found]:
    """Of each block the newest copy."""
    current: dict[str, Found] = {}
    for each in found:
        known = current.get(each.key)
        if known is None or each.number > known.number:
            current[each.key] = each
    return current


def _named(block: Block, state: Found | None) -> tuple[str, list[str]]:
    """Key and lines of a block to be put in; below an edited one it gets an id of its own."""
    if state is None:
        key = block.key
    elif state.state is State.EDITED:
        key = f"{block.key}-{state.number + 1}"
    else:
        key = state.entry.key
    return key, _with_id(block, key)


def _with_id(block: Block, key: str) -> list[str]:
    own = f"^{block.key}"
    return [f"^{key}" if line.strip() == own else line for line in block.text.split("\n")]


def _joined(parts: list[_Part], carriage: str) -> list[str]:
    """The lines of all parts; blank ones around what is new, none too many where one is gone."""
    made: list[str] = []
    gap = False  # a blank line is wanted before what comes
    spare = False  # something was taken out: blank lines that come are too many
    for part in parts:
        if part.kind is _Kind.REMOVED:
            spare = True
            continue
        lines = part.lines
        if spare and (not made or not made[-1].strip()):
            lines = list(dropwhile(lambda line: not line.strip(), lines))
        spare = spare and not lines
        gap = gap or part.kind is _Kind.NEW
        if gap and lines and lines[0].strip() and made and made[-1].strip():
            made.append(carriage)
        made += lines
        if lines:
            gap = part.kind is _Kind.NEW
    return made
