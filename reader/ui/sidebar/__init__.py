"""The library beside the text: filter, chips, the list of documents.

`widget.Sidebar` puts it together and is all that the main window knows. It is told what there is
to read (entries and diffs) and says by signals what the user wishes; it reads no file and keeps no
settings.
"""
