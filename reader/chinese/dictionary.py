"""Looking words up: CC-CEDICT with every entry as it is, Chinese to English and back.

`resources/dictionaries/cc-cedict-entries.tsv.gz`, made by `packaging/make_dictionary.py`, has a
line for every entry: headword in Simplified, in Traditional where that differs, pinyin with
numbers, senses with `/` between two; in the order of the Simplified headwords' UTF-8. So nothing is
indexed: a headword is found by halving, and English words by one search through all of it. Loading
unpacks nine megabytes; it is for a worker, and done when a word is first looked up.
"""

from __future__ import annotations

import gzip
import math
import re
import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.chinese import engine
from reader.chinese.scripts import has_han
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME: Final = "cc-cedict-entries.tsv.gz"
LONGEST: Final = 12
"""Characters of a headword that is looked for in running text."""
_MOST: Final = 8  # Chinese words for an English one
_LATIN: Final = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SYLLABLE: Final = re.compile(r"([A-Za-zü:]+)([1-5])")
_MARKS: Final = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
_READING: Final = re.compile(r"\[([^\]]*)\]")
_ASIDE: Final = re.compile(r"\([^)]*\)")
_POOR: Final = re.compile(r"variant of|surname|\(old\)|archaic|dialect|CL:|abbr\. for|see ")
_LIKELY: Final = 24  # of which it is asked how common they are
_FURTHEST: Final = 9.0
"""What an entry may cost that still means a word, and does not merely mention it."""
_IRREGULAR: Final = """
began begin, begun begin, bent bend, bit bite, bitten bite, blew blow, blown blow, bore bear,
bought buy, bound bind, broke break, broken break, brought bring, built build, burnt burn,
came come, caught catch, chose choose, chosen choose, crept creep, dealt deal, did do, done do,
drank drink, drunk drink, drawn draw, drew draw, driven drive, drove drive, dug dig, ate eat,
eaten eat, fallen fall, fell fall, fed feed, felt feel, fled flee, flew fly, flown fly,
forgot forget, forgotten forget, fought fight, found find, froze freeze, frozen freeze, gave give,
given give, gone go, went go, got get, grew grow, grown grow, had have, has have, heard hear,
held hold, hid hide, hidden hide, hung hang, kept keep, knew know, known know, laid lay, led lead,
left leave, lent lend, lit light, lost lose, made make, meant mean, met meet, paid pay, ran run,
rang ring, risen rise, rode ride, rose rise, said say, sang sing, sank sink, sat sit, saw see,
seen see, sent send, shaken shake, shone shine, shook shake, shot shoot, slept sleep, sold sell,
sought seek, spent spend, spoke speak, spoken speak, stole steal, stolen steal, stood stand,
struck strike, stuck stick, sung sing, sunk sink, swam swim, swept sweep, swore swear, sworn swear,
swung swing, taken take, taught teach, thought think, threw throw, thrown throw, told tell,
took take, tore tear, torn tear, understood understand, woke wake, woken wake, won win, wore wear,
worn wear, wound wind, written write, wrote write, children child, feet foot, geese goose,
halves half, knives knife, leaves leaf, lives life, men man, mice mouse, shelves shelf, teeth tooth,
wives wife, wolves wolf, women woman, better good, best good, worse bad, worst bad
"""
_REMARK: Final = ord("#")
_LETTERS: Final = frozenset(bytes([code]) for code in b"abcdefghijklmnopqrstuvwxyz'-")
_SMALL: Final = frozenset({"to", "a", "an", "the", "be", "of", "sth", "sb", "one's"})


class Entry(Value):
    """One entry. pinyin: with tone marks. senses: as CC-CEDICT has them, in its order."""

    simplified: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]


class Found(NamedTuple):
    """What stands at a place of a text. start, end: the word, code points of the text.

    entries: of a Chinese word all readings; of an English one the Chinese words that mean it.
    """

    start: int
    end: int
    entries: list[Entry]


