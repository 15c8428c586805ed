"""Full-text search over the library: an index in the cache folder, questions, what is found.

    store = SearchStore(paths.cache_dir() / "search.sqlite")
    for progress in bring_up_to_date(store, entries, pause=…, cancelled=…): …   # a worker thread
    results = LibrarySearch(store).ask(question_of("软件 tag:essay", entries))  # another
    hits = results.take(20)

Imports what `reader.library` may; no Qt.
"""
