"""Searching the library: the index kept up to date, the page of results, opening what was found.

`control.LibrarySearching` is all that the window knows of it.
"""
