"""What exports say themselves, in the language of the interface.

Only Markdown does, which people read. CSV and JSON-LD are read by programs: their colours and kinds
are the same words everywhere.
"""

from __future__ import annotations

from reader.annotations.export.options import WORDS
from reader.ui.language import translated


def export_words() -> dict[str, str]:
    """The words by their names."""
    return {name: translated(words) for name, words in WORDS.items()}
