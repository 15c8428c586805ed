"""The contents of the open document: its headings as a tree, beside the text.

`model` is the tree, `panel` what is seen and typed, `side` its place in the window.
"""
