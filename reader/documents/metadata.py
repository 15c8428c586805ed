"""Front matter: what the author says about the document, read without trusting it.

YAML between lines of `---`; TOML between lines of `+++`, as Hugo has it; YAML above a line of
`---`, as in old posts of Hexo. Names every key, lower-cased; shows front matter that it cannot
read instead of dropping it.
"""

from __future__ import annotations

import datetime
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from reader.documents.model import Notice, NoticeCode
from reader.values import Value
from reader.wording import Message, sentence_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.documents.model import MetadataValue

NO_METADATA: Final[Mapping[str, MetadataValue]] = MappingProxyType({})
MAX_LENGTH: Final = 64 * 1024  # code points; longer front matter is no front matter
_MAX_TEXT: Final = 4_000
_MAX_ITEMS: Final = 200
_DEEPEST: Final = 32
_FENCE: Final = re.compile(r"---[ \t]*\n")
_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|$)")
_CLOSED_ONLY: Final = re.compile(
    r"(?=(?:title|layout|date|categories|category|tags|author)[ \t]*:[ \t]*\S)"
    r"((?:(?:[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t]\S.*)\n){1,60})---[ \t]*(?:\n|$)"
)
_DATE: Final = re.compile(r"\d{4}-\d\d?-\d\d? \d")
_KEY: Final = re.compile(r"^[\w\"'][^\n:]{0,80}:(?:\s|$)", re.M)
_ALIAS: Final = re.compile(r"(?:^|[\s,\[{:])[*&][\w-]+", re.M)


class FrontMatter(Value):
    """Metadata, where the body starts, and whether the front matter is shown as text instead.

    body: code point of the text where the body starts; body_line: its line, counted from 1.
    broken: the front matter's own text (without its `---` lines) if it could not be read.
    """

    metadata: Mapping[str, MetadataValue] = NO_METADATA
    body: int = 0
    body_line: int = 1
    broken: str = ""
    notices: tuple[Notice, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the start of `text`; none unless text starts with `---` and keys."""
    opening = _FENCE.match(text)
    if opening is None:
        return _toml(text) if text.startswith("+++") else _without_opening(text)
    closing = _END.search(text, opening.end(), opening.end() + MAX_LENGTH)
    if closing is None:
        return FrontMatter()
    source = text[opening.end() : closing.start()]
    if not source.strip():
        return FrontMatter({}, _after(text, closing.end()), source.count("\n") + 3)
    if not _looks_like_keys(source):
        return FrontMatter()
    body = _after(text, closing.end())
    body_line = source.count("\n") + 3
    try:
        values = _parse(source)
    except _Broken as broken:
        notice = Notice(NoticeCode.BROKEN_FRONT_MATTER, sentence_of(broken))
        return FrontMatter({}, body, body_line, source.rstrip("\n"), (notice,))
    return FrontMatter(values, body, body_line)


def _toml(text: str) -> FrontMatter:
    match = _TOML.match(text, 0, MAX_LENGTH)
    if match is None:
        return FrontMatter()
    import tomllib  # few documents have it

    source = match[1]
    body, body_line = match.end(), source.count("\n") + 3
    try:
        loaded = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        words = Message(
            "The front matter cannot be read as TOML ({error}); it is shown as text.",
            error=str(error),
        )
        notice = Notice(NoticeCode.BROKEN_FRONT_MATTER, words)
        return FrontMatter({}, body, body_line, source.rstrip("\n"), (notice,))
    values = {key.strip().lower()[:200]: _value(value) for key, value in loaded.items()}
    return FrontMatter(values, body, body_line)


def _without_opening(text: str) -> FrontMatter:
    """Front matter of which only the closing line is there; anything else is no front matter."""
    match = _CLOSED_ONLY.match(text, 0, MAX_LENGTH)
    if match is None:
        return FrontMatter()
    try:
        values = _parse(match[1])
    except _Broken:
        return FrontMatter()
    return FrontMatter(values, match.end(), match[1].count("\n") + 2)


class _Broken(Exception):  # noqa: N818 - carries the notice's words
    """The front matter cannot be read; the message says why and where."""


def _after(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "\n" else end


def _looks_like_keys(source: str) -> bool:
    """Whether the text between two rules is YAML rather than the start of a document."""
    first = next((line for line in source.splitlines() if line.strip()), "")
    if first.lstrip().startswith("#"):
        return _KEY.search(source) is not None and "\n\n" not in source
    return _KEY.match(first.lstrip()) is not None or (
        _KEY.search(source) is not None and "\n\n" not in source
    )


def _parse(source: str) -> dict[str, MetadataValue]:
    if _ALIAS.search(source) and re.search(r"(?:^|[\s,\[{:])\*[\w-]+", source, re.M):
        # References can unfold a small text to gigabytes; front matter has no use for them.
        raise _Broken(
            Message(
                "The front matter uses YAML references, which are not read; it is shown as text."
            )
        )
    if _is_deep(source):
        raise _Broken(Message("The front matter is nested too deeply; it is shown as text."))
    loaded = _load(source)
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise _Broken(
            Message("The front matter is not a list of keys and values; it is shown as text.")
        )
    mapping = cast("dict[object, object]", loaded)
    if len(mapping) > _MAX_ITEMS:
        raise _Broken(
            Message(
                "The front matter has more than {most} keys; it is shown as text.", most=_MAX_ITEMS
            )
        )
    return {str(key).strip().lower()[:200]: _value(value) for key, value in mapping.items()}


def _is_deep(source: str) -> bool:
    """Whether brackets or dashes nest deeper than any metadata does.

    libyaml takes quadratic time for them, and its recursion ends the process, not the call.
    """
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", source):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return True
    return re.search(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}", source) is not None


def _load(source: str) -> object:
    # Loaded here: two thirds of the documents people open have no front matter, and it costs 20 ms.
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    # The C loader of libyaml, where there is one, and never more than plain data.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return cast("object", YAMLHandler().load(source, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        problem = error.problem or "not YAML"
        words = Message(
            "The front matter has a mistake ({problem}); it is shown as text.", problem=problem
        )
        if mark is not None:
            words = Message(
                "The front matter has a mistake in line {line} ({problem}); it is shown as text.",
                line=mark.line + 2,
                problem=problem,
            )
        raise _Broken(words) from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise _Broken(
            Message("The front matter cannot be read as YAML; it is shown as text.")
        ) from error


def _value(value: object) -> MetadataValue:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | set | tuple):
        items = list(cast("list[object]", value))[:_MAX_ITEMS]
        return tuple(_text(item) for item in items)
    return _text(value)


def _text(value: object, depth: int = 0) -> str:
    """Any value as text that reads well."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if value is None or depth > 4:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        pairs = list(cast("dict[object, object]", value).items())[:_MAX_ITEMS]
        return "; ".join(f"{key}: {_text(item, depth + 1)}" for key, item in pairs)[:_MAX_TEXT]
    if isinstance(value, list | tuple | set):
        items = list(cast("list[object]", value))[:_MAX_ITEMS]
        return ", ".join(_text(item, depth + 1) for item in items)[:_MAX_TEXT]
    text = str(value).strip()[:_MAX_TEXT]
    return _iso(text) if _DATE.match(text) else text


def _iso(text: str) -> str:
    """A date as Jekyll writes it, `2025-06-07 12:00:00 +0800`, which YAML takes for text."""
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z").isoformat()
    except ValueError:
        return text
