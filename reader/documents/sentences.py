"""Where sentences end, in English and in Chinese.

A stop is looked at with what stands around it: `3.14`, `Dr. Smith`, `J. R. Ito`, `etc.`, `Yahoo!
is` and a question in brackets go on; closing quotation marks, brackets and note numbers belong to
the sentence before them; who spoke belongs to what was said (`“走吧。”他说。`). Captions that were
written without punctuation are cut where their lines, or their blanks, are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.documents.model import THIN_SPACE, Language
from reader.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_CLOSERS: Final = "\"'”’」』）)】》〉〕］\\]*_~"
_STOP: Final = later(
    # Full-width stops end a sentence wherever they stand, Latin ones only before a space.
    rf"(?:[。！？!?…⋯｡]+|\.(?:\s?\.)*|\n+)[{_CLOSERS}]*(?:\[\d{{1,3}}\]|[¹²³⁴-⁹])*"
)
_SPACE: Final = later(r"\s*")
_WORD_BEFORE: Final = later(r"([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*)$")
_WORD_AFTER: Final = later(r"[\"'“‘(\[「*_\s]*([A-Za-z]+)")
_NUMBERING: Final = later(r"[\s\"“(*_]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,4})$")

_NEVER_END_TEXT: Final = (
    "mr mrs ms messrs dr prof st rev gen col sen rep gov capt sgt lt maj cmdr hon pres mt ft mme "
    "mlle e.g i.e eg ie cf vs viz approx ca resp esp incl"
)
_NEVER_END: Final = frozenset(_NEVER_END_TEXT.split())
"""Abbreviations that something always follows."""
_BEFORE_NUMBERS_TEXT: Final = (
    "no nos nr fig figs vol vols p pp ch chap sec sect art eq para ed v ex "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_BEFORE_NUMBERS: Final = frozenset(_BEFORE_NUMBERS_TEXT.split())
"""Abbreviations before a number; before anything else `no.` ends a sentence."""
_MAY_END_TEXT: Final = (
    "inc ltd co corp bros jr sr al dept est ave blvd rd assn univ u.s u.k u.n u.s.a e.u d.c a.m "
    "p.m ph.d m.d b.a m.a b.c a.d eds"
)
_MAY_END: Final = frozenset(_MAY_END_TEXT.split())
"""Abbreviations that end a sentence where a word follows that often begins one."""
_BEGINNERS_TEXT: Final = (
    "the a an this that these those it he she we they you i there here in on at by for from with "
    "as if when while after before since because although though but and or so yet then now what "
    "who why how where which one some many most all no not his her its our their my your yes is "
    "are was were do does did has have had once even until unlike during however meanwhile"
)
_BEGINNERS: Final = frozenset(_BEGINNERS_TEXT.split())

_SPOKE: Final = later(
    # “…？”她轻声问道： — who spoke, at most a few words, and no sentence of its own
    r"[^\s，。！？；：、“”「」『』（）]{0,8}?(?:说|說|问|問|道|答|喊|叫|嚷|笑|叹|嘆|曰)[道着著了]?[。，：！]"
)
_LONG_ENGLISH: Final = 240  # code points of captions without a stop, before their lines count
_LONG_CHINESE: Final = 80
_PART: Final = 0.4  # a cut is not made before so much of that length
_HESITATION: Final = 10  # code points: after fewer, `我……` goes on


def split_sentences(text: str, language: Language = Language.NEUTRAL) -> list[tuple[int, int]]:
    """Sentences of `text` as (start, end), end to end: they cover it all, blanks included.

    language: only tells how to read a Latin full stop that follows a Chinese character.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if match.start() < start or not _is_end(text, start, match, language):
            continue
        space = _SPACE.match(text, match.end())
        end = space.end() if space is not None else match.end()
        if text[start:end].isspace():
            continue  # blank lines belong to the sentence that follows
        spans.extend(_caption_parts(text, start, end))
        start = end
    if start < len(text):
        if spans and text[start:].isspace():
            spans[-1] = (spans[-1][0], len(text))
        else:
            spans.extend(_caption_parts(text, start, len(text)))
    return spans


def _is_end(text: str, start: int, match: re.Match[str], language: Language) -> bool:
    stop = match.group()
    if stop[0] == "\n":
        return _line_ends(text, start, match)
    following = text[match.end() : match.end() + 1]
    if not following:
        return True
    spoken = _is_quoted(stop) and _SPOKE.match(text, match.end()) is not None
    if spoken or _goes_on(following) or _closes_aside(text, start, match):
        return False
    if stop[0] == ".":
        return _is_full_stop(text, start, match, following, language)
    if stop[0] in "!?":
        return _is_half_width_end(text, match, following)
    return stop[0] not in "…⋯" or _is_pause(text, start, match, following)


