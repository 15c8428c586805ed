"""The page: what is shown and how it is set. Rows become layouts here; a bounded number is kept.

Knows nothing of scrolling, painting or the mouse. A unit is the header (0), a row (from 1), or the
space at the end.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.bitext.model import Bitext, Side
from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Variant, shown_script
from reader.ui.reading.columns import Arrangement, Columns, Layout, arrange
from reader.ui.reading.header import HeaderBuilder, HeaderContent
from reader.ui.reading.rows import Lane, RowBuilder, RowLayout
from reader.values import Value, replace

if TYPE_CHECKING:
    from reader.ui.reading.images import ImageStore
    from reader.ui.reading.typography import Typography
    from reader.ui.theme import Theme

CACHED_UNITS = 120
FOOTER = 80.0
EMPTY = Bitext((), ())


class Look(Value):
    """Everything that the look of the rows depends on, beside the text.

    width: of the viewport. ratio: the English column's share. doubled: show the Chinese twice, in
    these two forms. swapped: the Chinese is read, and the English is its translation.
    readings: those that have room. readings_in_row: but only the current row shows them.
    """

    theme: Theme
    typography: Typography
    width: float = 640.0
    ratio: float = 0.5
    variant: Variant = Variant.SOURCE
    doubled: tuple[Variant, Variant] | None = None
    layout: Layout = Layout.SIDE_BY_SIDE
    swapped: bool = False
    readings: ReadingKind = ReadingKind.OFF
    readings_in_row: bool = False


class Content(Value):
    """What is shown: a bitext, with the converter and the form of Chinese of each document."""

    bitext: Bitext = EMPTY
    converters: tuple[Converter, ...] = ()
    forms: tuple[Form, ...] = ()
    header: HeaderContent = HeaderContent()


class Page:
    """Layouts of one content in one look.

    revealed: the rows whose translation is shown although the layout hides or veils it.
    """

    def __init__(self, look: Look, images: ImageStore) -> None:
        self._images = images
        self._units: OrderedDict[int, RowLayout] = OrderedDict()
        self.look = look
        self.content = Content()
        self.revealed: set[int] = set()
        self.columns = self._arrange()
        self._builder: RowBuilder | None = None

    @property
    def images(self) -> ImageStore:
        """The pictures."""
        return self._images

    def begin(self, content: Content) -> None:
        """Another document, whose pictures are looked at anew."""
        self._images.clear()
        self.show(content)

    def show(self, content: Content) -> None:
        """Other content, or the same in a settled form."""
        self.content = content
        self.forget()

    def change(self, **changes: object) -> None:
        """Another look: fields of `Look` by name."""
        self.look = replace(self.look, **changes)
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew when it is next asked for."""
        self.columns = self._arrange()
        self._units.clear()
        self._builder = None

    def forget_unit(self, number: int) -> None:
        """Lay one unit out anew."""
        self._units.pop(number, None)

    def unit_of_row(self, row: int) -> int:
        """The unit that shows a row."""
        return 0 if row == 0 and self.content.header.leads else row + 1

    def row_of_unit(self, number: int) -> int | None:
        """The row that a unit shows; None for the header and the end."""
        if number == 0:
            return 0 if self.content.header.leads and self.content.bitext.rows else None
        return number - 1 if number <= len(self.content.bitext.rows) else None

    @property
    def layout(self) -> Layout:
        """The layout, as far as this text has a use for it.

        A text in one language has no translation; two forms of Chinese are to be compared.
        """
        wanted = self.look.layout
        if self.content.bitext.columns == 2 and self.look.doubled is None:
            return wanted
        return Layout.STACKED if wanted.stacks else Layout.SIDE_BY_SIDE

    @property
    def is_swapped(self) -> bool:
        """Whether the second side of the bitext stands first."""
        return self.look.swapped and (
            self.content.bitext.columns == 2 or self.look.doubled is not None
        )

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """What each column shows: first the side that is read, then its translation."""
        look = self.look
        if look.doubled:
            lanes = tuple(Lane(Side.ZH, variant) for variant in look.doubled)
        else:
            lanes = (Lane(Side.EN, look.variant), Lane(Side.ZH, look.variant))
        return lanes[::-1] if self.is_swapped else lanes

    def _arrange(self) -> Columns:
        look, layout = self.look, self.layout
        if layout is Layout.ONE or (self.content.bitext.columns == 1 and not look.doubled):
            wanted = Arrangement.ONE
        else:
            wanted = Arrangement.STACKED if layout.stacks else Arrangement.TWO
        return arrange(
            look.width,
            wanted,
            column=look.typography.column,
            gutter=look.typography.gutter,
            ratio=1 - look.ratio if self.is_swapped else look.ratio,
        )

    def is_laid_out(self, number: int) -> bool:
        """Whether a unit's layout is at hand."""
        return number in self._units

    def unit(self, number: int) -> RowLayout:
        """The layout of a unit."""
        if number in self._units:
            self._units.move_to_end(number)
            return self._units[number]
        layout = self._lay_out(number)
        self._units[number] = layout
        if len(self._units) > CACHED_UNITS:
            self._units.popitem(last=False)
        return layout

    def _lay_out(self, number: int) -> RowLayout:
        content, look = self.content, self.look
        if number == 0:
            form = content.forms[0] if content.forms else Form.NONE
            region = shown_script(form, look.variant)
            readings = ReadingKind.OFF if look.readings_in_row else look.readings
            builder = HeaderBuilder(look.typography, look.theme, self.columns, region, readings)
            leads = content.header.leads and bool(content.bitext.rows)
            return builder.build(content.header, self._rows().build(0) if leads else None)
        if number > len(content.bitext.rows):
            return RowLayout(FOOTER, 0.0, 0.0, ())
        if number == 1 and content.header.leads:
            return RowLayout(0.0, 0.0, 0.0, ())
        return self._rows().build(number - 1)

    def _rows(self) -> RowBuilder:
        content, look = self.content, self.look
        if self._builder is None:
            self._builder = RowBuilder(
                content.bitext,
                content.converters,
                content.forms,
                look.typography,
                look.theme,
                self._images,
                self.columns,
                self.lanes,
                self.revealed if self.layout is Layout.ONE else None,
                look.readings,
            )
        return self._builder
