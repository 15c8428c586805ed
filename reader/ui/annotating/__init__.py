"""Marking: what stands between the annotations, the open text and the reader's hands.

`desk` knows which annotations stand where in the open text; `targets` turns a selection into what
an annotation points to; `making` is what the commands do; `painting`, `bar`, `ticks` and `banner`
show it; `writing` sees to it that everything is written down. Made after the first text is painted.
"""
