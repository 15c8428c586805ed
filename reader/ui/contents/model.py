"""The headings of a document as a tree, all of them or those that a filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from reader.chinese import folding
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

AnyIndex = QModelIndex | QPersistentModelIndex


class Heading(Value):
    """One heading. texts: as shown, the side that is read first. row: where it stands."""

    row: int
    level: int
    texts: tuple[str, ...]


class _Node:
    """A heading in the tree. number: which of its parent's children it is."""

    __slots__ = ("children", "heading", "number", "parent")

    def __init__(self, heading: Heading | None, parent: _Node | None) -> None:
        self.heading, self.parent = heading, parent
        self.children: list[_Node] = []
        self.number = len(parent.children) if parent else 0
        if parent:
            parent.children.append(self)


class ContentsModel(QAbstractItemModel):
    """One column. A heading lies under the last one before it that has a lower level."""

    ROW: Final = int(Qt.ItemDataRole.UserRole)
    """The row of the bitext."""
    CURRENT: Final = ROW + 1
    """Whether the reader is under this heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._stacks: tuple[str, ...] | None = None
        self._query = ""
        self._root = _Node(None, None)
        self._nodes: list[_Node] = []
        self._current: _Node | None = None

    # what it holds

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, filter or none."""
        return self._headings

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Other headings, in the order of the text."""
        self._headings, self._stacks = tuple(headings), None
        self._build()

    def set_query(self, query: str) -> None:
        """Show the headings with these words, and those above them; "" for all."""
        if query != self._query:
            self._query = query
            self._build()

    def set_current(self, row: int) -> QModelIndex:
        """The reader is at a row of the bitext. The heading above it, of those that are shown."""
        found = None
        for node in self._nodes:
            if node.heading is None or node.heading.row > row:
                break
            found = node
        before, self._current = self._current, found
        for node in (before, found) if before is not found else ():
            if node is not None:
                index = self._index_of(node)
                self.dataChanged.emit(index, index, [self.CURRENT])
        return self._index_of(found)

    def first_match(self) -> QModelIndex:
        """The first heading that has the words of the filter in it itself."""
        matching = self._matching()
        for node in self._nodes:
            if node.heading is not None and (matching is None or node.heading.row in matching):
                return self._index_of(node)
        return QModelIndex()

    def _matching(self) -> set[int] | None:
        """The rows of the headings that match; None where nothing is asked."""
        wanted = folding.query(self._query)
        if not wanted:
            return None
        if self._stacks is None:
            self._stacks = tuple(folding.haystack("\n".join(one.texts)) for one in self._headings)
        return {self._headings[number].row for number in folding.select(self._stacks, wanted)}

    def _build(self) -> None:
        self.beginResetModel()
        row = self._current.heading.row if self._current and self._current.heading else -1
        matching = self._matching()
        self._root, self._nodes, self._current = _Node(None, None), [], None
        kept = self._headings if matching is None else self._with_those_above(matching)
        above: list[_Node] = [self._root]
        for heading in kept:
            while (top := above[-1].heading) is not None and top.level >= heading.level:
                above.pop()
            node = _Node(heading, above[-1])
            self._nodes.append(node)
            above.append(node)
        self.endResetModel()
        if row >= 0:
            self.set_current(row)

    def _with_those_above(self, matching: set[int]) -> list[Heading]:
        kept: list[Heading] = []
        above: list[Heading] = []
        taken: set[int] = set()
        for heading in self._headings:
            while above and above[-1].level >= heading.level:
                above.pop()
            above.append(heading)
            if heading.row in matching:
                kept.extend(one for one in above if one.row not in taken)
                taken.update(one.row for one in above)
        return kept

    # Qt's questions

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        """A child of a heading, or of none."""
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self.createIndex(row, 0, node.children[row])
        return QModelIndex()

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The heading above."""
        return self._index_of(self._node(child).parent)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many headings lie under one."""
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words; where it stands; whether the reader is there."""
        node = self._node(index)
        if node.heading is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.heading.texts[0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(node.heading.texts)
        if role == self.ROW:
            return node.heading.row
        return node is self._current if role == self.CURRENT else None

    def _node(self, index: AnyIndex) -> _Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Node) else self._root

    def _index_of(self, node: _Node | None) -> QModelIndex:
        if node is None or node is self._root:
            return QModelIndex()
        return self.createIndex(node.number, 0, node)
