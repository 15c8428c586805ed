"""What is sought: a phrase in any spelling, or a regular expression."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final, Protocol

from reader.chinese import engine
from reader.chinese.searching import Passage, needles_of
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    import regex

SECONDS_EACH: Final = 0.25
"""How long a regular expression may take for one paragraph."""
_LONGEST_PATTERN: Final = 1_000
_LONGEST_QUERY: Final = 2_000
_CHARACTERS: Final = "t2s"
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_WORD_JOINERS: Final = "_"

Span = tuple[int, int]


class BadQuery(ValueError):  # noqa: N818 - named after what the reader wrote
    """The query cannot be asked. Its text is one kind sentence for the reader."""


class Sought(Protocol):
    """Something that can be found in a text."""

    @property
    def needles(self) -> tuple[str, ...]:
        """Folded spellings one of which every match has; empty: unknown, look everywhere."""
        ...

    def spans(self, text: str) -> list[Span]:
        """Where it stands in `text`: code points, in order, apart. Raises BadQuery."""
        ...


class Phrase(Value):
    """A word or a phrase. needles: its folded spellings (`searching.needles_of`)."""

    needles: tuple[str, ...]
    whole_word: bool = False

    def spans(self, text: str) -> list[Span]:
        """Where it stands in `text`, however both are written."""
        found = Passage(text).find(self.needles)
        return whole_words(text, found) if self.whole_word and found else found


class Expression:
    """A regular expression, in the syntax of Python and that of the package `regex`.

    Case and width are folded, and Chinese by characters: `软.` finds 軟體. What matches the text
    exactly as it is written is found, too.
    """

    needles: tuple[str, ...] = ()

    def __init__(self, pattern: str, *, whole_word: bool = False) -> None:
        if len(pattern) > _LONGEST_PATTERN:
            raise BadQuery(
                Message("A pattern can have up to {number:,} characters.", number=_LONGEST_PATTERN)
            )
        self._patterns = [_compiled(pattern)]
        simple = engine.convert(_CHARACTERS, pattern.translate(_WIDE))
        if simple != pattern:
            self._patterns.append(_compiled(simple))
        self.whole_word = whole_word

    def spans(self, text: str) -> list[Span]:
        """Where it matches in `text`. Raises BadQuery where that takes too long."""
        found = set(self._search(self._patterns[0], text))
        folded = _same_length_fold(text)
        if folded != text or len(self._patterns) > 1:
            found.update(self._search(self._patterns[-1], folded))
        apart = _apart(found)
        return whole_words(text, apart) if self.whole_word and apart else apart

    def _search(self, pattern: regex.Pattern[str], text: str) -> list[Span]:
        try:
            matches = pattern.finditer(text, timeout=SECONDS_EACH)
            return [match.span() for match in matches if match.end() > match.start()]
        except (TimeoutError, MemoryError) as error:
            raise BadQuery(
                Message(
                    "This pattern takes too long. Simplify it: one repetition inside another, as in"
                    " “(a+)+”, is often the reason."
                )
            ) from error


def seek(text: str, *, whole_word: bool = False, regular_expression: bool = False) -> Sought | None:
    """What `text` asks for; None where it asks for nothing (white space).

    whole_word: Latin words must begin and end where the match does, Chinese ones, too, as far as a
    segmenter tells. Raises BadQuery where a regular expression is broken.
    """
    if not text.strip():
        return None
    if regular_expression:
        return Expression(text, whole_word=whole_word)
    if len(text) > _LONGEST_QUERY:
        raise BadQuery(
            Message("A phrase can have up to {number:,} characters.", number=_LONGEST_QUERY)
        )
    needles = needles_of(text)
    return Phrase(needles, whole_word) if needles else None


def whole_words(text: str, spans: list[Span]) -> list[Span]:
    """Those of some spans that begin and end at the borders of words."""
    latin = [span for span in spans if not (_cuts(text, span[0]) or _cuts(text, span[1]))]
    if not any(_inside_chinese(text, at) for span in latin for at in span):
        return latin
    # Imported here: the segmenter is slow to load, and only Chinese without borders needs it.
    from reader.chinese.words import borders

    known = borders(text)
    return [
        (start, end)
        for start, end in latin
        if all(at in known or not _inside_chinese(text, at) for at in (start, end))
    ]


def _cuts(text: str, position: int) -> bool:
    """Whether a Latin word goes on across a position."""
    return 0 < position < len(text) and _is_latin(text[position - 1]) and _is_latin(text[position])


def _is_latin(letter: str) -> bool:
    return (letter.isalnum() or letter in _WORD_JOINERS) and not _is_ideograph(letter)


def _inside_chinese(text: str, position: int) -> bool:
    return (
        0 < position < len(text)
        and _is_ideograph(text[position - 1])
        and _is_ideograph(text[position])
    )


def _is_ideograph(letter: str) -> bool:
    return "\u2e80" <= letter <= "\ufaff" or letter >= "\U00020000"


def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # 30 ms that only somebody who writes a pattern should wait for

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        reason = str(error).partition(" at position")[0]
        position = getattr(error, "pos", None)
        if position is None:
            raise BadQuery(
                Message("This pattern is not finished or has a mistake: {reason}.", reason=reason)
            ) from error
        raise BadQuery(
            Message(
                "This pattern is not finished or has a mistake: {reason} (at character {number}).",
                reason=reason,
                number=position + 1,
            )
        ) from error
    except (OverflowError, RecursionError, MemoryError, ValueError) as error:
        raise BadQuery(Message("This pattern is too large. Shorten it.")) from error


def _same_length_fold(text: str) -> str:
    """`text` with width and Chinese characters folded; itself where that would move positions."""
    folded = text if text.isascii() else engine.convert(_CHARACTERS, text.translate(_WIDE))
    return folded if len(folded) == len(text) else text


def _apart(spans: set[Span]) -> list[Span]:
    apart: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart
