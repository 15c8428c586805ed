"""The short form of the torture: the promise holds, and a loss would be noticed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.annotations.collection import Collection
from reader.annotations.notebook import Notebook
from tests.torture.rounds import Ledger, play

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and limits of the file size")
def test_what_was_said_to_be_saved_is_there(tmp_path: Path) -> None:
    ledger = play(tmp_path, saves=40, seed=7, tell=lambda _line: None)
    assert ledger.saves >= 40


def test_a_loss_is_noticed() -> None:
    ledger, notebook = Ledger(), Notebook()
    draft = notebook.draft("d", note="3")
    notebook.add("Add", draft)
    ledger.note(f'["saved", "{draft.id}", 3]\n')
    ledger.note(f'["try", "{draft.id}", 4]\n')
    ledger.note(f'["saved", "{draft.id}", 4')
    assert ledger.lost(notebook.collection) == []
    assert ledger.lost(Collection())
    ledger.note(f'["saved", "{draft.id}", 4]\n')
    assert ledger.lost(notebook.collection)
    ledger.note(f'["saved", "{draft.id}", null]\n')
    assert ledger.lost(notebook.collection)
    assert ledger.lost(Collection()) == []
