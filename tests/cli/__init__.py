"""The commands, called as a person would."""
