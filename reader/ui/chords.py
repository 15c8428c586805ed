"""Keys as people write them and as Qt has them; which of them stand in each other's way.

A sequence is up to four presses, one after the other. As the table of commands and Qt write it:
"G, G"; as people write it: "G G".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PRESSES: Final = 4
_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_ALSO: Final = {
    "pgdn": "PgDown", "pagedown": "PgDown", "pageup": "PgUp", "control": "Ctrl", "strg": "Ctrl",
    "option": "Alt", "cmd": "Ctrl", "command": "Ctrl", "↓": "Down", "↑": "Up", "←": "Left",
    "→": "Right",
}  # fmt: skip
_MODIFIER_KEYS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
     Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock}
)  # fmt: skip
_HOLDING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NAMES: Final = {
    "PgDown": "PgDn", "Return": "Enter", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→",
}  # fmt: skip


def sequence_of(written: str) -> str:
    """What Qt calls a sequence that a person wrote, presses parted by spaces: "g g" → "G, G".

    Raises ValueError, with a sentence for the person, where it is none.
    """
    presses = written.split()
    if not presses:
        raise ValueError(Message("a key is missing between the quotation marks"))
    if len(presses) > MOST_PRESSES:
        raise ValueError(
            Message("{keys} has more than {most} presses", keys=written, most=MOST_PRESSES)
        )
    return joined(_press(press) for press in presses)


def _press(written: str) -> QKeyCombination:
    parts = written.split("+") if len(written) > 1 else [written]
    if len(parts) > 1 and written.endswith("++"):
        parts = [*parts[:-2], "+"]
    named = "+".join(_ALSO.get(part.casefold(), part) for part in parts)
    sequence = QKeySequence(named)
    combination = combinations(sequence)[0] if sequence.count() == 1 else QKeyCombination()
    key = combination.key()
    if not sequence.toString(_PORTABLE) or key in _MODIFIER_KEYS or key == Qt.Key.Key_unknown:
        raise ValueError(Message("{keys} is no key", keys=written))
    return _usual(combination)


def _usual(combination: QKeyCombination) -> QKeyCombination:
    """Signs without Shift: which of them need it depends on the keyboard's layout."""
    key, held = combination.key(), combination.keyboardModifiers()
    if held & Qt.KeyboardModifier.ShiftModifier and _is_sign(key):
        return QKeyCombination(held & ~Qt.KeyboardModifier.ShiftModifier, key)
    return combination


def _is_sign(key: Qt.Key) -> bool:
    code = key.value
    return 0x20 < code < 0x1000000 and not chr(code).isalnum()


def combination_of(key: int, modifiers: Qt.KeyboardModifier) -> QKeyCombination | None:
    """The press that a key event stands for; None while only Shift, Ctrl … are down."""
    named = Qt.Key(key)
    if named in _MODIFIER_KEYS or named in (Qt.Key.Key_unknown, Qt.Key(0)):
        return None
    held = modifiers & (_HOLDING | Qt.KeyboardModifier.ShiftModifier)
    if named == Qt.Key.Key_Backtab:
        named = Qt.Key.Key_Tab
    return _usual(QKeyCombination(held, named))


def joined(presses: Iterable[QKeyCombination]) -> str:
    """Presses as one sequence, as the table writes it."""
    return QKeySequence(*presses).toString(_PORTABLE)


def combinations(sequence: QKeySequence) -> tuple[QKeyCombination, ...]:
    """The presses of a sequence."""
    return tuple(sequence[number] for number in range(sequence.count()))  # pyright: ignore


def written(sequence: str) -> str:
    """A sequence as a person writes it in the file of keys: "G, G" → "G G"."""
    return " ".join(QKeySequence(press).toString(_PORTABLE) for press in _presses(sequence))


def shown(sequence: str) -> str:
    """A sequence as this system shows it, short: "PgDn", "Ctrl+↓", "G G"."""
    return " ".join(_short(QKeySequence(press).toString(_NATIVE)) for press in _presses(sequence))


def all_shown(sequences: Iterable[str]) -> tuple[str, ...]:
    """Several sequences as this system shows them; keys that have one name only once."""
    return tuple(dict.fromkeys(map(shown, sequences)))


def _short(press: str) -> str:
    held, plus, key = press.rpartition("+")
    if not key:  # the key is + itself
        return press
    return held + plus + _NAMES.get(key, key)


@lru_cache(maxsize=1024)
def _presses(sequence: str) -> tuple[QKeyCombination, ...]:
    return combinations(QKeySequence(sequence))


def clash(one: str, other: str) -> bool:
    """Whether two sequences cannot both be used: they are one, or one begins the other."""
    first, second = _presses(one), _presses(other)
    shorter = min(len(first), len(second))
    return shorter > 0 and first[:shorter] == second[:shorter]


def is_plain(sequence: str) -> bool:
    """Whether it begins with a key that writes, moves or deletes where text is typed."""
    first = _presses(sequence)[0]
    function_key = Qt.Key.Key_F1 <= first.key() <= Qt.Key.Key_F35
    return not function_key and not first.keyboardModifiers() & _HOLDING


def is_hard_to_type(sequence: str) -> bool:
    """Whether it needs a sign that some keyboards have only on a third level, or not at all."""
    hard = set("[]{}\\|@~`^#$")
    for press in _presses(sequence):
        code = press.key().value
        if code < 0x1000000 and (chr(code) in hard or unicodedata.category(chr(code)) == "Sk"):
            return True
    return False
