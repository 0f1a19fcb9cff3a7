"""The declarations of the commands, by who types them: light to import, so that help is quick; the work is in `flows.commands`."""
