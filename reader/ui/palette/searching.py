"""Finding among everything: a few hundred items, and a library of ten thousand documents.

Cheap questions come first (does the title have these letters at all), and only what passes them is
looked at closely; so a keystroke costs a few milliseconds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from reader.library.entries import FIELD_END
from reader.ui.palette.items import Found, Item, Kind
from reader.ui.palette.scoring import (
    INSIDE,
    Folded,
    fit,
    fit_folded,
    folded,
    folded_letters,
    letters_of,
    words_of,
)
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.entries import Entry

Words = tuple[tuple[str, ...], ...]
MOST: Final = 60
"""Lines that are offered at most."""
_CLOSELY: Final = 100
"""Titles that are looked at closely."""
_ENOUGH: Final = 12
"""So many fitting titles end the search for looser ones."""
_REMEMBERED: Final = 40
"""Questions whose answers are remembered: those of a few words, letter by letter."""
_PREFIXES: Final = {">": frozenset({Kind.COMMAND, Kind.SETTING}), "@": frozenset({Kind.HEADING})}
_WEIGHTS: Final = {Kind.COMMAND: 6.0, Kind.SETTING: 4.0, Kind.HEADING: 3.0, Kind.DOCUMENT: 0.0}
_USED: Final = 14.0
"""What having been chosen last is worth; half of it for the one before, and so on."""
_ALSO: Final = 0.55
"""What other words of an item are worth."""
_DISABLED: Final = 30.0


class _Memory:
    """Which of so many texts met a question, for the last questions.

    While a word grows, only what met it before is looked through again; and what is taken back was
    answered already. For questions that a longer word never widens.
    """

    def __init__(self, count: int) -> None:
        self._everything: Sequence[int] = range(count)
        self._known: dict[Words, list[int]] = {}

    def narrow(self, words: Words, look: Callable[[Words, Sequence[int]], list[int]]) -> list[int]:
        """The numbers that `look` keeps for these words."""
        known = self._known
        if words not in known:
            fewest = self._everything
            for asked, left in known.items():
                if len(left) < len(fewest) and _goes_on(words, asked):
                    fewest = left
            if len(known) >= _REMEMBERED:
                del known[next(iter(known))]
            known[words] = look(words, fewest)
        return known[words]


def _goes_on(words: Words, before: Words) -> bool:
    """Whether every one of these words begins with the one in its place before."""
    return len(before) <= len(words) and all(
        spelling.startswith(shorter)
        for longer, shorter in zip(words, before, strict=False)
        for spelling in longer
    )


class Titles:
    """The titles of the library, those read last first. Made on a worker.

    make: an entry as a line, called for those that are found.
    """

    def __init__(self, entries: Sequence[Entry], make: Callable[[Entry], Item]) -> None:
        self._entries = _last_read_first(entries)
        self._make = make
        self._items: dict[int, Item] = {}
        stacks = [entry.haystack for entry in self._entries]
        self._titles = [stack.partition(FIELD_END)[0] for stack in stacks]
        self._facts = [stack.rpartition(FIELD_END)[0] for stack in stacks]
        self._containing, self._ordered, self._known = (_Memory(len(stacks)) for _ in range(3))

    def forget_lines(self) -> None:
        """Make the lines anew when they are found again: another document is open."""
        self._items.clear()

    def find(self, words: Words) -> list[Found]:
        """Documents whose title, author, tags or path fit, at most `MOST`."""
        found = self._closely(self._likeliest(words), words)
        if len(found) < _ENOUGH and sum(len(word[0]) for word in words) > 2:
            seen = {one.item.key for one in found}
            plain = tuple((spellings[0],) for spellings in words)
            loose = self._closely(self._ordered.narrow(plain, self._in_order)[:_CLOSELY], words)
            found.extend(one for one in loose if one.item.key not in seen)
        if len(found) < _ENOUGH:
            seen = {one.item.key for one in found}
            elsewhere = map(self._item, self._known.narrow(words, self._by_facts)[:MOST])
            found.extend(Found(item, 8.0) for item in elsewhere if item.key not in seen)
        return sorted(found, key=lambda one: -one.score)[:MOST]

    def _item(self, number: int) -> Item:
        item = self._items.get(number)
        if item is None:
            item = self._items[number] = self._make(self._entries[number])
        return item

    def _closely(self, numbers: Iterable[int], words: Words) -> list[Found]:
        found: list[Found] = []
        for item in map(self._item, numbers):
            fits = fit(words, item.text)
            if fits:
                found.append(Found(item, fits.score + _weight(item), fits.places))
        return found

    def _likeliest(self, words: Words) -> Iterable[int]:
        """Titles that have every word. First those that begin with it, then where a word does."""
        titles = self._titles
        left = self._containing.narrow(words, self._with_words)
        first = words[0][0]
        likely = dict.fromkeys(islice((n for n in left if titles[n].startswith(first)), _CLOSELY))
        if len(likely) < _CLOSELY:
            inner = " " + first
            inside = (n for n in left if inner in titles[n])
            likely.update(dict.fromkeys(islice(inside, 2 * _CLOSELY)))
            likely.update(dict.fromkeys(left[: 3 * _CLOSELY]))
        return islice(likely, _CLOSELY)

    def _with_words(self, words: Words, left: Sequence[int]) -> list[int]:
        return _having(self._titles, words, left)

    def _in_order(self, words: Words, left: Sequence[int]) -> list[int]:
        """Titles that have the letters of every word, in order."""
        titles = self._titles
        for spellings in words:
            match = _letters_in_order(spellings[0])
            left = [n for n in left if match(titles[n])]
        return list(left)

    def _by_facts(self, words: Words, left: Sequence[int]) -> list[int]:
        return _having(self._facts, words, left)


def _last_read_first(entries: Sequence[Entry]) -> list[Entry]:
    """Those that were never read, nearly all, are put in order by one field: it takes a tenth."""
    read = [entry for entry in entries if entry.last_read]
    read.sort(key=lambda entry: (-entry.last_read, entry.collation))
    rest = [entry for entry in entries if not entry.last_read]
    rest.sort(key=attrgetter("collation"))
    return read + rest


def _having(texts: Sequence[str], words: Words, left: Sequence[int]) -> list[int]:
    """The numbers of the texts that have every word, in one of its spellings."""
    for word, *others in words:
        if others:  # never more than one
            other = others[0]
            left = [n for n in left if word in texts[n] or other in texts[n]]
        else:
            left = [n for n in left if word in texts[n]]
    return list(left)


def _letters_in_order(word: str) -> Callable[[str], object]:
    steps = (f"[^{re.escape(letter)}]*+{re.escape(letter)}" for letter in word)
    return re.compile("".join(steps), re.DOTALL).match


class _Known(Value):
    """What is compared of an item: its words, its name in English, and all that it is found by.

    english: None where the words begin with it. others: what else it is found by, the name too.
    everything: all of it, folded. letters: of all of it.
    """

    text: Folded
    english: Folded | None
    others: tuple[Folded, ...]
    everything: str
    letters: int


@lru_cache(maxsize=8192)
def _known(text: str, also: tuple[str, ...]) -> _Known:
    name = also[0] if also else text
    words = folded(text)
    english = None if text.startswith(name) else folded(name)
    everything = folded_letters("\n".join((text, *also)))
    letters = words.letters | letters_of(everything) | (english.letters if english else 0)
    return _Known(words, english, tuple(map(folded, also)), everything, letters)


class Searcher:
    """Everything that the palette finds.

    items: commands, settings and headings, in the order in which they stand where nothing is
    typed. titles: None while they are being put together. recent: keys of what was chosen last,
    newest first.
    """

    def __init__(self, items: Sequence[Item], titles: Titles | None, recent: Sequence[str]) -> None:
        self._items, self.titles = items, titles
        self._recent = {key: number for number, key in enumerate(recent)}
        self._prepared: list[tuple[Item, _Known]] | None = None

    def prepare(self) -> list[tuple[Item, _Known]]:
        """Fold what is compared, which takes a while the first time. On whatever thread."""
        if self._prepared is None:
            self._prepared = [(item, _known(item.text, item.also)) for item in self._items]
        return self._prepared

    def find(self, query: str) -> list[Found]:
        """What fits, best first, at most `MOST`; without a query, what is likely to be wanted."""
        kinds, rest = self._parse(query)
        words = words_of(rest)
        if not words:
            return self._likely(kinds)
        found = self._look_through(kinds, words)
        if Kind.DOCUMENT in kinds and self.titles is not None:
            found.extend(self.titles.find(words))
        found.sort(key=lambda one: -one.score - self._bonus(one.item))
        return found[:MOST]

    def _parse(self, query: str) -> tuple[frozenset[Kind], str]:
        kinds = _PREFIXES.get(query.lstrip()[:1])
        return (kinds, query.lstrip()[1:]) if kinds else (frozenset(Kind), query)

    def _bonus(self, item: Item) -> float:
        number = self._recent.get(item.key)
        return 0.0 if number is None else _USED / (1 + number)

    def _look_through(self, kinds: frozenset[Kind], words: Words) -> list[Found]:
        left = self.prepare()
        for spellings in words:  # nearly all lack a letter of a word
            one, other = letters_of(spellings[0]), letters_of(spellings[-1])
            left = [
                (item, known)
                for item, known in left
                if one & known.letters == one or other & known.letters == other
            ]
        looked = (_look(item, known, words) for item, known in left if item.kind in kinds)
        return [found for found in looked if found]

    def _likely(self, kinds: frozenset[Kind]) -> list[Found]:
        wanted = [item for item in self._items if item.kind in kinds]
        if Kind.COMMAND in kinds and Kind.HEADING in kinds:
            wanted = [item for item in wanted if item.kind is not Kind.HEADING]
        wanted.sort(key=lambda item: self._recent.get(item.key, len(self._recent)))
        if Kind.HEADING not in kinds or Kind.COMMAND in kinds:
            wanted.sort(key=lambda item: not item.enabled)
        return [Found(item) for item in wanted]


def _weight(item: Item) -> float:
    return _WEIGHTS[item.kind] - (0.0 if item.enabled else _DISABLED)


def _look(item: Item, known: _Known, words: Words) -> Found | None:
    weight = _weight(item)
    fits = fit_folded(words, known.text)
    if fits:
        return Found(item, fits.score + weight, fits.places)
    if known.english is not None and (named := fit_folded(words, known.english)):
        return Found(item, named.score * _ALSO + weight)
    everything = known.everything
    for one, *others in words:
        if one not in everything and not (others and others[0] in everything):
            return None
    fitting = [other.score for text in known.others if (other := fit_folded(words, text))]
    return Found(item, max(fitting, default=INSIDE) * _ALSO + weight)
