"""Which versions of one annotation stay when two copies of the file meet.

An annotation is a multi-value register: the set of its versions that no other version has seen
(Shapiro et al., "A comprehensive study of convergent and commutative replicated data types", 2011,
section 3.2.2). Joining two sets is commutative, associative and idempotent. Nearly always the set
holds one version. Where it holds several, `resolved` shows all that was written; the next change
the user makes has seen them all and replaces them.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reader.annotations.model import CONTENT, Annotation

if TYPE_CHECKING:
    from collections.abc import Mapping

BETWEEN_NOTES = "\n\n---\n\n"
"""Stands between two notes that were written without knowing of each other."""

Versions = tuple[Annotation, ...]
"""Versions of one annotation that have not seen each other, newest first. Never empty."""


def has_seen(clock: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether a version with `clock` knows of everything that one with `other` knows of."""
    return all(clock.get(writer, 0) >= count for writer, count in other.items())


def join(one: Versions, two: Versions) -> Versions:
    """The versions of both that no other one replaces."""
    if one == two or not two:
        return one
    if not one:
        return two
    if len(one) == len(two) == 1:  # nearly always, and the general way takes ten times as long
        if _replaces(one[0], two[0]):
            return one
        if _replaces(two[0], one[0]):
            return two
    both = {canonical(version): version for version in (*one, *two)}
    kept = [
        (version.modified, key)
        for key, version in both.items()
        if not any(_replaces(other, version) for other in both.values())
    ]
    return tuple(both[key] for _, key in sorted(kept, reverse=True))


def _replaces(other: Annotation, version: Annotation) -> bool:
    """Whether `other` came after `version`, and not merely beside it."""
    return has_seen(other.clock, version.clock) and not has_seen(version.clock, other.clock)


def resolved(versions: Versions) -> Annotation | None:
    """What the user is shown of the versions: None where it is deleted.

    An edit wins over a deletion that did not know of it. Each field is looked at alone: a value
    that another version has knowingly replaced is gone. Of several that are left, notes stand one
    below the other, tags are united, and the newest version decides the rest.
    """
    live = [version for version in versions if not version.deleted]
    if not live:
        return None
    if len(versions) == 1:
        return live[0]
    left = {name: _unreplaced(live, name) for name in CONTENT}
    values = {name: getattr(found[0], name) for name, found in left.items()}
    values["note"] = _notes([version.note for version in left["note"]])
    values["tags"] = tuple(dict.fromkeys(tag for version in left["tags"] for tag in version.tags))
    dots = {
        name: found[0].dots[name]
        for name, found in left.items()
        if len(found) == 1 and name in found[0].dots
    }
    created = min(version.created for version in live)
    return replace(live[0], **values, created=created, clock=seen_by(versions), dots=dots)


def _unreplaced(live: list[Annotation], name: str) -> list[Annotation]:
    """The versions whose value of a field no other version has replaced. Never empty."""
    return [
        version
        for version in live
        if not any(_has_replaced(other, version, name) for other in live)
    ] or live[:1]


def _has_replaced(other: Annotation, version: Annotation, name: str) -> bool:
    dot, newer = version.dots.get(name, ""), other.dots.get(name, "")
    if dot == newer:
        return False
    if not dot:  # as it was in the beginning, which everyone has seen
        return True
    writer, _, count = dot.rpartition(":")
    return other.clock.get(writer, 0) >= int(count) and bool(newer)


def seen_by(versions: Versions) -> dict[str, int]:
    """The clock of somebody who has seen all of these."""
    clock: dict[str, int] = {}
    for version in versions:
        for writer, count in version.clock.items():
            clock[writer] = max(clock.get(writer, 0), count)
    return clock


def next_version(
    versions: Versions, wanted: Annotation | None, writer: str, moment: str
) -> Annotation | None:
    """The version that replaces all of `versions` with the content of `wanted`.

    wanted: None deletes (and gives None where there is nothing to delete); a tombstone keeps the
    id, the document and the times only. `modified` never runs backwards, so that a machine with a
    slow clock does not lose against its own past.
    """
    clock = seen_by(versions)
    clock[writer] = clock.get(writer, 0) + 1
    moment = max(moment, *(version.modified for version in versions), "")
    if wanted is not None:
        dots = _dots(versions, wanted, f"{writer}:{clock[writer]}")
        return replace(wanted, modified=moment, clock=clock, dots=dots, deleted=False)
    if not versions:
        return None
    last, *_ = versions
    return Annotation(last.id, last.document, last.created, moment, clock=clock, deleted=True)


def _dots(versions: Versions, wanted: Annotation, dot: str) -> dict[str, str]:
    if not versions:
        return {}
    before, *others = versions
    if others or before.deleted:
        return dict.fromkeys(CONTENT, dot)
    differing = (name for name in CONTENT if getattr(before, name) != getattr(wanted, name))
    return {**before.dots, **dict.fromkeys(differing, dot)}


def _notes(given: list[str]) -> str:
    notes: list[str] = []
    for note in given:
        if note.strip() and not any(note in known for known in notes):
            notes = [*(known for known in notes if known not in note), note]
    return BETWEEN_NOTES.join(notes)


def canonical(version: Annotation) -> str:
    """The same text for the same version, whoever wrote it down; orders versions of one moment."""
    import json

    return json.dumps(asdict(version), sort_keys=True, ensure_ascii=True, default=dict)
