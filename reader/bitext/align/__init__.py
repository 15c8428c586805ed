"""Aligning: which sentences and paragraphs of two texts, published apart, say the same.

`aligner` is the entrance. Nothing outside imports this package before an alignment is asked for:
it loads numpy, a dictionary and a language model.
"""
