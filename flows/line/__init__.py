"""The declarations of the commands, by who types them; light to import, the work is in `flows.commands`."""
