"""Lists of annotations: which of them a query lets through, in which order, and what matched.

Texts are folded before they are compared (`reader.chinese.folding`), so that 软件 finds 軟體.
Folding is what takes time, about 15 µs an annotation: it is done a batch at a time, when words are
first looked for, and kept in `FoldedTexts` between queries. Everything here may run on any thread.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.annotations import listing_query
from reader.annotations.model import Colour, Kind
from reader.chinese import folding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.annotations.collection import Collection
    from reader.annotations.listing_query import Query, Term
    from reader.annotations.model import Annotation

BATCH: Final = 1000
"""How many annotations are looked at between two questions whether anybody still waits."""

# Code points that are no characters part fields and annotations of a batch: no word is found across
# two of them, and a whole batch is folded in one go, which is three times as fast.
_FIELD: Final = "\ufdd0"
_END: Final = "\ufdd1"
_NO_SIGNS: Final = str.maketrans({_FIELD: " ", _END: " "})


class LibraryOrder(StrEnum):
    """In which order the documents of the library stand."""

    CHANGED = "changed"  # the document with the last change first
    TITLE = "title"


class Listed(NamedTuple):
    """An annotation of a list. title: of its document, "" where that is not known."""

    annotation: Annotation
    title: str


class Part(StrEnum):
    """The texts of an annotation that are looked through."""

    QUOTE = "quote"
    NOTE = "note"
    TAG = "tag"
    TITLE = "title"


class Counts(NamedTuple):
    """How many annotations there are in all, highlights of each colour, and of each tag."""

    total: int
    colours: Counter[Colour]
    tags: Counter[str]


class FoldedTexts:
    """Folded texts, kept between queries. An annotation that has changed is folded anew."""

    def __init__(self) -> None:
        self._stacks: dict[str, tuple[Annotation, str, str]] = {}
        self._small: dict[str, str] = {}

    def stacks(self, listed: Sequence[Listed]) -> list[str]:
        """What words are looked for in, for each annotation: quotes, note, tags and title."""
        known = [self._stacks.get(each.annotation.id) for each in listed]
        missing = [
            each
            for each, stack in zip(listed, known, strict=True)
            if stack is None or stack[0] is not each.annotation or stack[1] != each.title
        ]
        if missing:
            for each, stack in zip(missing, _folded_together(missing), strict=True):
                self._stacks[each.annotation.id] = (each.annotation, each.title, stack)
            return [self._stacks[each.annotation.id][2] for each in listed]
        return [stack[2] for stack in known if stack is not None]

    def of(self, text: str) -> str:
        """The folded form of a tag, a title or a note."""
        folded = self._small.get(text)
        if folded is None:
            folded = self._small[text] = folding.haystack(text)
        return folded


def _folded_together(listed: Sequence[Listed]) -> list[str]:
    joined = _END.join(map(_searched, listed))
    readings = folding.haystack(joined).split("\n")  # white space of the texts has become spaces
    if len(readings) == 1:
        return readings[0].split(_END)
    first, second = (reading.split(_END) for reading in readings)
    return [
        one if one == two else f"{one}{_FIELD}{two}" for one, two in zip(first, second, strict=True)
    ]


def _searched(listed: Listed) -> str:
    annotation, title = listed
    quotes = (target.quote.exact for target in annotation.targets)
    texts = (*quotes, annotation.note, *annotation.tags, title)
    return _FIELD.join(text.translate(_NO_SIGNS) for text in texts)


# narrowing


def select(
    listed: Sequence[Listed],
    query: Query,
    folded: FoldedTexts,
    meanings: Mapping[Colour, str],
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[list[Listed]]:
    """Those that meet every term of `query`, in their order.

    Yields a list for every `BATCH` that was looked at, an empty one where nothing in it matched;
    ends early when `cancelled()`.
    """
    terms = query.asking
    for start in range(0, len(listed), BATCH):
        if cancelled():
            return
        left = list(listed[start : start + BATCH])
        for term in sorted(terms, key=_reads_much):
            left = _keep(left, term, folded, meanings)
        yield left


def selected(
    listed: Sequence[Listed], query: Query, folded: FoldedTexts, meanings: Mapping[Colour, str]
) -> list[Listed]:
    """All that `select` yields, as one list."""
    return [each for batch in select(listed, query, folded, meanings) for each in batch]


def _reads_much(term: Term) -> bool:
    return not term.field


def _keep(
    listed: list[Listed], term: Term, folded: FoldedTexts, meanings: Mapping[Colour, str]
) -> list[Listed]:
    if term.field:
        test = _test(term, folded, meanings)
        return [each for each in listed if test(each) is not term.negated]
    wanted = term.needles
    return [
        each
        for each, stack in zip(listed, folded.stacks(listed), strict=True)
        if any(needle in stack for needle in wanted) is not term.negated
    ]


def _test(
    term: Term, folded: FoldedTexts, meanings: Mapping[Colour, str]
) -> Callable[[Listed], bool]:
    """What a field asks of an annotation, its sign aside."""
    makers = {
        "tag": _tag_test,
        "title": _title_test,
        "note": _note_test,
    }
    if term.field in makers:
        return makers[term.field](term, folded)
    if term.field == "colour":
        colours = listing_query.colours_of(term, meanings)
        return lambda each: each.annotation.colour in colours and _is_mark(each.annotation)
    if term.field == "kind":
        kinds = listing_query.kinds_of(term)
        return lambda each: each.annotation.kind in kinds
    if term.field == "style":
        styles = listing_query.styles_of(term)
        return lambda each: each.annotation.style in styles and _is_mark(each.annotation)
    date, after = listing_query.date_of(term), term.field == "after"
    return lambda each: (each.annotation.modified >= date) is after


def _is_mark(annotation: Annotation) -> bool:
    return annotation.kind is Kind.HIGHLIGHT


def _tag_test(term: Term, folded: FoldedTexts) -> Callable[[Listed], bool]:
    if term.whole:
        wanted = folded.of(term.value)
        return lambda each: any(folded.of(tag) == wanted for tag in each.annotation.tags)
    needles = term.needles
    return lambda each: any(_has(folded.of(tag), needles) for tag in each.annotation.tags)


def _title_test(term: Term, folded: FoldedTexts) -> Callable[[Listed], bool]:
    return lambda each: _has(folded.of(each.title), term.needles)


def _has(stack: str, needles: Iterable[str]) -> bool:
    return any(needle in stack for needle in needles)


def _note_test(term: Term, folded: FoldedTexts) -> Callable[[Listed], bool]:
    wanted = listing_query.asks_for_note(term)
    if wanted is not None:
        return lambda each: bool(each.annotation.note.strip()) is wanted
    return lambda each: _has(folded.of(each.annotation.note), term.needles)


# what matched


def marks(text: str, query: Query, part: Part) -> list[tuple[int, int]]:
    """Where the words of `query` stand in `text`, which is shown as `part` of an annotation.

    Returns ranges of code points of `text`, in order, apart from each other. `text` may be in any
    form of Chinese.
    """
    found: list[tuple[int, int]] = []
    for term in query.asking:
        if not term.negated and _marks_in(term, part):
            found.extend(folding.find(text, term.value))
    return _apart(found)


def _marks_in(term: Term, part: Part) -> bool:
    if term.field == "note":
        return part is Part.NOTE and listing_query.asks_for_note(term) is None
    return not term.field or term.field == part


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


# order and number


def in_order(annotations: Iterable[Annotation], order: Sequence[str]) -> list[Annotation]:
    """Annotations as `order` (ids) has them; those that it does not name follow, by position."""
    places = {id_: place for place, id_ in enumerate(order)}
    last = len(places)
    return sorted(annotations, key=lambda each: (places.get(each.id, last), *_position(each)))


def of_library(
    collection: Collection,
    order: LibraryOrder,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Listed]:
    """Every annotation there is: document by document, inside each by position.

    The list so far when `cancelled()`.
    """
    by_document: dict[str, list[Annotation]] = {}
    for count, id_ in enumerate(collection.ids()):
        if count % BATCH == 0 and cancelled():
            break
        annotation = collection.find(id_)
        if annotation is not None:
            by_document.setdefault(annotation.document, []).append(annotation)
    titles = {id_: title_of(collection, id_) for id_ in by_document}
    documents = sorted(by_document, key=lambda id_: (titles[id_].casefold(), id_))
    if order is LibraryOrder.CHANGED:
        changed = attrgetter("modified")
        documents.sort(key=lambda id_: max(map(changed, by_document[id_])), reverse=True)
    return [
        Listed(annotation, titles[id_])
        for id_ in documents
        for annotation in sorted(by_document[id_], key=_position)
    ]


def title_of(collection: Collection, document: str) -> str:
    """The title of a document, "" where nothing is known of it."""
    record = collection.documents.get(document)
    return record.title if record else ""


def count(listed: Iterable[Listed]) -> Counts:
    """How many there are, of which colours and tags."""
    colours: Counter[Colour] = Counter()
    tags: Counter[str] = Counter()
    total = 0
    for annotation, _ in listed:
        total += 1
        tags.update(annotation.tags)
        if annotation.kind is Kind.HIGHLIGHT:
            colours[annotation.colour] += 1
    return Counts(total, colours, tags)


def _position(annotation: Annotation) -> tuple[int, str]:
    """Notes on the whole document first, then from its start to its end."""
    targets = annotation.targets
    return (targets[0].position.start if targets else -1, annotation.created)
