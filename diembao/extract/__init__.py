"""One kind of fact, one file: neighbours that do not know each other and meet in `reader`."""
