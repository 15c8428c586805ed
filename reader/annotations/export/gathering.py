"""From a collection and an opened text, or a record alone, to an `ExportedDocument`."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.annotations.export.facts import (
    author_of,
    date_of,
    languages_of,
    source_of,
    tags_of,
)
from reader.annotations.export.markdown_text import plain
from reader.annotations.export.options import Sides
from reader.annotations.export.places import Place, stored_quote
from reader.annotations.export.values import (
    ExportedDocument,
    ExportedItem,
    Quote,
    Section,
)
from reader.annotations.model import Kind
from reader.bitext.model import Side
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reader.annotations.collection import Collection
    from reader.annotations.export.options import Options
    from reader.annotations.export.places import Heading, OpenedText
    from reader.annotations.model import Annotation, DocumentRecord

_Order = tuple[int | str, ...]
_Found = tuple[_Order, int, "ExportedItem"]
"""Where an item comes in reading order, its row, and the item."""

_SAFE_ID = re.compile(r"[A-Za-z0-9]{1,40}")
_HIGHEST = 2  # the level of the uppermost headings; 1 is the title of the file


def gather(
    collection: Collection,
    opened: OpenedText,
    options: Options,
    only: Container[str] | None = None,
) -> ExportedDocument:
    """What is exported of an opened document or pair: its annotations that the options want.

    only: the ids of these annotations, None for all.
    """
    notes: list[ExportedItem] = []
    orphans: list[ExportedItem] = []
    standing: list[_Found] = []
    wanted = _wanted(collection, chain.from_iterable(opened.ids), options)
    wanted = [each for each in wanted if only is None or each.id in only]
    places = iter(opened.find_all([target for each in wanted for target in each.targets]))
    for annotation in wanted:
        own = enumerate(islice(places, len(annotation.targets)))
        found = {at: place for at, place in own if place is not None}
        item = _item(annotation, collection, options, _quotes(annotation, found, opened, options))
        if not annotation.targets:
            notes.append(item)
        elif not item.quotes:
            continue  # nothing of it is on the wanted side
        elif not found:
            orphans.append(replace(item, is_orphan=True))
        else:
            standing.append(_placed(item, min(found.values(), key=_reading_order), opened))
    heads = opened.bitext.documents[0].head, *(doc.head for doc in opened.bitext.documents[1:])
    title = opened.converted(heads[0].title)
    sections = _sections(sorted(standing), opened, title, options)
    document = ExportedDocument(
        id=opened.ids[0][0],
        title=" ".join(title.split()),
        author=opened.converted(author_of(heads)),
        source=source_of(heads, heads[0].path),
        date=date_of(heads),
        languages=languages_of(heads, opened.bitext.columns),
        tags=tuple(opened.converted(tag) for tag in tags_of(heads)),
        highlights=0,
        annotated="",
        notes=tuple(notes),
        sections=sections,
        orphans=tuple(orphans),
        aliases=tuple(chain.from_iterable(opened.ids))[1:],
        files=tuple(str(head.path) for head in heads if head.path is not None),
    )
    return _summed_up(document, wanted)


def gather_from_record(
    collection: Collection, record: DocumentRecord, options: Options
) -> ExportedDocument:
    """The same for a document whose file is gone: the words as they were stored."""
    items: list[tuple[str, ExportedItem]] = []
    wanted = _wanted(collection, (record.id,), options)
    for annotation in sorted(wanted, key=_stored_order):
        quotes = tuple(stored_quote(target) for target in annotation.targets)
        item = _item(annotation, collection, options, _on_sides(annotation, quotes, options))
        if item.quotes or not annotation.targets:
            items.append(("" if annotation.targets else "note", item))
    document = ExportedDocument(
        id=record.id,
        title=" ".join(record.title.split()),
        author=record.author,
        source=record.last_path,
        date="",
        languages=(),
        tags=(),
        highlights=0,
        annotated="",
        notes=tuple(item for kind, item in items if kind),
        sections=(Section("", 0, "s-start", tuple(item for kind, item in items if not kind)),),
        orphans=(),
        notices=(_gone(record),),
        files=tuple(record.paths),
    )
    return _summed_up(document, wanted)


def _gone(record: DocumentRecord) -> Message:
    """What is said of a document whose file is gone."""
    if not record.last_path:
        return Message(
            "The file of “{title}” is not there: the words are those that were stored.",
            title=record.title,
        )
    return Message(
        "The file of “{title}” is not there (it was {path}): the words are those that were stored.",
        title=record.title,
        path=record.last_path,
    )


def block_id(annotation_id: str) -> str:
    """The id of an annotation's block in Markdown: letters and digits, always the same."""
    if _SAFE_ID.fullmatch(annotation_id):
        return f"h{annotation_id}"
    return "h" + hashlib.sha256(annotation_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _wanted(collection: Collection, ids: Iterable[str], options: Options) -> list[Annotation]:
    chosen = [each for each in collection.touching(ids) if _is_wanted(each, options)]
    return sorted(chosen, key=lambda each: (each.created, each.id))


def _is_wanted(annotation: Annotation, options: Options) -> bool:
    is_coloured = annotation.kind is Kind.HIGHLIGHT
    if is_coloured and options.colours is not None and annotation.colour not in options.colours:
        return False
    if options.tags and not options.tags.intersection(annotation.tags):
        return False
    if options.after is None and options.before is None:
        return True
    days = [_local(moment, options)[:10] for moment in (annotation.created, annotation.modified)]
    first = options.after.isoformat() if options.after else ""
    last = options.before.isoformat() if options.before else "9999"
    return any(first <= day <= last for day in days)


def _local(moment: str, options: Options) -> str:
    """A stored time as day and minute of the wanted zone; as it is where it is no time."""
    try:
        return datetime.fromisoformat(moment).astimezone(options.zone).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return moment


def _item(
    annotation: Annotation,
    collection: Collection,
    options: Options,
    quotes: tuple[Quote, ...],
) -> ExportedItem:
    coloured = annotation.kind is Kind.HIGHLIGHT
    meaning = collection.meanings.get(annotation.colour) if coloured else None
    return ExportedItem(
        id=annotation.id,
        block_id=block_id(annotation.id),
        kind=annotation.kind.value,
        colour=annotation.colour.value if coloured else "",
        meaning=meaning.text if meaning else "",
        style=annotation.style.value,
        quotes=quotes,
        note=plain(annotation.note),
        tags=tuple(plain(tag) for tag in annotation.tags),
        created=_local(annotation.created, options),
        modified=_local(annotation.modified, options),
        heading="",
        percent=None,
    )


def _quotes(
    annotation: Annotation, found: dict[int, Place], opened: OpenedText, options: Options
) -> tuple[Quote, ...]:
    quotes = [
        opened.quote(found[at]) if at in found else stored_quote(target)
        for at, target in enumerate(annotation.targets)
    ]
    sides = {quote.side for quote in quotes}
    if options.counterpart and len(sides) == 1 and annotation.kind is Kind.HIGHLIGHT:
        answer = opened.answer(found.values())
        quotes += [answer] if answer else []
    return _on_sides(annotation, tuple(quotes), options)


def _on_sides(
    annotation: Annotation, quotes: tuple[Quote, ...], options: Options
) -> tuple[Quote, ...]:
    """The quotes of the wanted sides, English first, those of one side in one.

    What a note or a bookmark hangs on is a place, whatever its language.
    """
    every = options.sides is Sides.BOTH or annotation.kind is not Kind.HIGHLIGHT
    made: list[Quote] = []
    for side in ("en", "zh"):
        here = [quote for quote in quotes if quote.side == side]
        passages = tuple(passage for quote in here for passage in quote.passages)
        if passages and (every or options.sides == side):
            made.append(Quote(side, passages, answers=all(quote.answers for quote in here)))
    return tuple(made)


def _reading_order(place: Place) -> _Order:
    return place.first_row, place.side is Side.ZH, place.document, place.start, place.end


def _stored_order(annotation: Annotation) -> _Order:
    positions = [target.position.start for target in annotation.targets]
    return min(positions, default=-1), annotation.created, annotation.id


def _placed(item: ExportedItem, place: Place, opened: OpenedText) -> _Found:
    percent = opened.percent(place.document, place.start)
    order = (*_reading_order(place), item.created, item.id)
    return order, place.first_row, replace(item, percent=percent, position=place.start)


def _sections(
    found: list[_Found], opened: OpenedText, title: str, options: Options
) -> tuple[Section, ...]:
    """The headings that have items below them, or further headings that have."""
    headings = list(opened.headings)
    start: list[ExportedItem] = []
    below: list[list[ExportedItem]] = [[] for _ in headings]
    at = 0
    for _, row, item in found:
        while at < len(headings) and headings[at].row <= row:
            at += 1
        (below[at - 1] if at else start).append(item)
    if headings and _is_title(headings[0], title):
        start += below[0]
        headings, below = headings[1:], below[1:]
    first = Section("", 0, "s-start", tuple(start))
    return (
        (first, *_headed(headings, below, options)) if start else _headed(headings, below, options)
    )


def _is_title(heading: Heading, title: str) -> bool:
    plain = " ".join(title.split())
    return heading.level == 1 and plain in {heading.text, heading.en, heading.zh}


def _headed(
    headings: list[Heading], below: list[list[ExportedItem]], options: Options
) -> tuple[Section, ...]:
    highest = min((heading.level for heading in headings), default=1)
    made: list[Section] = []
    seen: Counter[str] = Counter()
    above: list[Heading] = []
    written: set[int] = set()
    for heading, items in zip(headings, below, strict=True):
        above = [*(each for each in above if each.level < heading.level), heading]
        path = "\n".join(each.source for each in above)
        seen[path] += 1
        if not items:
            continue
        for each in above:
            if each.row in written:
                continue
            written.add(each.row)
            own = items if each is heading else []
            made.append(_section(each, above, seen, own, highest, options))
    return tuple(made)


def _section(
    heading: Heading,
    above: list[Heading],
    seen: Counter[str],
    items: list[ExportedItem],
    highest: int,
    options: Options,
) -> Section:
    path = "\n".join(each.source for each in above[: above.index(heading) + 1])
    named = f"{path}\n{seen[path]}".encode("utf-8", "surrogatepass")
    title = _title(heading, options)
    return Section(
        title=title,
        level=min(6, heading.level - highest + _HIGHEST),
        key="s-" + hashlib.sha256(named).hexdigest()[:10],
        items=tuple(replace(item, heading=title) for item in items),
        en=heading.en,
        zh=heading.zh,
        position=heading.position,
        percent=heading.percent,
    )


def _title(heading: Heading, options: Options) -> str:
    wanted = {Sides.EN: heading.en, Sides.ZH: heading.zh}.get(options.sides, "")
    return wanted or heading.text


def _summed_up(document: ExportedDocument, wanted: list[Annotation]) -> ExportedDocument:
    """With what is known when all of it is there: number, tags, newest day, what is left out."""
    items = list(document.items())
    tags = dict.fromkeys((*document.tags, *(tag for item in items for tag in item.tags)))
    notices = list(document.notices)
    if left := len(wanted) - len(items):
        plural = "annotation is" if left == 1 else "annotations are"
        notices.append(f"{left} {plural} left out, being marked on the other side only.")
    return replace(
        document,
        tags=tuple(tags),
        highlights=sum(item.kind == Kind.HIGHLIGHT for item in items),
        annotated=max((item.modified[:10] for item in items), default=""),
        notices=tuple(notices),
    )
