"""Formats that hold pairs of texts: TMX, tables of two columns, interleaved Markdown.

What is read from them are units, an English text and a Chinese one. Writing is `bitext.exchange`'s.
"""
