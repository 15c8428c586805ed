"""The reading view: one canvas, a row for each bead, a cell for each side.

From a bitext row to pixels: `shown` turns a piece of a block into displayed text with its maps,
`boxes` and `tables` lay it out, `rows` set the boxes of a row side by side, `scroll` knows which
rows are near the viewport, `view` paints them and listens to the mouse, `selection` tells what is
selected, in code points of the source.
"""
