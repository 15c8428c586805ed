"""Measuring and training the aligner on texts aligned by hand."""
