"""What a site keeps of each session that it was made of, so that one which has not changed need not be read again."""

from attrs import frozen

from claimcheck.model import RatingScale
from claimcheck.publish.site.values import Entry, Note


@frozen
class Record:
    """What was published of a session.

    ``mark`` is what the store said of the session's state; empty where it is to be looked at again whatever is said.
    ``notes`` are of what was published and is no more.
    """

    session_id: str
    folder: str
    mark: str = ""
    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    scale: RatingScale | None = None

    @property
    def modified(self) -> str:
        """When something of it last changed; empty where nothing is published."""
        return max((each.modified for each in self.entries), default="")

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its pages."""
        folders = [entry.folder for entry in self.entries] + [note.folder for note in self.notes]
        folders += [self.folder] if self.entries else []
        return tuple(f"{folder}/index.html" for folder in folders)
