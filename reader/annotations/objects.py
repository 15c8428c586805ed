"""One annotation as a JSON object, and back: nothing that stands there is ever lost.

Reading never raises: a value that makes no sense (edited by hand, written by another version) gives
the field its default and is kept in `other`, from where it is written again as it was. So are keys
that this version does not know, at every level.

`check` is a short sum over the object. Where it does not fit, somebody edited the annotation by
hand without counting up its clock; `from_object` then counts the edit as a change of its own, so
that no older version replaces it. The count is made from the content alone: every copy of the
program that sees the same edit makes the same version of it.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from reader.annotations.layout import dumps
from reader.annotations.model import (
    CONTENT,
    Annotation,
    Colour,
    Kind,
    MarkStyle,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    as_time,
)
from reader.annotations.versions import join
from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.annotations.versions import Versions

Object = dict[str, object]
FIRST_MOMENT = "1970-01-01T00:00:00.000Z"
"""Stands for a time that nobody knows."""
MOST = 2**53
"""Counts and positions above this are no numbers that every JSON reader keeps exactly."""

_QUOTE, _POSITION = "TextQuoteSelector", "TextPositionSelector"
_KINDS = {each.value: each for each in Kind}
_COLOURS = {each.value: each for each in Colour}
_STYLES = {each.value: each for each in MarkStyle}
_SIDES = {each.value: each for each in Side}
_ANNOTATION_KEYS = frozenset(
    {"id", "document", "created", "modified", "kind", "colour", "style", "note", "tags", "targets",
     "clock", "dots", "deleted", "check", "versions"}
)  # fmt: skip
_TARGET_KEYS = frozenset({"document", "side", "selectors"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_DOT = re.compile(r"[^:]+:[0-9]{1,15}", re.ASCII)
_DEFAULTS: Object = {
    "kind": "highlight", "colour": "yellow", "style": "highlight", "note": "", "tags": [],
    "targets": [], "created": FIRST_MOMENT, "modified": FIRST_MOMENT,
}  # fmt: skip
T = TypeVar("T")


# writing


def to_object(versions: Versions) -> Object:
    """The versions of an annotation: the newest as the object, others in its list `versions`."""
    newest, *others = versions
    raw = _checked({"id": newest.id, **_version_object(newest)})
    if others:
        odd = newest.other.get("versions", [])
        raw["versions"] = [
            *(_checked(_version_object(version)) for version in others),
            *(cast("list[object]", odd) if isinstance(odd, list) else [odd]),
        ]
    return raw


def _version_object(version: Annotation) -> Object:
    raw: Object = {
        "document": version.document,
        "created": version.created,
        "modified": version.modified,
    }
    if version.deleted:
        raw["clock"] = dict(version.clock)
        raw["deleted"] = True
        return _with_others(raw, version.other)
    if version.kind is not Kind.HIGHLIGHT:
        raw["kind"] = version.kind.value
    raw["colour"] = version.colour.value
    raw["style"] = version.style.value
    raw["note"] = version.note
    raw["tags"] = list(version.tags)
    raw["targets"] = [_target_object(each, version.document) for each in version.targets]
    if version.clock:
        raw["clock"] = dict(version.clock)
    if version.dots:
        raw["dots"] = dict(version.dots)
    return _with_others(raw, version.other)


def _with_others(raw: Object, other: Mapping[str, object]) -> Object:
    """Add unknown keys; a value that was not understood stands where the field is as it began."""
    for key in sorted(other):
        if key not in raw or raw[key] == _DEFAULTS.get(key, raw):
            raw[key] = other[key]
    return raw


def _target_object(target: Target, document: str) -> Object:
    raw: Object = {} if target.document == document else {"document": target.document}
    quote: Object = {
        "type": _QUOTE,
        "exact": target.quote.exact,
        "prefix": target.quote.prefix,
        "suffix": target.quote.suffix,
    }
    position: Object = {
        "type": _POSITION, "start": target.position.start, "end": target.position.end,
    }  # fmt: skip
    raw["side"] = target.side.value
    raw["selectors"] = selectors = [quote, position]
    if target.other:
        for key in sorted(target.other):
            value = target.other[key]
            if key == "selectors" and isinstance(value, list):
                _add_selectors(selectors, cast("list[object]", value))
            elif key not in raw:
                raw[key] = value
    return raw


def _add_selectors(selectors: list[Object], extra: list[object]) -> None:
    known = {selector["type"]: selector for selector in selectors}
    for each in extra:
        if isinstance(each, dict):
            more = cast("Object", each)
            mine = known.get(more.get("type"))  # pyright: ignore[reportArgumentType]
            if mine is None or any(mine.get(key, value) != value for key, value in more.items()):
                selectors.append(more)
            else:
                mine.update(more)


def _checked(raw: Object) -> Object:
    if "deleted" not in raw:
        raw["check"] = check_of(raw)
    return raw


def check_of(raw: Mapping[str, object]) -> str:
    """The sum over an annotation's object, eight hexadecimal digits. Order of keys is nothing."""
    content = {key: value for key, value in raw.items() if key not in {"check", "versions"}}
    return f"{zlib.crc32(dumps(content, sort=True)):08x}"


