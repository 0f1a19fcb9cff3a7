"""Words as data, each file with its source, and typed loaders."""
