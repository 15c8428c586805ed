"""Link references and footnotes: found before the body is parsed, for they may stand last."""

from __future__ import annotations

from reader.documents.blocks.syntax import DEFINITION, FOOTNOTE


def footnote_anchor(label: str) -> str:
    """The anchor of the note that `[^label]` points to."""
    return f"fn-{label.lower()}"


def find_definitions(text: str, start: int) -> tuple[dict[str, str], dict[str, str]]:
    """Link references and footnotes defined in `text` from code point `start` on.

    Returns lower-cased names to addresses, and lower-cased labels to the numbers shown for them:
    the labels themselves where all are numbers, else numbers in the order of the definitions.
    """
    references: dict[str, str] = {}
    labels: dict[str, None] = {}
    position = text.find("]:", start)
    while position >= 0:
        begin = text.rfind("\n", start, position) + 1 or start
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if end - begin < 4_000:
            _read_definition(text[begin:end].lstrip("> "), references, labels)
        position = text.find("]:", end)
    numeric = all(label.isascii() and label.isdigit() and len(label) < 6 for label in labels)
    numbers = {
        label: label if numeric else str(index) for index, label in enumerate(labels, start=1)
    }
    return references, numbers


def _read_definition(line: str, references: dict[str, str], labels: dict[str, None]) -> None:
    note = FOOTNOTE.match(line)
    if note is not None:
        labels.setdefault(note[1].lower())
        return
    match = DEFINITION.match(line)
    if match is not None:
        references.setdefault(
            match[1].strip().lower(), match[2] if match[2] is not None else match[3]
        )
