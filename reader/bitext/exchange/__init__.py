"""Exchange: a bitext written for other programs, and what is read back from such files.

`options` says what can be chosen, `writing` is what the interface and the command line call.
Reading TMX and tables is `documents.interchange`'s; which blocks of an interleaved document make a
bead is told here. Nothing in it is imported at start-up.
"""
