"""The end of every command's help: calls of it that work as they stand. Knows no command."""


def examples(*calls: str) -> str:
    """Give the end of a help text: these calls, a line each."""
    # The backspace keeps click from making one paragraph of the lines.
    return "\n".join(("\b", "Examples:", *(f"  claimcheck {call}" for call in calls)))
