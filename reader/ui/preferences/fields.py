"""The fields of the pages: numbers with a step, choices from a list, titled groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.language import quoting, translated, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QWheelEvent

Chosen = TypeVar("Chosen")


class _Box(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing, like that of a choice."""
        event.ignore()


class Number(QWidget):
    """A number between two buttons. `changed(int)` when its user changed it."""

    changed = Signal(int)

    def __init__(self, name: str, value: int, low: int, high: int, step: int, unit: str) -> None:
        super().__init__()
        self.box = _Box()
        self.box.setRange(low, high)
        self.box.setSingleStep(step)
        worded(self.box.setSuffix, unit)
        self.box.setValue(value)
        worded(self.box.setAccessibleName, name)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setFixedWidth(132)
        self.box.valueChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._button("−", Message("{name}: less", name=name), self.box.stepDown))
        row.addWidget(self.box)
        row.addWidget(self._button("+", Message("{name}: more", name=name), self.box.stepUp))
        row.addStretch(1)

    def _button(self, sign: str, name: str, step: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("framed", True)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        worded(button.setAccessibleName, name)
        button.setFixedSize(30, 30)
        button.clicked.connect(step)
        return button

    def show_value(self, value: int) -> None:
        """Show a value that was chosen elsewhere."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)


class Choice(QComboBox, Generic[Chosen]):
    """One of a few. `chosen(value)` when its user chose."""

    chosen = Signal(object)

    def __init__(self, name: str, words: Mapping[Chosen, str], value: Chosen) -> None:
        super().__init__()
        worded(self.setAccessibleName, name)
        worded(self.setAccessibleDescription, name)  # Qt names a choice by what is chosen
        self._values = list(words)
        self._words = list(words.values())
        self.addItems([translated(text) for text in self._words])
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.show_value(value)
        self.activated.connect(lambda number: self.chosen.emit(self._values[number]))

    @property
    def value(self) -> Chosen:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: Chosen) -> None:
        """Show a value that was chosen elsewhere."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def changeEvent(self, event: QEvent) -> None:
        """The choices in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            for number, text in enumerate(self._words):
                self.setItemText(number, translated(text))
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing: a page that is scrolled must not change what is on it."""
        event.ignore()


def heading(text: str) -> QLabel:
    """The title of a group."""
    label = with_text(QLabel(), text)
    label.setObjectName("group")
    return label


def remark(text: str) -> QLabel:
    """Softer words below a field."""
    label = with_text(WrappedLabel(), text)
    label.setObjectName("remark")
    quoting(label)
    return label


class Form(QFormLayout):
    """Rows of a name and a field."""

    def add(self, name: str, field: QWidget | QLayout) -> None:
        """A row. name: "" for a field that says itself what it is."""
        label = with_text(QLabel(), name)
        if isinstance(field, QWidget):
            label.setBuddy(field)
        self.addRow(label, field)


def form() -> Form:
    """A form with the distances that all have."""
    made = Form()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(18)
    made.setVerticalSpacing(10)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return made


def aligned(*forms: Form) -> None:
    """Let the fields of several forms of a page begin at one line, in every language."""
    _Aligned(forms)


class _Aligned(QObject):
    """Lives with the page; measures the names again when their words change."""

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__(forms[0])
        self._forms = forms
        self._labels = [
            label
            for one in forms
            for row in range(one.rowCount())
            if (item := one.itemAt(row, QFormLayout.ItemRole.LabelRole))
            and (label := item.widget())
        ]
        for label in self._labels:
            label.installEventFilter(self)
        self._measure()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Words or their face have changed."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.Show):
            self._measure()
        return False

    def _measure(self) -> None:
        widest = max(label.sizeHint().width() for label in self._labels)
        for label in self._labels:
            label.setMinimumWidth(widest)


class PageColumn(QVBoxLayout):
    """The column of a page, with the margins that all have."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setContentsMargins(26, 22, 26, 20)
        self.setSpacing(12)