# reading


def is_annotation(raw: object) -> bool:
    """Whether this can be read as an annotation: it says which, of what, and where."""
    if not isinstance(raw, dict):
        return False
    item = cast("Object", raw)
    id_, document = item.get("id"), item.get("document")
    if not (type(id_) is str and id_ and type(document) is str and document):
        return False
    targets = item.get("targets", ())
    if type(targets) is not list:
        return targets == ()
    for target in cast("list[object]", targets):
        if type(target) is not dict or target.get("side") not in _SIDES:  # pyright: ignore[reportUnknownMemberType]
            return False
    return True


def is_edited(raw: Mapping[str, object]) -> bool:
    """Whether somebody wrote or changed it by hand: its sum does not fit, or it has no clock."""
    if raw.get("deleted") is True and "check" not in raw:
        return not raw.get("clock")
    return raw.get("check") != check_of(raw)


def from_object(raw: Object, *, trust_edits: bool = True) -> Versions:
    """The versions that an object holds; `is_annotation(raw)` must be true.

    trust_edits: count an edit by hand as a change; not so where the text may be damaged.
    """
    id_, document = cast("str", raw["id"]), cast("str", raw["document"])
    versions: Versions = (_version(raw, id_, document, trust_edits),)
    for nested in further_versions(raw):
        own = cast("str", nested["document"])
        versions = join(versions, (_version(nested, id_, own, trust_edits),))
    return versions


def further_versions(raw: Mapping[str, object]) -> list[Object]:
    """The versions nested in an object, as far as they can be read; each names its document."""
    nested = raw.get("versions")
    found: list[Object] = []
    for each in cast("list[object]", nested) if isinstance(nested, list) else ():
        if isinstance(each, dict):
            version: Object = {"document": raw["document"], **cast("Object", each)}
            version.pop("id", None)
            if is_annotation({**version, "id": raw["id"]}):
                found.append(version)
    return found


def _unreadable_versions(raw: Object) -> object:
    """What stands where the further versions should and cannot be read; None for nothing."""
    nested = raw.get("versions")
    if not isinstance(nested, list):
        return nested
    odd = [
        each
        for each in cast("list[object]", nested)
        if not further_versions({**raw, "versions": [each]})
    ]
    return odd or None


def _version(raw: Object, id_: str, document: str, trust_edits: bool) -> Annotation:
    odd: Object = {key: raw[key] for key in raw.keys() - _ANNOTATION_KEYS}
    if "versions" in raw and (unreadable := _unreadable_versions(raw)) is not None:
        odd["versions"] = unreadable
    created, modified = _moment(raw, "created", odd), _moment(raw, "modified", odd)
    clock = _clock(raw, odd)
    if raw.get("deleted") is True:
        version = Annotation(
            id_, document, created, modified, clock=clock, deleted=True, other=odd
        )  # fmt: skip
    else:
        version = Annotation(
            id_,
            document,
            created,
            modified,
            _member(raw, "kind", _KINDS, Kind.HIGHLIGHT, odd),
            _member(raw, "colour", _COLOURS, Colour.YELLOW, odd),
            _member(raw, "style", _STYLES, MarkStyle.HIGHLIGHT, odd),
            _text(raw, "note", odd),
            _tags(raw, odd),
            _targets(raw, document),
            clock,
            _dots(raw),
            other=odd,
        )
    return _counted(version, raw) if trust_edits and is_edited(raw) else version