def _line_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """A line break ends what is no sentence, but not inside a sentence that was wrapped by hand."""
    following = text[match.end() : match.end() + 1]
    if _goes_on(following):
        return False
    wrapped = following.islower() and text[match.start() - 1 : match.start()].islower()
    return not (wrapped and match.start() - max(start, text.rfind("\n", 0, match.start())) >= 40)


def _is_pause(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Whether `…` ends a sentence: not before a small letter, nor after a word or two."""
    if following.isspace():
        return not _next_visible(text, match.end()).islower()
    if _is_quoted(match.group()):
        return not following.islower()
    if _is_han(following) or _is_opening(following):
        return match.start() - start >= _HESITATION
    return following.isupper()


def _is_half_width_end(text: str, match: re.Match[str], following: str) -> bool:
    if following.isspace():
        return not _next_visible(text, match.end()).islower()
    return _is_han(following) or _is_opening(following)


def _is_full_stop(
    text: str, start: int, match: re.Match[str], following: str, language: Language
) -> bool:
    if not following.isspace():
        if _is_quoted(match.group()) and following.isupper():
            return True  # “Yes.”He left.
        before = text[match.start() - 1 : match.start()]
        return language is Language.CHINESE and _is_han(before) and _is_han(following)
    after = _next_visible(text, match.end())
    if after.islower():
        return False
    if match.group().count(".") > 1 or match.group() != ".":
        return True
    return not _is_abbreviation(text, start, match.start(), after)


def _is_abbreviation(text: str, start: int, stop: int, after: str) -> bool:
    """Whether the full stop at `stop`, after which no small letter comes, ends a short form."""
    if _NUMBERING.match(text, start, stop):
        return True  # “1. First things first.”
    word = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    if word is None or not after or _is_han(after):
        return False
    name = word.group(1)
    lowered = name.lower()
    if lowered in _NEVER_END or lowered in _BEFORE_NUMBERS:
        return lowered in _NEVER_END or after.isdigit()
    is_initial = len(name) == 1 and name.isupper() and name != "I"
    if not (is_initial or lowered in _MAY_END or ("." in name and name.isupper())):
        return False
    follower = _WORD_AFTER.match(text, stop + 1)
    return follower is None or follower.group(1).lower() not in _BEGINNERS


def _closes_aside(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop closes a bracket that was opened inside the sentence: “他（真的？）走了”."""
    closers = match.group()
    for opening, closing in (("（", "）"), ("(", ")"), ("【", "】")):
        if closing in closers:
            opened = text.rfind(opening, start, match.start())
            if opened > start and any(char.isalnum() for char in text[start:opened]):
                after = _next_visible(text, match.end())
                return not (after.isupper() and text[match.end() : match.end() + 1].isspace())
    return False


def _caption_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without a stop, cut where its caption lines are if it is long for a sentence."""
    sample = text[start : start + _LONG_CHINESE]
    if end - start <= _LONG_CHINESE or sample.isascii():
        yield start, end
        return
    # Counted in bytes: a Chinese character has two more than an ASCII one.
    han = len(sample.encode("utf-8", "surrogatepass")) - len(sample) > 2 * _LONG_CHINESE // 3
    longest = _LONG_CHINESE if han else _LONG_ENGLISH
    if end - start > longest:
        blanks = THIN_SPACE if THIN_SPACE in text[start:end] else " " if han else ""
        at = start
        for cut in _blanks(text, start, end, blanks):
            if cut - at >= longest * _PART and end - cut >= longest * _PART / 2:
                yield at, cut
                at = cut
        start = at
    yield start, end


def _blanks(text: str, start: int, end: int, blank: str) -> Iterator[int]:
    """The positions after blanks of a kind; of plain ones only those between two characters."""
    at = text.find(blank, start, end) if blank else -1
    while at >= 0:
        if blank != " " or (_is_han(text[at - 1 : at]) and _is_han(text[at + 1 : at + 2])):
            yield at + 1
        at = text.find(blank, at + 1, end)


def _next_visible(text: str, position: int) -> str:
    while position < len(text) and (text[position].isspace() or text[position] in "\"'“‘(「*_"):
        position += 1
    return text[position : position + 1]


def _is_quoted(stop: str) -> bool:
    return any(char in "”’」』\"'" for char in stop)


def _goes_on(following: str) -> bool:
    """Whether punctuation follows that belongs to the sentence before it."""
    return bool(following) and following in "，、；：,;:)）」』”’》—"


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _is_opening(char: str) -> bool:
    return bool(char) and char in '“‘「『（(《"'
