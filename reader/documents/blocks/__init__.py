"""The block scanner: lines become blocks that still carry their inline source.

Line by line, one pass, bounded depth; python-markdown's own block parser gives no line numbers.
"""
