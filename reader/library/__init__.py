"""What there is to read: scanning folders, metadata, filter, remembered places.

Imports `reader.bitext`, `reader.documents` and `reader.chinese`; no Qt.
"""
