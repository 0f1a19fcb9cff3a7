"""One kind of fact, one room: neighbours that do not know each other and meet in `reader`."""
