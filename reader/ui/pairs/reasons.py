"""The dialogue that tells why the two sides of a row belong together, or why that is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from reader.ui.dialogs import SmallDialog
from reader.ui.language import tr, with_text
from reader.wording import Message

if TYPE_CHECKING:
    from reader.bitext.model import Bitext
    from reader.bitext.reasons import Reasons
    from reader.ui.window import Window

_KINDS: Final = {
    "dictionary": Message("dictionary"),
    "name": Message("name"),
    "number": Message("number"),
    "same": Message("the same letters"),
    "meaning": Message("meaning"),
}
_SHORT, _LONG = 0.67, 1.5


class ReasonsBox(QObject):
    """Finds the reasons on a worker and shows them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: SmallDialog | None = None

    def show_for(self, bitext: Bitext, row: int) -> None:
        """Tell about a row."""

        def find(_job: object) -> Reasons:
            from reader.bitext.reasons import reasons_for

            return reasons_for(bitext, row)

        self._window.parts.jobs.run(find, self._show, slot="reasons")

    def _show(self, reasons: Reasons) -> None:
        self.dialog = SmallDialog(
            Message("Why These Belong Together"),
            heading_for(reasons),
            "\n".join(lines_for(reasons)),
            self._window,
        )
        close = with_text(QPushButton(), Message("Close"))
        close.clicked.connect(self.dialog.accept)
        self.dialog.add_buttons(close)
        self.dialog.open()


def heading_for(reasons: Reasons) -> Message:
    """How sure the pairing is, in a sentence."""
    share = round(100 * reasons.confidence)
    if not (reasons.en and reasons.zh):
        return Message("Duidu is {share}% sure that this has no translation here.", share=share)
    return Message("Duidu is {share}% sure that these two belong together.", share=share)


def lines_for(reasons: Reasons) -> list[str]:
    """What is known, a line each."""
    lines: list[str] = []
    if reasons.en:
        lines.append(
            tr("English: {count} characters", one="English: {count} character", count=reasons.en)
        )
    if reasons.zh:
        lines.append(
            tr("Chinese: {count} characters", one="Chinese: {count} character", count=reasons.zh)
        )
    if not (reasons.en and reasons.zh):
        return lines
    if reasons.length < _SHORT:
        lines.append(tr("The Chinese is shorter than is usual in this text."))
    elif reasons.length > _LONG:
        lines.append(tr("The Chinese is longer than is usual in this text."))
    else:
        lines.append(tr("The lengths fit."))
    en, zh = round(100 * reasons.en_found), round(100 * reasons.zh_found)
    lines.append(tr("English words found on the other side: {share}%", share=en))
    lines.append(tr("Chinese words found on the other side: {share}%", share=zh))
    if not reasons.words:
        return lines
    lines.append("")
    lines += [
        tr("{name} ({meaning})", name=f"{pair.en} = {pair.zh}", meaning=_KINDS[pair.why])
        for pair in reasons.words
    ]
    return lines
