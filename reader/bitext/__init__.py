"""Beads: which English text answers which Chinese text.

Pairing inside one file, companion files, the rows that the reading view shows. Imports
`reader.documents` and `reader.chinese`; no Qt.
"""
