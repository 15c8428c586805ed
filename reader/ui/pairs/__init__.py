"""Pairs of files: how sure their rows are, and putting right what the aligner got wrong.

`tools` is all that the window knows of it; the rest is loaded when a pair is repaired.
"""
