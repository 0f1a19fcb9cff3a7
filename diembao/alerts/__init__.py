"""One message a cause: opened, repeated not too often, closed when the cause is gone; on every channel that is set."""
