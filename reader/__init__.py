"""Duidu 对读: read English and Chinese side by side.

The import package is `reader`; the program is `duidu`. docs/ARCHITECTURE.md describes the rooms.
"""

__version__ = "0.1.0"
