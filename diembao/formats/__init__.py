"""One file format, one file: bytes in, `RawRecord` or `Refusal` out, lazily."""
