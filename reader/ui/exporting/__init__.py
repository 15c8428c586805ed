"""Taking annotations away: the dialogue with its preview, and bringing some in from a file."""
