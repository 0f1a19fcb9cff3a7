"""One kind of fact, one room: neighbours that do not know each other and meet in `reader`."""

EXTRACTOR_VERSION = "10"
"""Raised whenever a rule, a lexicon or a model changes what is read; it decides what must be read again."""
