"""Themes: colours with roles, read from `resources/themes/*.toml`, and what Qt makes of them.

Owns the `Theme` value, the palette and the style sheet of the ordinary widgets. The reading view
and the sidebar paint with the theme's colours themselves.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from reader.settings import ThemeChoice
from reader.values import Value, field_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

THEME_NAMES = ("light", "sepia", "dark")


class Theme(Value):
    """One theme. Every colour is a role; `dark` says which way the surfaces go.

    yellow …: what lies under highlighted words. yellow_line …: the same hue as a line or a sign.
    reading: of pinyin and zhuyin with the text.
    """

    name: str
    dark: bool
    paper: QColor
    panel: QColor
    field: QColor
    line: QColor
    code: QColor
    shadow: QColor
    ink: QColor
    soft: QColor
    faint: QColor
    reading: QColor
    link: QColor
    accent: QColor
    accent_wash: QColor
    cursor: QColor
    selection: QColor
    yellow: QColor
    green: QColor
    blue: QColor
    pink: QColor
    purple: QColor
    yellow_line: QColor
    green_line: QColor
    blue_line: QColor
    pink_line: QColor
    purple_line: QColor


def load_theme(folder: Path, name: str) -> Theme:
    """The theme `name` from `folder`. Raises OSError or ValueError where the file is unusable."""
    data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    colours = {
        key: QColor(value)
        for section in data.values()
        if isinstance(section, dict)
        for key, value in section.items()
    }
    wanted = set(field_names(Theme)) - {"name", "dark"}
    if wanted - colours.keys() or not all(colours[key].isValid() for key in wanted):
        raise ValueError(f"{name}.toml lacks a colour, or has one that cannot be read")
    return Theme(
        name=name, dark=bool(data["dark"]), **{key: colours[key] for key in sorted(wanted)}
    )


def load_chosen(folder: Path, choice: ThemeChoice) -> Theme:
    """The theme that the user chose; by the system's colours where they left it to the system."""
    name = str(choice)
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    return load_theme(folder, name)


