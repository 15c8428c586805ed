"""Chinese itself: scripts, variants with offset maps, folding for search, words, readings.

Imports no other room and no Qt. Converted text never leaves this room without its offset map.
"""
