"""Looking words up in the dictionary: a small card beside the word, walked by keys."""
