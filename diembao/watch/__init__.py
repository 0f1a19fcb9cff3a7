"""What a person wants to be told of: the watch list, as a file says it. What fits it is found in models.watching."""
