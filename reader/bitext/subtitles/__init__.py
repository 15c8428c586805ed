"""Two files of subtitles, paired by when things are said, and then by what is said.

Imports numpy; nothing imports it before such a pair is opened.
"""
