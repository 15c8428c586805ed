"""The text on paper: pages that keep pairs together, as a PDF file or on a printer."""
