"""The command palette: type what you want, and it is there.

Owns what can be found (commands, documents, headings, settings), how well it fits what was typed,
and the popup. `items`, `scoring` and `searching` know no widgets. May import the rest of `ui`.
"""