class Lexicon:
    """The dictionary in one file. Safe from several threads; the first call loads it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._data: bytes | None = None

    # Chinese

    def entries(self, word: str) -> list[Entry]:
        """All entries of a Chinese word, in either script; those of its own script first.

        Then names and variants of other characters come last, and what has most senses first.
        """
        simplified = engine.convert("t2s", word)
        found = list(self._of(simplified))
        is_other = simplified != word
        found.sort(key=lambda one: (is_other and one.traditional != word, *_rarity(one)))
        return found

    def at(self, text: str, position: int, *, near: str = "") -> Found | None:
        """The word of a text that a position is in, and what the dictionary says of it.

        near: Chinese text that answers it, whose words an English one may well mean here. None
        where there is no word, or the dictionary does not know it.
        """
        if position >= len(text):
            return None
        if has_han(text[position]):
            return self._chinese_at(text, position)
        for match in _LATIN.finditer(text):
            if match.start() <= position < match.end():
                entries = self.meaning(match[0], near=near)
                return Found(*match.span(), entries) if entries else None
        return None

    def _chinese_at(self, text: str, position: int) -> Found | None:
        """The longest headword over a position; of two as long, the one that begins first."""
        for length in range(LONGEST, 0, -1):
            first = max(0, position - length + 1)
            for start in range(first, min(position, len(text) - length) + 1):
                if entries := self.entries(text[start : start + length]):
                    return Found(start, start + length, entries)
        return None

    def _of(self, simplified: str) -> Iterator[Entry]:
        data, key = self._loaded(), simplified.encode() + b"\t"
        low, high = 0, len(data)
        while low < high:  # the first line that is not before the key
            middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", middle) + 1
            if data[middle] == _REMARK or data[middle:end] < key:
                low = end
            else:
                high = middle
        while data.startswith(key, low):
            end = data.find(b"\n", low)
            yield _entry(data[low:end].decode())
            low = end + 1

    # English

    def meaning(self, word: str, *, near: str = "", most: int = _MOST) -> list[Entry]:
        """The Chinese words that mean an English one, the likeliest first."""
        found: dict[tuple[str, str], tuple[float, Entry]] = {}
        lowered = self._loaded().lower()
        is_verb = word.endswith(("ing", "ed"))
        spellings = [one for one in _spellings(word) if one not in _SMALL]
        for number, spelling in enumerate(spellings):
            for cost, entry in self._meaning(spelling, lowered, is_verb=is_verb and number > 0):
                key = entry.simplified, entry.pinyin
                if key not in found or cost < found[key][0]:
                    found[key] = cost, entry
        simple = engine.convert("t2s", near)
        order = sorted(found.values(), key=lambda one: one[0] - _here(one[1], simple))
        likely = [
            (cost - self._usual(entry) - _here(entry, simple), entry)
            for cost, entry in order[:_LIKELY]
        ]
        likely.sort(key=lambda one: one[0])
        return [entry for _, entry in likely[:most]]

    def _usual(self, entry: Entry) -> float:
        """How common a word seems: common ones stand in many other words and their explanations."""
        times = self._loaded().count(entry.simplified.encode())
        return math.log2(1 + times) * (0.25 if len(entry.simplified) == 1 else 0.45)

    def _meaning(self, word: str, lowered: bytes, *, is_verb: bool) -> list[tuple[float, Entry]]:
        data, sought, at = self._loaded(), word.encode(), 0
        found: list[tuple[float, Entry]] = []
        while (hit := lowered.find(sought, at)) >= 0:
            at = hit + len(sought)
            if lowered[hit - 1 : hit] in _LETTERS or lowered[at : at + 1] in _LETTERS:
                continue
            start = data.rfind(b"\n", 0, hit) + 1
            at = data.find(b"\n", hit)
            if data[start] != _REMARK:
                entry = _entry(data[start:at].decode())
                cost = _cost(entry, word, is_verb=is_verb)
                if cost is not None and cost < _FURTHEST:
                    found.append((cost, _with_first(entry, word)))
        return found

    def _loaded(self) -> bytes:
        with self._lock:
            if self._data is None:
                with gzip.open(self._path) as file:
                    self._data = file.read()
            return self._data


def _entry(line: str) -> Entry:
    simplified, traditional, pinyin, senses = line.split("\t")
    return Entry(
        simplified,
        traditional or simplified,
        marked(pinyin),
        tuple(_plain(sense) for sense in senses.split("/") if sense),
    )


def _with_first(entry: Entry, word: str) -> Entry:
    """The entry with the senses that say a word before the others."""
    says = re.compile(rf"\b{re.escape(word)}\b", re.I)
    senses = sorted(entry.senses, key=lambda sense: says.search(sense) is None)
    return replace(entry, senses=tuple(senses))


def _plain(sense: str) -> str:
    """A sense with the pinyin of other headwords in tone marks."""
    return _READING.sub(lambda match: f"[{marked(match[1])}]", sense)


def marked(numbered: str) -> str:
    """Pinyin with tone marks: "lu:4 shi1" → "lǜ shī". What is no syllable stays."""
    return " ".join(map(_marked, numbered.split(" ")))


def _marked(syllable: str) -> str:
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return syllable
    letters, tone = match[1].replace("u:", "ü").replace("U:", "Ü"), int(match[2])
    lower = letters.lower()
    at = next((lower.find(vowel) for vowel in ("a", "e", "ou") if vowel in lower), -1)
    if at < 0:  # otherwise the last vowel
        at = max((lower.rfind(vowel) for vowel in "iouü"), default=-1)
    if at < 0:
        return letters
    return unicodedata.normalize("NFC", letters[: at + 1] + _MARKS[tone] + letters[at + 1 :])


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """What English words are forms of that no rule tells."""
    pairs = (pair.split() for pair in _IRREGULAR.replace("\n", " ").split(","))
    return {form: (word,) for form, word in pairs}


def _spellings(word: str) -> list[str]:
    """An English word as it is, and as dictionaries have it."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    found = [lower, *irregular().get(lower, ())]
    for ending, instead in (
        ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""),
        ("ed", "e"), ("er", ""), ("est", ""), ("ly", ""),
    ):  # fmt: skip
        if lower.endswith(ending) and len(lower) - len(ending) >= 2:
            stem = lower[: -len(ending)] + instead
            found.append(stem)
            if len(stem) > 3 and stem[-1] == stem[-2] and not instead:
                found.append(stem[:-1])  # running, stopped
    return list(dict.fromkeys(found))


