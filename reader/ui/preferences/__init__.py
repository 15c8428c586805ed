"""The preferences: what can be chosen once and for all, applied while it is chosen.

Owns the dialogue and its pages. Everything is kept in the settings and the file of keys; nothing
waits for an OK. May import the rest of `ui`.
"""
