"""Full-text search over the library: an index in the cache folder, questions, what is found.

    store = SearchStore(paths.cache_dir() / "search.sqlite")
    for progress in bring_up_to_date(store, entries, pause=…, cancelled=…): …   # a worker thread
    search = LibrarySearch(store); search.set_entries(entries)
    results = search.ask(search.question("软件 tag:essay"))                     # another thread
    hits = results.take(20)

Imports what `reader.library` may; no Qt.
"""
