"""Finding the words that a conversion made longer or shorter.

OpenCC returns text and no offsets. Its character conversions keep every length; only its word
lists (the configurations that end in `p`) do not. So a text converted by words is compared with
the same text converted by characters alone. Where the two part, the shortest stretch of source
that OpenCC itself, asked about that stretch alone, turns into the text shown there is the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.chinese.offsets import IDENTITY, Change, OffsetMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST_WORD: Final = 16  # OpenCC's longest entry that changes length has 15 characters
_AGREEMENT: Final = 3  # characters that must agree after a word before it is believed
_DEPTH: Final = 4  # words in a row, hardly anything between them, that are as good as agreement
_QUESTIONS: Final = 2_000  # stretches tried, and ten a character, before aligning more coarsely
_KNOWN_ANSWERS: Final = 20_000
_KNOWN_WORDS_EACH: Final = 40
_FAR: Final = 48  # how far the coarse alignment looks for the text to agree again

_Step = tuple[int, int, int, int]  # source start and end, shown start and end


class Aligner:
    """Offset maps for one conversion. Remembers what OpenCC said about single words.

    by_words: the conversion. It must depend on its text alone.
    """

    def __init__(self, by_words: Callable[[str], str]) -> None:
        self._by_words = by_words
        self._answers: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}  # changed words by first character

    def align(self, source: str, by_characters: str, shown: str) -> OffsetMap:
        """The map from `source` to `shown`.

        by_characters: `source` converted character by character, hence as long as it; any text
        of that length gives a true map, one that is close to `shown` gives a fine one.
        """
        if by_characters == shown:
            return IDENTITY
        if len(by_characters) != len(source):
            by_characters = source
        steps = _Walk(source, by_characters, shown, self).steps()
        changes = [Change(*step) for step in steps if step[1] - step[0] != step[3] - step[2]]
        return OffsetMap(changes) if changes else IDENTITY

    def answer(self, word: str) -> str:
        """The conversion of one stretch of source, on its own."""
        answer = self._answers.get(word)
        if answer is None:
            if len(self._answers) > _KNOWN_ANSWERS:
                self._answers.clear()
            answer = self._answers[word] = self._by_words(word)
        return answer

    def words(self, first: str) -> tuple[str, ...]:
        """The changed words met so far that begin with a character, long ones first."""
        return self._words.get(first, ())

    def remember(self, word: str) -> None:
        """Notes a changed word, so that the next one like it is found at once."""
        words = self._words.get(word[0], ())
        if word not in words and len(words) < _KNOWN_WORDS_EACH:
            self._words[word[0]] = tuple(sorted((*words, word), key=len, reverse=True))


class _Walk:
    """One pass over a text and its conversion."""

    def __init__(self, source: str, base: str, shown: str, aligner: Aligner) -> None:
        self._source = source
        self._base = base
        self._shown = shown
        self._aligner = aligner
        self._questions = _QUESTIONS + 10 * len(source)

    def steps(self) -> Iterator[_Step]:
        """The changed stretches in order; between them base and shown agree."""
        i = j = aligned = 0
        while True:
            same = _agreement(self._base, i, self._shown, j)
            i, j = i + same, j + same
            if i == len(self._base) and j == len(self._shown):
                return
            found = self._words_at(i, j, aligned, _DEPTH)
            for start, end, _, _ in found or ():
                self._aligner.remember(self._source[start:end])
            found = found or [self._coarse(i, j, aligned)]
            yield from found
            _, i, _, j = found[-1]
            aligned = i

    def _words_at(self, i: int, j: int, lowest: int, depth: int) -> list[_Step] | None:
        """The changed words around the first place where base and shown part.

        lowest: where the last word ended; no word starts before it.
        """
        for start, end in self._stretches(i, lowest):
            if self._questions <= 0:
                return None
            self._questions -= 1
            word = self._aligner.answer(self._source[start:end])
            shown_start = j - (i - start)
            shown_end = shown_start + len(word)
            if not self._shown.startswith(word, shown_start) or (shown_end < j):
                continue
            if word == self._base[start:end]:
                continue
            rest = self._followed(end, shown_end, depth)
            if rest is not None:
                return [(start, end, shown_start, shown_end), *rest]
        return None

    def _stretches(self, i: int, lowest: int) -> Iterator[tuple[int, int]]:
        """Stretches of source that reach `i`: known words, then short ones first, later first."""
        length = len(self._source)
        for start in range(min(i, length - 1), max(lowest, i - _LONGEST_WORD) - 1, -1):
            for word in self._aligner.words(self._source[start]):
                if start + len(word) >= i and self._source.startswith(word, start):
                    yield start, start + len(word)
        for size in range(1, _LONGEST_WORD + 1):
            for start in range(min(i, length - size), max(lowest, i - size) - 1, -1):
                yield start, start + size

    def _followed(self, i: int, j: int, depth: int) -> list[_Step] | None:
        """The words that follow a word at once, [] where the texts agree, None where neither."""
        same = _agreement(self._base, i, self._shown, j, _AGREEMENT)
        ended = i + same == len(self._base) and j + same == len(self._shown)
        believed = depth <= 0 if same else depth <= -_DEPTH
        if same == _AGREEMENT or ended or believed:
            return []
        return self._words_at(i + same, j + same, i, depth - 1)

    def _coarse(self, i: int, j: int, lowest: int) -> _Step:
        """One stretch from here to where the texts agree again; to their ends if nowhere."""
        base, shown = self._base, self._shown
        for distance in range(1, 2 * _FAR):
            for ahead in range(max(0, distance - _FAR), min(distance, _FAR) + 1):
                a, b = i + ahead, j + distance - ahead
                sample = base[a : a + 2 * _AGREEMENT]
                if len(sample) == 2 * _AGREEMENT and shown.startswith(sample, b):
                    return self._filled(i, a, j, b, lowest)
        return self._filled(i, len(base), j, len(shown), lowest)

    def _filled(self, start: int, end: int, shown_start: int, shown_end: int, low: int) -> _Step:
        """The stretch, widened by a character on the side that has one where a half is empty."""
        if end > start and shown_end > shown_start:
            return start, end, shown_start, shown_end
        if start > low:
            return start - 1, end, shown_start - 1, shown_end
        if end < len(self._base) and shown_end < len(self._shown):
            return start, end + 1, shown_start, shown_end + 1
        return start, end, shown_start, shown_end


def _agreement(one: str, i: int, other: str, j: int, most: int | None = None) -> int:
    """How many characters of `one` from `i` on equal those of `other` from `j` on, up to `most`."""
    limit = min(len(one) - i, len(other) - j)
    if most is not None:
        limit = min(limit, most)
    low, step = 0, 8  # the first `low` agree
    while low < limit and one[i + low : i + low + step] == other[j + low : j + low + step]:
        low += step
        step *= 2
    if low >= limit:
        return limit
    while step > 8:  # they part within the next `step` characters
        step //= 2
        if one[i + low : i + low + step] == other[j + low : j + low + step]:
            low += step
    while low < limit and one[i + low] == other[j + low]:
        low += 1
    return min(low, limit)