def palette(theme: Theme) -> QPalette:
    """The Qt palette: what unstyled widgets and native parts take their colours from."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.ink),
        (roles.Button, theme.field),
        (roles.ButtonText, theme.ink),
        (roles.ToolTipBase, theme.field),
        (roles.ToolTipText, theme.ink),
        (roles.PlaceholderText, theme.faint),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.field),
        (roles.Link, theme.link),
        (roles.Accent, theme.accent),
    ):
        result.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    return result


def rgba(colour: QColor) -> str:
    """A colour as the style sheet language writes it."""
    return f"rgba({colour.red()},{colour.green()},{colour.blue()},{colour.alpha()})"


def style_sheet(theme: Theme, families: Iterable[str], icons: Path, *, still: bool = False) -> str:
    """The style of ordinary widgets: hairlines instead of boxes, six-pixel corners.

    families: of interface text, best first. icons: the folder with the small signs of fields.
    still: nothing fades or moves by itself; whoever moves asks the style how long.
    """
    colours = {role: rgba(getattr(theme, role)) for role in field_names(Theme)[2:]}
    quoted = ", ".join(f'"{family}"' for family in families)
    return _STYLE.format(
        **colours, families=quoted, icons=icons.as_posix(), on="-dark" if theme.dark else ""
    ) + (_STILL if still else "")


_STILL = "QWidget { widget-animation-duration: 0; }\n"
_STYLE = """
QWidget {{ font-family: {families}; font-size: 13px; }}
QMainWindow, QDialog {{ background: {panel}; }}
QToolTip {{ background: {field}; color: {ink}; border: 1px solid {line}; padding: 4px 6px; }}
QMenu {{ background: {field}; color: {ink}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 5px; }}
QMenu[keyed="true"]::item {{ min-width: 232px; }}
QMenu[keyed="few"]::item {{ min-width: 150px; }}
QMenu::icon {{ left: 8px; }}
QMenu::item:selected {{ background: {accent_wash}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::indicator {{ width: 12px; height: 12px; left: 6px; }}
QMenu::indicator:checked {{ image: url("{icons}/chosen{on}.svg"); }}
QMenu::right-arrow {{ image: url("{icons}/chevron-right.svg"); width: 12px; height: 12px;
  right: 8px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QMenuBar {{ background: {panel}; color: {ink}; }}
QMenuBar::item:selected {{ background: {accent_wash}; border-radius: 4px; }}
QLineEdit {{ background: {field}; color: {ink}; border: 1px solid {line}; border-radius: 7px;
  padding: 5px 9px; selection-background-color: {accent}; selection-color: {field}; }}
QLineEdit:focus {{ border-color: {accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{ background: {field}; color: {ink}; border: 1px solid {line}; border-radius: 6px;
  padding: 5px 14px; }}
QPushButton:hover {{ border-color: {faint}; }}
QPushButton:pressed {{ background: {accent_wash}; }}
QPushButton:default {{ background: {ink}; color: {paper}; border-color: {ink}; }}
QPushButton:default:hover {{ background: {soft}; border-color: {soft}; }}
QPushButton:disabled, QPushButton:default:disabled {{ background: {panel}; color: {faint};
  border-color: {line}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 13px; }}
QDialog QPlainTextEdit, QDialog QTextEdit {{ background: {field}; color: {ink};
  border: 1px solid {line}; border-radius: 7px; padding: 6px; selection-background-color: {accent};
  selection-color: {field}; }}
QDialog QPlainTextEdit:focus, QDialog QTextEdit:focus {{ border-color: {accent}; }}
QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox, QKeySequenceEdit QLineEdit {{ background: {field};
  color: {ink}; border: 1px solid {line}; border-radius: 6px; padding: 5px 9px; min-height: 18px;
  selection-background-color: {accent}; selection-color: {field}; }}
QComboBox:hover, QDateEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover {{ border-color: {faint}; }}
QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ border-color: {accent}; }}
QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled {{ color: {faint}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{icons}/chevron-down.svg");
  width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {field}; color: {ink}; border: 1px solid {line};
  padding: 4px; selection-background-color: {accent_wash}; selection-color: {ink}; outline: none; }}
QCheckBox, QRadioButton {{ color: {ink}; spacing: 7px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {faint}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; background: {field};
  border: 1px solid {faint}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{icons}/check{on}.svg"); }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{icons}/dot{on}.svg"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; }}
QDialog QScrollArea {{ background: transparent; border: none; }}
QDialog QScrollArea > QWidget > QWidget {{ background: transparent; }}
QToolButton {{ background: transparent; color: {ink}; border: 1px solid transparent;
  border-radius: 6px; padding: 3px 8px; }}
QToolButton:hover {{ background: {accent_wash}; }}
QToolButton:pressed {{ background: {line}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 2px 7px; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton[framed="true"] {{ background: {field}; border-color: {line}; padding: 3px 10px; }}
QToolButton[framed="true"]:hover {{ border-color: {faint}; }}
QToolButton[framed="true"]:focus {{ border: 2px solid {accent}; padding: 2px 9px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox::up-arrow, QSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QSpinBox QLineEdit, QDateEdit QLineEdit {{ background: transparent; border: none; padding: 0; }}
QCalendarWidget {{ background: {field}; }}
QCalendarWidget QWidget {{ background: {field}; color: {ink};
  alternate-background-color: {panel}; }}
QCalendarWidget QAbstractItemView {{ background: {field}; color: {ink}; outline: none;
  selection-background-color: {accent}; selection-color: {field}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {faint}; }}
QCalendarWidget #qt_calendar_prevmonth, QCalendarWidget #qt_calendar_nextmonth {{
  qproperty-icon: none; width: 22px; height: 22px; }}
QCalendarWidget #qt_calendar_prevmonth {{ image: url("{icons}/chevron-left.svg"); }}
QCalendarWidget #qt_calendar_nextmonth {{ image: url("{icons}/chevron-right.svg"); }}
QFileDialog QTreeView, QFileDialog QListView {{ background: {field}; color: {ink};
  border: 1px solid {line}; border-radius: 7px; outline: none;
  selection-background-color: {accent_wash}; selection-color: {ink}; }}
QFileDialog QTreeView:focus, QFileDialog QListView:focus {{ border-color: {accent}; }}
QFileDialog QHeaderView {{ background: transparent; border: none; }}
QFileDialog QHeaderView::section {{ background: transparent; color: {soft}; border: none;
  border-bottom: 1px solid {line}; padding: 4px 8px; }}
QFileDialog #backButton, QFileDialog #forwardButton, QFileDialog #toParentButton {{
  qproperty-icon: none; min-width: 14px; min-height: 16px; }}
QFileDialog #backButton {{ image: url("{icons}/chevron-left.svg"); }}
QFileDialog #forwardButton {{ image: url("{icons}/chevron-right.svg"); }}
QFileDialog #toParentButton {{ image: url("{icons}/chevron-up.svg"); }}
QFileDialog #newFolderButton, QFileDialog #listModeButton, QFileDialog #detailModeButton {{
  qproperty-icon: none; min-width: 14px; min-height: 16px; }}
QFileDialog #newFolderButton {{ image: url("{icons}/new-folder.svg"); }}
QFileDialog #listModeButton {{ image: url("{icons}/tiles.svg"); }}
QFileDialog #detailModeButton {{ image: url("{icons}/lines.svg"); }}
QFileDialog #listModeButton:pressed, QFileDialog #detailModeButton:pressed {{ background: {field};
  border-color: {line}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 3px; min-height: 36px;
  margin: 2px 2px 2px 2px; }}
QScrollBar::handle:vertical:hover {{ background: {faint}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: 3px; min-width: 36px;
  margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}
#questionHeading {{ font-size: 15px; color: {ink}; }}
#remark {{ color: {soft}; font-size: 12px; }}
#dialogHeading {{ font-size: 18px; font-weight: 600; color: {ink}; }}
#messagePage {{ background: {paper}; }}
#messageHeading {{ font-size: 24px; font-weight: 600; color: {ink}; }}
#messageText {{ font-size: 14px; color: {soft}; line-height: 150%; }}
#statusLine QLabel {{ color: {soft}; font-size: 12px; }}
#statusLine QLabel[alarming="true"] {{ color: {accent}; font-weight: 600; }}
#statusLine QToolButton {{ color: {soft}; font-size: 12px; padding: 1px 6px; }}
#whisper {{ background: {field}; color: {ink}; border: 1px solid {line}; border-radius: 8px;
  padding: 6px 12px; }}
QProgressBar {{ background: {line}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
"""