def _rarity(entry: Entry) -> tuple[bool, bool, int]:
    """Orders the readings of a word: surnames and the like are hardly ever meant."""
    is_name = entry.pinyin[:1].isupper()
    is_poor = bool(_POOR.search(entry.senses[0])) if entry.senses else True
    return is_name, is_poor, -len(entry.senses)


def _here(entry: Entry, near: str) -> float:
    """How much speaks for a word that stands in the text which answers."""
    if entry.simplified not in near:
        return 0.0
    return 2.5 if len(entry.simplified) == 1 else 20.0


def _cost(entry: Entry, word: str, *, is_verb: bool) -> float | None:
    """How far an entry is from meaning just this word; None where it only mentions it."""
    best: float | None = None
    for number, sense in enumerate(entry.senses):
        bare = _ASIDE.sub(" ", sense)
        for part in re.split(r"[;,]", bare):
            words = [one for one in re.findall(r"[\w'-]+", part.lower()) if one not in _SMALL]
            if word not in words:
                continue
            cost = 3.0 * (len(words) - 1) + 0.4 * number
            cost += 6.0 if _POOR.search(sense) else 0.0
            cost += 2.0 if is_verb and not sense.startswith("to ") else 0.0
            best = cost if best is None else min(best, cost)
    if best is None:
        return None
    return best + 0.8 * max(0, len(entry.simplified) - 2)