def _counted(version: Annotation, raw: Object) -> Annotation:
    """The version with the edit by hand counted in its clock."""
    editor = f"hand-{check_of(raw)}"
    dots = {} if version.deleted else dict.fromkeys(CONTENT, f"{editor}:1")
    return replace(version, clock={**version.clock, editor: 1}, dots=dots)


def _text(raw: Object, key: str, odd: Object) -> str:
    value = raw.get(key, "")
    if isinstance(value, str):
        return value
    odd[key] = value
    return ""


def _moment(raw: Object, key: str, odd: Object) -> str:
    value = raw.get(key)
    if isinstance(value, str):
        if _MOMENT.fullmatch(value):
            return value
        from datetime import UTC, datetime

        try:
            moment = datetime.fromisoformat(value)
            return as_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        except (ValueError, OverflowError):
            odd[key] = value
    elif value is not None:
        odd[key] = value
    return FIRST_MOMENT


def _member(raw: Object, key: str, members: Mapping[str, T], default: T, odd: Object) -> T:
    value = raw.get(key)
    if value is None:
        return default
    member = members.get(value) if isinstance(value, str) else None
    if member is None:
        odd[key] = value
        return default
    return member


def _tags(raw: Object, odd: Object) -> tuple[str, ...]:
    value = raw.get("tags")
    if value is None:
        return ()
    if isinstance(value, list):
        tags = cast("list[object]", value)
        if all(isinstance(tag, str) for tag in tags):
            return tuple(cast("list[str]", tags))
    odd["tags"] = value
    return ()


def _clock(raw: Object, odd: Object) -> dict[str, int]:
    value = raw.get("clock")
    if value is None:
        return {}
    if isinstance(value, dict):
        clock = cast("dict[str, object]", value)
        if all(type(count) is int and 0 <= count < MOST for count in clock.values()):
            return cast("dict[str, int]", clock)
    odd["clock"] = value
    return {}


def _dots(raw: Object) -> dict[str, str]:
    value = raw.get("dots")
    if not value or not isinstance(value, dict):
        return {}
    return {
        key: dot
        for key, dot in cast("Object", value).items()
        if isinstance(dot, str) and _DOT.fullmatch(dot)
    }


def _targets(raw: Object, document: str) -> tuple[Target, ...]:
    targets = raw.get("targets")
    if not targets or not isinstance(targets, list):
        return ()
    return tuple(_target(each, document) for each in cast("list[Object]", targets))


def _target(raw: Object, document: str) -> Target:
    odd: Object = {key: raw[key] for key in raw.keys() - _TARGET_KEYS}
    own = raw.get("document", document)
    if not isinstance(own, str) or not own:
        odd["document"], own = own, document
    quote, position = TextQuoteSelector(""), TextPositionSelector(0, 0)
    extra: list[object] = []
    seen: set[object] = set()
    selectors = raw.get("selectors")
    for each in cast("list[object]", selectors) if isinstance(selectors, list) else ():
        selector = cast("Object", each) if isinstance(each, dict) else {}
        kind = selector.get("type")
        left: Object | None = selector
        if kind == _QUOTE and kind not in seen:
            quote, left = _quote(selector)
        elif kind == _POSITION and kind not in seen:
            position, left = _position(selector)
        if isinstance(kind, str):
            seen.add(kind)
        if left is not None:
            extra.append(cast("object", left or each))
    if extra:
        odd["selectors"] = extra
    return Target(own, _SIDES[cast("str", raw["side"])], quote, position, odd)


def _quote(raw: Object) -> tuple[TextQuoteSelector, Object | None]:
    exact, prefix, suffix = raw.get("exact", ""), raw.get("prefix", ""), raw.get("suffix", "")
    if isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str):
        if len(raw) <= 4:
            return TextQuoteSelector(exact, prefix, suffix), None
        left = {key: raw[key] for key in raw.keys() - {"exact", "prefix", "suffix"}}
        return TextQuoteSelector(exact, prefix, suffix), left
    return TextQuoteSelector(""), raw


def _position(raw: Object) -> tuple[TextPositionSelector, Object | None]:
    start, end = raw.get("start"), raw.get("end")
    if type(start) is int and type(end) is int and 0 <= start <= end < MOST:
        if len(raw) <= 3:
            return TextPositionSelector(start, end), None
        left = {key: raw[key] for key in raw.keys() - {"start", "end"}}
        return TextPositionSelector(start, end), left
    return TextPositionSelector(0, 0), raw
