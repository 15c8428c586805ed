"""Finding among everything: a few hundred items, and a library of ten thousand documents.

Cheap questions come first (does the title have these letters at all), and only what passes them is
looked at closely; so a keystroke costs a few milliseconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.entries import FIELD_END
from reader.ui.palette.items import Found, Item, Kind
from reader.ui.palette.scoring import INSIDE, fit, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.entries import Entry

Words = tuple[tuple[str, ...], ...]
MOST: Final = 60
"""Lines that are offered at most."""
_CLOSELY: Final = 100
"""Titles that are looked at closely."""
_ENOUGH: Final = 12
"""So many fitting titles end the search for looser ones."""
_PREFIXES: Final = {">": frozenset({Kind.COMMAND, Kind.SETTING}), "@": frozenset({Kind.HEADING})}
_WEIGHTS: Final = {Kind.COMMAND: 6.0, Kind.SETTING: 4.0, Kind.HEADING: 3.0, Kind.DOCUMENT: 0.0}
_USED: Final = 14.0
"""What having been chosen last is worth; half of it for the one before, and so on."""
_ALSO: Final = 0.55
"""What other words of an item are worth."""
_DISABLED: Final = 30.0


class Titles:
    """The titles of the library, those read last first."""

    def __init__(self, entries: Sequence[Entry], make: Callable[[Entry], Item]) -> None:
        """make: an entry as a line, called for those that are found."""
        self._entries = sorted(entries, key=lambda entry: (-entry.last_read, entry.collation))
        self._make = make
        stacks = [entry.haystack for entry in self._entries]
        self._titles = [stack.partition(FIELD_END)[0] for stack in stacks]
        self._facts = [stack.rpartition(FIELD_END)[0] for stack in stacks]
        self._asked: Words = ()
        self._left: Sequence[int] = range(len(self._entries))

    def find(self, words: Words) -> list[Found]:
        """Documents whose title, author, tags or path fit, at most `MOST`."""
        found = self._closely(self._containing(words), words)
        if len(found) < _ENOUGH and sum(len(word[0]) for word in words) > 2:
            seen = {one.item.key for one in found}
            loose = self._closely(self._in_order(words), words)
            found.extend(one for one in loose if one.item.key not in seen)
        if len(found) < _ENOUGH:
            seen = {one.item.key for one in found}
            elsewhere = (self._make(self._entries[n]) for n in self._by_facts(words))
            found.extend(Found(item, 8.0) for item in elsewhere if item.key not in seen)
        return sorted(found, key=lambda one: -one.score)[:MOST]

    def _closely(self, numbers: Sequence[int], words: Words) -> list[Found]:
        found: list[Found] = []
        for number in numbers[:_CLOSELY]:
            item = self._make(self._entries[number])
            fits = fit(words, item.text)
            if fits:
                found.append(Found(item, fits.score + _WEIGHTS[item.kind], fits.places))
        return found

    def _containing(self, words: Words) -> list[int]:
        """Titles that have every word. First those that begin with it, then where a word does."""
        titles = self._titles
        left: Sequence[int] = range(len(titles))
        for word, *others in words:
            if others:  # never more than one
                left = [n for n in left if word in titles[n] or others[0] in titles[n]]
            else:
                left = [n for n in left if word in titles[n]]
        first = words[0][0]
        begins = [n for n in left if titles[n].startswith(first)]
        if len(begins) >= _CLOSELY:
            return begins
        inner = " " + first
        starts = [n for n in left if inner in titles[n]]
        return list(dict.fromkeys((*begins, *starts, *left)))

    def _in_order(self, words: Words) -> list[int]:
        """Titles that have the letters of every word, in order. Goes on from a shorter query."""
        before = self._asked
        goes_on = len(before) == len(words) and all(
            one[0].startswith(other[0]) for one, other in zip(words, before, strict=True)
        )
        left = self._left if goes_on and before else range(len(self._titles))
        titles = self._titles
        for spellings in words:
            match = _letters_in_order(spellings[0])
            left = [n for n in left if match(titles[n])]
        self._asked, self._left = words, left
        return list(left)

    def _by_facts(self, words: Words) -> list[int]:
        facts = self._facts
        left: Sequence[int] = range(len(facts))
        for spellings in words:
            left = [n for n in left if any(word in facts[n] for word in spellings)]
        return list(left[:MOST])


def _letters_in_order(word: str) -> Callable[[str], object]:
    steps = (f"[^{re.escape(letter)}]*+{re.escape(letter)}" for letter in word)
    return re.compile("".join(steps), re.DOTALL).match


class Searcher:
    """Everything that the palette finds.

    items: commands, settings and headings, in the order in which they stand where nothing is
    typed. recent: keys of what was chosen last, newest first.
    """

    def __init__(self, items: Sequence[Item], titles: Titles, recent: Sequence[str]) -> None:
        self._items, self._titles = items, titles
        self._recent = {key: number for number, key in enumerate(recent)}

    def find(self, query: str) -> list[Found]:
        """What fits, best first, at most `MOST`; without a query, what is likely to be wanted."""
        kinds, rest = self._parse(query)
        words = words_of(rest)
        if not words:
            return self._likely(kinds)
        found = [one for item in self._items if item.kind in kinds
                 and (one := self._look(item, words))]  # fmt: skip
        if Kind.DOCUMENT in kinds:
            found.extend(self._titles.find(words))
        found.sort(key=lambda one: -one.score - self._bonus(one.item))
        return found[:MOST]

    def _parse(self, query: str) -> tuple[frozenset[Kind], str]:
        kinds = _PREFIXES.get(query.lstrip()[:1])
        return (kinds, query.lstrip()[1:]) if kinds else (frozenset(Kind), query)

    def _bonus(self, item: Item) -> float:
        number = self._recent.get(item.key)
        return 0.0 if number is None else _USED / (1 + number)

    def _look(self, item: Item, words: Words) -> Found | None:
        weight = _WEIGHTS[item.kind] - (0.0 if item.enabled else _DISABLED)
        fits = fit(words, item.text)
        if fits:
            return Found(item, fits.score + weight, fits.places)
        english = item.also[0] if item.also else item.text
        if not item.text.startswith(english) and (known := fit(words, english)):
            return Found(item, known.score * _ALSO + weight)
        everything = folded("\n".join((item.text, *item.also))).text
        if not all(any(word in everything for word in spellings) for spellings in words):
            return None
        others = [other.score for text in item.also if (other := fit(words, text))]
        return Found(item, max(others, default=INSIDE) * _ALSO + weight)

    def _likely(self, kinds: frozenset[Kind]) -> list[Found]:
        wanted = [item for item in self._items if item.kind in kinds]
        if Kind.COMMAND in kinds and Kind.HEADING in kinds:
            wanted = [item for item in wanted if item.kind is not Kind.HEADING]
        wanted.sort(key=lambda item: self._recent.get(item.key, len(self._recent)))
        if Kind.HEADING not in kinds or Kind.COMMAND in kinds:
            wanted.sort(key=lambda item: not item.enabled)
        return [Found(item) for item in wanted]
