"""Chinese itself: which script a text is in, variants with offset maps, folding for search.

Imports no other room and no Qt. Converted text never leaves this room without its offset map.
"""
