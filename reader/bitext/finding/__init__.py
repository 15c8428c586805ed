"""Finding in the open document: a query, the rows that are looked through, what was found.

    sought = seek("软件", whole_word=True)             # raises BadQuery
    finder = Finder(bitext)                            # keeps folded text; one for a document
    matches = Matches()
    for part in finder.search(sought, first_row=here): # on a worker thread
        matches.add(part.matches)                      # on any thread, one at a time

Imports `reader.bitext.model`, `reader.chinese`; no Qt.
"""
