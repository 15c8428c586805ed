"""`duidu show --json`: one object; docs/cli.md describes its keys.

Rows are written while the file is being read. What is only known at the end follows them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from reader.cli.opened import Opened, language_tag
from reader.documents.model import BlockKind
from reader.documents.pictures import labels_and_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.bitext.model import Piece, Row
    from reader.chinese.variants import Converter, Variant
    from reader.documents.model import Head, MetadataValue

Json = dict[str, object]


def write_json(opened: Opened, variant: Variant, out: TextIO) -> None:
    """Write the object, a row to a line."""
    heads = opened.reader.heads
    out.write("{\n")
    for key, value in _head(heads[0], opened.converters[0], variant).items():
        out.write(f" {_dump(key)}: {_dump(value)},\n")
    companion = _head(heads[1], opened.converters[1], variant) if len(heads) > 1 else None
    out.write(f' "companion": {_dump(companion)},\n "rows": [')
    separator = "\n  "
    for row in opened.rows:
        out.write(separator + _dump(row_object(opened, row, variant)))
        separator = ",\n  "
    out.write("\n ],\n")
    columns = opened.reader.columns
    notices = [{"code": str(n.code), "text": n.text} for n in opened.reader.notices]
    language = language_tag(heads, columns, opened.bitext.rows)
    out.write(f' "columns": {columns},\n "language": {_dump(language)},\n')
    out.write(f' "notices": {_dump(notices)}\n}}\n')


def row_object(opened: Opened, row: Row, variant: Variant) -> Json:
    """One row as docs/cli.md describes it."""
    made: Json = {"kind": row.kind.value}
    if row.level:
        made["level"] = row.level
    pieces = (*row.en, *row.zh, *row.both)
    two_files = len(opened.bitext.documents) > 1
    first = [piece for piece in pieces if piece.document == 0]
    made["lines"] = _lines(opened, first)
    if two_files:
        made["zh_lines"] = _lines(opened, [piece for piece in pieces if piece.document == 1])
    made["en"] = opened.joined(row.en, variant)
    made["zh"] = opened.joined(row.zh, variant)
    made["both"] = opened.joined(row.both, variant)
    made.update(_details(opened, row, pieces[0], variant))
    return made


def _details(opened: Opened, row: Row, piece: Piece, variant: Variant) -> Json:
    """The keys that only one kind of row has."""
    block = opened.bitext.block(piece)
    if row.kind is BlockKind.LIST_ITEM or block.marker:
        return {"marker": block.marker}
    if row.kind is BlockKind.IMAGE:
        if block.target or not block.spans:
            return {"target": block.target}
        return {"targets": [address for _, address in labels_and_addresses(block)]}
    if row.kind is BlockKind.CODE:
        return {"info": block.target}
    if row.kind is BlockKind.TABLE and block.table is not None and row.both:
        convert = opened.converters[piece.document].convert_text
        return {
            "cells": [
                [convert(block.text[cell.start : cell.end], variant) for cell in cells]
                for cells in block.table.rows
            ]
        }
    return {}


def _lines(opened: Opened, pieces: Iterable[Piece]) -> list[int] | None:
    ranges = [opened.bitext.block(piece).lines for piece in pieces]
    if not ranges:
        return None
    return [min(first for first, _ in ranges), max(last for _, last in ranges)]


def _head(head: Head, converter: Converter, variant: Variant) -> Json:
    return {
        "title": converter.convert_text(head.title, variant),
        "metadata": {
            key: _converted(value, converter, variant) for key, value in head.metadata.items()
        },
        "encoding": head.encoding,
    }


def _converted(value: MetadataValue, converter: Converter, variant: Variant) -> object:
    if isinstance(value, str):
        return converter.convert_text(value, variant)
    if isinstance(value, tuple):
        return [converter.convert_text(item, variant) for item in value]
    return value


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
