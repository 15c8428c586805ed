"""Highlights and notes: model, anchoring, the JSON store, export. No Qt.

May import `bitext`, `documents` and `chinese`. The one rule above all others: what was said to be
saved is never lost, whatever happens to the file, the document or the other copies.
"""
