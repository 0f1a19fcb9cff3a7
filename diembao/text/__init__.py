"""Letters, lines and numbers: bytes to clean text, and text to what can be looked up."""
