"""A document on disk and a notebook to mark it with, for the tests of exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from reader.annotations.anchoring import describe
from reader.annotations.collection import Collection
from reader.annotations.export.gathering import gather
from reader.annotations.export.opening import open_text
from reader.annotations.export.options import Options
from reader.annotations.identity import record_of, traits_of
from reader.annotations.model import Target
from reader.annotations.notebook import Notebook
from reader.bitext.model import Side

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.export.values import ExportedDocument

MOMENT = "2026-01-31T16:30:00.000Z"
UTC_OPTIONS = Options(zone=UTC)

BRIDGE = """\
---
title: "The bridge: a story"
author: Ann Lee
source: https://example.org/bridge
date: 2025-06-07
tags: [rivers]
---
# The bridge: a story

Nobody remembers who built the old bridge.

没有人记得这座老桥是谁建的。

## Water（水）

The river runs fast under it, and *people* stop to look.

河水在桥下流得很快，人们会停下来看。

\\# not a heading, 1. no list \\* and \\<b> and #tag stay words.

1. First they look down.
2. 他们先往下看。

### Deep（深处）

```
if water:
    look()
```

Under the water lies a second bridge, older than the first one.

水下还有第二座桥，比第一座更古老。
"""


class Desk:
    """One document. `mark` gives an annotation the id that it is told."""

    def __init__(self, path: Path, text: str = BRIDGE, notebook: Notebook | None = None) -> None:
        path.write_text(text, encoding="utf-8")
        self.path = path
        self.notebook = notebook or Notebook(Collection(), "w1", lambda: MOMENT)
        opened = open_text(path, self.collection)
        self.text, self.id = opened.texts[0], opened.ids[0][0]
        head = opened.bitext.documents[0].head
        self.notebook.put_record(record_of(head, traits_of(head, [self.text]), MOMENT))

    @property
    def collection(self) -> Collection:
        return self.notebook.collection

    def target(self, words: str, side: Side | None = None) -> Target:
        start = self.text.index(words)
        quote, position = describe(self.text, start, start + len(words))
        return Target(self.id, side or (Side.EN if words.isascii() else Side.ZH), quote, position)

    def mark(self, id_: str, *words: str, **content: object) -> None:
        targets = tuple(self.target(each) for each in words)
        draft = self.notebook.draft(self.id, targets=targets, **content)
        self.notebook.add("Highlight", replace(draft, id=id_))

    def change(self, id_: str, note: str) -> None:
        self.notebook.change("Change", id_, note=note)

    def gather(self, options: Options = UTC_OPTIONS) -> ExportedDocument:
        options = replace(options, zone=UTC)
        opened = open_text(self.path, self.collection, options.variant)
        return gather(self.collection, opened, options)
