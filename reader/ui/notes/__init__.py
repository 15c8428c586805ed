"""The panel of notes: annotations as cards, narrowed, gone to, and their notes written.

`panel` is what the window holds; `feed` brings what is listed, from the open document or from the
whole library; `model`, `view`, `heights` and `rows` are the list, `card`, `typesetting`, `texts`
and `note_text` what a card looks like; `editing`, `note_editor` and `tag_line` write; `filter_bar`
narrows. Everything is asked of a desk (`reader.ui.annotating`), nothing is kept.
"""
