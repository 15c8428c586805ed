"""Tools for those who work on the program: pictures of it, pages generated from its tables."""
