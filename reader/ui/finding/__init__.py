"""Finding in the open text: the bar, the search on a worker, what is marked.

`control.FindControl` is all that the window knows of it; it is made when it is first wanted.
"""
