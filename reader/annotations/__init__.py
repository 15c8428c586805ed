"""Highlights and notes: model, anchoring, the JSON store, export. No Qt.

Reserved: nothing is built here yet.
"""
