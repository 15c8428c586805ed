"""Taking annotations away: Markdown that is kept up to date, CSV, Web Annotation JSON-LD; and back.

`gathering` makes an `ExportedDocument` out of a collection and the texts it was marked in;
`rendering` sets it in a template; `updating` brings an exported file up to date without touching
what its owner wrote; `writing` finds the file and replaces it. Imports `bitext`, `documents` and
`chinese`; no Qt.
"""
