"""docs/keys.md, made from the table of commands.

python -m tests.tools.keys     write the page; tests/ui/test_commands.py fails when it is stale
"""

from __future__ import annotations

from pathlib import Path

from reader.ui.commands import COMMANDS, Command, Menu, Scope
from tests.shared_inputs import ROOT

PAGE = ROOT / "docs" / "keys.md"
_NAMES = {"PgDown": "PgDn", "Return": "Enter", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→"}
_TITLES = {Menu.NONE: "Not in the menu"}
_INTRODUCTION = """\
# Keys and commands

Every command of Duidu. All but the last few stand in the menu (`F10`) as well, with their first
key. Commands marked with • act while the text has the focus: in the filter a letter is a letter.
On a Mac, read Ctrl as ⌘. `F1` or `?` shows the keys that you have; the preferences (`Ctrl+,`), or a
small [file](preferences.md#keystoml) by the names of the commands, give them others.

This page is made from `reader/ui/commands.py`: `python -m tests.tools.keys`.
"""
_ELSEWHERE = """
## In the filter and the list

| keys | what they do |
| --- | --- |
| Tab, or ↓ and Enter | take a suggestion |
| ↓ | from the filter into the list |
| ↑ | from the first document back to the filter |
| Enter | open the marked document, or the first that the filter leaves |
| letters, in the list | go on typing in the filter |
| Esc | close the suggestions, then clear the filter, then back to the text |
| Shift+F10, Menu | what can be done with a document or a folder |

## In the contents

| keys | what they do |
| --- | --- |
| letters | look for headings, in any form of Chinese |
| ↓ ↑, PgDn PgUp | walk through them |
| Enter | go there |
| Esc | clear what was typed, then put the contents away |

## While the text scrolls by itself

| keys | what they do |
| --- | --- |
| + and - | faster, slower; the speed is remembered |
| Space, Esc | stop |
| any other key, the wheel, a click | stop, and do what it always does |

## While the dictionary's card is there

| keys | what they do |
| --- | --- |
| →, ← | look up the next word of the paragraph, the one before |
| ↓, ↑ | scroll the card |
| Esc, or the key of Look Up | put the card away; the word stays selected |
| any other key | what it always does, with the word: M marks it, Y copies it |

## A number before a command

With a selection, an annotation in hand or a sentence under the reading cursor, 1 to 5 are colours.
With nothing held, digits begin a number, and while one is being typed every digit goes on with it:

| keys | what they do |
| --- | --- |
| digits, then the key of Go to Per Cent | go to that share of the text: `5` `0` `%` |
| Backspace | take the last digit back |
| Esc, any other key, six seconds | forget the number |

## In the find bar

| keys | what they do |
| --- | --- |
| Enter, Shift+Enter | to the next match, to the match before |
| ↑, ↓ | earlier searches, later ones |
| Alt+W, Alt+R | whole words only; a regular expression |
| Esc | back to the text, the match selected |

## In the search of the library

| keys | what they do |
| --- | --- |
| ↑, ↓, PgUp, PgDn | through what was found |
| Enter | open it at its place, or show what else the document has |
| Ctrl+↑, Ctrl+↓ | earlier searches, later ones |
| Esc | back to the text |

## With the mouse

| gesture | what it does |
| --- | --- |
| drag | select on one side, across rows |
| double click, triple click | select a word, a paragraph |
| rest on a sentence | light it up, and what answers it |
| rest on a veiled translation | read it as long as the mouse is there |
| click, while the reading cursor is shown | take it along |
| click a highlight | take it in hand: recolour, note, other half, remove |
| right click | what can be done here |
| right click a colour of the small bar | give it a meaning |
| click a mark at the scroll bar | go there |
| drag the space between the columns | make one wider |
| Ctrl+wheel | larger or smaller text |
"""


def page() -> str:
    """The whole page."""
    parts = [_INTRODUCTION]
    for menu in Menu:
        rows = [_row(command) for command in COMMANDS if command.menu is menu]
        if rows:
            title = _TITLES.get(menu, menu.english_title)
            parts.append(f"\n## {title}\n\n| command | name | keys | |\n| --- | --- | --- | --- |")
            parts.append("\n" + "\n".join(rows) + "\n")
    return "".join(parts) + _ELSEWHERE


def _row(command: Command) -> str:
    mark = " •" if command.keys and command.scope is Scope.READING else ""
    keys = ", ".join(dict.fromkeys(map(_spoken, command.keys))) + mark
    words = command.text.removesuffix("…").replace("|", "\\|")
    return f"| {words} | `{command.id}` | {keys} | {command.help} |"


def _spoken(sequence: str) -> str:
    """A shortcut as people write it: "G, G" is pressed twice, arrows are arrows."""
    presses = sequence.split(", ")
    return " ".join("`" + _press(press) + "`" for press in presses)


def _press(press: str) -> str:
    *modifiers, key = press.rsplit("+", 1) if press[-1] != "+" else (press[:-2], "+")
    held = [part for part in modifiers if part]
    return "+".join([*held, _NAMES.get(key, key)])


def main() -> None:
    """Write the page."""
    Path(PAGE).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
