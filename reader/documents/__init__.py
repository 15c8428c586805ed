"""A file becomes a Document: decoding, front matter, blocks, inline markup, language.

Owns everything between bytes on disk and `model.Document`. May import `reader.chinese` (scripts);
knows nothing of pairing, of the library or of Qt.
"""
