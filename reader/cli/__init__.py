"""The command line: `duidu show` prints what the reading view would show, without a window.

Owns the arguments, the two output formats and the exit codes. Imports no Qt.
"""
