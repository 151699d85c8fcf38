"""What every command is handed: the options of ``claimcheck`` itself, and the settings and the store they lead to.

Nothing is read before it is asked for, so that a command that needs no settings starts fast. Knows no command.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.model import RatingScale
    from claimcheck.store import Store


class Settings:
    """The context object of every command (``@click.pass_obj``).

    Args:
        debug: Whether an error is to show where in the program it happened.
        config_path: The settings file to read instead of the nearest ``claimcheck.toml``.
        store: The place of the sessions, before the one in the settings file.

    """

    # A plain class, not an attrs one: attrs would be loaded for ``claimcheck --help``, which needs no value of ours.
    def __init__(self, *, debug: bool = False, config_path: str | None = None, store: str | None = None) -> None:
        self._opened: Store | None = None
        self.use(debug=debug, config_path=config_path, store=store)

    def use(self, *, debug: bool, config_path: str | None, store: str | None) -> None:
        """Take the options that were given; see the class."""
        self.debug = debug
        self._config_path = config_path
        self._store = store

    @property
    def named(self) -> tuple[str, ...]:
        """The places of sessions that were named so far, with their passwords: to be hidden wherever they appear."""
        read: Config | None = self.__dict__.get("config")
        return tuple(filter(None, (self._store, read.store if read else "")))

    @property
    def options(self) -> tuple[str, ...]:
        """The options that lead to the same settings and store, for a command that is suggested."""
        from claimcheck.store.address import without_password

        given = (("--config", self._config_path), ("--store", self._store and without_password(self._store)))
        return tuple(word for name, value in given if value for word in (name, value))

    @cached_property
    def config(self) -> "Config":
        """The settings, read when first asked for.

        Raises:
            InputError: The settings file cannot be read or has a fault.

        """
        from pathlib import Path

        from claimcheck.config import find_config, load_config

        if self._config_path:
            return load_config(Path(self._config_path))
        try:
            here = Path.cwd()
        except OSError as error:
            raise InputError("the folder that this runs in was removed", hint="Change to another one.") from error
        return load_config(find_config(here))

    def scales(self) -> "dict[str, RatingScale]":
        """Give every rating scale by its id: those of the settings file, then the built-in ones.

        Raises:
            InputError: A scale of the settings file is none, or has the id of a built-in one.

        """
        from claimcheck.model.scales import built_in_scales

        return {name: self._own_scale(name, given) for name, given in self.config.scales.items()} | built_in_scales()

    def _own_scale(self, name: str, given: object) -> "RatingScale":
        from claimcheck.model.scales import built_in_scales, made_scale

        where = f"{self.config.path}: scales.{name}"
        if name in built_in_scales():
            raise InputError(f"{where}: there is a built-in scale of this id", hint="Give yours another one.")
        if not isinstance(given, dict):
            raise InputError(f"{where}: must be a table", hint=f"Write it as [scales.{name}].")
        try:
            return made_scale(name, given)
        except ValueError as error:
            raise InputError(f"{where}.{error}", hint="docs/configuration.md shows a scale.") from error

    @property
    def store_path(self) -> str:
        """The place of the sessions: the option, else the setting; ``~`` is the person's own folder.

        Raises:
            InputError: The settings file cannot be read or has a fault.
            StoreError: The place was meant as an address, and is none.

        """
        from claimcheck.config import at_home
        from claimcheck.store.address import check_place

        place = self._store or self.config.store
        check_place(place)
        return place if "://" in place else at_home(place)

    @property
    def shown_store(self) -> str:
        """The place of the sessions as it may be shown: an address without its password."""
        from claimcheck.store.address import without_password

        return without_password(self.store_path)

    def store(self) -> "Store":
        """Open the store of the sessions; it is opened once for all who ask.

        Raises:
            InputError: The settings file cannot be read or has a fault.
            StoreError: The place is not one that sessions can be kept in.
            MissingExtraError: It needs packages that are not installed.

        """
        from claimcheck.store import open_store

        if self._opened is None:
            self._opened = open_store(self.store_path)
        return self._opened
