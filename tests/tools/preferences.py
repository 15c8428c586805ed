"""docs/preferences.md, made from the settings and the file of keys.

python -m tests.tools.preferences     write the page; a test fails when it is stale
"""

from __future__ import annotations

import json

from reader.settings import Setting, Settings
from reader.ui.keys_file import HEADER
from tests.shared_inputs import ROOT

PAGE = ROOT / "docs" / "preferences.md"
_INTRODUCTION = """\
# Preferences

`Ctrl+,` opens them. What is chosen acts at once, and the text stays where it was. Two files in the
folder for settings keep it: on Linux `~/.config/duidu`, on macOS
`~/Library/Application Support/duidu`, on Windows `%LOCALAPPDATA%\\duidu`; with `DUIDU_HOME` set,
`config` in that folder.

| page | what it holds |
| --- | --- |
| Reading | faces, sizes, line height, column, paragraphs, justification, with a live preview |
| Appearance | language, theme, movement, form of Chinese, layout, which side comes first |
| Library | folders |
| Notes | where they are kept, what the colours mean, patterns, how exports look |
| Keys | every command; keys are pressed, conflicts are told and settled in place |

This page is made from `reader/settings.py`: `python -m tests.tools.preferences`.

## settings.json

Written by the program a moment after something changes. It can be edited while the program does not
run: a value that makes no sense counts as the default and is named at the next start, an unknown
name is kept, and a file that is not JSON is set aside under another name.

With `motion` at `"system"` nothing fades where Windows, macOS, GNOME or KDE asks for less movement;
`"reduced"` is for all others. With `colour_patterns` yellow has a line, green dashes, blue dots,
pink two lines and purple a wave: below the words, in the small bar, on paper, in the preferences.

| name | default | what it is |
| --- | --- | --- |
"""
_KEYS = """
## keys.toml

A line for each command whose keys are not the usual ones; [keys.md](keys.md) has the names of the
commands. The Keys page changes single lines and leaves everything else in the file as it is. A line
that cannot be read is told at the start and ignored. A file that is not text is never written.

    {header}

- Presses are parted by spaces: `"G G"` is G twice. Modifiers are `Ctrl`, `Alt`, `Shift` and `Meta`;
  on a Mac `Ctrl` is ⌘. Other keys are named as [keys.md](keys.md) shows them: `PgDn`, `Space`.
- What is chosen wins: if `quit` gets `J`, `J` is no longer a key of `next-row`, until `quit` gives
  it back. A key that begins the keys of another command (`G` and `G G`) counts as the same key.
- Letters, digits, arrows and the like act while the text has the focus; where something is typed, a
  letter is a letter, whatever it is the key of.
"""


def page() -> str:
    """The whole page."""
    rows = "".join(_row(setting) for setting in Settings.known())
    header = HEADER.rstrip().replace("\n", "\n    ")
    return _INTRODUCTION + rows + _KEYS.format(header=header)


def _row(setting: Setting[object]) -> str:
    default = json.dumps(setting.encoded_default, ensure_ascii=False)
    return f"| `{setting.name}` | `{default}` | {setting.help} |\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
